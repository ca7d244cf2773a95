using System.Globalization;
using System.Text.RegularExpressions;

namespace Sparring.Rooms.Programme.Contract;

/// <summary>Reads a <see cref="FuzzyDate"/> from the notation of the files or from what people write in Danish or English.</summary>
internal static partial class FuzzyDateReader
{
    private static readonly string[] Months =
    [
        "januar",
        "februar",
        "marts",
        "april",
        "maj",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "december",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];

    public static FuzzyDate? Read(string text)
    {
        var clean = Spaces()
            .Replace(text.Replace("\u2060", "", StringComparison.Ordinal).Trim().ToLowerInvariant(), " ");
        return clean.Length is 0 or > 80 ? null
            : ReadPoint(clean) is { } point ? new FuzzyDate(point)
            : Halves(clean).Select(ReadRange).FirstOrDefault(range => range is not null);
    }

    private static FuzzyDate? ReadRange((string Left, string Right) half) =>
        (ReadPoint(half.Right) ?? ReadPoint($"uge {half.Right}")) is { } end
        && ReadStart(half.Left, end) is { } start
        && start.Last <= end.Last
            ? new FuzzyDate(start, end)
            : null;

    private static IEnumerable<(string Left, string Right)> Halves(string text) =>
        Dash().Matches(text).Select(dash => (text[..dash.Index].Trim(), text[(dash.Index + dash.Length)..].Trim()));

    // "8." before "9. november 2018", "juni" before "november 2018", "uge 34" before "36, 2020" borrow from the other end.
    private static FuzzyPoint? ReadStart(string text, FuzzyPoint end) =>
        ReadPoint(text)
        ?? end.Precision switch
        {
            FuzzyPrecision.Day => ReadPoint($"{text} {end.First.Year}")
                ?? ReadPoint($"{text} {MonthOf(end)} {end.First.Year}"),
            FuzzyPrecision.PartOfMonth => ReadPoint($"{text} {MonthOf(end)} {end.First.Year}"),
            FuzzyPrecision.Week => ReadPoint($"{text}, {end.WeekYear}"),
            _ => ReadPoint($"{text} {end.First.Year}"),
        };

    private static string MonthOf(FuzzyPoint point) => Months[point.First.Month - 1];

    private static FuzzyPoint? ReadPoint(string text) => ReadNotation(text) ?? ReadWords(text);

    private static FuzzyPoint? ReadNotation(string text)
    {
        if (Notation().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var year = Number(match, "year");
        if (match.Groups["week"].Success)
        {
            return FuzzyPoint.Week(year, Number(match, "week"));
        }

        var part = PartOf(match.Groups["part"].Value);
        if (!match.Groups["month"].Success)
        {
            return year < 1 ? null : Of(year, part);
        }

        return match.Groups["day"].Success
            ? Day(year, Number(match, "month"), Number(match, "day"))
            : Of(year, Number(match, "month"), part);
    }

    private static FuzzyPoint? ReadWords(string text)
    {
        if (Weeks().Match(text) is { Success: true } week)
        {
            return FuzzyPoint.Week(Number(week, "year"), Number(week, "week"));
        }

        if (Numeric().Match(text) is { Success: true } day)
        {
            return Day(Number(day, "year"), Number(day, "month"), Number(day, "day"));
        }

        if (Words().Match(text) is not { Success: true } match || Number(match, "year") < 1)
        {
            return null;
        }

        var part = PartOf(match.Groups["part"].Value);
        if (!match.Groups["month"].Success)
        {
            return match.Groups["day"].Success ? null : Of(Number(match, "year"), part);
        }

        var month = MonthNamed(match.Groups["month"].Value);
        return match.Groups["day"].Success
            ? part is null
                ? Day(Number(match, "year"), month, Number(match, "day"))
                : null
            : Of(Number(match, "year"), month, part);
    }

    private static FuzzyPoint? Day(int year, int month, int day) =>
        year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? FuzzyPoint.Day(new DateOnly(year, month, day))
            : null;

    private static FuzzyPoint? Of(int year, int month, FuzzyPart? part) =>
        year < 1 || month is < 1 or > 12 ? null
        : part is { } third ? FuzzyPoint.PartOfMonth(year, month, third)
        : FuzzyPoint.Month(year, month);

    private static FuzzyPoint Of(int year, FuzzyPart? part) =>
        part is { } third ? FuzzyPoint.PartOfYear(year, third) : FuzzyPoint.Year(year);

    // "sept." and "sep" are September; two letters are not enough (ma: marts or maj).
    private static int MonthNamed(string name)
    {
        var index = Array.FindIndex(
            Months,
            month => name.Length >= 3 && month.StartsWith(name, StringComparison.Ordinal)
        );
        return index < 0 ? 0 : (index % 12) + 1;
    }

    private static FuzzyPart? PartOf(string word) =>
        word switch
        {
            "early" or "primo" => FuzzyPart.Early,
            "mid" or "medio" => FuzzyPart.Mid,
            "late" or "end" or "end of" or "ultimo" => FuzzyPart.Late,
            _ => null,
        };

    private static int Number(Match match, string group) =>
        int.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex("[/–—]| - |-|\\btil\\b|\\bto\\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Dash();

    [GeneratedRegex(
        @"^(?<year>\d{4})(-w(?<week>\d{2})|(-(?<month>\d{2}))?(-(?<day>\d{2})|-(?<part>early|mid|late|end))?)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Notation();

    [GeneratedRegex(
        @"^(uge|week) (?<week>\d{1,2}),? (?<year>\d{4})$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Weeks();

    [GeneratedRegex(
        @"^(?<day>\d{1,2})[./-] ?(?<month>\d{1,2})[./ -] ?(?<year>\d{4})$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Numeric();

    [GeneratedRegex(
        @"^((?<part>primo|medio|ultimo|early|mid|late|end of|end)[ -])?((?<day>\d{1,2})\.? ?)?((?<month>[a-z]{3,9})\.? )?(?<year>\d{4})$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Words();
}
