using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Sparring.GroupComposition.Diversity;

/// <summary>
/// Everybody in a group, and what everybody would bring to every group: per group one row of all people, so that a swap changes two
/// rows and the gain of a person's swaps with all others is a sum of rows.
/// </summary>
internal sealed partial class Seating
{
    private const int Lanes = 16;
    private const int HalfLanes = 8;
    private const int Never = 1 << 29;

    private readonly int people;
    private readonly int groups;
    private readonly int stride;

    // One piece of memory, aligned to the width of a vector: benefits, contributions, each one's group and own contribution, a column.
    private readonly int[] memory;
    private readonly int benefits;
    private readonly int brings;
    private readonly int groupOf;
    private readonly int own;
    private readonly int column;

    public Seating(WholeBenefits whole, int groups)
    {
        people = whole.People;
        this.groups = groups;
        stride = (people + Lanes - 1) / Lanes * Lanes;
        var columns = (groups + Lanes - 1) / Lanes * Lanes;
        memory = GC.AllocateArray<int>(
            ((people + groups + 2) * stride) + Math.Max(2 * Lanes, columns) + Lanes,
            pinned: true
        );
        benefits = (int)(-Marshal.UnsafeAddrOfPinnedArrayElement(memory, 0) & 63) / sizeof(int);
        brings = benefits + (people * stride);
        groupOf = brings + (groups * stride);
        own = groupOf + stride;
        column = own + stride;
        for (var person = 0; person < people; person++)
        {
            whole.Values.AsSpan(person * people, people).CopyTo(memory.AsSpan(benefits + (person * stride)));
        }

        // The scalar way does the same on machines without such vectors, and when there are more groups than two vectors hold.
        IsVector = GroupTable.IsSupported && groups <= 2 * Lanes;
    }

    internal bool IsVector { get; init; }

    /// <summary>The sum of the whole benefits.</summary>
    public long Value { get; private set; }

    public ReadOnlySpan<int> GroupOf => memory.AsSpan(groupOf, people);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Place(ReadOnlySpan<int> places)
    {
        places.CopyTo(memory.AsSpan(groupOf));
        memory.AsSpan(brings, groups * stride).Clear();
        memory.AsSpan(own + people, stride - people).Fill(Never);
        for (var person = 0; person < people; person++)
        {
            ref var row = ref memory[brings + (places[person] * stride)];
            ref var benefit = ref memory[benefits + (person * stride)];
            for (nuint at = 0; at < (nuint)stride; at += Lanes)
            {
                (Vector512.LoadUnsafe(ref row, at) + Vector512.LoadUnsafe(ref benefit, at)).StoreUnsafe(ref row, at);
            }
        }

        Value = 0;
        for (var person = 0; person < people; person++)
        {
            memory[own + person] = memory[brings + (places[person] * stride) + person];
            Value += memory[own + person];
        }

        Value /= 2;
    }

    /// <summary>Swaps until no swap gains.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Climb()
    {
        for (var (person, calm) = (0, 0); calm < people; person = (person + 1) % people, calm++)
        {
            if (Pick(person, out var gain) is var other and >= 0)
            {
                Swap(person, other, gain);
                calm = -1;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Swap(int person, int other, int gain)
    {
        ref var start = ref MemoryMarshal.GetArrayDataReference(memory);
        ref var group = ref Unsafe.Add(ref start, groupOf);
        ref var mine = ref Unsafe.Add(ref start, own);
        var (left, right) = (Unsafe.Add(ref group, person), Unsafe.Add(ref group, other));
        (Unsafe.Add(ref group, person), Unsafe.Add(ref group, other)) = (right, left);
        Value += gain;
        ref var leftRow = ref Unsafe.Add(ref start, brings + (left * stride));
        ref var rightRow = ref Unsafe.Add(ref start, brings + (right * stride));
        ref var leaves = ref Unsafe.Add(ref start, benefits + (person * stride));
        ref var comes = ref Unsafe.Add(ref start, benefits + (other * stride));
        var (isLeft, isRight) = (Vector512.Create(left), Vector512.Create(right));
        for (nuint at = 0; at < (nuint)stride; at += Lanes)
        {
            var change = Vector512.LoadUnsafe(ref comes, at) - Vector512.LoadUnsafe(ref leaves, at);
            var leftNow = Vector512.LoadUnsafe(ref leftRow, at) + change;
            var rightNow = Vector512.LoadUnsafe(ref rightRow, at) - change;
            leftNow.StoreUnsafe(ref leftRow, at);
            rightNow.StoreUnsafe(ref rightRow, at);
            var of = Vector512.LoadUnsafe(ref group, at);
            var now = Vector512.ConditionalSelect(
                Vector512.Equals(of, isLeft),
                leftNow,
                Vector512.ConditionalSelect(Vector512.Equals(of, isRight), rightNow, Vector512.LoadUnsafe(ref mine, at))
            );
            now.StoreUnsafe(ref mine, at);
        }

        for (var pad = people; pad < stride; pad++)
        {
            Unsafe.Add(ref mine, pad) = Never;
        }
    }
}
