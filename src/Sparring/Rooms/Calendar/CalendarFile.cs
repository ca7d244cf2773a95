using System.Globalization;
using System.Text;
using Sparring.Platform.Data;
using Sparring.Rooms.Calendar.Contract;

namespace Sparring.Rooms.Calendar;

/// <summary>Writes iCalendar (RFC 5545, 5546): single events, wall time of Copenhagen, CRLF, lines of at most 75 octets.</summary>
public sealed class CalendarFile(SparringSettings settings, DateTimeOffset now)
{
    private const int FirstYearInUtc = 2038;
    private const string Zone = "Europe/Copenhagen";
    private const int MostOctets = 75;

    // The rules that have held since 1996, so that no reader needs a table of its own.
    private static readonly string[] ZoneLines =
    [
        "BEGIN:VTIMEZONE",
        "TZID:" + Zone,
        "BEGIN:DAYLIGHT",
        "DTSTART:19960331T020000",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "TZNAME:CEST",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "DTSTART:19961027T030000",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "TZNAME:CET",
        "END:STANDARD",
        "END:VTIMEZONE",
    ];

    private readonly StringBuilder text = new();

    /// <summary>A person's calendar to subscribe to.</summary>
    public string Feed(string name, IEnumerable<CalendarEntry> entries)
    {
        Begin("PUBLISH");
        Line("X-WR-CALNAME:" + Escape(name));
        Line("REFRESH-INTERVAL;VALUE=DURATION:PT12H");
        Line("X-PUBLISHED-TTL:PT12H");
        Zoned();
        foreach (var entry in entries)
        {
            Event(entry, attendee: null);
        }

        return End();
    }

    /// <summary>An invitation to one person, or the word that it is cancelled. The only address in it besides ours is her own.</summary>
    public string Invitation(CalendarEntry entry, string attendee)
    {
        Begin(entry.IsCancelled ? "CANCEL" : "REQUEST");
        Zoned();
        Event(entry, attendee);
        return End();
    }

    private void Begin(string method)
    {
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:-//Sparring//Sparring//DA");
        Line("CALSCALE:GREGORIAN");
        Line("METHOD:" + method);
    }

    private void Zoned()
    {
        foreach (var line in ZoneLines)
        {
            Line(line);
        }
    }

    private void Event(CalendarEntry entry, string? attendee)
    {
        Line("BEGIN:VEVENT");
        Line($"UID:{entry.Id:N}@{settings.Address.Host}");
        Line("DTSTAMP:" + Utc(now));
        Line("SEQUENCE:" + entry.Sequence.ToString(CultureInfo.InvariantCulture));
        When(entry);
        Line("SUMMARY:" + Escape(entry.Title));
        Line("DESCRIPTION:" + Escape(Describe(entry)));
        Line("URL:" + AddressOf(entry));
        Line("STATUS:" + (entry.IsCancelled ? "CANCELLED" : "CONFIRMED"));
        if (entry.Place is { Length: > 0 } place)
        {
            Line("LOCATION:" + Escape(place));
        }

        if (attendee is not null)
        {
            Line($"ORGANIZER;CN=Sparring:mailto:{settings.MailFrom}");
            // Nobody reads answers at our address: a calendar that asked for one would promise too much.
            Line($"ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:{attendee}");
        }

        Line("END:VEVENT");
    }

    private void When(CalendarEntry entry)
    {
        if (entry is { Starts: { } starts, Ends: { } ends })
        {
            Line("DTSTART" + Time(starts));
            Line("DTEND" + Time(ends));
            return;
        }

        // A deadline takes no time in the day: it does not make anybody busy.
        Line("DTSTART;VALUE=DATE:" + Day(entry.Day));
        Line("DTEND;VALUE=DATE:" + Day(entry.Day.AddDays(1)));
        Line("TRANSP:TRANSPARENT");
    }

    // The hour that comes twice in October is said in universal time: its wall time would be the wrong one of the two. So is
    // what lies after 2037: readers that count seconds in 32 bits know no change of the clock from then on.
    private static string Time(DateTimeOffset time)
    {
        var here = time.InCopenhagen();
        return here.Year >= FirstYearInUtc || Clock.Copenhagen.IsAmbiguousTime(here.DateTime)
            ? ":" + Utc(time)
            : $";TZID={Zone}:" + here.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
    }

    private string AddressOf(CalendarEntry entry) => new Uri(settings.Address, entry.Address).AbsoluteUri;

    private string Describe(CalendarEntry entry) =>
        entry.Text.Length == 0 ? AddressOf(entry) : entry.Text + "\n\n" + AddressOf(entry);

    private static string Utc(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Escape(string value)
    {
        var escaped = new StringBuilder(value.Length);
        foreach (var sign in value.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'))
        {
            _ = sign switch
            {
                '\\' or ';' or ',' => escaped.Append('\\').Append(sign),
                '\n' => escaped.Append("\\n"),
                < ' ' and not '\t' => escaped,
                '\u007F' => escaped,
                _ => escaped.Append(sign),
            };
        }

        return escaped.ToString();
    }

    // A line is cut between whole characters; what follows begins with a space.
    private void Line(string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }

    private string End()
    {
        Line("END:VCALENDAR");
        return text.ToString();
    }
}
