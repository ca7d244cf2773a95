namespace Sparring.Rooms.Programme.Contract;

/// <summary>
/// A date that need not be a day: a day, a week, a month, a year, an early, mid or late part of a month or year,
/// or the range from one such to another. Sorts by its first day, then by its last.
/// </summary>
public sealed record FuzzyDate : IComparable<FuzzyDate>
{
    public FuzzyDate(FuzzyPoint start, FuzzyPoint? end = null)
    {
        if (end is not null && end.Last < start.Last)
        {
            throw new ArgumentException("A range ends after it starts.", nameof(end));
        }

        Start = start;
        End = end == start ? null : end;
    }

    public FuzzyPoint Start { get; }

    /// <summary>The other end of a range; null when this is one point.</summary>
    public FuzzyPoint? End { get; }

    public DateOnly First => Start.First;

    public DateOnly Last => (End ?? Start).Last;

    public bool IsDays => Start.Precision == FuzzyPrecision.Day && (End ?? Start).Precision == FuzzyPrecision.Day;

    public static FuzzyDate Of(DateOnly day) => new(FuzzyPoint.Day(day));

    /// <summary>Reads the notation of the files (<c>2018-11-08/2018-11-09</c>, <c>2020-W34</c>, <c>2020-09-mid</c>) and what people write in Danish or English; null when there is no such date.</summary>
    public static FuzzyDate? Read(string? text) => FuzzyDateMemory.Read(text ?? "");

    /// <summary>As it stands in files: the same for every reader.</summary>
    public string Notation => End is { } last ? $"{Start.Notation}/{last.Notation}" : Start.Notation;

    /// <summary>As a reader of Danish (<c>da</c>) or English (<c>en</c>) writes it.</summary>
    public string In(string language) => FuzzyDateWriter.Write(this, language);

    public bool Contains(DateOnly day) => First <= day && day <= Last;

    /// <summary>
    /// The same date so many whole weeks later. Days and weeks keep their weekday; months, years and their parts move by
    /// the nearest whole number of months, the same for all, so that two that followed each other still do.
    /// </summary>
    public FuzzyDate Shift(int weeks)
    {
        var start = Start.Shift(weeks);
        var end = End?.Shift(weeks);
        // A day and a month may round apart by days; then the range is its start.
        return new FuzzyDate(start, end is not null && end.Last < start.Last ? null : end);
    }

    public int CompareTo(FuzzyDate? other) =>
        other is null ? 1
        : First != other.First ? First.CompareTo(other.First)
        : Last != other.Last ? Last.CompareTo(other.Last)
        : string.CompareOrdinal(Notation, other.Notation);

    public static bool operator <(FuzzyDate left, FuzzyDate right) => left.CompareTo(right) < 0;

    public static bool operator >(FuzzyDate left, FuzzyDate right) => left.CompareTo(right) > 0;

    public static bool operator <=(FuzzyDate left, FuzzyDate right) => left.CompareTo(right) <= 0;

    public static bool operator >=(FuzzyDate left, FuzzyDate right) => left.CompareTo(right) >= 0;

    public override string ToString() => Notation;
}

/// <summary>How exact a point in time is.</summary>
public enum FuzzyPrecision
{
    Day,
    Week,
    PartOfMonth,
    Month,
    PartOfYear,
    Year,
}

/// <summary>The third of a month, or the turn, middle or end of a year: primo, medio, ultimo.</summary>
public enum FuzzyPart
{
    Early,
    Mid,
    Late,
}
