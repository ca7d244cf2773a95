using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Sparring.GroupComposition.Diversity;

/// <summary>A number of 16 bits for each of up to 32 groups, looked up for 32 people at once.</summary>
/// <remarks>
/// One instruction with vectors of 512 bits. With 256 the lower and the upper bytes are looked up among sixteen each: an index with its
/// highest bit set finds 0.
/// </remarks>
internal readonly struct GroupTable
{
    private const int Half = 16;

    private readonly Vector512<short> all;
    private readonly Vector256<byte> low;
    private readonly Vector256<byte> high;
    private readonly Vector256<byte> lowOfMore;
    private readonly Vector256<byte> highOfMore;
    private readonly bool isMore;

    /// <summary>The numbers given, but of one group another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public GroupTable(ref short numbers, int groups, short one, short another)
    {
        isMore = groups > Half;
        var few = Except(Vector256.LoadUnsafe(ref numbers), one, another);
        var more = isMore
            ? Except(Vector256.LoadUnsafe(ref numbers, Half), (short)(one - Half), another)
            : Vector256<short>.Zero;
        if (Vector512.IsHardwareAccelerated)
        {
            all = isMore ? Vector512.Create(few, more) : few.ToVector512();
            return;
        }

        (low, high) = Bytes(few);
        if (isMore)
        {
            (lowOfMore, highOfMore) = Bytes(more);
        }
    }

    public static bool IsSupported => Vector512.IsHardwareAccelerated || Avx2.IsSupported;

    /// <summary>The numbers of the groups given; any number for a group of −1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<short> Of(Vector512<short> groups) =>
        Vector512.IsHardwareAccelerated
            ? Vector512.ShuffleNative(all, groups)
            : Vector512.Create(Of(groups.GetLower()), Of(groups.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<short> Of(Vector256<short> groups)
    {
        if (!isMore)
        {
            return Of(groups, low, high);
        }

        // Sixteen and more have the highest bit of their byte set in the one case, fewer in the other.
        var (first, second) = (groups + Vector256.Create((short)0x70), groups - Vector256.Create((short)Half));
        return Of(first, low, high) | Of(second, lowOfMore, highOfMore);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<short> Of(Vector256<short> index, Vector256<byte> low, Vector256<byte> high)
    {
        var lower = Avx2.Shuffle(low, (index | Vector256.Create(unchecked((short)0x8000))).AsByte());
        var upper = Avx2.Shuffle(high, ((index << 8) | Vector256.Create((short)0x80)).AsByte());
        return (lower | upper).AsInt16();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<short> Except(Vector256<short> numbers, short one, short another) =>
        Vector256.ConditionalSelect(
            Vector256.Equals(Vector256<short>.Indices, Vector256.Create(one)),
            Vector256.Create(another),
            numbers
        );

    // The sixteen lower and the sixteen upper bytes, both twice.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<byte> Low, Vector256<byte> High) Bytes(Vector256<short> of)
    {
        return (Packed(of & Vector256.Create((short)0xFF)), Packed(of >>> 8));

        static Vector256<byte> Packed(Vector256<short> bytes) =>
            Avx2.Permute4x64(Avx2.PackUnsignedSaturate(bytes, bytes).AsInt64(), 0b10_00_10_00).AsByte();
    }
}
