using Sparring.Platform.Data;

namespace Sparring.Rooms.Coaching.Scheduling.When;

/// <summary>Reads out of anybody's calendar when it says busy, within a window. Titles are not looked at.</summary>
public sealed class CalendarReader
{
    public const int MostBytes = 5 * 1024 * 1024;
    public const int MostEvents = 20_000;

    // Days that are looked at to meet all rules: some tenths of a second.
    private const int MostSteps = 2_000_000;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(60);

    private readonly CalendarTimes times;
    private readonly DateTimeOffset from;
    private readonly DateTimeOffset until;
    private readonly DateOnly firstDay;
    private readonly DateOnly lastDay;
    private readonly HashSet<(string Uid, DateTimeOffset At)> replaced = [];
    private readonly Dictionary<string, List<Onward>> onwards = [];
    private readonly List<BusyTime> busy = [];
    private int steps;

    private CalendarReader(CalendarTimes times, DateOnly firstDay, DateOnly lastDay)
    {
        this.times = times;
        (this.firstDay, this.lastDay) = (firstDay, lastDay);
        from = Clock.At(firstDay, TimeOnly.MinValue);
        until = Clock.At(lastDay.AddDays(1), TimeOnly.MinValue);
    }

    private bool IsTooMuch => steps > MostSteps;

    /// <summary>The busy times, how many events were read, or a sentence that says what is wrong.</summary>
    public static (IReadOnlyList<BusyTime> Busy, int Events, string? Fault) Read(
        string text,
        DateOnly firstDay,
        DateOnly lastDay,
        CancellationToken cancel = default
    )
    {
        var (busy, events, fault) = TryRead(text, firstDay, lastDay, cancel);
        return (busy, events, fault is null ? null : CalendarFaults.Say(fault));
    }

    /// <summary>The same with one of <see cref="CalendarFaults"/>.</summary>
    public static (IReadOnlyList<BusyTime> Busy, int Events, string? Fault) TryRead(
        string text,
        DateOnly firstDay,
        DateOnly lastDay,
        CancellationToken cancel
    )
    {
        if (!text.Contains("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase))
        {
            return ([], 0, CalendarFaults.NoCalendar);
        }

        var parts = CalendarParts.Of(text);
        if (parts.Events.Count > MostEvents)
        {
            return ([], 0, CalendarFaults.Many);
        }

        var rules = parts.Events.Select(lines => Value(lines, "RRULE")).OfType<string>().Select(RecurrenceRule.Of);
        if (rules.Any(rule => rule.IsTooMuch))
        {
            return ([], 0, CalendarFaults.Repeats);
        }

        var reader = new CalendarReader(new CalendarTimes(new CalendarZones(parts.Zones)), firstDay, lastDay);
        reader.ReadAll(parts, cancel);
        return reader.IsTooMuch
            ? ([], 0, CalendarFaults.Repeats)
            : (BusyTime.Joined(reader.busy), parts.Events.Count, null);
    }

    private void ReadAll(CalendarParts parts, CancellationToken cancel)
    {
        foreach (var lines in parts.Events)
        {
            if (Line(lines, "RECURRENCE-ID") is { } replaces && times.Moment(replaces, replaces.Value) is { } at)
            {
                var uid = Value(lines, "UID") ?? "";
                replaced.Add((uid, at));
                if (IsOnward(replaces))
                {
                    ReadOnward(uid, lines, at);
                }
            }
        }

        foreach (var lines in parts.Events.Where(IsBusy).TakeWhile(_ => !IsTooMuch))
        {
            cancel.ThrowIfCancellationRequested();
            ReadEvent(lines);
        }

        foreach (
            var period in parts
                .Busy.Where(line => line.About.GetValueOrDefault("FBTYPE", "BUSY") != "FREE")
                .SelectMany(line => line.Value.Split(','))
        )
        {
            ReadPeriod(period.Split('/'));
        }
    }

    private static bool IsBusy(IReadOnlyList<CalendarLine> lines) =>
        Value(lines, "TRANSP")?.ToUpperInvariant() != "TRANSPARENT"
        && Value(lines, "STATUS")?.ToUpperInvariant() != "CANCELLED"
        && Value(lines, "X-MICROSOFT-CDO-BUSYSTATUS")?.ToUpperInvariant() is not ("FREE" or "WORKINGELSEWHERE");

    private static bool IsOnward(CalendarLine replaces) =>
        string.Equals(replaces.About.GetValueOrDefault("RANGE"), "THISANDFUTURE", StringComparison.OrdinalIgnoreCase);

    // From this one on the whole row is another: earlier or later, longer or shorter, or gone.
    private void ReadOnward(string uid, IReadOnlyList<CalendarLine> lines, DateTimeOffset at)
    {
        if (
            Line(lines, "DTSTART") is { } start
            && times.Moment(start, start.Value) is { } starts
            && (starts - at).Duration() < Longest
        )
        {
            onwards.TryAdd(uid, []);
            onwards[uid].Add(new Onward(at, starts, Length(lines, start, starts), IsBusy(lines)));
        }
    }

    private void ReadEvent(IReadOnlyList<CalendarLine> lines)
    {
        if (
            Line(lines, "DTSTART") is not { } line
            || CalendarTimes.Wall(line.Value) is not { } wall
            || times.Moment(line, line.Value) is not { } starts
        )
        {
            return;
        }

        var length = Length(lines, line, starts);
        var isOverride = Line(lines, "RECURRENCE-ID") is not null;
        var uid = Value(lines, "UID") ?? "";
        var left = lines
            .Where(other => other.Name == "EXDATE")
            .SelectMany(other => other.Value.Split(',').Select(value => times.Moment(other, value)))
            .OfType<DateTimeOffset>()
            .ToHashSet();
        var days =
            Value(lines, "RRULE") is { } rule && !isOverride
                ? Repeated(RecurrenceRule.Of(rule), line, wall, Reach(uid, length))
                : [starts];
        var also = lines
            .Where(other => other.Name == "RDATE")
            .SelectMany(other => other.Value.Split(',').Select(value => times.Moment(other, value.Split('/')[0])))
            .OfType<DateTimeOffset>();
        foreach (var at in days.Concat(also).Where(at => !left.Contains(at)))
        {
            if (isOverride)
            {
                Add(at, at + length);
            }
            else if (!replaced.Contains((uid, at)))
            {
                AddOfRow(line, uid, at, length);
            }
        }
    }

    // As the row is, or as the last change that holds from there on says.
    private void AddOfRow(CalendarLine line, string uid, DateTimeOffset at, TimeSpan length)
    {
        if (onwards.GetValueOrDefault(uid)?.Where(one => one.From <= at).MaxBy(one => one.From) is not { } other)
        {
            Add(at, at + length);
        }
        else if (other.IsBusy)
        {
            var moved = times.Moved(line, at, other);
            Add(moved, moved + other.Length);
        }
    }

    private IEnumerable<DateTimeOffset> Repeated(RecurrenceRule rule, CalendarLine line, DateTime wall, TimeSpan reach)
    {
        var ends = rule.Until is { } text ? times.Moment(line, text.Length == 8 ? text + "T235959" : text) : null;
        var count = 0;
        var first = DateOnly.FromDateTime(wall);
        foreach (
            var days in rule.PeriodsFrom(
                first,
                firstDay.AddDays(-1 - (int)reach.TotalDays),
                lastDay.AddDays(1 + (int)reach.TotalDays)
            )
        )
        {
            steps += rule.DaysOfPeriod;
            if (IsTooMuch)
            {
                yield break;
            }

            foreach (var at in days.Select(day => times.At(line, day.ToDateTime(TimeOnly.FromDateTime(wall)))))
            {
                if (at >= until + reach || at > ends || ++count > (rule.Count ?? int.MaxValue))
                {
                    yield break;
                }

                yield return at;
            }
        }
    }

    // So far outside the window an occurrence may still lie in it: by its length, or moved there.
    private TimeSpan Reach(string uid, TimeSpan length) =>
        onwards.TryGetValue(uid, out var moved)
            ? moved.Select(one => (one.Starts - one.From).Duration() + one.Length).Append(length).Max()
            : length;

    private void ReadPeriod(string[] period)
    {
        var line = new CalendarLine("FREEBUSY", new Dictionary<string, string>(StringComparer.Ordinal), "");
        if (period.Length == 2 && times.Moment(line, period[0]) is { } starts)
        {
            var ends = CalendarTimes.Span(period[1]) is { } length
                ? starts + Cut(length)
                : times.Moment(line, period[1]);
            Add(starts, ends ?? starts);
        }
    }

    private void Add(DateTimeOffset starts, DateTimeOffset ends)
    {
        if (ends > from && starts < until && ends > starts)
        {
            busy.Add(new BusyTime(starts > from ? starts : from, ends < until ? ends : until));
        }
    }

    private TimeSpan Length(IReadOnlyList<CalendarLine> lines, CalendarLine start, DateTimeOffset starts)
    {
        var length =
            Line(lines, "DTEND") is { } end && times.Moment(end, end.Value) is { } ends ? ends - starts
            : Value(lines, "DURATION") is { } text && CalendarTimes.Span(text) is { } span ? span
            : start.Value.Length == 8 ? TimeSpan.FromDays(1)
            : TimeSpan.Zero;
        return Cut(length);
    }

    private static TimeSpan Cut(TimeSpan length) =>
        length < TimeSpan.Zero ? TimeSpan.Zero
        : length > Longest ? Longest
        : length;

    private static CalendarLine? Line(IReadOnlyList<CalendarLine> lines, string name) =>
        lines.FirstOrDefault(line => line.Name == name);

    private static string? Value(IReadOnlyList<CalendarLine> lines, string name) => Line(lines, name)?.Value.Trim();
}
