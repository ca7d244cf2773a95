using System.Globalization;
using Sparring.Platform.Data;

namespace Sparring.Rooms.Coaching.Scheduling.When;

/// <summary>The zones a calendar names: by the world's names, by Windows', or as the file describes them itself.</summary>
public sealed class CalendarZones
{
    private readonly Dictionary<string, TimeZoneInfo> known = new(StringComparer.OrdinalIgnoreCase);

    public CalendarZones(IEnumerable<IReadOnlyList<CalendarLine>> described)
    {
        foreach (var lines in described)
        {
            if (lines.FirstOrDefault(line => line.Name == "TZID")?.Value is { Length: > 0 } name)
            {
                known[name] = Named(name) ?? Possible(name, lines) ?? Clock.Copenhagen;
            }
        }
    }

    /// <summary>A name nobody knows is taken for Copenhagen, as is none.</summary>
    public TimeZoneInfo Of(string? name)
    {
        if (name is null)
        {
            return Clock.Copenhagen;
        }

        if (!known.TryGetValue(name, out var zone))
        {
            zone = known[name] = Named(name) ?? Clock.Copenhagen;
        }

        return zone;
    }

    // Some programs write a path before the name: /freeassociation.sourceforge.net/Europe/Copenhagen.
    private static TimeZoneInfo? Named(string name)
    {
        foreach (var tried in new[] { name, string.Join('/', name.Split('/').TakeLast(2)) })
        {
            if (TimeZoneInfo.TryFindSystemTimeZoneById(tried, out var zone))
            {
                return zone;
            }
        }

        return null;
    }

    // Two changes on the same day, or more hours than a day has: a zone that is nowhere.
    private static TimeZoneInfo? Possible(string name, IReadOnlyList<CalendarLine> lines)
    {
        try
        {
            return Described(name, lines);
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidTimeZoneException)
        {
            return null;
        }
    }

    private static TimeZoneInfo? Described(string name, IReadOnlyList<CalendarLine> lines)
    {
        var parts = Parts(lines);
        var winter = parts.LastOrDefault(part => !part.IsSummer).Of;
        var summer = parts.LastOrDefault(part => part.IsSummer).Of;
        if (winter is null || Offset(winter) is not { } standard)
        {
            return null;
        }

        var rule =
            summer is not null
            && Offset(summer) is { } daylight
            && Change(summer) is { } starts
            && Change(winter) is { } ends
                ? TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(
                    DateTime.MinValue.Date,
                    DateTime.MaxValue.Date,
                    daylight - standard,
                    starts,
                    ends
                )
                : null;
        return TimeZoneInfo.CreateCustomTimeZone(
            "calendar/" + name,
            standard,
            name,
            name,
            name,
            rule is null ? [] : [rule]
        );
    }

    private static List<(bool IsSummer, Dictionary<string, string> Of)> Parts(IEnumerable<CalendarLine> lines)
    {
        var parts = new List<(bool IsSummer, Dictionary<string, string> Of)>();
        foreach (var line in lines)
        {
            if (line.Name == "BEGIN")
            {
                parts.Add(
                    (line.Value.Equals("DAYLIGHT", StringComparison.OrdinalIgnoreCase), new(StringComparer.Ordinal))
                );
            }
            else if (parts.Count > 0)
            {
                parts[^1].Of[line.Name] = line.Value;
            }
        }

        return parts;
    }

    private static TimeSpan? Offset(Dictionary<string, string> part) =>
        part.TryGetValue("TZOFFSETTO", out var text)
        && text.Length >= 5
        && TimeSpan.TryParseExact(text[1..5], "hhmm", CultureInfo.InvariantCulture, out var offset)
        && offset <= TimeSpan.FromHours(14)
            ? text[0] == '-'
                ? -offset
                : offset
            : null;

    private static TimeZoneInfo.TransitionTime? Change(Dictionary<string, string> part)
    {
        if (
            !part.TryGetValue("RRULE", out var text)
            || !part.TryGetValue("DTSTART", out var start)
            || start.Length < 15
        )
        {
            return null;
        }

        var rule = RecurrenceRule.Of(text);
        return
            rule is { Months: [>= 1 and <= 12 and var month], Days: [var day] }
            && DateTime.TryParseExact(
                start[9..15],
                "HHmmss",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var time
            )
            ? TimeZoneInfo.TransitionTime.CreateFloatingDateRule(
                DateTime.MinValue + time.TimeOfDay,
                month,
                day.Nth is >= 1 and <= 4 ? day.Nth : 5,
                day.Day
            )
            : null;
    }
}
