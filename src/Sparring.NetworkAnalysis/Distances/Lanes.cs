using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Sparring.NetworkAnalysis.Distances;

/// <summary>Eight numbers for each person, one for each of eight sources walked side by side.</summary>
/// <remarks>A person's eight stand on one line of the cache: one addition for eight sources, and one line read for it.</remarks>
internal sealed class Lanes
{
    public const int Count = 8;

    private const int Line = 64;
    private const int FewPeople = 256;
    private readonly double[] _all;
    private readonly int _first;

    public Lanes(int people)
    {
        // Few people fit the nearest cache however they lie; pinned memory is slow to be given back.
        var pinned = people >= FewPeople;
        _all = GC.AllocateArray<double>((people + 1) * Count, pinned);
        _first = pinned ? (int)(-Marshal.UnsafeAddrOfPinnedArrayElement(_all, 0) & (Line - 1)) / sizeof(double) : 0;
    }

    /// <summary>The first person's first number; <see cref="Of"/> counts from here.</summary>
    public ref double First => ref _all[_first];

    public void Clear() => _all.AsSpan().Clear();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Of(ref double first, int person) =>
        Vector512.LoadUnsafe(ref first, (nuint)(uint)person * Count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Put(ref double first, int person, Vector512<double> numbers) =>
        numbers.StoreUnsafe(ref first, (nuint)(uint)person * Count);

    /// <summary>The sums over people; four at once, because one alone would wait for each addition.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Sum(ref double first, ReadOnlySpan<int> people)
    {
        var (a, b, c, d) = (
            Vector512<double>.Zero,
            Vector512<double>.Zero,
            Vector512<double>.Zero,
            Vector512<double>.Zero
        );
        var at = 0;
        for (; at <= people.Length - 4; at += 4)
        {
            a += Of(ref first, people[at]);
            b += Of(ref first, people[at + 1]);
            c += Of(ref first, people[at + 2]);
            d += Of(ref first, people[at + 3]);
        }

        for (; at < people.Length; at++)
        {
            a += Of(ref first, people[at]);
        }

        return a + b + (c + d);
    }

    /// <summary>All bits of the lanes named, none of the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<long> Mask(byte lanes)
    {
        var bits = Vector512.Create(1L, 2, 4, 8, 16, 32, 64, 128);
        return Vector512.Equals(Vector512.Create((long)lanes) & bits, bits);
    }

    /// <summary>The eight together, in one order on every machine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Together(Vector512<double> numbers)
    {
        var four = numbers.GetLower() + numbers.GetUpper();
        var two = four.GetLower() + four.GetUpper();
        return two.GetElement(0) + two.GetElement(1);
    }
}
