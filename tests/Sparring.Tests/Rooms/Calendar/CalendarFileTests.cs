using System.Text;
using Sparring.Platform.Data;
using Sparring.Rooms.Calendar;
using Sparring.Rooms.Calendar.Contract;
using Sparring.Tests.Rooms.Groups;
using Xunit;

namespace Sparring.Tests.Rooms.Calendar;

public sealed class CalendarFileTests
{
    private static readonly DateTimeOffset Now = new(2018, 10, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task An_independent_parser_reads_what_was_written()
    {
        var starts = Clock.At(new DateOnly(2018, 11, 23), new TimeOnly(10, 0));
        var entry = Entry(starts, starts.AddMinutes(90)) with
        {
            Title = "Coaching, gruppe 1; første møde",
            Place = "Rådhuset\\2. sal",
            Text = "Linje et\nLinje to, med æøå og 🙂",
            Sequence = 3,
        };

        var calendar = await IcalJs.ParseAsync(File().Feed("Sparring", [entry]));

        Assert.Equal("PUBLISH", calendar.Method);
        Assert.Equal(
            new IcalJs.Event(
                $"{entry.Id:N}@sparring.example",
                entry.Title,
                entry.Text + "\n\nhttps://sparring.example/coaching/1",
                entry.Place,
                3,
                "CONFIRMED",
                "2018-11-23T10:00:00",
                IsDate: false,
                starts.ToUnixTimeSeconds(),
                "2018-11-23T11:30:00",
                starts.AddMinutes(90).ToUnixTimeSeconds(),
                "",
                null
            ),
            Assert.Single(calendar.Events)
        );
    }

    [Fact]
    public async Task Every_half_hour_around_every_change_of_the_clock_is_the_moment_it_was()
    {
        var times = ChangesOfTheClock()
            .SelectMany(change => Enumerable.Range(-30, 60).Select(half => change.AddMinutes(30 * half)))
            .ToList();
        var entries = times.Select(time => Entry(time, time.AddMinutes(45)));

        var calendar = await IcalJs.ParseAsync(File().Feed("Sparring", entries));

        Assert.Equal(times.Select(time => time.ToUnixTimeSeconds()), calendar.Events.Select(read => read.Moment));
        Assert.Equal(
            times.Select(time => time.AddMinutes(45).ToUnixTimeSeconds()),
            calendar.Events.Select(read => read.EndMoment)
        );
    }

    [Fact]
    public async Task The_wall_clock_of_Copenhagen_stands_in_the_file_at_all_times_of_the_year()
    {
        var days = Enumerable.Range(0, 800).Select(day => new DateOnly(2018, 1, 1).AddDays(day)).ToList();
        var entries = days.Select(day =>
            Entry(Clock.At(day, new TimeOnly(10, 30)), Clock.At(day, new TimeOnly(12, 0)))
        );

        var calendar = await IcalJs.ParseAsync(File().Feed("Sparring", entries));

        Assert.Equal(days.Select(day => $"{day:yyyy-MM-dd}T10:30:00"), calendar.Events.Select(read => read.Start));
    }

    [Fact]
    public async Task A_deadline_is_a_whole_day()
    {
        var calendar = await IcalJs.ParseAsync(
            File().Feed("Sparring", [Entry(null, null) with { Day = new DateOnly(2018, 11, 19) }])
        );

        var read = Assert.Single(calendar.Events);
        Assert.Equal((true, "2018-11-19", "2018-11-20"), (read.IsDate, read.Start, read.End));
    }

    [Fact]
    public async Task An_invitation_names_its_own_recipient_and_nobody_else()
    {
        var starts = Clock.At(new DateOnly(2019, 1, 28), new TimeOnly(14, 0));

        var calendar = await IcalJs.ParseAsync(File().Invitation(Entry(starts, starts.AddHours(2)), "p01@example.org"));

        var read = Assert.Single(calendar.Events);
        Assert.Equal(
            ("REQUEST", "mailto:p01@example.org", "mailto:sparring@localhost"),
            (calendar.Method, read.Attendees, read.Organizer)
        );
    }

    [Fact]
    public async Task A_cancelled_entry_is_taken_back()
    {
        var starts = Clock.At(new DateOnly(2019, 1, 28), new TimeOnly(14, 0));
        var entry = Entry(starts, starts.AddHours(2)) with { IsCancelled = true, Sequence = 2 };

        var calendar = await IcalJs.ParseAsync(File().Invitation(entry, "p01@example.org"));

        var read = Assert.Single(calendar.Events);
        Assert.Equal(("CANCEL", "CANCELLED", 2), (calendar.Method, read.Status, read.Sequence));
    }

    [Fact]
    public void No_line_is_longer_than_75_octets_and_every_line_ends_as_it_must()
    {
        var entry = Entry(null, null) with
        {
            Title = string.Concat(Enumerable.Repeat("æøå🙂 ", 60)),
            Text = new string('x', 500),
        };

        var file = File().Feed("Sparring", [entry]);

        Assert.DoesNotContain(file.Replace("\r\n", "", StringComparison.Ordinal), sign => sign is '\r' or '\n');
        Assert.All(file.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
    }

    [Fact]
    public void A_title_with_a_line_break_adds_no_property()
    {
        var entry = Entry(null, null) with
        {
            Title = "Emne\r\nATTENDEE:mailto:x@example.org",
            Place = "Her\rLOCATION:Der",
        };

        var file = File().Feed("Sparring", [entry]);

        Assert.DoesNotContain("\r\nATTENDEE", file, StringComparison.Ordinal);
        Assert.DoesNotContain("\r\nLOCATION:Der", file, StringComparison.Ordinal);
    }

    private static IEnumerable<DateTimeOffset> ChangesOfTheClock() =>
        Enumerable
            .Range(2018, 6)
            .SelectMany(year => new[] { LastSunday(year, 3), LastSunday(year, 10) })
            .Select(day => new DateTimeOffset(day.ToDateTime(new TimeOnly(1, 0)), TimeSpan.Zero));

    private static DateOnly LastSunday(int year, int month)
    {
        var last = new DateOnly(year, month, 31);
        return last.AddDays(-(int)last.DayOfWeek);
    }

    private static CalendarFile File() => new(Stage.Settings, Now);

    private static CalendarEntry Entry(DateTimeOffset? starts, DateTimeOffset? ends) =>
        new(
            Ids.Secure.Next(),
            0,
            "Møde",
            starts is { } time ? DateOnly.FromDateTime(time.InCopenhagen().DateTime) : new DateOnly(2018, 11, 9),
            starts,
            ends,
            null,
            "",
            "/coaching/1"
        );
}
