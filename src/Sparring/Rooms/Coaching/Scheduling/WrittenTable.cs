using System.Globalization;
using System.Text.RegularExpressions;
using Sparring.Platform.Texts;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Coaching.Scheduling;

/// <summary>A time as it was written: the year may be missing.</summary>
public sealed record WrittenTime(int Day, int Month, int? Year, TimeOnly From, TimeOnly To, string Text);

/// <summary>A line of the table: a group, its sessions in order, and the words after them (who booked, and the coach).</summary>
public sealed record WrittenRow(int Line, int Group, IReadOnlyList<WrittenTime> Times, IReadOnlyList<string> Words);

/// <summary>
/// Reads a schedule as people write it: from a spreadsheet, a document or a slide, with <c>10.00- 11.30</c>, <c>08.30 – 10.30</c>,
/// <c>7-jan</c> and <c>04-dec</c>. Every fault is told, each with its line.
/// </summary>
public static partial class WrittenTable
{
    private const int MostLines = 2000;

    private static readonly string[] Months =
    [
        "jan",
        "feb",
        "mar",
        "apr",
        "ma[jy]",
        "jun",
        "jul",
        "aug",
        "sep",
        "o[ck]t",
        "nov",
        "dec",
    ];

    public static IReadOnlyList<WrittenRow> Read(string text, ICollection<FileFault> faults)
    {
        var rows = new List<WrittenRow>();
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        if (lines.Length > MostLines)
        {
            faults.Add(Fault(0, "sched.faultTooLong", "sched.expectShorter", MostLines));
            return rows;
        }

        foreach (var (line, at) in lines.Select((line, at) => (line, at + 1)))
        {
            // A line without a time is a heading, a note or empty.
            if (Clock().IsMatch(line) && ReadRow(line, at, faults) is { } row)
            {
                rows.Add(row);
            }
        }

        if (rows.Count == 0 && faults.Count == 0)
        {
            faults.Add(Fault(0, "sched.faultNoRows", "sched.expectRow"));
        }

        return rows;
    }

    internal static FileFault Fault(int line, string wrong, string expected, params object?[] values)
    {
        var texts = RoomTexts.Of(typeof(WrittenTable));
        return new FileFault("", line, texts.With(wrong, values), texts[expected]);
    }

    private static WrittenRow? ReadRow(string line, int at, ICollection<FileFault> faults)
    {
        var cells = line.Replace('\u00A0', ' ')
            .Replace(';', '\t')
            .Replace(',', '\t')
            .Replace('|', '\t')
            .Replace('"', ' ');
        var head = Head().Match(cells);
        if (
            !head.Success
            || !int.TryParse(head.Groups["group"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var group)
            || group == 0
        )
        {
            faults.Add(Fault(at, "sched.faultGroup", "sched.expectRow"));
            return null;
        }

        var (times, end) = Times(cells, head.Length, at, faults);
        var rest = cells[end..].Trim();
        if (times is [] || (times is not null && rest.Any(char.IsDigit)))
        {
            var said = times.Count == 0 ? cells[head.Length..] : rest;
            faults.Add(Fault(at, "sched.faultTimes", "sched.expectTime", said.Trim()));
            return null;
        }

        return times is null ? null : new WrittenRow(at, group, times, Words(rest));
    }

    // Null where a time is faulty, which is told here.
    private static (List<WrittenTime>? Times, int End) Times(
        string cells,
        int from,
        int at,
        ICollection<FileFault> faults
    )
    {
        List<WrittenTime>? times = [];
        var end = from;
        for (var match = Session().Match(cells, end); match.Success; match = Session().Match(cells, end))
        {
            end = match.Index + match.Length;
            if (TimeOf(match, at, faults) is { } time)
            {
                times?.Add(time);
            }
            else
            {
                times = null;
            }
        }

        return (times, end);
    }

    // Two words with a wide gap between are two names; otherwise whoever reads them tries where one ends.
    private static List<string> Words(string rest)
    {
        var parts = Gap().Split(rest).Select(part => part.Trim()).Where(part => part.Length > 0).ToList();
        return parts.Count == 1 ? [.. parts[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)] : parts;
    }

    private static WrittenTime? TimeOf(Match match, int at, ICollection<FileFault> faults)
    {
        var text = Gap().Replace(match.Value.Trim(), " ");
        var (day, month, year) = DateOf(match);
        if (month == 0 || !IsDay(day, month, year))
        {
            faults.Add(Fault(at, "sched.faultDay", "sched.expectDay", match.Groups["date"].Value.Trim()));
            return null;
        }

        if (
            HourOf(match.Groups["from"].Value) is not { } from
            || HourOf(match.Groups["to"].Value) is not { } to
            || to <= from
        )
        {
            faults.Add(Fault(at, "sched.faultHours", "sched.expectTime", text));
            return null;
        }

        return new WrittenTime(day, month, year, from, to, text);
    }

    private static (int Day, int Month, int? Year) DateOf(Match match)
    {
        static int? Number(Group group) =>
            group.Success ? int.Parse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture) : null;
        var year = Number(match.Groups["year"]);
        var name = match.Groups["name"].Value;
        var month = match.Groups["name"].Success
            ? 1
                + Array.FindIndex(
                    Months,
                    known => Regex.IsMatch(name, "^" + known, RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1))
                )
            : Number(match.Groups["month"]) ?? 0;
        return (Number(match.Groups["day"]) ?? 0, month, year < 100 ? 2000 + year : year);
    }

    // Without a year the 29th of February may be meant.
    private static bool IsDay(int day, int month, int? year) =>
        month is >= 1 and <= 12
        && year is null or (>= 2000 and <= 2100)
        && day >= 1
        && day <= DateTime.DaysInMonth(year ?? 2000, month);

    private static TimeOnly? HourOf(string text) =>
        TimeOnly.TryParseExact(
            text.Replace('.', ':'),
            ["H:mm", "HH:mm"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var time
        )
            ? time
            : null;

    [GeneratedRegex(
        @"^\s*(?:gruppe|group)?\s*(?<group>\d{1,4})[\s.]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Head();

    [GeneratedRegex(@"\d{1,2}[.:]\d{2}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Clock();

    [GeneratedRegex(@"\t\s*|\s{2,}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Gap();

    [GeneratedRegex(
        """
            \G\s*(?<date>
                (?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})
              | (?<day>\d{1,2})[./-](?<month>\d{1,2})(?:[./-]\s?|\s)(?<year>\d{4})
              | (?<day>\d{1,2})\.?\s?[-/]?\s?(?<name>\p{L}{3,9})\.?(?:[-\s]{0,2}(?<year>\d{4}|\d{2}(?=\s)))?
            )
            \s+(?:kl\.?\s*)?(?<from>\d{1,2}[.:]\d{2})\s*(?:[-–—−]|til|to)\s*(?<to>\d{1,2}[.:]\d{2})
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Session();
}
