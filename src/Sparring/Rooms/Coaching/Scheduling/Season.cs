namespace Sparring.Rooms.Coaching.Scheduling;

/// <summary>Gives days without a year theirs: a season runs from after the longest stretch of the year without a session.</summary>
public static class Season
{
    /// <summary>A year somebody can have meant.</summary>
    public static bool IsYear(int year) => year is >= 2000 and <= 2100;

    /// <summary>The days in order; the first of the season is in the year that was said.</summary>
    /// <param name="year">Of the first session.</param>
    /// <returns>For each time its day, or null where the year has no such day (29 February).</returns>
    public static IReadOnlyDictionary<WrittenTime, DateOnly?> Days(IEnumerable<WrittenTime> times, int year)
    {
        var all = times.ToHashSet();
        var first = FirstOf([.. all.Where(time => time.Year is null).Select(InYear).Distinct().Order()]);
        return all.ToDictionary(time => time, time => DayOf(time, first, year));
    }

    /// <summary>
    /// The days so many weeks later. Where a town hall is closed then, the last open day before on which nothing else of the season is,
    /// or the first one after: the same day of the week can be Christmas Day in another year.
    /// </summary>
    public static IReadOnlyDictionary<WrittenTime, DateOnly?> Later(
        this IReadOnlyDictionary<WrittenTime, DateOnly?> days,
        int weeks
    )
    {
        if (weeks == 0)
        {
            return days;
        }

        var later = days.ToDictionary(day => day.Key, day => day.Value?.AddDays(7 * weeks));
        var taken = later.Values.OfType<DateOnly>().ToHashSet();
        var first = taken.Min();
        foreach (var (time, closed) in later.OrderBy(day => (day.Value, day.Key.Text)).ToList())
        {
            if (closed is { } day && !IsOpen(day))
            {
                var near = Enumerable.Range(1, day.DayNumber - first.DayNumber).Select(back => day.AddDays(-back));
                var free = near.Concat(Enumerable.Range(1, 366).Select(day.AddDays))
                    .First(other => IsOpen(other) && !taken.Contains(other));
                taken.Add(free);
                later[time] = free;
            }
        }

        return later;
    }

    private static bool IsOpen(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Holidays.Has(day);

    /// <summary>The day of the season's first session, as a day of any year.</summary>
    private static (int Month, int Day) FirstOf(IReadOnlyList<(int Month, int Day)> days)
    {
        if (days.Count == 0)
        {
            return (1, 1);
        }

        return Enumerable
            .Range(0, days.Count)
            .Select(at => (day: days[at], gap: Away(days[(at + days.Count - 1) % days.Count], days[at])))
            .MaxBy(found => found.gap)
            .day;
    }

    private static (int Month, int Day) InYear(WrittenTime time) => (time.Month, time.Day);

    private static int Away((int Month, int Day) from, (int Month, int Day) to)
    {
        var days = new DateOnly(2000, to.Month, to.Day).DayNumber - new DateOnly(2000, from.Month, from.Day).DayNumber;
        return days <= 0 ? days + 366 : days;
    }

    private static DateOnly? DayOf(WrittenTime time, (int Month, int Day) first, int year)
    {
        var its = time.Year ?? (InYear(time).CompareTo(first) >= 0 ? year : year + 1);
        return IsYear(its) && time.Day <= DateTime.DaysInMonth(its, time.Month)
            ? new DateOnly(its, time.Month, time.Day)
            : null;
    }
}
