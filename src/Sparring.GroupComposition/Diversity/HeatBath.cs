using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Sparring.GroupComposition.Diversity;

/// <summary>Swaps drawn with the probabilities of a heat bath, over contributions rounded to 16 bits: twice as many people in a vector.</summary>
/// <remarks>
/// Only those who are present swap, and of those only the lookers look. Benefits are as <see cref="RoundedBenefits"/> has them; sums that leave 16 bits stop at their end, in the vectors as in the scalar way, so both draw the same. What is lost by rounding, the
/// exact climb of <see cref="Seating"/> afterwards brings back.
/// </remarks>
internal sealed partial class HeatBath
{
    public const int Lanes = 32;
    private const short Never = 30_000;

    private readonly RoundedBenefits all;
    private readonly int groups;

    // The rows of contributions are so many that columns are read by fours.
    private readonly int rows;
    private readonly int columns;

    // What everybody brings to every group to begin with.
    private readonly short[] sums;

    // How many people each group has now: whoever leaves for a smaller group takes the size along.
    private readonly int[] sizes;

    // One piece of memory of those who are present, aligned to the width of a vector, in the order of these beginnings.
    private readonly short[] memory;
    private readonly int benefits;
    private int nobody;
    private int brings;
    private int groupOf;
    private int own;
    private int gains;
    private int column;

    private int[] present = [];
    private int[] lookers = [];
    private int people;
    private int stride;
    private bool hasNearSizes;
    private short factor;

    public HeatBath(RoundedBenefits all, int groups)
    {
        this.all = all;
        this.groups = groups;
        rows = (groups + 3) / 4 * 4;
        columns = Padded(groups);
        memory = GC.AllocateArray<short>(((all.People + rows + 4) * all.Stride) + (2 * columns) + Lanes, pinned: true);
        benefits = (int)(-Marshal.UnsafeAddrOfPinnedArrayElement(memory, 0) & 63) / sizeof(short);
        sums = new short[groups * all.Stride];
        sizes = new int[groups];
        IsVector = GroupTable.IsSupported && groups <= Lanes;
    }

    internal bool IsVector { get; init; }

    public int People => all.People;

    public static int Padded(int count) => (count + Lanes - 1) / Lanes * Lanes;

    /// <summary>Seats everybody; the lookers are given by where they stand among those present.</summary>
    /// <remarks>Cost: n², and as much as there are pairs present unless the same list was present the last time.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Place(ReadOnlySpan<int> places, int[] present, int[] lookers)
    {
        this.lookers = lookers;
        if (this.present != present)
        {
            Admit(present);
        }

        Array.Clear(sums);
        Array.Clear(sizes);
        for (var person = 0; person < People; person++)
        {
            sizes[places[person]]++;
            Add(ref sums[places[person] * all.Stride], ref all.Values[person * all.Stride]);
        }

        for (var at = 0; at < people; at++)
        {
            var (person, place) = (present[at], places[present[at]]);
            for (var group = 0; group < groups; group++)
            {
                memory[brings + (group * stride) + at] = sums[(group * all.Stride) + person];
            }

            memory[groupOf + at] = (short)place;
            memory[own + at] = memory[brings + (place * stride) + at];
        }

        hasNearSizes = HasNearSizes();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Admit(int[] who)
    {
        (present, people, stride) = (who, who.Length, Padded(who.Length));
        nobody = benefits + (people * stride);
        brings = nobody + stride;
        groupOf = brings + (rows * stride);
        own = groupOf + stride;
        gains = own + stride;
        column = gains + stride;
        memory.AsSpan(benefits, column - benefits).Clear();
        memory.AsSpan(groupOf + people, stride - people).Fill(-1);
        memory.AsSpan(own + people, stride - people).Fill(Never);
        for (var a = 0; a < people; a++)
        {
            ref var row = ref memory[benefits + (a * stride)];
            ref var from = ref all.Values[who[a] * all.Stride];
            for (var b = 0; b < people; b++)
            {
                Unsafe.Add(ref row, b) = Unsafe.Add(ref from, who[b]);
            }
        }
    }

    private void Add(ref short row, ref short benefit)
    {
        for (nuint at = 0; at < (nuint)all.Stride; at += Lanes)
        {
            (Vector512.LoadUnsafe(ref row, at) + Vector512.LoadUnsafe(ref benefit, at)).StoreUnsafe(ref row, at);
        }
    }

    /// <summary>Where those present are now.</summary>
    public void CopyPlaces(Span<int> places)
    {
        for (var person = 0; person < people; person++)
        {
            places[present[person]] = memory[groupOf + person];
        }
    }

    /// <summary>The noise of a temperature, which is in units of the whole benefits.</summary>
    public void Heat(double temperature) => factor = (short)Math.Round(Math.Min(temperature * all.Scale, 2000) * 16);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Swap(int person, int other)
    {
        ref var start = ref MemoryMarshal.GetArrayDataReference(memory);
        ref var group = ref Unsafe.Add(ref start, groupOf);
        var (left, right) = (Unsafe.Add(ref group, person), Unsafe.Add(ref group, other));
        (Unsafe.Add(ref group, person), Unsafe.Add(ref group, other)) = (right, left);
        Exchange(left, right, person, benefits + (other * stride));
    }

    /// <summary>One group loses what a person brings and gains what the row of benefits says, another the other way round.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
    }
}
