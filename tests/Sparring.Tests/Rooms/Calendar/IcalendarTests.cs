using System.Text;
using System.Text.Json;
using Sparring.Platform.Data;
using Sparring.Rooms.Calendar;
using Sparring.Rooms.Calendar.Contract;
using Sparring.Tests.Platform;
using Sparring.Tests.Rooms.Groups;
using Xunit;

namespace Sparring.Tests.Rooms.Calendar;

/// <summary>A second parser, of another family than ical.js: Debian's python3-icalendar, which reads our VTIMEZONE itself.</summary>
public sealed class IcalendarTests
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

    [Fact]
    public async Task Every_half_hour_around_every_change_of_the_clock_is_the_wall_time_of_Copenhagen()
    {
        var times = Enumerable
            .Range(2018, 6)
            .SelectMany(year => new[] { LastSunday(year, 3), LastSunday(year, 10) })
            .SelectMany(change => Enumerable.Range(-60, 120).Select(half => change.AddMinutes(30 * half)))
            .ToList();

        var file = await ReadAsync(File().Feed("Sparring", times.Select(Entry)));

        Assert.Equal("PUBLISH", file.Method);
        Assert.Equal(times.Select(time => time.ToUnixTimeSeconds()), file.Events.Select(read => read.Start));
        Assert.Equal(
            times.Select(time => time.AddMinutes(45).ToUnixTimeSeconds()),
            file.Events.Select(read => read.End)
        );
        Assert.Equal(times.Select(Wall), file.Events.Select(read => read.Wall));
        Assert.All(file.Events, read => Assert.True(read.Written is null || read.Written == read.Wall, read.Wall));
    }

    [Fact]
    public async Task An_invitation_is_read_the_same_way_and_names_its_own_recipient()
    {
        var starts = Clock.At(new DateOnly(2019, 3, 31), new TimeOnly(14, 0));

        var file = await ReadAsync(File().Invitation(Entry(starts), "p01@example.org"));

        Assert.Equal("REQUEST", file.Method);
        Assert.Equal(
            new Read(
                starts.ToUnixTimeSeconds(),
                starts.AddMinutes(45).ToUnixTimeSeconds(),
                "2019-03-31T14:00",
                "2019-03-31T14:00",
                "Møde, én; på Ærø",
                "mailto:p01@example.org"
            ),
            Assert.Single(file.Events)
        );
    }

    private static async Task<Parsed> ReadAsync(string text)
    {
        var printed = await Python.RunAsync(Parse, Encoding.UTF8.GetBytes(text), TestContext.Current.CancellationToken);
        return JsonSerializer.Deserialize<Parsed>(printed, JsonSerializerOptions.Web)
            ?? throw new InvalidOperationException(printed);
    }

    private static string Wall(DateTimeOffset time) =>
        time.InCopenhagen().ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static DateTimeOffset LastSunday(int year, int month)
    {
        var last = new DateOnly(year, month, 31);
        return new(last.AddDays(-(int)last.DayOfWeek).ToDateTime(new TimeOnly(1, 0)), TimeSpan.Zero);
    }

    private static CalendarFile File() => new(Stage.Settings, new DateTimeOffset(2018, 10, 1, 8, 0, 0, TimeSpan.Zero));

    private static CalendarEntry Entry(DateTimeOffset starts) =>
        new(
            Ids.Secure.Next(),
            0,
            "Møde, én; på Ærø",
            DateOnly.FromDateTime(starts.InCopenhagen().DateTime),
            starts,
            starts.AddMinutes(45),
            null,
            "",
            "/coaching/1"
        );

    private sealed record Parsed(string Method, IReadOnlyList<Read> Events);

    private sealed record Read(long Start, long End, string Wall, string? Written, string Summary, string? Attendee);
}
