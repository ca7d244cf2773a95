using System.Runtime.CompilerServices;

namespace Sparring.GroupComposition.Series;

/// <summary>How likely every swap of every round is to be the next one taken, kept up as people change places.</summary>
/// <remarks>
/// A swap weighs e⁻⁵ for each repeat it costs, as at a temperature of 0.2, and nothing from five on. Memory: rounds × people × people
/// bytes. Doing one costs about pairs met anew × rounds × the groups' sizes, drawing one rounds + twice the people.
/// </remarks>
internal sealed class SwapWeights
{
    private const byte Never = 5;

    // 2³⁶ e⁻⁵ᵏ, written out: a library's last digit differs between machines.
    private static readonly long[] Weights = [1L << 36, 463_028_192, 3_119_859, 21_021, 142, 0];

    private readonly SwapCosts _costs;
    private readonly int _people;
    private readonly byte[] _kinds;
    private readonly long[] _ofPerson;
    private readonly long[] _ofRound;

    public SwapWeights(SwapCosts costs)
    {
        (_costs, _people) = (costs, costs.People);
        _kinds = new byte[costs.Rounds * _people * _people];
        _ofPerson = new long[costs.Rounds * _people];
        _ofRound = new long[costs.Rounds];
        Array.Fill(_kinds, Never);
        for (var round = 0; round < costs.Rounds; round++)
        {
            foreach (var person in costs.Present(round))
            {
                WeighAll(round, person);
            }
        }
    }

    /// <summary>The sum over all swaps, each counted for both people.</summary>
    public long Total { get; private set; }

    /// <summary>The swap in which a number below <see cref="Total"/> falls.</summary>
    public (int Round, int A, int B) At(long number)
    {
        var round = 0;
        for (; number >= _ofRound[round]; round++)
        {
            number -= _ofRound[round];
        }

        var row = round * _people;
        var a = 0;
        for (; number >= _ofPerson[row + a]; a++)
        {
            number -= _ofPerson[row + a];
        }

        var kinds = _kinds.AsSpan((row + a) * _people, _people);
        var b = 0;
        for (; number >= Weights[kinds[b]]; b++)
        {
            number -= Weights[kinds[b]];
        }

        return (round, a, b);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Swap(int round, int a, int b)
    {
        _costs.Swap(round, a, b);
        foreach (var (one, other) in _costs.Changed)
        {
            WeighElsewhere(round, one, other);
        }

        WeighMembers(round, _costs.GroupOf(round, a));
        WeighMembers(round, _costs.GroupOf(round, b));
    }

    /// <summary>Weighs anew what a pair's meetings change in the other rounds: each with the other's group, or all when they sit together.</summary>
    private void WeighElsewhere(int done, int a, int b)
    {
        for (var round = 0; round < _ofRound.Length; round++)
        {
            var (groupA, groupB) = (_costs.GroupOf(round, a), _costs.GroupOf(round, b));
            if (round == done || groupA < 0 || groupB < 0)
            {
                continue;
            }

            if (groupA == groupB)
            {
                WeighAll(round, a);
                WeighAll(round, b);
            }
            else
            {
                WeighGroup(round, a, groupB);
                WeighGroup(round, b, groupA);
            }
        }
    }

    private void WeighMembers(int round, int group)
    {
        foreach (var person in _costs.Members(round, group))
        {
            WeighAll(round, person);
        }
    }

    private void WeighAll(int round, int person)
    {
        for (var group = 0; group < _costs.GroupsOf(round); group++)
        {
            WeighGroup(round, person, group);
        }
    }

    private void WeighGroup(int round, int person, int group)
    {
        var row = round * _people;
        var own = _costs.GroupOf(round, person) == group;
        foreach (var other in _costs.Members(round, group))
        {
            var kind = own ? Never : (byte)Math.Clamp(_costs.Delta(round, person, other), 0, Never);
            ref var now = ref _kinds[((row + person) * _people) + other];
            if (now == kind)
            {
                continue;
            }

            var more = Weights[kind] - Weights[now];
            now = _kinds[((row + other) * _people) + person] = kind;
            _ofPerson[row + person] += more;
            _ofPerson[row + other] += more;
            _ofRound[round] += 2 * more;
            Total += 2 * more;
        }
    }
}
