using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Sparring.GroupComposition.Diversity;

// With whom a person swaps: one look at all others.
internal sealed partial class Seating
{
    /// <summary>The other with whom to swap gains most, or −1 when nobody does.</summary>
    public int Pick(int person, out int gain)
    {
        Unsafe.SkipInit(out gain);
        FillColumn(person);
        var other = IsVector ? Largest(person) : LargestOneByOne(person);
        if (other >= 0)
        {
            gain = GainOf(person, other);
        }

        return other;
    }

    // A swap within the group is no swap: what the person brings to the own group counts as far below all others.
    private void FillColumn(int person)
    {
        ref var start = ref MemoryMarshal.GetArrayDataReference(memory);
        ref var cell = ref Unsafe.Add(ref start, brings + person);
        ref var filled = ref Unsafe.Add(ref start, column);
        for (var (group, at) = (0, 0); group < groups; group++, at += stride)
        {
            Unsafe.Add(ref filled, group) = Unsafe.Add(ref cell, at);
        }

        Unsafe.Add(ref filled, Unsafe.Add(ref start, groupOf + person)) = -Never;
    }

    private int GainOf(int person, int other)
    {
        var (mine, others) = (memory[groupOf + person], memory[groupOf + other]);
        return memory[brings + (others * stride) + person]
            - memory[own + person]
            + memory[brings + (mine * stride) + other]
            - memory[own + other]
            - (2 * memory[benefits + (person * stride) + other]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Largest(int person)
    {
        ref var start = ref MemoryMarshal.GetArrayDataReference(memory);
        ref var group = ref Unsafe.Add(ref start, groupOf);
        ref var mine = ref Unsafe.Add(ref start, own);
        ref var row = ref Unsafe.Add(ref start, brings + (Unsafe.Add(ref group, person) * stride));
        ref var benefit = ref Unsafe.Add(ref start, benefits + (person * stride));
        ref var filled = ref Unsafe.Add(ref start, column);
        var lanes = Vector512.Create(Lanes);
        var (best, who, index) = (Vector512.Create(int.MinValue), Vector512<int>.Zero, Vector512<int>.Indices);
        for (nuint at = 0; at < (nuint)stride; at += Lanes)
        {
            var there = There(ref filled, Vector512.LoadUnsafe(ref group, at));
            var between = Vector512.LoadUnsafe(ref benefit, at);
            var gain =
                there + Vector512.LoadUnsafe(ref row, at) - Vector512.LoadUnsafe(ref mine, at) - between - between;
            who = Vector512.ConditionalSelect(Vector512.GreaterThan(gain, best), index, who);
            best = Vector512.Max(best, gain);
            index += lanes;
        }

        return Winner(best, who, Unsafe.Add(ref mine, person));
    }

    // The column's numbers of the groups given.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<int> There(ref int filled, Vector512<int> of)
    {
        if (!Vector512.IsHardwareAccelerated)
        {
            return Vector512.Create(There(ref filled, of.GetLower()), There(ref filled, of.GetUpper()));
        }

        var low = Vector512.ShuffleNative(Vector512.LoadUnsafe(ref filled), of);
        if (groups <= Lanes)
        {
            return low;
        }

        var high = Vector512.ShuffleNative(Vector512.LoadUnsafe(ref filled, Lanes), of);
        return Vector512.ConditionalSelect(Vector512.LessThan(of, Vector512.Create(Lanes)), low, high);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<int> There(ref int filled, Vector256<int> of)
    {
        var found = Avx2.PermuteVar8x32(Vector256.LoadUnsafe(ref filled), of);
        for (var from = HalfLanes; from < groups; from += HalfLanes)
        {
            var more = Avx2.PermuteVar8x32(Vector256.LoadUnsafe(ref filled, (nuint)from), of);
            found = Vector256.ConditionalSelect(Vector256.LessThan(of, Vector256.Create(from)), found, more);
        }

        return found;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Winner(Vector512<int> best, Vector512<int> who, int least)
    {
        var half = Vector256.Max(best.GetLower(), best.GetUpper());
        var quarter = Vector128.Max(half.GetLower(), half.GetUpper());
        var most = Math.Max(Math.Max(quarter[0], quarter[1]), Math.Max(quarter[2], quarter[3]));
        if (most <= least)
        {
            return -1;
        }

        var lane = BitOperations.TrailingZeroCount(
            Vector512.Equals(best, Vector512.Create(most)).ExtractMostSignificantBits()
        );
        return who[lane];
    }

    // Of equals the lowest lane wins, as with vectors.
    private int LargestOneByOne(int person)
    {
        var (row, benefit) = (brings + (memory[groupOf + person] * stride), benefits + (person * stride));
        var (best, who) = (int.MinValue, -1);
        for (var other = 0; other < people; other++)
        {
            var gain = memory[column + memory[groupOf + other]] + memory[row + other] - memory[own + other];
            gain -= 2 * memory[benefit + other];
            if (gain > best || (gain == best && other % Lanes < who % Lanes))
            {
                (best, who) = (gain, other);
            }
        }

        return best > memory[own + person] ? who : -1;
    }
}
