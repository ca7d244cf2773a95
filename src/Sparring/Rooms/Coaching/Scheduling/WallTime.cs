using Sparring.Platform.Data;

namespace Sparring.Rooms.Coaching.Scheduling;

/// <summary>What a time on the wall clock in Copenhagen means.</summary>
public abstract record WallTime
{
    private WallTime() { }

    public sealed record Fine(DateTimeOffset At) : WallTime;

    /// <summary>The clock skips it: the last Sunday of March there is no half past two.</summary>
    public sealed record Skipped : WallTime;

    /// <summary>The clock shows it twice: the last Sunday of October; one must say which.</summary>
    public sealed record Twice(DateTimeOffset First, DateTimeOffset Second) : WallTime;

    /// <summary>The moment, or that there is none or two.</summary>
    /// <param name="second">Which of the two is meant where there are two; null: it was not said.</param>
    public static WallTime Of(DateOnly day, TimeOnly time, bool? second = null)
    {
        var wall = day.ToDateTime(time);
        if (Clock.Copenhagen.IsInvalidTime(wall))
        {
            return new Skipped();
        }

        if (!Clock.Copenhagen.IsAmbiguousTime(wall))
        {
            return new Fine(Clock.At(day, time));
        }

        // Summer time first, so the larger offset is the first of the two.
        var offsets = Clock.Copenhagen.GetAmbiguousTimeOffsets(wall).OrderDescending().ToList();
        var (first, last) = (new DateTimeOffset(wall, offsets[0]), new DateTimeOffset(wall, offsets[1]));
        return second switch
        {
            null => new Twice(first, last),
            false => new Fine(first),
            true => new Fine(last),
        };
    }
}
