using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Sparring.GroupComposition.Search;

namespace Sparring.GroupComposition.Diversity;

// Who leaves for a smaller group: with mates enough that the two groups exchange sizes, so that no pair more or less sits together.
internal sealed partial class HeatBath
{
    // So many go together at most; measured: 1, 2, 3, 8.
    private const int Together = 3;

    private bool HasNearSizes()
    {
        foreach (var size in sizes)
        {
            foreach (var other in sizes)
            {
                if (size - other is > 0 and <= Together)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool Leaves(ref Chance chance)
    {
        var drawn = chance.Next();
        var person = (int)((drawn >> 40) * (ulong)people >> 24);
        return Leave(person, LuckAt(drawn), Scaled(GumbelNoise.Table[StayAt(drawn)]) + memory[own + person]);
    }

    /// <summary>Draws one of the smaller groups and the mates, or to stay. Cost: a row for each mate of each group near in size.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Leave(int person, int luck, int least)
    {
        Span<int> leaving = stackalloc int[Together];
        Span<int> best = stackalloc int[Together];
        var from = memory[groupOf + person];
        var (size, most, to, count) = (sizes[from], least, 0, 0);
        leaving[0] = person;

        // Whoever is leaving is nobody's mate.
        memory[groupOf + person] = -1;
        for (var group = 0; group < groups; group++)
        {
            var fewer = size - sizes[group];
            if (fewer is < 1 or > Together)
            {
                continue;
            }

            luck = (luck + Apart) % GumbelNoise.Starts;
            var sum = WithMates(from, group, leaving[..fewer], luck);
            if (sum > most)
            {
                (most, to, count) = (sum, group, fewer);
                leaving.CopyTo(best);
            }
        }

        memory[groupOf + person] = from;
        for (var at = 0; at < count; at++)
        {
            Move(best[at], to);
        }

        return count > 0;
    }

    /// <summary>What it brings that the first of those leaving does so, with mates enough, who are written behind; nobody is where there are not so many.</summary>
    private int WithMates(short from, int group, Span<int> leaving, int luck)
    {
        var (person, together) = (leaving[0], 1);
        var sum = memory[brings + (group * stride) + person] + Scaled(GumbelNoise.Table[luck + person]);
        for (; together < leaving.Length; together++)
        {
            var mate = Mate(from, group, leaving[..together], luck, out var brought);
            if (mate < 0)
            {
                sum = int.MinValue;
                break;
            }

            (leaving[together], memory[groupOf + mate]) = (mate, -1);
            sum += brought;
        }

        foreach (var mate in leaving[1..together])
        {
            memory[groupOf + mate] = from;
        }

        return sum;
    }

    /// <summary>Who of the same group goes with those who are leaving, and what that brings.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Mate(short from, int group, ReadOnlySpan<int> leaving, int luck, out int brought)
    {
        ref var start = ref MemoryMarshal.GetArrayDataReference(memory);
        ref var row = ref Unsafe.Add(ref start, brings + (group * stride));
        ref var of = ref Unsafe.Add(ref start, groupOf);
        ref var mine = ref Unsafe.Add(ref start, own);
        ref var chances = ref MemoryMarshal.GetArrayDataReference(GumbelNoise.Table);
        chances = ref Unsafe.Add(ref chances, luck);
        var times = Vector512.Create(factor);
        ref var gain = ref Unsafe.Add(ref start, gains);
        var (here, never) = (Vector512.Create(from), Vector512.Create(short.MinValue));
        var best = never;
        for (nuint at = 0; at < (nuint)stride; at += Lanes)
        {
            var sum = Vector512.LoadUnsafe(ref row, at);
            foreach (var person in leaving)
            {
                // Lost to the old group with the person, and won in the new one.
                var between = Vector512.LoadUnsafe(ref all.Row(person), at);
                sum += between + between;
            }

            sum = Vector512.SubtractSaturate(sum, Vector512.LoadUnsafe(ref mine, at));
            sum = Vector512.AddSaturate(sum, Scaled(Vector512.LoadUnsafe(ref chances, at), times));
            var isHere = Vector512.Equals(Vector512.LoadUnsafe(ref of, at), here);
            sum = Vector512.ConditionalSelect(isHere, sum, never);
            sum.StoreUnsafe(ref gain, at);
            best = Vector512.Max(best, sum);
        }

        brought = Largest(best);
        return brought > short.MinValue ? FirstOf((short)brought) : -1;
    }

    private void Move(int person, int to)
    {
        var left = memory[groupOf + person];
        memory[groupOf + person] = (short)to;
        sizes[left]--;
        sizes[to]++;
        Exchange(left, (short)to, person, people);
    }
}
