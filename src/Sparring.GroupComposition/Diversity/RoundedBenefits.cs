using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Sparring.GroupComposition.Diversity;

/// <summary>Benefits in 16 bits, as what they differ from their mean; scaled so that no contribution to a group leaves ±<see cref="Room"/>.</summary>
internal sealed class RoundedBenefits
{
    private const int Room = 12_000;

    // Row by row, each padded with zeros to the width of vectors; the last row is of nobody.
    private readonly short[] values;
    private readonly int start;

    public RoundedBenefits(WholeBenefits whole, int largestGroup)
    {
        (People, Stride) = (whole.People, HeatBath.Padded(whole.People));
        values = GC.AllocateArray<short>(((People + 1) * Stride) + HeatBath.Lanes, pinned: true);
        start = Aligned(values);
        var (mean, furthest) = whole.Middle();
        Scale = Math.Min(1, Room / (Math.Max(1, furthest) * Math.Max(2, largestGroup)));
        for (var a = 0; a < People; a++)
        {
            for (var b = 0; b < People; b++)
            {
                var value = a == b ? 0 : Math.Round((whole.Values[(a * People) + b] - mean) * Scale);
                values[start + (a * Stride) + b] = (short)value;
            }
        }
    }

    public int People { get; }

    public int Stride { get; }

    /// <summary>What everybody and this person bring each other; of the person after the last, nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref short Row(int person) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(values), start + (person * Stride));

    /// <summary>Where a pinned piece of memory reaches the width of a vector.</summary>
    public static int Aligned(short[] pinned) =>
        (int)(-Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0) & 63) / sizeof(short);

    /// <summary>One of the whole benefits in these units.</summary>
    public double Scale { get; }
}
