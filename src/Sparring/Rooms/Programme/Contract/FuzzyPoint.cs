using System.Globalization;

namespace Sparring.Rooms.Programme.Contract;

/// <summary>One end of a <see cref="FuzzyDate"/>: a precision and the first day it covers.</summary>
public sealed record FuzzyPoint
{
    private FuzzyPoint(FuzzyPrecision precision, DateOnly first, FuzzyPart part = FuzzyPart.Early)
    {
        Precision = precision;
        First = first;
        Part = part;
    }

    public FuzzyPrecision Precision { get; }

    public DateOnly First { get; }

    /// <summary>Says something only of a part of a month or of a year.</summary>
    public FuzzyPart Part { get; }

    public int WeekYear => ISOWeek.GetYear(First.ToDateTime(TimeOnly.MinValue));

    public int WeekNumber => ISOWeek.GetWeekOfYear(First.ToDateTime(TimeOnly.MinValue));

    public DateOnly Last =>
        Precision switch
        {
            FuzzyPrecision.Day => First,
            FuzzyPrecision.Week => First.AddDays(6),
            FuzzyPrecision.PartOfMonth when Part != FuzzyPart.Late => First.AddDays(9),
            FuzzyPrecision.PartOfMonth or FuzzyPrecision.Month => EndOfMonth(First),
            FuzzyPrecision.PartOfYear => EndOfMonth(First.AddMonths(1)),
            _ => new DateOnly(First.Year, 12, 31),
        };

    public string Notation =>
        Precision switch
        {
            FuzzyPrecision.Day => Iso("yyyy-MM-dd"),
            FuzzyPrecision.Week => string.Create(CultureInfo.InvariantCulture, $"{WeekYear:0000}-W{WeekNumber:00}"),
            FuzzyPrecision.PartOfMonth => $"{Iso("yyyy-MM")}-{PartName}",
            FuzzyPrecision.Month => Iso("yyyy-MM"),
            FuzzyPrecision.PartOfYear => $"{Iso("yyyy")}-{PartName}",
            _ => Iso("yyyy"),
        };

    public static FuzzyPoint Day(DateOnly day) => new(FuzzyPrecision.Day, day);

    public static FuzzyPoint Month(int year, int month) => new(FuzzyPrecision.Month, new DateOnly(year, month, 1));

    public static FuzzyPoint Year(int year) => new(FuzzyPrecision.Year, new DateOnly(year, 1, 1));

    /// <summary>Early is the 1st to 10th, mid the 11th to 20th, late the rest.</summary>
    public static FuzzyPoint PartOfMonth(int year, int month, FuzzyPart part) =>
        new(FuzzyPrecision.PartOfMonth, new DateOnly(year, month, 1 + (10 * (int)part)), part);

    /// <summary>Early is January and February, mid June and July, late November and December: what people mean by them.</summary>
    public static FuzzyPoint PartOfYear(int year, FuzzyPart part) =>
        new(FuzzyPrecision.PartOfYear, new DateOnly(year, 1 + (5 * (int)part), 1), part);

    /// <summary>An ISO week, Monday to Sunday; null when the year has no such week.</summary>
    public static FuzzyPoint? Week(int year, int week) =>
        year is > 1 and < 9999 && week >= 1 && week <= ISOWeek.GetWeeksInYear(year)
            ? new FuzzyPoint(
                FuzzyPrecision.Week,
                DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday))
            )
            : null;

    internal FuzzyPoint Shift(int weeks)
    {
        var months = (int)Math.Round(weeks * 7 / DaysOfMonth, MidpointRounding.AwayFromZero);
        var moved = First.AddMonths(Precision is FuzzyPrecision.Day or FuzzyPrecision.Week ? 0 : months);
        return Precision switch
        {
            FuzzyPrecision.Day or FuzzyPrecision.Week => new FuzzyPoint(Precision, First.AddDays(weeks * 7)),
            FuzzyPrecision.PartOfMonth => PartOfMonth(moved.Year, moved.Month, Part),
            FuzzyPrecision.Month => Month(moved.Year, moved.Month),
            FuzzyPrecision.PartOfYear => NearestPart(moved),
            _ => Year(First.Year + (int)Math.Round(months / 12.0, MidpointRounding.AwayFromZero)),
        };
    }

    // 365.2425 days a year over twelve months.
    private const double DaysOfMonth = 30.436875;

    // Parts of a year start in January, June and November; any other month goes to the nearest of them.
    private static FuzzyPoint NearestPart(DateOnly moved) =>
        moved.Month switch
        {
            <= 3 => PartOfYear(moved.Year, FuzzyPart.Early),
            <= 8 => PartOfYear(moved.Year, FuzzyPart.Mid),
            _ => PartOfYear(moved.Year, FuzzyPart.Late),
        };

    private string PartName =>
        Part switch
        {
            FuzzyPart.Early => "early",
            FuzzyPart.Mid => "mid",
            _ => "late",
        };

    private string Iso(string format) => First.ToString(format, CultureInfo.InvariantCulture);

    private static DateOnly EndOfMonth(DateOnly day) =>
        new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));
}
