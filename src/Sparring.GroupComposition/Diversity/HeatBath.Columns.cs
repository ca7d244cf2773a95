using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Sparring.GroupComposition.Diversity;

// What somebody brings to every group stands in a column of the contributions: those of sixteen people are turned into rows at once.
internal sealed partial class HeatBath
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FillColumns(int block)
    {
        ref var start = ref MemoryMarshal.GetArrayDataReference(memory);
        for (var group = 0; group < groups; group += Block)
        {
            ref var from = ref Unsafe.Add(ref start, brings + (group * stride) + block);
            ref var to = ref Unsafe.Add(ref start, column + group);
            FourRows(ref from, 0, out var a0, out var a1, out var a2, out var a3);
            FourRows(ref from, 4, out var b0, out var b1, out var b2, out var b3);
            FourRows(ref from, 8, out var c0, out var c1, out var c2, out var c3);
            FourRows(ref from, 12, out var d0, out var d1, out var d2, out var d3);
            StorePeople(a0, b0, c0, d0, ref to, 0);
            StorePeople(a1, b1, c1, d1, ref to, 2);
            StorePeople(a2, b2, c2, d2, ref to, 4);
            StorePeople(a3, b3, c3, d3, ref to, 6);
        }
    }

    // Of four rows, in each of four parts of a vector, one person's numbers: of the first, second, ninth and tenth, and so on.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void FourRows(
        ref short rows,
        int first,
        out Vector256<long> one,
        out Vector256<long> two,
        out Vector256<long> three,
        out Vector256<long> four
    )
    {
        ref var row = ref Unsafe.Add(ref rows, first * stride);
        var step = (nuint)stride;
        var (a, b) = (Vector256.LoadUnsafe(ref row), Vector256.LoadUnsafe(ref row, step));
        var (c, d) = (Vector256.LoadUnsafe(ref row, 2 * step), Vector256.LoadUnsafe(ref row, 3 * step));
        var (low, high) = (Avx2.UnpackLow(a, b).AsInt32(), Avx2.UnpackHigh(a, b).AsInt32());
        var (lower, higher) = (Avx2.UnpackLow(c, d).AsInt32(), Avx2.UnpackHigh(c, d).AsInt32());
        (one, two) = (Avx2.UnpackLow(low, lower).AsInt64(), Avx2.UnpackHigh(low, lower).AsInt64());
        (three, four) = (Avx2.UnpackLow(high, higher).AsInt64(), Avx2.UnpackHigh(high, higher).AsInt64());
    }

    // The four times four numbers of this person, of the next, and of who is eight after each.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StorePeople(
        Vector256<long> a,
        Vector256<long> b,
        Vector256<long> c,
        Vector256<long> d,
        ref short to,
        nuint person
    )
    {
        Store(Avx2.UnpackLow(a, b), Avx2.UnpackLow(c, d), ref to, person);
        Store(Avx2.UnpackHigh(a, b), Avx2.UnpackHigh(c, d), ref to, person + 1);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static void Store(Vector256<long> few, Vector256<long> more, ref short to, nuint person)
        {
            Avx2.Permute2x128(few, more, 0x20).AsInt16().StoreUnsafe(ref to, person * Lanes);
            Avx2.Permute2x128(few, more, 0x31).AsInt16().StoreUnsafe(ref to, (person + (Block / 2)) * Lanes);
        }
    }
}
