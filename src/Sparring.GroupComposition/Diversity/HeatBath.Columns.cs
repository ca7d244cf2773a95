using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Sixteen = System.Runtime.Intrinsics.Vector256<short>;

namespace Sparring.GroupComposition.Diversity;

// What somebody brings to every group stands in a column of the contributions: those of sixteen people are turned into rows at once.
internal sealed partial class HeatBath
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FillColumns(int block)
    {
        ref var start = ref MemoryMarshal.GetArrayDataReference(memory);
        var step = (nuint)stride;
        for (var group = 0; group < groups; group += Block)
        {
            ref var from = ref Unsafe.Add(ref start, brings + (group * stride) + block);
            ref var to = ref Unsafe.Add(ref start, column + group);
            Turned(
                ref from,
                step,
                out var a0,
                out var a1,
                out var a2,
                out var a3,
                out var a4,
                out var a5,
                out var a6,
                out var a7
            );
            from = ref Unsafe.Add(ref from, 8 * stride);
            Turned(
                ref from,
                step,
                out var b0,
                out var b1,
                out var b2,
                out var b3,
                out var b4,
                out var b5,
                out var b6,
                out var b7
            );
            StoreBoth(a0, b0, ref to, 0);
            StoreBoth(a1, b1, ref to, 1);
            StoreBoth(a2, b2, ref to, 2);
            StoreBoth(a3, b3, ref to, 3);
            StoreBoth(a4, b4, ref to, 4);
            StoreBoth(a5, b5, ref to, 5);
            StoreBoth(a6, b6, ref to, 6);
            StoreBoth(a7, b7, ref to, 7);
        }
    }

    // The lower halves are of this person, the upper ones of the eighth after.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreBoth(Sixteen few, Sixteen more, ref short to, nuint person)
    {
        Avx2.Permute2x128(few, more, 0x20).StoreUnsafe(ref to, person * Lanes);
        Avx2.Permute2x128(few, more, 0x31).StoreUnsafe(ref to, (person + (Block / 2)) * Lanes);
    }

    // Sixteen rows of sixteen become sixteen columns of eight: the first and the ninth in one vector, the second and the tenth, and so on.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turned(
        ref short from,
        nuint step,
        out Sixteen first,
        out Sixteen second,
        out Sixteen third,
        out Sixteen fourth,
        out Sixteen fifth,
        out Sixteen sixth,
        out Sixteen seventh,
        out Sixteen eighth
    )
    {
        FourRows(ref from, step, out var a, out var b, out var c, out var d);
        FourRows(ref Unsafe.Add(ref from, 4 * step), step, out var e, out var f, out var g, out var h);
        (first, second) = (Avx2.UnpackLow(a, e).AsInt16(), Avx2.UnpackHigh(a, e).AsInt16());
        (third, fourth) = (Avx2.UnpackLow(b, f).AsInt16(), Avx2.UnpackHigh(b, f).AsInt16());
        (fifth, sixth) = (Avx2.UnpackLow(c, g).AsInt16(), Avx2.UnpackHigh(c, g).AsInt16());
        (seventh, eighth) = (Avx2.UnpackLow(d, h).AsInt16(), Avx2.UnpackHigh(d, h).AsInt16());
    }

    // Of four rows, two columns in each half of a vector.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourRows(
        ref short from,
        nuint step,
        out Vector256<long> first,
        out Vector256<long> second,
        out Vector256<long> third,
        out Vector256<long> fourth
    )
    {
        var (a, b) = (Vector256.LoadUnsafe(ref from), Vector256.LoadUnsafe(ref from, step));
        var (c, d) = (Vector256.LoadUnsafe(ref from, 2 * step), Vector256.LoadUnsafe(ref from, 3 * step));
        var (low, high) = (Avx2.UnpackLow(a, b).AsInt32(), Avx2.UnpackHigh(a, b).AsInt32());
        var (lower, higher) = (Avx2.UnpackLow(c, d).AsInt32(), Avx2.UnpackHigh(c, d).AsInt32());
        (first, second) = (Avx2.UnpackLow(low, lower).AsInt64(), Avx2.UnpackHigh(low, lower).AsInt64());
        (third, fourth) = (Avx2.UnpackLow(high, higher).AsInt64(), Avx2.UnpackHigh(high, higher).AsInt64());
    }
}
