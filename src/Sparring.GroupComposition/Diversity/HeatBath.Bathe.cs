using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Sparring.GroupComposition.Search;

namespace Sparring.GroupComposition.Diversity;

// People in turn look at all their swaps and draw one, or none.
internal sealed partial class HeatBath
{
    // A row of noise may begin at every eighth number of the table.
    private const int Apart = 8;

    // Columns of so many people are made ready at once. After each block one look is of who would leave for a smaller group; measured:
    // after three blocks in ten, six in ten, each, and once and a half and twice after each.
    private const int Block = 16;

    /// <summary>So many looks at the temperature set, each of one person at everybody, in turn. Returns how many led to a swap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public long Bathe(ref Chance chance, long looks)
    {
        var swaps = 0L;
        for (var left = looks; left > 0; )
        {
            turn = turn < people ? turn : 0;
            var block = turn / Block * Block;
            var end = (int)Math.Min(Math.Min(block + Block, people), turn + left);
            left -= end - turn;
            while (turn < end)
            {
                int other;
                if (IsVector)
                {
                    FillColumns(block);
                    turn = Drawn(ref chance, turn, end, block, out other);
                }
                else
                {
                    turn = DrawnOneByOne(ref chance, turn, end, out other);
                }

                if (other >= 0)
                {
                    Swap(turn++, other);
                    swaps++;
                }
            }

            if (hasNearSizes && Leaves(ref chance))
            {
                swaps++;
            }
        }

        return swaps;
    }

    /// <summary>Who looks next, from one until another, and draws a swap: the person, and with whom. Whoever looks before stays.</summary>
    /// <remarks>
    /// A loop of its own, with little else: everything stays in registers from one look to the next. A swap within the group is no
    /// swap: what the person brings to the own group counts as far below all others.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private int Drawn(ref Chance chance, int from, int until, int block, out int other)
    {
        ref var start = ref MemoryMarshal.GetArrayDataReference(memory);
        ref var noise = ref MemoryMarshal.GetArrayDataReference(GumbelNoise.Table);
        ref var group = ref Unsafe.Add(ref start, groupOf);
        ref var mine = ref Unsafe.Add(ref start, own);
        ref var gain = ref Unsafe.Add(ref start, gains);
        ref var filled = ref Unsafe.Add(ref start, column + ((from - block) * Lanes));
        ref var benefit = ref all.Row(from);
        var (stream, times, end) = (chance, Vector512.Create(factor), (nuint)stride);
        for (other = -1; from < until; from++)
        {
            var (drawn, here) = (stream.Next(), Unsafe.Add(ref group, from));
            var stays = Scaled(Vector512.Create(Unsafe.Add(ref noise, StayAt(drawn))), times);
            var least = Vector512.AddSaturate(stays, Vector512.Create(Unsafe.Add(ref mine, from)));
            ref var chances = ref Unsafe.Add(ref noise, LuckAt(drawn));
            ref var row = ref Unsafe.Add(ref start, brings + (here * stride));
            var (there, best) = (new GroupTable(ref filled, groups, here, -Never), Vector512.Create(short.MinValue));
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

            if (Vector512.GreaterThanAny(best, least))
            {
                other = FirstOf(Largest(best));
                break;
            }

            benefit = ref Unsafe.Add(ref benefit, (nint)end);
            filled = ref Unsafe.Add(ref filled, Lanes);
        }

        chance = stream;
        return from;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int LuckAt(ulong drawn) => (int)(drawn % (GumbelNoise.Starts / Apart)) * Apart;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int StayAt(ulong drawn) => (int)((drawn >> 14) % GumbelNoise.Starts);

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
    private int DrawnOneByOne(ref Chance chance, int from, int until, out int other)
    {
        for (var person = from; person < until; person++)
        {
            var drawn = chance.Next();
            var least = Within16(Scaled(GumbelNoise.Table[StayAt(drawn)]) + memory[own + person]);
            other = MostOf(person, LuckAt(drawn), least);
            if (other >= 0)
            {
                return person;
            }
        }

        other = -1;
        return until;
    }

    private int MostOf(int person, int luck, int least)
    {
        ref var benefit = ref all.Row(person);
        var here = memory[groupOf + person];
        var (best, who) = (least, -1);
        for (var other = 0; other < people; other++)
        {
            var group = memory[groupOf + other];
            var comes = group == here ? -Never : memory[brings + (group * stride) + person];
            var left = Within16(comes - memory[own + other]);
            var right = Within16(
                memory[brings + (here * stride) + other]
                    - (2 * Unsafe.Add(ref benefit, other))
                    + Scaled(GumbelNoise.Table[luck + other])
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
