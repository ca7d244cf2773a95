using System.Globalization;

namespace Sparring.Rooms.Coaching.Scheduling.When;

/// <summary>A rule of repetition (RFC 5545, 3.3.10), by days: what repeats within a day is refused by who reads it.</summary>
public sealed record RecurrenceRule
{
    public const int MostCount = 10_000;

    // Every day of a week, five of each in a month; a longer list is looked through at every day.
    private const int MostParts = 100;

    private static readonly string[] DayCodes = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    public required string Frequency { get; init; }
    public int Interval { get; init; } = 1;
    public int? Count { get; init; }
    public string? Until { get; init; }
    public IReadOnlyList<(int Nth, DayOfWeek Day)> Days { get; init; } = [];
    public IReadOnlyList<int> MonthDays { get; init; } = [];
    public IReadOnlyList<int> Months { get; init; } = [];
    public IReadOnlyList<int> Positions { get; init; } = [];

    /// <summary>Says which days are in the same week, where a week is passed over.</summary>
    public DayOfWeek WeekStarts { get; init; } = DayOfWeek.Monday;

    /// <summary>It would take work without end, or more than anybody meets.</summary>
    public bool IsTooMuch =>
        Frequency is not ("DAILY" or "WEEKLY" or "MONTHLY" or "YEARLY")
        || Count > MostCount
        || Days.Count + MonthDays.Count + Months.Count + Positions.Count > MostParts;

    /// <summary>How many days are looked at in each period at most.</summary>
    public int DaysOfPeriod =>
        Frequency switch
        {
            "DAILY" => 1,
            "WEEKLY" => 7,
            "MONTHLY" => 31,
            _ => 31 * Math.Max(1, Months.Count),
        };

    public static RecurrenceRule Of(string text)
    {
        var parts = text.Split(';')
            .Select(part => part.Split('=', 2))
            .Where(part => part.Length == 2)
            .GroupBy(part => part[0].ToUpperInvariant(), part => part[1].ToUpperInvariant(), StringComparer.Ordinal)
            .ToDictionary(part => part.Key, part => part.Last(), StringComparer.Ordinal);
        return new RecurrenceRule
        {
            Frequency = parts.GetValueOrDefault("FREQ", ""),
            Interval = Math.Clamp(Numbers(parts, "INTERVAL").FirstOrDefault(1), 1, 1000),
            Count = Numbers(parts, "COUNT") is [var count, ..] ? count : null,
            Until = parts.GetValueOrDefault("UNTIL"),
            Days = [.. parts.GetValueOrDefault("BYDAY", "").Split(',').Select(DayOf).OfType<(int, DayOfWeek)>()],
            MonthDays = Numbers(parts, "BYMONTHDAY"),
            Months = Numbers(parts, "BYMONTH"),
            Positions = Numbers(parts, "BYSETPOS"),
            WeekStarts = DayOf(parts.GetValueOrDefault("WKST", ""))?.Day ?? DayOfWeek.Monday,
        };
    }

    /// <summary>The days of each period from the first one on; a period without any counts as work too.</summary>
    public IEnumerable<IEnumerable<DateOnly>> PeriodsFrom(DateOnly first, DateOnly notBefore, DateOnly last)
    {
        // Without a count nothing before the window has to be counted.
        var skip = Count is null ? Math.Max(0, Periods(first, notBefore) - 1) : 0;
        for (var period = skip; ; period++)
        {
            if (Start(first, period) is not { } start || start > last)
            {
                yield break;
            }

            yield return Within(first, start).Where(day => day >= first);
        }
    }

    private int Periods(DateOnly first, DateOnly to)
    {
        var days = to.DayNumber - first.DayNumber;
        return Frequency switch
        {
            "DAILY" => days / Interval,
            "WEEKLY" => days / (7 * Interval),
            "MONTHLY" => days / (31 * Interval),
            _ => days / (366 * Interval),
        };
    }

    private DateOnly? Start(DateOnly first, int period)
    {
        var steps = (long)period * Interval;
        var month = ((first.Year * 12L) + first.Month - 1) + steps;
        var (year, days) = (first.Year + steps, first.DayNumber + (Frequency == "DAILY" ? steps : 7 * steps));
        return Frequency switch
        {
            "DAILY" => days > DateOnly.MaxValue.DayNumber ? null : DateOnly.FromDayNumber((int)days),
            "WEEKLY" => days > DateOnly.MaxValue.DayNumber - 14 ? null : WeekOf(DateOnly.FromDayNumber((int)days)),
            "MONTHLY" => month >= 9999 * 12 ? null : new DateOnly((int)(month / 12), (int)(month % 12) + 1, 1),
            _ => year >= 9999 ? null : new DateOnly((int)year, 1, 1),
        };
    }

    private IEnumerable<DateOnly> Within(DateOnly first, DateOnly start)
    {
        IEnumerable<DateOnly> days = Frequency switch
        {
            "DAILY" => Fits(start) ? [start] : [],
            "WEEKLY" => Enumerable.Range(0, 7).Select(start.AddDays).Where(day => OfWeek(first, day)),
            "MONTHLY" => OfMonth(first, start),
            _ => Enumerable
                .Range(1, 12)
                .Where(month => Months.Count == 0 ? month == first.Month : Months.Contains(month))
                .SelectMany(month => OfMonth(first, new DateOnly(start.Year, month, 1))),
        };
        return Positions.Count == 0 ? days : Positioned([.. days]);
    }

    private IEnumerable<DateOnly> Positioned(List<DateOnly> days) =>
        Positions
            .Select(at => at > 0 ? at - 1 : days.Count + at)
            .Where(at => at >= 0 && at < days.Count)
            .Order()
            .Select(at => days[at]);

    private bool Fits(DateOnly day) =>
        (Days.Count == 0 || Days.Any(rule => rule.Day == day.DayOfWeek))
        && (Months.Count == 0 || Months.Contains(day.Month))
        && (MonthDays.Count == 0 || IsMonthDay(day));

    private bool OfWeek(DateOnly first, DateOnly day) =>
        (Months.Count == 0 || Months.Contains(day.Month))
        && (Days.Count == 0 ? day.DayOfWeek == first.DayOfWeek : Days.Any(rule => rule.Day == day.DayOfWeek));

    private IEnumerable<DateOnly> OfMonth(DateOnly first, DateOnly month)
    {
        var length = DateTime.DaysInMonth(month.Year, month.Month);
        var all = Enumerable.Range(0, length).Select(month.AddDays);
        if (Frequency == "MONTHLY" && Months.Count > 0 && !Months.Contains(month.Month))
        {
            return [];
        }

        if (Days.Count == 0 && MonthDays.Count == 0)
        {
            return all.Where(day => day.Day == first.Day);
        }

        return all.Where(day =>
            (Days.Count == 0 || Days.Any(rule => IsNth(rule, day, length))) && (MonthDays.Count == 0 || IsMonthDay(day))
        );
    }

    // From the end of the month, too: -1 is its last day.
    private bool IsMonthDay(DateOnly day) =>
        MonthDays.Contains(day.Day) || MonthDays.Contains(day.Day - DateTime.DaysInMonth(day.Year, day.Month) - 1);

    private static bool IsNth((int Nth, DayOfWeek Day) rule, DateOnly day, int length) =>
        day.DayOfWeek == rule.Day
        && (
            rule.Nth == 0
            || (rule.Nth > 0 && (day.Day - 1) / 7 == rule.Nth - 1)
            || (rule.Nth < 0 && (length - day.Day) / 7 == -rule.Nth - 1)
        );

    private DateOnly WeekOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek - (int)WeekStarts + 7) % 7));

    private static (int Nth, DayOfWeek Day)? DayOf(string text)
    {
        var at = text.Length < 2 ? -1 : Array.IndexOf(DayCodes, text[^2..]);
        return at < 0
            ? null
            : (
                int.TryParse(text[..^2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var nth)
                    ? nth
                    : 0,
                (DayOfWeek)at
            );
    }

    private static List<int> Numbers(Dictionary<string, string> parts, string name) =>
        [
            .. parts
                .GetValueOrDefault(name, "")
                .Split(',')
                .Select(text =>
                    int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                        ? (int?)number
                        : null
                )
                .OfType<int>(),
        ];
}
