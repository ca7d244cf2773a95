using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Sparring.GroupComposition.Search;

namespace Sparring.GroupComposition.Diversity;

// People by chance look at all their swaps and draw one, or none.
internal sealed partial class HeatBath
{
    // A row of noise may begin at every eighth number of the table.
    private const int Apart = 8;

    // Every so manieth look is of one who would leave for a smaller group; measured: 3, 4, 6, 8, 12, 16, 24, never.
    private const int Leaving = 12;

    /// <summary>So many looks at the temperature set, each of one person at everybody. Returns how many led to a swap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public long Bathe(ref Chance chance, long looks)
    {
        var swaps = 0L;
        var stream = chance;
        var untilLeaving = hasNearSizes ? Leaving : long.MaxValue;
        ref var start = ref MemoryMarshal.GetArrayDataReference(memory);
        ref var noise = ref MemoryMarshal.GetArrayDataReference(GumbelNoise.Table);
        var drawn = stream.Next();
        var person = Looker(drawn);
        var (here, there) = (column, column + columns);
        FillColumn(ref start, person, here);
        for (var look = 0L; look < looks; look++)
        {
            // Whoever looks next has the column filled already: a vector read where numbers have just been written waits for them.
            var nextDrawn = stream.Next();
            var next = Looker(nextDrawn);
            FillColumn(ref start, next, there);
            var luck = (int)(drawn % (GumbelNoise.Starts / Apart)) * Apart;
            var stay = Scaled(Unsafe.Add(ref noise, (int)((drawn >> 14) % GumbelNoise.Starts)));
            var least = stay + Unsafe.Add(ref start, own + person);
            var isLeaving = --untilLeaving == 0;
            untilLeaving = isLeaving ? Leaving : untilLeaving;
            if (isLeaving ? Leave(person, luck, least) : Swaps(ref start, ref noise, person, here, luck, least))
            {
                swaps++;
                FillColumn(ref start, next, there);
            }

            (drawn, person, here, there) = (nextDrawn, next, there, here);
        }

        chance = stream;
        return swaps;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Looker(ulong drawn) => (int)((drawn >> 40) * (ulong)people >> 24);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Swaps(ref short start, ref short noise, int person, int filled, int luck, int least)
    {
        var other = IsVector
            ? Drawn(ref start, ref Unsafe.Add(ref noise, luck), person, filled, least)
            : DrawnOneByOne(person, filled, luck, least);
        if (other >= 0)
        {
            Swap(person, other);
        }

        return other >= 0;
    }

    // A swap within the group is no swap: what the person brings to the own group counts as far below all others.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void FillColumn(ref short start, int person, int into)
    {
        nint next = stride;
        ref var cell = ref Unsafe.Add(ref start, brings + person);
        ref var filled = ref Unsafe.Add(ref start, into);
        ref var end = ref Unsafe.Add(ref filled, rows);
        do
        {
            filled = cell;
            Unsafe.Add(ref filled, 1) = Unsafe.Add(ref cell, next);
            cell = ref Unsafe.Add(ref cell, 2 * next);
            Unsafe.Add(ref filled, 2) = cell;
            Unsafe.Add(ref filled, 3) = Unsafe.Add(ref cell, next);
            cell = ref Unsafe.Add(ref cell, 2 * next);
            filled = ref Unsafe.Add(ref filled, 4);
        } while (Unsafe.IsAddressLessThan(ref filled, ref end));

        Unsafe.Add(ref start, into + Unsafe.Add(ref start, groupOf + person)) = -Never;
    }

    // On its own: within the loop around it there are too few registers.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private int Drawn(ref short start, ref short chances, int person, int filled, int least)
    {
        ref var group = ref Unsafe.Add(ref start, groupOf);
        ref var mine = ref Unsafe.Add(ref start, own);
        ref var row = ref Unsafe.Add(ref start, brings + (Unsafe.Add(ref group, person) * stride));
        ref var benefit = ref all.Row(person);
        ref var gain = ref Unsafe.Add(ref start, gains);
        var times = Vector512.Create(factor);
        var there = new GroupTable(ref Unsafe.Add(ref start, filled), groups);
        var best = Vector512.Create(short.MinValue);
        var end = (nuint)stride;
        for (nuint at = 0; at < end; at += Lanes)
        {
            var comes = there.Of(Vector512.LoadUnsafe(ref group, at));
            var left = Vector512.SubtractSaturate(comes, Vector512.LoadUnsafe(ref mine, at));
            var between = Vector512.LoadUnsafe(ref benefit, at);
            var right = Vector512.LoadUnsafe(ref row, at) - between - between;
            right = Vector512.AddSaturate(right, Scaled(Vector512.LoadUnsafe(ref chances, at), times));
            var sum = Vector512.AddSaturate(left, right);
            sum.StoreUnsafe(ref gain, at);
            best = Vector512.Max(best, sum);
        }

        var most = Largest(best);
        return most > least ? FirstOf(most) : -1;
    }

    // The number in the table times the temperature, rounded.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Scaled(short gumbel) => ((gumbel * factor) + (1 << 14)) >> 15;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<short> Scaled(Vector512<short> gumbel, Vector512<short> times)
    {
        if (Avx512BW.IsSupported)
        {
            return Avx512BW.MultiplyHighRoundScale(gumbel, times);
        }

        if (Avx2.IsSupported)
        {
            return Vector512.Create(
                Avx2.MultiplyHighRoundScale(gumbel.GetLower(), times.GetLower()),
                Avx2.MultiplyHighRoundScale(gumbel.GetUpper(), times.GetUpper())
            );
        }

        var ((low, high), (lowTimes, highTimes)) = (Vector512.Widen(gumbel), Vector512.Widen(times));
        var half = Vector512.Create(1 << 14);
        return Vector512.Narrow(((low * lowTimes) + half) >> 15, ((high * highTimes) + half) >> 15);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static short Largest(Vector512<short> of)
    {
        var half = Vector256.Max(of.GetLower(), of.GetUpper());
        var quarter = Vector128.Max(half.GetLower(), half.GetUpper());
        if (Sse41.IsSupported)
        {
            // The least of what is turned upside down.
            var turned = (quarter ^ Vector128.Create(short.MaxValue)).AsUInt16();
            return (short)(Sse41.MinHorizontal(turned)[0] ^ short.MaxValue);
        }

        quarter = Vector128.Max(quarter, Vector128.Shuffle(quarter, Vector128.Create((short)4, 5, 6, 7, 0, 1, 2, 3)));
        quarter = Vector128.Max(quarter, Vector128.Shuffle(quarter, Vector128.Create((short)2, 3, 0, 1, 6, 7, 4, 5)));
        return Math.Max(quarter[0], quarter[1]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int FirstOf(short most)
    {
        ref var gain = ref memory[gains];
        var sought = Vector512.Create(most);
        for (nuint at = 0; ; at += Lanes)
        {
            var found = Vector512.Equals(Vector512.LoadUnsafe(ref gain, at), sought).ExtractMostSignificantBits();
            if (found != 0)
            {
                return (int)at + BitOperations.TrailingZeroCount(found);
            }
        }
    }

    // The same as with vectors, for machines without them and for more groups than a vector holds.
    private int DrawnOneByOne(int person, int filled, int luck, int least)
    {
        ref var benefit = ref all.Row(person);
        var row = brings + (memory[groupOf + person] * stride);
        var (best, who) = (least, -1);
        for (var other = 0; other < people; other++)
        {
            var left = Within16(memory[filled + memory[groupOf + other]] - memory[own + other]);
            var right = Within16(
                memory[row + other] - (2 * Unsafe.Add(ref benefit, other)) + Scaled(GumbelNoise.Table[luck + other])
            );
            if (Within16(left + right) > best)
            {
                (best, who) = (Within16(left + right), other);
            }
        }

        return who;
    }

    private static int Within16(int value) => Math.Clamp(value, short.MinValue, short.MaxValue);
}
