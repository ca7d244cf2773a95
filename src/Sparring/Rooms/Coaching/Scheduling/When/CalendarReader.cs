using System.Globalization;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;

namespace Sparring.Rooms.Coaching.Scheduling.When;

/// <summary>Reads out of anybody's calendar when it says busy, within a window. Titles are not looked at.</summary>
public sealed class CalendarReader
{
    public const int MostBytes = 5 * 1024 * 1024;
    private const int MostEvents = 20_000;

    // Days that are looked at to meet all rules: some tenths of a second.
    private const int MostSteps = 2_000_000;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(60);

    private readonly CalendarZones zones;
    private readonly DateTimeOffset from;
    private readonly DateTimeOffset until;
    private readonly DateOnly firstDay;
    private readonly DateOnly lastDay;
    private readonly HashSet<(string Uid, DateTimeOffset At)> replaced = [];
    private readonly List<BusyTime> busy = [];
    private int steps;

    private CalendarReader(CalendarZones zones, DateOnly firstDay, DateOnly lastDay)
    {
        this.zones = zones;
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
        var texts = RoomTexts.Of<CalendarReader>();
        if (!text.Contains("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase))
        {
            return ([], 0, texts["when.faultNoCalendar"]);
        }

        var parts = CalendarParts.Of(text);
        if (parts.Events.Count > MostEvents)
        {
            return ([], 0, texts.With("when.faultMany", MostEvents));
        }

        var rules = parts.Events.Select(lines => Value(lines, "RRULE")).OfType<string>().Select(RecurrenceRule.Of);
        if (rules.Any(rule => rule.IsTooMuch))
        {
            return ([], 0, texts.With("when.faultRepeats", RecurrenceRule.MostCount));
        }

        var reader = new CalendarReader(new CalendarZones(parts.Zones), firstDay, lastDay);
        reader.ReadAll(parts, cancel);
        return reader.IsTooMuch
            ? ([], 0, texts.With("when.faultRepeats", RecurrenceRule.MostCount))
            : (Joined(reader.busy), parts.Events.Count, null);
    }

    private void ReadAll(CalendarParts parts, CancellationToken cancel)
    {
        foreach (var lines in parts.Events)
        {
            if (Line(lines, "RECURRENCE-ID") is { } replaces && Moment(replaces, replaces.Value) is { } at)
            {
                replaced.Add((Value(lines, "UID") ?? "", at));
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

    private void ReadEvent(IReadOnlyList<CalendarLine> lines)
    {
        if (
            Line(lines, "DTSTART") is not { } line
            || Wall(line.Value) is not { } wall
            || Moment(line, line.Value) is not { } starts
        )
        {
            return;
        }

        var length = Length(lines, line, starts);
        var isOverride = Line(lines, "RECURRENCE-ID") is not null;
        var uid = Value(lines, "UID") ?? "";
        var left = lines
            .Where(other => other.Name == "EXDATE")
            .SelectMany(other => other.Value.Split(',').Select(value => Moment(other, value)))
            .OfType<DateTimeOffset>()
            .ToHashSet();
        var days =
            Value(lines, "RRULE") is { } rule && !isOverride
                ? Repeated(RecurrenceRule.Of(rule), line, wall, length)
                : [starts];
        var also = lines
            .Where(other => other.Name == "RDATE")
            .SelectMany(other => other.Value.Split(',').Select(value => Moment(other, value.Split('/')[0])))
            .OfType<DateTimeOffset>();
        foreach (var at in days.Concat(also))
        {
            if (!left.Contains(at) && (isOverride || !replaced.Contains((uid, at))))
            {
                Add(at, at + length);
            }
        }
    }

    private IEnumerable<DateTimeOffset> Repeated(RecurrenceRule rule, CalendarLine line, DateTime wall, TimeSpan length)
    {
        var ends = rule.Until is { } text ? Moment(line, text.Length == 8 ? text + "T235959" : text) : null;
        var count = 0;
        var first = DateOnly.FromDateTime(wall);
        foreach (var days in rule.PeriodsFrom(first, firstDay.AddDays(-1 - (int)length.TotalDays), lastDay.AddDays(1)))
        {
            steps += rule.DaysOfPeriod;
            if (IsTooMuch)
            {
                yield break;
            }

            foreach (var at in days.Select(day => At(line, day.ToDateTime(TimeOnly.FromDateTime(wall)))))
            {
                if (at >= until || at > ends || ++count > (rule.Count ?? int.MaxValue))
                {
                    yield break;
                }

                yield return at;
            }
        }
    }

    private void ReadPeriod(string[] period)
    {
        var line = new CalendarLine("FREEBUSY", new Dictionary<string, string>(StringComparer.Ordinal), "");
        if (period.Length == 2 && Moment(line, period[0]) is { } starts)
        {
            var ends = Span(period[1]) is { } length ? starts + Cut(length) : Moment(line, period[1]);
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
            Line(lines, "DTEND") is { } end && Moment(end, end.Value) is { } ends ? ends - starts
            : Value(lines, "DURATION") is { } text && Span(text) is { } span ? span
            : start.Value.Length == 8 ? TimeSpan.FromDays(1)
            : TimeSpan.Zero;
        return Cut(length);
    }

    private static TimeSpan Cut(TimeSpan length) =>
        length < TimeSpan.Zero ? TimeSpan.Zero
        : length > Longest ? Longest
        : length;

    private DateTimeOffset? Moment(CalendarLine line, string value) =>
        Wall(value) is not { } wall ? null
        : value.EndsWith('Z') ? new DateTimeOffset(wall, TimeSpan.Zero)
        : At(line, wall);

    // A repetition keeps its wall time; one given in universal time keeps that.
    private DateTimeOffset At(CalendarLine line, DateTime wall)
    {
        if (line.Value.EndsWith('Z'))
        {
            return new DateTimeOffset(wall, TimeSpan.Zero);
        }

        var zone = zones.Of(line.Zone);
        var there = zone.IsInvalidTime(wall) ? wall.AddHours(1) : wall;
        return new DateTimeOffset(there, zone.GetUtcOffset(there));
    }

    private static DateTime? Wall(string value) =>
        DateTime.TryParseExact(
            value.Trim().TrimEnd('Z'),
            ["yyyyMMdd'T'HHmmss", "yyyyMMdd'T'HHmm", "yyyyMMdd"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var wall
        ) && wall.Year is > 1600 and < 9000
            ? wall
            : null;

    private static TimeSpan? Span(string text)
    {
        try
        {
            var iso = text.TrimStart('+');
            return iso.EndsWith('W') && int.TryParse(iso[1..^1], CultureInfo.InvariantCulture, out var weeks)
                ? TimeSpan.FromDays(7 * Math.Clamp(weeks, 0, 100))
                : System.Xml.XmlConvert.ToTimeSpan(iso);
        }
        catch (Exception fault) when (fault is FormatException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    private static CalendarLine? Line(IReadOnlyList<CalendarLine> lines, string name) =>
        lines.FirstOrDefault(line => line.Name == name);

    private static string? Value(IReadOnlyList<CalendarLine> lines, string name) => Line(lines, name)?.Value.Trim();

    /// <summary>What touches is one stretch: fewer rows, and less is told of how somebody's day is cut.</summary>
    private static List<BusyTime> Joined(List<BusyTime> times)
    {
        var joined = new List<BusyTime>();
        foreach (var time in times.OrderBy(time => time.Starts))
        {
            if (joined.Count > 0 && time.Starts <= joined[^1].Ends)
            {
                joined[^1] = new BusyTime(joined[^1].Starts, time.Ends > joined[^1].Ends ? time.Ends : joined[^1].Ends);
            }
            else
            {
                joined.Add(time);
            }
        }

        return joined;
    }
}
