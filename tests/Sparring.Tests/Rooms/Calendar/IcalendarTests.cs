using Sparring.Platform.Data;
using Sparring.Rooms.Calendar;
using Sparring.Rooms.Calendar.Contract;
using Sparring.Tests.Rooms.Groups;
using Xunit;

namespace Sparring.Tests.Rooms.Calendar;

public sealed class IcalendarTests
{
    [Fact]
    public async Task Every_half_hour_around_every_change_of_the_clock_is_the_wall_time_of_Copenhagen()
    {
        var times = Enumerable
            .Range(2018, 6)
            .SelectMany(year => new[] { LastSunday(year, 3), LastSunday(year, 10) })
            .SelectMany(change => Enumerable.Range(-60, 120).Select(half => change.AddMinutes(30 * half)))
            .ToList();

        var file = await Icalendar.ReadAsync(File().Feed("Sparring", times.Select(Entry)));

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

        var file = await Icalendar.ReadAsync(File().Invitation(Entry(starts), "p01@example.org"));

        Assert.Equal("REQUEST", file.Method);
        Assert.Equal(
            new Icalendar.Read(
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
}
