using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Sparring.NetworkAnalysis.Cohesion;

/// <summary>The largest k for which a person belongs to a group where everybody has at least k contacts in it. Direction is ignored.</summary>
/// <remarks>
/// Seidman, Network structure and minimum degree, 1983. Whoever has no more than k contacts left leaves, and so one k after another
/// (Kabir and Madduri, Parallel k-core decomposition on multicore platforms, 2017): unlike Batagelj and Zaveršnik's order, nobody need
/// be kept sorted. O(m), and n / 16 for each level somebody leaves at.
/// </remarks>
public static class KCores
{
    public static int[] Of(Network network) =>
        network.Rows is { } rows ? OfRows(rows.Undirected) : OfTies(network.Undirected);

    private static int[] OfTies(TieList ties)
    {
        var (left, cores, leaving) = (new int[ties.People], new int[ties.People], new int[ties.People + 1]);
        for (var person = 0; person < left.Length; person++)
        {
            left[person] = ties.Degree(person);
        }

        for (var (core, gone) = (0, 0); gone < left.Length; core++)
        {
            var count = With(core, left, leaving);
            if (count == 0)
            {
                core = LeastAbove(core, left);
                count = With(core, left, leaving);
            }

            count = Leave(ties, left, leaving, count, core);
            foreach (var person in leaving.AsSpan(0, count))
            {
                cores[person] = core;
            }

            gone += count;
        }

        return cores;
    }

    // Whoever has left has fewer than the level left ever after, so only those who stay are found.
    private static int With(int core, int[] left, int[] found)
    {
        var count = 0;
        for (var at = 0; at < left.Length; at++)
        {
            var next = left.AsSpan(at).IndexOf(core);
            if (next < 0)
            {
                break;
            }

            at += next;
            found[count++] = at;
        }

        return count;
    }

    private static int LeastAbove(int core, int[] left)
    {
        var least = int.MaxValue;
        foreach (var own in left)
        {
            least = Math.Min(least, own > core ? own : int.MaxValue);
        }

        return least;
    }

    // Contacts are counted off whether they have left or not: only who comes down to the level itself leaves with it, and nobody does twice.
    private static int Leave(TieList ties, int[] left, int[] leaving, int count, int core)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(left);
        ref var going = ref MemoryMarshal.GetArrayDataReference(leaving);
        for (var at = 0; at < count; at++)
        {
            foreach (var other in ties.Of(leaving[at]))
            {
                var own = --Unsafe.Add(ref first, other);
                Unsafe.Add(ref going, count) = other;
                count += own == core ? 1 : 0;
            }
        }

        return count;
    }

    // Up to 64 people: who is left is one number of 64 bits.
    private static int[] OfRows(ulong[] rows)
    {
        var cores = new int[rows.Length];
        var (left, core) = (TieRows.All(rows.Length), 0);
        while (left != 0)
        {
            var (leaving, fewest, least) = (0UL, 0UL, int.MaxValue);
            for (var row = left; row != 0; row &= row - 1)
            {
                var (own, bit) = (
                    BitOperations.PopCount(rows[BitOperations.TrailingZeroCount(row)] & left),
                    row & (~row + 1)
                );
                leaving |= own <= core ? bit : 0;
                fewest = (own < least ? 0 : fewest) | (own <= least ? bit : 0);
                least = Math.Min(least, own);
            }

            (core, leaving) = leaving == 0 ? (least, fewest) : (core, leaving);
            left &= ~leaving;
            for (; leaving != 0; leaving &= leaving - 1)
            {
                cores[BitOperations.TrailingZeroCount(leaving)] = core;
            }
        }

        return cores;
    }
}
