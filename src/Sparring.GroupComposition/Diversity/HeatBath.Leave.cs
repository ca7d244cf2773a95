using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Sparring.GroupComposition.Diversity;

// Who leaves for a smaller group: with mates enough that the two groups exchange sizes, so that no pair more or less sits together.
internal sealed partial class HeatBath
{
    // So many go together at most; measured: 1, 2, 3, 8.
    private const int Together = 3;

    private bool HasNearSizes() =>
        Array.Exists(sizes, size => Array.Exists(sizes, other => size - other is > 0 and <= Together));

    /// <summary>Draws one of the smaller groups and the mates, or to stay. Cost: a row for each mate of each group near in size.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Leave(int person, int luck, int least)
    {
        Span<int> leaving = stackalloc int[Together];
        Span<int> best = stackalloc int[Together];
        var (size, most, to, count) = (sizes[memory[groupOf + person]], least, 0, 0);
        leaving[0] = person;
        for (var group = 0; group < groups; group++)
        {
            var fewer = size - sizes[group];
            if (fewer is < 1 or > Together)
            {
                continue;
            }

            luck = noise + ((luck - noise + Apart) % GumbelNoise.Starts);
            var sum = memory[brings + (group * stride) + person] + memory[luck + person];
            for (var at = 1; at < fewer; at++)
            {
                leaving[at] = Mate(group, leaving[..at], luck, out var brought);
                sum += brought;
            }

            if (sum > most)
            {
                (most, to, count) = (sum, group, fewer);
                leaving.CopyTo(best);
            }
        }

        for (var at = 0; at < count; at++)
        {
            Move(best[at], to);
        }

        return count > 0;
    }

    /// <summary>Who of the same group goes with those who are leaving, and what that brings.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Mate(int group, ReadOnlySpan<int> leaving, int luck, out int brought)
    {
        ref var start = ref MemoryMarshal.GetArrayDataReference(memory);
        ref var row = ref Unsafe.Add(ref start, brings + (group * stride));
        ref var of = ref Unsafe.Add(ref start, groupOf);
        ref var mine = ref Unsafe.Add(ref start, own);
        ref var chances = ref Unsafe.Add(ref start, luck);
        ref var gain = ref Unsafe.Add(ref start, gains);
        var (here, never) = (Vector512.Create(Unsafe.Add(ref of, leaving[0])), Vector512.Create(short.MinValue));
        for (nuint at = 0; at < (nuint)stride; at += Lanes)
        {
            var sum = Vector512.LoadUnsafe(ref row, at);
            foreach (var person in leaving)
            {
                // Lost to the old group with the person, and won in the new one.
                var between = Vector512.LoadUnsafe(ref Unsafe.Add(ref start, benefits + (person * stride)), at);
                sum += between + between;
            }

            sum = Vector512.SubtractSaturate(sum, Vector512.LoadUnsafe(ref mine, at));
            sum = Vector512.AddSaturate(sum, Vector512.LoadUnsafe(ref chances, at));
            var isHere = Vector512.Equals(Vector512.LoadUnsafe(ref of, at), here);
            Vector512.ConditionalSelect(isHere, sum, never).StoreUnsafe(ref gain, at);
        }

        foreach (var person in leaving)
        {
            Unsafe.Add(ref gain, person) = short.MinValue;
        }

        return LargestGain(out brought);
    }

    private int LargestGain(out int gain)
    {
        ref var first = ref memory[gains];
        var best = Vector512.Create(short.MinValue);
        for (nuint at = 0; at < (nuint)stride; at += Lanes)
        {
            best = Vector512.Max(best, Vector512.LoadUnsafe(ref first, at));
        }

        var most = Largest(best);
        gain = most;
        return FirstOf(most);
    }

    private void Move(int person, int to)
    {
        var left = memory[groupOf + person];
        memory[groupOf + person] = (short)to;
        sizes[left]--;
        sizes[to]++;
        Exchange(left, (short)to, person, nobody);
    }
}
