using System.Globalization;
using System.Net;
using Sparring.Platform.Data;
using Sparring.Rooms.Coaching.Scheduling.When;
using Xunit;

namespace Sparring.Tests.Rooms.Coaching.Scheduling;

public sealed class CalendarReaderTests
{
    private static readonly DateOnly First = new(2019, 3, 25);
    private static readonly DateOnly Last = new(2019, 4, 12);

    [Theory]
    [InlineData(
        "DTSTART;TZID=Europe/Copenhagen:20190329T100000\nDTEND;TZID=Europe/Copenhagen:20190329T113000",
        "03-29 10:00-11:30"
    )]
    [InlineData("DTSTART:20190329T090000Z\nDURATION:PT1H30M", "03-29 10:00-11:30")]
    [InlineData(
        "DTSTART;TZID=Romance Standard Time:20190401T100000\nDTEND;TZID=Romance Standard Time:20190401T110000",
        "04-01 10:00-11:00"
    )]
    [InlineData("DTSTART;TZID=America/New_York:20190401T100000\nDURATION:PT1H", "04-01 16:00-17:00")]
    [InlineData("DTSTART;VALUE=DATE:20190403", "04-03 00:00-00:00")]
    [InlineData("DTSTART:20190329T090000Z\nDURATION:PT1H\nTRANSP:TRANSPARENT", "")]
    [InlineData("DTSTART:20190329T090000Z\nDURATION:PT1H\nSTATUS:CANCELLED", "")]
    [InlineData(
        "DTSTART;TZID=Europe/Copenhagen:20190105T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;BYDAY=FR;COUNT=12",
        "03-29 09:00-10:00"
    )]
    [InlineData(
        "DTSTART;TZID=Europe/Copenhagen:20180101T090000\nDURATION:PT1H\nRRULE:FREQ=MONTHLY;BYDAY=-1FR",
        "03-29 09:00-10:00"
    )]
    [InlineData(
        "DTSTART;TZID=Europe/Copenhagen:20180329T090000\nDURATION:PT1H\nRRULE:FREQ=YEARLY",
        "03-29 09:00-10:00"
    )]
    [InlineData(
        "DTSTART;TZID=Europe/Copenhagen:20190329T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;UNTIL=20190401T235959Z\nEXDATE;TZID=Europe/Copenhagen:20190330T090000",
        "03-29 09:00-10:00, 03-31 09:00-10:00, 04-01 09:00-10:00"
    )]
    [InlineData(
        "DTSTART;TZID=Europe/Copenhagen:20190131T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;BYMONTHDAY=-1",
        "03-31 09:00-10:00"
    )]
    [InlineData(
        "DTSTART;TZID=Europe/Copenhagen:20190317T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,MO",
        "03-31 09:00-10:00, 04-01 09:00-10:00"
    )]
    [InlineData(
        "DTSTART;TZID=Europe/Copenhagen:20180413T090000\nDURATION:PT1H\nRRULE:FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=5",
        "04-05 09:00-10:00"
    )]
    [InlineData(
        "BEGIN:VALARM\nTRIGGER:-PT15M\nDURATION:PT5H\nEND:VALARM\nDTSTART:20190329T090000Z\nDURATION:PT1H",
        "03-29 10:00-11:00"
    )]
    public void An_event_says_when_somebody_is_busy(string lines, string expected) =>
        Assert.Equal(expected, Said(Calendar(lines)));

    [Fact]
    public void One_that_was_moved_out_of_a_series_stands_where_it_was_moved_to()
    {
        var series = "UID:a\nDTSTART;TZID=Europe/Copenhagen:20190326T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=2";
        var moved =
            "UID:a\nRECURRENCE-ID;TZID=Europe/Copenhagen:20190402T090000\nDTSTART;TZID=Europe/Copenhagen:20190403T130000\nDURATION:PT1H";

        Assert.Equal("03-26 09:00-10:00, 04-03 13:00-14:00", Said(Calendar(series, moved)));
    }

    [Theory]
    [InlineData(
        "DTSTART;TZID=Europe/Copenhagen:20190402T130000\nDURATION:PT2H",
        "03-26 09:00-10:00, 04-02 13:00-15:00, 04-09 13:00-15:00"
    )]
    [InlineData("DTSTART;TZID=Europe/Copenhagen:20190402T090000\nSTATUS:CANCELLED", "03-26 09:00-10:00")]
    [InlineData(
        "DTSTART;TZID=Europe/Copenhagen:20190326T080000\nDURATION:PT30M",
        "03-26 08:00-08:30, 03-26 09:00-10:00, 04-02 08:00-08:30, 04-09 08:00-08:30"
    )]
    public void This_one_and_all_after_it_are_as_the_change_says(string change, string expected)
    {
        var series = "UID:a\nDTSTART;TZID=Europe/Copenhagen:20190326T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=4";
        var changed = $"UID:a\nRECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Copenhagen:20190402T090000\n{change}";

        Assert.Equal(expected, Said(Calendar(series, changed)));
    }

    [Fact]
    public void A_zone_nobody_knows_is_read_as_the_file_describes_it()
    {
        const string Zone = """
            BEGIN:VTIMEZONE
            TZID:Our own time
            BEGIN:STANDARD
            DTSTART:16010101T030000
            TZOFFSETFROM:+0300
            TZOFFSETTO:+0200
            RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
            END:STANDARD
            BEGIN:DAYLIGHT
            DTSTART:16010101T020000
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0300
            RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
            END:DAYLIGHT
            END:VTIMEZONE
            """;
        var winter = "DTSTART;TZID=Our own time:20190329T100000\nDURATION:PT1H";
        var summer = "DTSTART;TZID=Our own time:20190401T100000\nDURATION:PT1H";

        Assert.Equal(
            "03-29 09:00-10:00, 04-01 09:00-10:00",
            Said(
                Calendar(winter, summer)
                    .Replace("BEGIN:VCALENDAR", "BEGIN:VCALENDAR\n" + Zone, StringComparison.Ordinal)
            )
        );
    }

    [Theory]
    [InlineData("RRULE:FREQ=DAILY;COUNT=1000000")]
    [InlineData("RRULE:FREQ=SECONDLY")]
    [InlineData("RRULE:FREQ=MINUTELY;COUNT=5")]
    [InlineData("RRULE:FREQ=HOURLY;UNTIL=20990101")]
    public void A_million_recurrences_end_with_a_sentence(string rule)
    {
        var (busy, events, fault) = CalendarReader.Read(
            Calendar("DTSTART:20190329T090000Z\nDURATION:PT1H\n" + rule),
            First,
            Last
        );

        Assert.Equal((0, 0), (busy.Count, events));
        Assert.StartsWith("En aftale i kalenderen gentages", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_events_that_each_repeat_for_ever_are_read_within_the_window_alone()
    {
        var events = Enumerable
            .Range(0, 2000)
            .Select(at => $"UID:{at}\nDTSTART:19700101T{at % 24:00}0000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY")
            .ToArray();

        var (busy, read, fault) = CalendarReader.Read(Calendar(events), First, Last);

        Assert.Null(fault);
        Assert.Equal((1, 2000), (busy.Count, read));
    }

    [Theory]
    [InlineData("FREQ=DAILY;BYMONTH=13")]
    [InlineData("FREQ=WEEKLY;BYMONTH=13")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=32")]
    [InlineData("FREQ=YEARLY;BYMONTH=13")]
    public void A_rule_that_no_day_meets_is_walked_no_further_than_the_window(string rule)
    {
        var first = new DateOnly(2019, 1, 5);

        var walked = RecurrenceRule.Of(rule).PeriodsFrom(first, First, Last).Count();

        Assert.InRange(walked, 1, Last.DayNumber - First.DayNumber + 2);
    }

    [Fact]
    public void Rules_that_no_day_meets_and_that_count_from_long_ago_end_with_a_sentence()
    {
        var events = Enumerable
            .Range(0, 2000)
            .Select(at => $"UID:{at}\nDTSTART:16900101T090000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=9;BYMONTH=13")
            .ToArray();

        var (busy, read, fault) = CalendarReader.Read(Calendar(events), First, Last);

        Assert.Equal((0, 0), (busy.Count, read));
        Assert.StartsWith("En aftale i kalenderen gentages", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FREEBUSY:20190329T090000Z/P10000000D", "03-29 10:00-00:00")]
    [InlineData("FREEBUSY:20190329T090000Z/-P10000000D", "")]
    [InlineData("FREEBUSY:20190329T090000Z/PT1H", "03-29 10:00-11:00")]
    public void A_stretch_without_end_is_cut(string line, string expected) =>
        Assert.Equal(
            expected,
            Said(Calendar().Replace("END:VCALENDAR", line + "\nEND:VCALENDAR", StringComparison.Ordinal))
        );

    [Theory]
    [InlineData("+0200", "+0200", "10", "3")]
    [InlineData("+1400", "-1400", "10", "3")]
    [InlineData("+1400", "-1200", "10", "3")]
    [InlineData("+0100", "+0200", "3", "3")]
    public void A_zone_that_cannot_be_is_taken_for_Copenhagen(string winter, string summer, string ends, string begins)
    {
        var zone = $"""
            BEGIN:VTIMEZONE
            TZID:Nowhere
            BEGIN:STANDARD
            DTSTART:16010101T030000
            TZOFFSETTO:{winter}
            RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH={ends}
            END:STANDARD
            BEGIN:DAYLIGHT
            DTSTART:16010101T030000
            TZOFFSETTO:{summer}
            RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH={begins}
            END:DAYLIGHT
            END:VTIMEZONE
            """;

        Assert.StartsWith(
            "03-29 ",
            Said(
                Calendar("DTSTART;TZID=Nowhere:20190329T100000\nDURATION:PT1H")
                    .Replace("BEGIN:VCALENDAR", "BEGIN:VCALENDAR\n" + zone, StringComparison.Ordinal)
            ),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("xyz")]
    [InlineData("utf-8")]
    [InlineData(null)]
    public async Task A_calendar_is_read_whatever_its_server_calls_the_letters(string? charset)
    {
        using var content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes("BEGIN:VCALENDAR æøå"));
        content.Headers.ContentType = new("text/calendar") { CharSet = charset };

        Assert.Equal(
            "BEGIN:VCALENDAR æøå",
            await CalendarFetcher.ReadAsync(content, TestContext.Current.CancellationToken)
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html></html>")]
    [InlineData("BEGIN:VEVENT")]
    public void What_is_no_calendar_is_refused(string text) =>
        Assert.Equal(
            "Det er ikke en kalender. Gem den som .ics, eller kopiér adressen igen.",
            CalendarReader.Read(text, First, Last).Fault
        );

    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:a00:1::1", false)]
    [InlineData("52.96.1.1", true)]
    [InlineData("2603:1026::1", true)]
    public void A_calendar_is_fetched_from_the_open_internet_alone(string address, bool isOpen) =>
        Assert.Equal(isOpen, CalendarFetcher.IsOpen(IPAddress.Parse(address)));

    private static string Calendar(params string[] events) =>
        "BEGIN:VCALENDAR\nVERSION:2.0\n"
        + string.Concat(events.Select(lines => $"BEGIN:VEVENT\nSUMMARY:Hemmeligt\n{lines}\nEND:VEVENT\n"))
        + "END:VCALENDAR\n";

    private static string Said(string text)
    {
        var (busy, _, fault) = CalendarReader.Read(text, First, Last);
        Assert.Null(fault);
        return string.Join(", ", busy.Select(time => $"{Wall(time.Starts, "MM-dd HH:mm")}-{Wall(time.Ends, "HH:mm")}"));
    }

    private static string Wall(DateTimeOffset time, string format) =>
        time.InCopenhagen().ToString(format, CultureInfo.InvariantCulture);
}
