using System.Globalization;
using Sparring.Platform.Texts;

namespace Sparring.Rooms.Programme.Contract;

/// <summary>Writes a <see cref="FuzzyDate"/> as people do: what both ends share is said once.</summary>
internal static class FuzzyDateWriter
{
    public static string Write(FuzzyDate date, string language)
    {
        var words = new Words(language == "en");
        if (date.End is not { } end)
        {
            return words.Whole(date.Start);
        }

        var start = date.Start;
        var shared = start.Precision == end.Precision && YearOf(start) == YearOf(end);
        return start.Precision switch
        {
            FuzzyPrecision.Day when shared && start.First.Month == end.First.Month => SpokenTimes.Unbroken(
                $"{words.DayNumber(start)}–{words.Whole(end)}"
            ),
            FuzzyPrecision.Week when shared => SpokenTimes.Unbroken(
                $"{words.Week} {start.WeekNumber}–{end.WeekNumber}, {end.WeekYear}"
            ),
            FuzzyPrecision.Day or FuzzyPrecision.Month when shared =>
                $"{words.WithoutYear(start)} – {words.Whole(end)}",
            _ => $"{words.Whole(start)} – {words.Whole(end)}",
        };
    }

    private static int YearOf(FuzzyPoint point) =>
        point.Precision == FuzzyPrecision.Week ? point.WeekYear : point.First.Year;

    private sealed class Words(bool english)
    {
        private readonly CultureInfo culture = CultureInfo.GetCultureInfo(english ? "en-GB" : "da-DK");

        public string Week => english ? "week" : "uge";

        public string Whole(FuzzyPoint point) => SpokenTimes.Unbroken(Written(point));

        public string WithoutYear(FuzzyPoint point) =>
            SpokenTimes.Unbroken(point.Precision == FuzzyPrecision.Day ? DayAndMonth(point) : MonthName(point));

        /// <summary>The day alone, before the dash of a range in one month.</summary>
        public string DayNumber(FuzzyPoint point) => Day(point);

        private string Written(FuzzyPoint point) =>
            point.Precision switch
            {
                FuzzyPrecision.Week => $"{Week} {point.WeekNumber}, {point.WeekYear}",
                FuzzyPrecision.PartOfMonth => $"{Part(point)}{MonthName(point)} {Year(point)}",
                FuzzyPrecision.PartOfYear => $"{Part(point)}{Year(point)}",
                FuzzyPrecision.Year => Year(point),
                FuzzyPrecision.Day => $"{DayAndMonth(point)} {Year(point)}",
                _ => $"{MonthName(point)} {Year(point)}",
            };

        private string DayAndMonth(FuzzyPoint point) => $"{Day(point)} {MonthName(point)}";

        private string Day(FuzzyPoint point) => english ? $"{point.First.Day}" : $"{point.First.Day}.";

        private string MonthName(FuzzyPoint point) => culture.DateTimeFormat.GetMonthName(point.First.Month);

        private static string Year(FuzzyPoint point) => point.First.ToString("yyyy", CultureInfo.InvariantCulture);

        private string Part(FuzzyPoint point) =>
            (point.Part, english) switch
            {
                (FuzzyPart.Early, true) => "early ",
                (FuzzyPart.Mid, true) => "mid-",
                (FuzzyPart.Late, true) => "late ",
                (FuzzyPart.Early, false) => "primo ",
                (FuzzyPart.Mid, false) => "medio ",
                _ => "ultimo ",
            };
    }
}
