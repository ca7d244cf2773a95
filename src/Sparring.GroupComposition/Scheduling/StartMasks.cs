namespace Sparring.GroupComposition.Scheduling;

/// <summary>Where a session of some length can start: one bit per slot of a day.</summary>
internal static class StartMasks
{
    public static ulong Day(int slots) => slots == 64 ? ulong.MaxValue : (1UL << slots) - 1;

    /// <summary>Starts whose whole session lies within the free slots.</summary>
    public static ulong Within(ulong free, int length)
    {
        var starts = free;
        for (var done = 1; done < length && starts != 0; )
        {
            // Doubling: starts good for “done” slots, shifted by at most “done”, are good for the sum.
            var step = Math.Min(done, length - done);
            starts &= starts >> step;
            done += step;
        }

        return starts;
    }

    /// <summary>Starts of a session of this length that come too near the slots from <paramref name="start"/> up to <paramref name="end"/>.</summary>
    public static ulong Near(int start, int end, int length, int apart) =>
        Span(start - length - apart + 1, end + apart);

    /// <summary>The slots from the first to before the last, as far as they lie in a word.</summary>
    public static ulong Span(int first, int end)
    {
        var (from, to) = (Math.Max(first, 0), Math.Min(end, 64));
        return from >= to ? 0 : (to - from == 64 ? ulong.MaxValue : (1UL << (to - from)) - 1) << from;
    }
}
