using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Sparring.NetworkAnalysis.Cohesion;

/// <summary>The largest k for which a person belongs to a group where everybody has at least k contacts in it. Direction is ignored.</summary>
/// <remarks>
/// Seidman, Network structure and minimum degree, 1983. Whoever has no more than k contacts left leaves, and so one k after another
/// (Kabir and Madduri, Parallel k-core decomposition on multicore platforms, 2017): unlike Batagelj and Zaveršnik's order, nobody need
/// be kept sorted. O(n + m).
/// </remarks>
public static class KCores
{
    public static int[] Of(Network network) =>
        network.Rows is { } rows ? OfRows(rows.Undirected) : OfTies(network.Undirected);

    private static int[] OfTies(TieList ties)
    {
        var (left, rest, leaving) = (new int[ties.People], new int[ties.People], new int[ties.People + 1]);
        for (var person = 0; person < left.Length; person++)
        {
            (left[person], rest[person]) = (ties.Degree(person), person);
        }

        // Those who stay at k are looked at once for each k up to their own: together no more than there are ties.
        var (core, staying) = (0, rest.Length);
        while (staying > 0)
        {
            var (count, kept, least) = (0, 0, int.MaxValue);
            foreach (var person in rest.AsSpan(0, staying))
            {
                var own = left[person];
                leaving[count] = person;
                count += own == core ? 1 : 0;
                rest[kept] = person;
                kept += own > core ? 1 : 0;
                least = own > core ? Math.Min(least, own) : least;
            }

            staying = kept;
            Leave(ties, left, leaving, count, core);
            core = count == 0 ? least : core + 1;
        }

        return left;
    }

    // A person's contacts are never counted below k, so what is left in the end is the person's core.
    private static void Leave(TieList ties, int[] left, int[] leaving, int count, int core)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(left);
        for (var at = 0; at < count; at++)
        {
            foreach (var other in ties.Of(leaving[at]))
            {
                ref var own = ref Unsafe.Add(ref first, other);
                var before = own;
                own = before - (before > core ? 1 : 0);
                leaving[count] = other;
                count += before == core + 1 ? 1 : 0;
            }
        }
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
