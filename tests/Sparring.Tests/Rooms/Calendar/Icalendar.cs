using System.Text;
using System.Text.Json;
using Sparring.Tests.Platform;
using Xunit;

namespace Sparring.Tests.Rooms.Calendar;

/// <summary>A second parser, of another family than ical.js: Debian's python3-icalendar, which reads our VTIMEZONE itself.</summary>
public static class Icalendar
{
    private const string Parse = """
        import icalendar, json, sys
        from datetime import timezone
        from zoneinfo import ZoneInfo
        calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
        read = []
        for event in calendar.walk('VEVENT'):
            start, end = event.decoded('DTSTART'), event.decoded('DTEND')
            attendee = event.get('ATTENDEE')
            read.append({'start': int(start.timestamp()), 'end': int(end.timestamp()),
                'wall': start.astimezone(ZoneInfo('Europe/Copenhagen')).strftime('%Y-%m-%dT%H:%M'),
                'written': start.strftime('%Y-%m-%dT%H:%M') if start.utcoffset() else None,
                'summary': str(event['SUMMARY']), 'attendee': str(attendee) if attendee else None})
        print(json.dumps({'method': str(calendar['METHOD']), 'events': read}))
        """;

    public static async Task<Parsed> ReadAsync(string text)
    {
        var printed = await Python.RunAsync(Parse, Encoding.UTF8.GetBytes(text), TestContext.Current.CancellationToken);
        return JsonSerializer.Deserialize<Parsed>(printed, JsonSerializerOptions.Web)
            ?? throw new InvalidOperationException(printed);
    }

    public sealed record Parsed(string Method, IReadOnlyList<Read> Events);

    /// <summary>A meeting as it was read.</summary>
    /// <param name="Wall">By the system's own time zones.</param>
    /// <param name="Written">By the time zone in the file.</param>
    public sealed record Read(long Start, long End, string Wall, string? Written, string Summary, string? Attendee);
}
