using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Sparring.NetworkAnalysis.Cohesion;

/// <summary>The largest k for which a person belongs to a group where everybody has at least k contacts in it. Direction is ignored.</summary>
/// <remarks>
/// Seidman, Network structure and minimum degree, 1983. Whoever has no more than k contacts left leaves, and so one k after another
/// (Kabir and Madduri, Parallel k-core decomposition on multicore platforms, 2017): unlike Batagelj and Zaveršnik's order, nobody need
/// be kept sorted. O(m), and n / 16 for each level somebody leaves at.
/// </remarks>
public static class KCores
{
    private const int Wide = 16;

    public static int[] Of(Network network) =>
        network.Rows is { } rows ? OfRows(rows.Undirected) : OfTies(network.Undirected);

    private static int[] OfTies(TieList ties)
    {
        var (left, cores, leaving) = (Degrees(ties), new int[ties.People], new int[ties.People]);
        for (var (core, gone) = (0u, 0); gone < cores.Length; core++)
        {
            var count = Leave(ties, left, leaving, Lowest(ref core, left, leaving), core, cores.Length - gone);
            foreach (var person in leaving.AsSpan(0, count))
            {
                cores[person] = (int)core;
            }

            gone += count;
        }

        return cores;
    }

    // Rows end at a whole number of registers, with somebody who never leaves.
    private static uint[] Degrees(TieList ties)
    {
        var degrees = new uint[(ties.People + Wide - 1) / Wide * Wide];
        degrees.AsSpan(ties.People).Fill(uint.MaxValue);
        for (var person = 0; person < ties.People; person++)
        {
            degrees[person] = (uint)ties.Degree(person);
        }

        return degrees;
    }

    // The first level from here on with anybody on it, and who is. Whoever has left has less than the level: as a distance to it more than anybody.
    private static int Lowest(ref uint core, uint[] left, int[] found)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(left);
        while (true)
        {
            var (count, level, least) = (0, Vector512.Create(core), Vector512<uint>.AllBitsSet);
            for (var at = 0; at < left.Length; at += Wide)
            {
                var away = Vector512.LoadUnsafe(ref first, (nuint)at) - level;
                least = Vector512.Min(least, away);
                var here = Vector512.Equals(away, Vector512<uint>.Zero).ExtractMostSignificantBits();
                for (; here != 0; here &= here - 1)
                {
                    found[count++] = at + BitOperations.TrailingZeroCount(here);
                }
            }

            if (count > 0)
            {
                return count;
            }

            var nearest = uint.MaxValue;
            for (var lane = 0; lane < Wide; lane++)
            {
                nearest = Math.Min(nearest, least[lane]);
            }

            core += nearest;
        }
    }

    // Contacts are counted off whether they have left or not: only who comes down to the level itself leaves with it, and nobody does twice.
    // When all who are left are leaving, nobody's contacts matter any more: most people leave at the last level.
    private static int Leave(TieList ties, uint[] left, int[] leaving, int count, uint core, int all)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(left);
        for (var at = 0; at < count && count < all; at++)
        {
            foreach (var other in ties.Of(leaving[at]))
            {
                // One of fifty does, so the answer is rarely a surprise.
                if (--Unsafe.Add(ref first, other) == core)
                {
                    leaving[count++] = other;
                }
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
