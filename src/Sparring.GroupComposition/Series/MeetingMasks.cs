using System.Numerics;
using System.Runtime.CompilerServices;

namespace Sparring.GroupComposition.Series;

/// <summary>Who has met whom, who must stay apart and who sits in a group, one bit per person: a swap is weighed by counting bits.</summary>
/// <remarks>
/// Each person has rows of those met at least once and at least twice and of those to stay apart from; a group is a row too. Weighing a swap
/// costs six counts per 64 people, whatever the groups' sizes: five to ten times as quick as looking at each pair. For up to
/// <see cref="MostPeople"/>; beyond, rows are longer than groups.
/// </remarks>
internal sealed class MeetingMasks
{
    public const int MostPeople = 128;

    private readonly int _words;
    private readonly ulong[] _once;
    private readonly ulong[] _twice;
    private readonly ulong[] _apart;
    private readonly ulong[] _groups;
    private readonly int _groupsPerRound;

    public MeetingMasks(SeriesProblem problem)
    {
        _words = (problem.People + 63) / 64;
        _groupsPerRound = problem.Rounds.Max(round => round.Sizes.Count);
        _once = new ulong[problem.People * _words];
        _twice = new ulong[problem.People * _words];
        _apart = new ulong[problem.People * _words];
        _groups = new ulong[problem.Rounds.Count * _groupsPerRound * _words];
        foreach (var (a, b) in problem.Apart)
        {
            Set(_apart, a, b, true);
            Set(_apart, b, a, true);
        }
    }

    /// <summary>How often a pair has met has become so much.</summary>
    public void Count(int a, int b, int times)
    {
        Set(_once, a, b, times > 0);
        Set(_once, b, a, times > 0);
        Set(_twice, a, b, times > 1);
        Set(_twice, b, a, times > 1);
    }

    public void Seat(int round, int group, int person) => Set(_groups, Group(round, group), person, true);

    public void Leave(int round, int group, int person) => Set(_groups, Group(round, group), person, false);

    /// <summary>By how many repeats, a broken rule for two, it is dearer when a of one group and b of another change places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Delta(int round, int groupA, int groupB, int a, int b)
    {
        var (rowA, rowB) = (a * _words, b * _words);
        var (withA, withB) = (Group(round, groupA) * _words, Group(round, groupB) * _words);
        var (met, apart) = (0, 0);
        for (var word = 0; word < _words; word++)
        {
            var those = _groups[withA + word] & ~Bit(a, word);
            var others = _groups[withB + word] & ~Bit(b, word);
            met +=
                BitOperations.PopCount(_once[rowB + word] & those)
                - BitOperations.PopCount(_twice[rowA + word] & those);
            met +=
                BitOperations.PopCount(_once[rowA + word] & others)
                - BitOperations.PopCount(_twice[rowB + word] & others);
            var (apartA, apartB) = (_apart[rowA + word], _apart[rowB + word]);
            apart += BitOperations.PopCount(apartB & those) - BitOperations.PopCount(apartA & those);
            apart += BitOperations.PopCount(apartA & others) - BitOperations.PopCount(apartB & others);
        }

        return met + (2 * apart);
    }

    private static ulong Bit(int person, int word) => person >> 6 == word ? 1UL << (person & 63) : 0;

    private int Group(int round, int group) => (round * _groupsPerRound) + group;

    private void Set(ulong[] rows, int row, int person, bool isIn)
    {
        ref var word = ref rows[(row * _words) + (person >> 6)];
        var bit = 1UL << (person & 63);
        word = isIn ? word | bit : word & ~bit;
    }
}
