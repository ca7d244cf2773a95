using System.Globalization;

namespace Sparring.Rooms.Coaching.Scheduling.When;

/// <summary>Times as calendar files write them, in the zones the file describes.</summary>
internal sealed class CalendarTimes(CalendarZones zones)
{
    public DateTimeOffset? Moment(CalendarLine line, string value) =>
        Wall(value) is not { } wall ? null
        : value.EndsWith('Z') ? new DateTimeOffset(wall, TimeSpan.Zero)
        : At(line, wall);

    /// <summary>A repetition keeps its wall time; one given in universal time keeps that.</summary>
    public DateTimeOffset At(CalendarLine line, DateTime wall)
    {
        if (line.Value.EndsWith('Z'))
        {
            return new DateTimeOffset(wall, TimeSpan.Zero);
        }

        var zone = zones.Of(line.Zone);
        var there = zone.IsInvalidTime(wall) ? wall.AddHours(1) : wall;
        return new DateTimeOffset(there, zone.GetUtcOffset(there));
    }

    /// <summary>Where one of a row goes whose first was moved: as far on the clock on the wall, also where the clock itself moves in between.</summary>
    public DateTimeOffset Moved(CalendarLine line, DateTimeOffset at, Onward onward)
    {
        DateTime Here(DateTimeOffset time) =>
            line.Value.EndsWith('Z') ? time.UtcDateTime : TimeZoneInfo.ConvertTime(time, zones.Of(line.Zone)).DateTime;
        return At(
            line,
            DateTime.SpecifyKind(Here(at) + (Here(onward.Starts) - Here(onward.From)), DateTimeKind.Unspecified)
        );
    }

    public static DateTime? Wall(string value) =>
        DateTime.TryParseExact(
            value.Trim().TrimEnd('Z'),
            ["yyyyMMdd'T'HHmmss", "yyyyMMdd'T'HHmm", "yyyyMMdd"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var wall
        ) && wall.Year is > 1600 and < 9000
            ? wall
            : null;

    public static TimeSpan? Span(string text)
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
}

/// <summary>How a row of repetitions is from one of them on.</summary>
internal sealed record Onward(DateTimeOffset From, DateTimeOffset Starts, TimeSpan Length, bool IsBusy);
