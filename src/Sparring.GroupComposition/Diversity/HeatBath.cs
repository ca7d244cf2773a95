using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Sparring.GroupComposition.Diversity;

/// <summary>Swaps drawn with the probabilities of a heat bath, over contributions rounded to 16 bits: twice as many people in a vector.</summary>
/// <remarks>
/// Benefits count as what they differ from their mean, scaled so that no contribution to a group leaves ±<see cref="Room"/>; sums that
/// still leave 16 bits stop at their end, in the vectors as in the scalar way, so both draw the same. What is lost by rounding, the
/// exact climb of <see cref="Seating"/> afterwards brings back.
/// </remarks>
internal sealed partial class HeatBath
{
    private const int Lanes = 32;
    private const int Room = 12_000;
    private const short Never = 30_000;

    private readonly int people;
    private readonly int groups;
    private readonly int stride;
    private readonly double scale;

    // How many people each group has now: whoever leaves for a smaller group takes the size along.
    private readonly int[] sizes;

    // One piece of memory, aligned to the width of a vector, in the order of these beginnings.
    private readonly short[] memory;
    private readonly int benefits;
    private readonly int nobody;
    private readonly int brings;
    private readonly int groupOf;
    private readonly int own;
    private readonly int gains;
    private readonly int column;
    private readonly int columns;
    private readonly int noise;

    public HeatBath(WholeBenefits whole, int groups, int largestGroup)
    {
        people = whole.People;
        this.groups = groups;
        stride = (people + Lanes - 1) / Lanes * Lanes;
        columns = (groups + Lanes - 1) / Lanes * Lanes;
        var length = ((people + groups + 5) * stride) + (2 * columns) + GumbelNoise.Starts + Lanes;
        memory = GC.AllocateArray<short>(length, pinned: true);
        benefits = (int)(-Marshal.UnsafeAddrOfPinnedArrayElement(memory, 0) & 63) / sizeof(short);
        nobody = benefits + (people * stride);
        brings = nobody + stride;
        groupOf = brings + (groups * stride);
        own = groupOf + stride;
        gains = own + stride;
        column = gains + stride;
        noise = column + (2 * columns);
        sizes = new int[groups];
        var (mean, furthest) = whole.Middle();
        scale = Math.Min(1, Room / (Math.Max(1, furthest) * Math.Max(2, largestGroup)));
        Copy(whole, mean);
        IsVector = Vector512.IsHardwareAccelerated && groups <= Lanes;
    }

    internal bool IsVector { get; init; }

    public int People => people;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Place(ReadOnlySpan<int> places)
    {
        memory.AsSpan(brings, groups * stride).Clear();
        memory.AsSpan(own + people, stride - people).Fill(Never);
        Array.Clear(sizes);
        for (var person = 0; person < people; person++)
        {
            sizes[places[person]]++;
            memory[groupOf + person] = (short)places[person];
            Add(ref memory[brings + (places[person] * stride)], ref memory[benefits + (person * stride)]);
        }

        for (var person = 0; person < people; person++)
        {
            memory[own + person] = memory[brings + (places[person] * stride) + person];
        }
    }

    private void Add(ref short row, ref short benefit)
    {
        for (nuint at = 0; at < (nuint)stride; at += Lanes)
        {
            (Vector512.LoadUnsafe(ref row, at) + Vector512.LoadUnsafe(ref benefit, at)).StoreUnsafe(ref row, at);
        }
    }

    public void CopyPlaces(Span<int> places)
    {
        for (var person = 0; person < people; person++)
        {
            places[person] = memory[groupOf + person];
        }
    }

    /// <summary>The noise of a temperature, which is in units of the whole benefits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Heat(double temperature)
    {
        // The largest Gumbel number in the table is below 16, so that it × 2000 fits 16 bits.
        var factor = (int)Math.Round(Math.Min(temperature * scale, 2000) * 16);
        const int Shift = GumbelNoise.Fraction + 4;
        ref var table = ref MemoryMarshal.GetArrayDataReference(GumbelNoise.Table);
        ref var scaled = ref memory[noise];
        var times = Vector512.Create(factor);
        for (nuint at = 0; at < (nuint)(GumbelNoise.Starts + stride); at += Lanes)
        {
            var low = Vector512.LoadUnsafe(ref table, at) * times;
            var high = Vector512.LoadUnsafe(ref table, at + (Lanes / 2)) * times;
            Vector512.Narrow(low >> Shift, high >> Shift).StoreUnsafe(ref scaled, at);
        }
    }

    private void Copy(WholeBenefits whole, double mean)
    {
        for (var a = 0; a < people; a++)
        {
            for (var b = 0; b < people; b++)
            {
                var value = a == b ? 0 : Math.Round((whole.Values[(a * people) + b] - mean) * scale);
                memory[benefits + (a * stride) + b] = (short)value;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Swap(int person, int other)
    {
        ref var start = ref MemoryMarshal.GetArrayDataReference(memory);
        ref var group = ref Unsafe.Add(ref start, groupOf);
        var (left, right) = (Unsafe.Add(ref group, person), Unsafe.Add(ref group, other));
        (Unsafe.Add(ref group, person), Unsafe.Add(ref group, other)) = (right, left);
        Exchange(left, right, person, benefits + (other * stride));
    }

    /// <summary>One group loses what a person brings and gains what the row of benefits says, another the other way round.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Exchange(short left, short right, int person, int coming)
    {
        ref var start = ref MemoryMarshal.GetArrayDataReference(memory);
        ref var group = ref Unsafe.Add(ref start, groupOf);
        ref var mine = ref Unsafe.Add(ref start, own);
        ref var leftRow = ref Unsafe.Add(ref start, brings + (left * stride));
        ref var rightRow = ref Unsafe.Add(ref start, brings + (right * stride));
        ref var leaves = ref Unsafe.Add(ref start, benefits + (person * stride));
        ref var comes = ref Unsafe.Add(ref start, coming);
        var (isLeft, isRight) = (Vector512.Create(left), Vector512.Create(right));
        var end = (nuint)stride;
        for (nuint at = 0; at < end; at += Lanes)
        {
            var change = Vector512.LoadUnsafe(ref comes, at) - Vector512.LoadUnsafe(ref leaves, at);
            var leftNow = Vector512.LoadUnsafe(ref leftRow, at) + change;
            var rightNow = Vector512.LoadUnsafe(ref rightRow, at) - change;
            leftNow.StoreUnsafe(ref leftRow, at);
            rightNow.StoreUnsafe(ref rightRow, at);
            var of = Vector512.LoadUnsafe(ref group, at);
            var kept = Vector512.LoadUnsafe(ref mine, at);
            kept = Vector512.ConditionalSelect(Vector512.Equals(of, isRight), rightNow, kept);
            Vector512.ConditionalSelect(Vector512.Equals(of, isLeft), leftNow, kept).StoreUnsafe(ref mine, at);
        }

        for (var pad = people; pad < stride; pad++)
        {
            Unsafe.Add(ref mine, pad) = Never;
        }
    }
}
