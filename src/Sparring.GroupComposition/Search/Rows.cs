using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Sparring.GroupComposition.Search;

/// <summary>Adding rows of whole numbers, eight at a time.</summary>
internal static class Rows
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(Span<int> to, ReadOnlySpan<int> row)
    {
        ref var target = ref MemoryMarshal.GetReference(to);
        ref var source = ref MemoryMarshal.GetReference(row);
        var at = 0;
        for (; at <= row.Length - Vector256<int>.Count; at += Vector256<int>.Count)
        {
            (Vector256.LoadUnsafe(ref target, (nuint)at) + Vector256.LoadUnsafe(ref source, (nuint)at)).StoreUnsafe(
                ref target,
                (nuint)at
            );
        }

        for (; at < row.Length; at++)
        {
            to[at] += row[at];
        }
    }

    /// <summary>Adds (incoming − leaving) to one row and takes it from the other; no leaving row is a row of zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Exchange(
        Span<int> left,
        Span<int> entered,
        ReadOnlySpan<int> leaving,
        ReadOnlySpan<int> incoming
    )
    {
        ref var a = ref MemoryMarshal.GetReference(left);
        ref var b = ref MemoryMarshal.GetReference(entered);
        ref var minus = ref MemoryMarshal.GetReference(leaving);
        ref var plus = ref MemoryMarshal.GetReference(incoming);
        var at = 0;
        for (; at <= left.Length - Vector256<int>.Count; at += Vector256<int>.Count)
        {
            var step = Vector256.LoadUnsafe(ref plus, (nuint)at);
            if (leaving.Length > 0)
            {
                step -= Vector256.LoadUnsafe(ref minus, (nuint)at);
            }

            (Vector256.LoadUnsafe(ref a, (nuint)at) + step).StoreUnsafe(ref a, (nuint)at);
            (Vector256.LoadUnsafe(ref b, (nuint)at) - step).StoreUnsafe(ref b, (nuint)at);
        }

        for (; at < left.Length; at++)
        {
            var step = incoming[at] - (leaving.Length > 0 ? leaving[at] : 0);
            left[at] += step;
            entered[at] -= step;
        }
    }
}
