using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Sparring.GroupComposition.Diversity;

/// <summary>Swaps drawn with the probabilities of a heat bath, over contributions rounded to 16 bits: twice as many people in a vector.</summary>
/// <remarks>
/// Benefits are as <see cref="RoundedBenefits"/> has them; sums that leave 16 bits stop at their end, in the vectors as in the scalar
/// way, so both draw the same. What is lost by rounding, the exact climb of <see cref="Seating"/> afterwards brings back.
/// </remarks>
internal sealed partial class HeatBath
{
    public const int Lanes = 32;
    private const short Never = 30_000;

    private readonly RoundedBenefits all;
    private readonly int groups;
    private readonly int people;
    private readonly int stride;

    // As many rows of contributions as columns are turned of at once.
    private readonly int rows;

    // How many people each group has now: whoever leaves for a smaller group takes the size along.
    private readonly int[] sizes;

    // One piece of memory, aligned to the width of a vector, in the order of these beginnings: what everybody brings to every group,
    // each one's group and own contribution, gains, the columns of a block.
    private readonly short[] memory;
    private readonly int brings;
    private readonly int groupOf;
    private readonly int own;
    private readonly int gains;
    private readonly int column;

    private bool hasNearSizes;
    private short factor;

    // Who looks next.
    private int turn;

    public HeatBath(RoundedBenefits all, int groups)
    {
        this.all = all;
        this.groups = groups;
        (people, stride) = (all.People, all.Stride);
        rows = RowsOf(groups);
        memory = GC.AllocateArray<short>(NumbersFor(people, groups) + Lanes, pinned: true);
        brings = RoundedBenefits.Aligned(memory);
        groupOf = brings + (rows * stride);
        own = groupOf + stride;
        gains = own + stride;
        column = gains + stride;
        sizes = new int[groups];
        IsVector = GroupTable.IsSupported && groups <= Lanes;
    }

    internal bool IsVector { get; init; }

    public int People => people;

    /// <summary>How many numbers of 16 bits a bath holds.</summary>
    public static int NumbersFor(int people, int groups) => ((RowsOf(groups) + 3) * Padded(people)) + (Block * Lanes);

    private static int RowsOf(int groups) => (groups + Block - 1) / Block * Block;

    public static int Padded(int count) => (count + Lanes - 1) / Lanes * Lanes;

    /// <summary>Seats everybody. Cost: n².</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Place(ReadOnlySpan<int> places)
    {
        turn = 0;
        Array.Clear(sizes);
        memory.AsSpan(brings, rows * stride).Clear();
        memory.AsSpan(groupOf + people, stride - people).Fill(-1);
        memory.AsSpan(own + people, stride - people).Fill(Never);
        for (var person = 0; person < people; person++)
        {
            sizes[places[person]]++;
            Add(ref memory[brings + (places[person] * stride)], ref all.Row(person));
        }

        for (var person = 0; person < people; person++)
        {
            memory[groupOf + person] = (short)places[person];
            memory[own + person] = memory[brings + (places[person] * stride) + person];
        }

        hasNearSizes = HasNearSizes();
    }

    private void Add(ref short row, ref short benefit)
    {
        for (nuint at = 0; at < (nuint)stride; at += Lanes)
        {
            (Vector512.LoadUnsafe(ref row, at) + Vector512.LoadUnsafe(ref benefit, at)).StoreUnsafe(ref row, at);
        }
    }

    /// <summary>Twice what the pairs that sit together bring, in rounded benefits.</summary>
    public long Brought()
    {
        var sum = 0L;
        foreach (var brought in memory.AsSpan(own, people))
        {
            sum += brought;
        }

        return sum;
    }

    /// <summary>Where everybody is now.</summary>
    public void CopyPlaces(Span<int> places)
    {
        for (var person = 0; person < people; person++)
        {
            places[person] = memory[groupOf + person];
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
        Exchange(left, right, person, other);
    }

    /// <summary>One group loses what a person brings and gains what another brings, the other group the other way round.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Exchange(short left, short right, int person, int other)
    {
        ref var start = ref MemoryMarshal.GetArrayDataReference(memory);
        ref var group = ref Unsafe.Add(ref start, groupOf);
        ref var mine = ref Unsafe.Add(ref start, own);
        ref var leftRow = ref Unsafe.Add(ref start, brings + (left * stride));
        ref var rightRow = ref Unsafe.Add(ref start, brings + (right * stride));
        ref var leaves = ref all.Row(person);
        ref var comes = ref all.Row(other);
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
