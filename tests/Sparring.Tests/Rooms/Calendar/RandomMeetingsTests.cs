using System.Globalization;
using Sparring.Platform.Data;
using Sparring.Rooms.Calendar;
using Sparring.Rooms.Calendar.Contract;
using Sparring.Tests.Rooms.Groups;
using Xunit;

namespace Sparring.Tests.Rooms.Calendar;

/// <summary>Meetings of chance from 2018 to 2040, every third around a change of the clock. <c>SPARRING_MEETINGS=50000</c> is the long form.</summary>
public sealed class RandomMeetingsTests(ITestOutputHelper output)
{
    private const int OfAFile = 2_500;
    private static readonly int Meetings = int.Parse(
        Environment.GetEnvironmentVariable("SPARRING_MEETINGS") ?? "2000",
        CultureInfo.InvariantCulture
    );

    [Fact]
    public async Task Two_parsers_read_every_meeting_at_the_moment_and_the_wall_time_it_was_made_for()
    {
        var chance = new Random(20181119);
        var meetings = Enumerable.Range(0, Meetings).Select(number => TimesOf(chance, number)).ToList();

        foreach (var file in meetings.Chunk(OfAFile))
        {
            var text = new CalendarFile(Stage.Settings, new(2018, 10, 1, 8, 0, 0, TimeSpan.Zero)).Feed(
                "Sparring",
                file.Select(Entry)
            );
            var meant = file.Select(one =>
                (one.Starts.ToUnixTimeSeconds(), one.Ends.ToUnixTimeSeconds(), Wall(one.Starts))
            );
            var (script, python) = (await IcalJs.ParseAsync(text), await Icalendar.ReadAsync(text));

            Assert.Equal(meant, script.Events.Select(read => (read.Moment, read.EndMoment, Wall(read))));
            Assert.Equal(meant, python.Events.Select(read => (read.Start, read.End, read.Wall)));
            Assert.All(
                python.Events,
                read => Assert.True(read.Written is null || read.Written == read.Wall, read.Wall)
            );
        }

        output.WriteLine($"{Meetings} meetings, {(Meetings + OfAFile - 1) / OfAFile} files, two parsers");
    }

    private static (DateTimeOffset Starts, DateTimeOffset Ends) TimesOf(Random chance, int number)
    {
        var year = chance.Next(2018, 2041);
        var first = new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var starts =
            number % 3 == 0
                ? Change(year, chance.Next(2) == 0 ? 3 : 10).AddMinutes(5 * chance.Next(-60, 60))
                : first.AddMinutes(5 * chance.Next(0, 365 * 24 * 12));
        return (starts, starts.AddMinutes(5 * chance.Next(1, 120)));
    }

    private static DateTimeOffset Change(int year, int month)
    {
        var last = new DateOnly(year, month, 31);
        return new(last.AddDays(-(int)last.DayOfWeek).ToDateTime(new TimeOnly(1, 0)), TimeSpan.Zero);
    }

    private static CalendarEntry Entry((DateTimeOffset Starts, DateTimeOffset Ends) at) =>
        new(
            Ids.Secure.Next(),
            0,
            "Møde, én; på Ærø",
            DateOnly.FromDateTime(at.Starts.InCopenhagen().DateTime),
            at.Starts,
            at.Ends,
            null,
            "",
            "/coaching/1"
        );

    // The hour that comes twice is written as UTC: only so is it clear which of the two is meant.
    private static string Wall(IcalJs.Event read) =>
        read.Start.EndsWith('Z') ? Wall(DateTimeOffset.FromUnixTimeSeconds(read.Moment)) : read.Start[..16];

    private static string Wall(DateTimeOffset time) =>
        time.InCopenhagen().ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}
