namespace Sparring.Rooms.Coaching.Scheduling.When;

/// <summary>One line of a calendar: its name, what was said about it, and its value.</summary>
public sealed record CalendarLine(string Name, IReadOnlyDictionary<string, string> About, string Value)
{
    public string? Zone => About.GetValueOrDefault("TZID");

    /// <summary>Null where there is no name and value.</summary>
    public static CalendarLine? Of(string line)
    {
        var quoted = false;
        var colon = -1;
        for (var at = 0; at < line.Length && colon < 0; at++)
        {
            quoted ^= line[at] == '"';
            colon = line[at] == ':' && !quoted ? at : -1;
        }

        if (colon <= 0)
        {
            return null;
        }

        var head = line[..colon].Split(';');
        var about = head.Skip(1)
            .Select(part => part.Split('=', 2))
            .Where(part => part.Length == 2)
            .GroupBy(part => part[0].ToUpperInvariant(), part => part[1].Trim('"'), StringComparer.Ordinal)
            .ToDictionary(part => part.Key, part => part.First(), StringComparer.Ordinal);
        return new CalendarLine(head[0].ToUpperInvariant(), about, line[(colon + 1)..]);
    }
}

/// <summary>The parts of a calendar file that say when: events, free-busy and zones, each as its lines.</summary>
public sealed record CalendarParts(
    IReadOnlyList<IReadOnlyList<CalendarLine>> Events,
    IReadOnlyList<CalendarLine> Busy,
    IReadOnlyList<IReadOnlyList<CalendarLine>> Zones
)
{
    // Titles, people and places are not even read.
    private static readonly HashSet<string> Wanted = new(StringComparer.Ordinal)
    {
        "UID",
        "DTSTART",
        "DTEND",
        "DURATION",
        "RRULE",
        "RDATE",
        "EXDATE",
        "RECURRENCE-ID",
        "TRANSP",
        "STATUS",
        "X-MICROSOFT-CDO-BUSYSTATUS",
        "TZID",
        "TZOFFSETTO",
        "TZOFFSETFROM",
        "BEGIN",
        "END",
    };

    public static CalendarParts Of(string text)
    {
        var (events, busy, zones) = (
            new List<IReadOnlyList<CalendarLine>>(),
            new List<CalendarLine>(),
            new List<IReadOnlyList<CalendarLine>>()
        );
        List<CalendarLine>? current = null;
        var within = "";
        var inner = 0;
        foreach (var line in Unfolded(text).Select(CalendarLine.Of).OfType<CalendarLine>())
        {
            var part = line.Value.Trim().ToUpperInvariant();
            if (line.Name == "BEGIN" && part is "VEVENT" or "VTIMEZONE")
            {
                (current, within, inner) = ([], part, 0);
            }
            else if (line.Name == "END" && part == within && current is not null)
            {
                (within == "VEVENT" ? events : zones).Add(current);
                (current, within) = (null, "");
            }
            else if (within == "VEVENT" && line.Name is "BEGIN" or "END")
            {
                // An alarm within an event has a length and a time of its own.
                inner += line.Name == "BEGIN" ? 1 : -1;
            }
            else if (line.Name == "FREEBUSY")
            {
                busy.Add(line);
            }
            else if (current is not null && inner == 0 && Wanted.Contains(line.Name))
            {
                current.Add(line);
            }
        }

        return new CalendarParts(events, busy, zones);
    }

    private static IEnumerable<string> Unfolded(string text)
    {
        var whole = new System.Text.StringBuilder();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.Length > 0 && line[0] is ' ' or '\t')
            {
                whole.Append(line, 1, line.Length - 1);
                continue;
            }

            if (whole.Length > 0)
            {
                yield return whole.ToString();
            }

            whole.Clear().Append(line);
        }

        yield return whole.ToString();
    }
}
