using System.Globalization;

namespace Sparring.Rooms.People.Import;

/// <summary>Dates as people and spreadsheets write them: 19-11-2018, 19.11.2018, 2018-11-19, or a spreadsheet's number of days.</summary>
public static class WrittenDate
{
    private static readonly string[] Forms =
    [
        "d-M-yyyy",
        "d.M.yyyy",
        "d/M-yyyy",
        "d/M/yyyy",
        "d. M. yyyy",
        "yyyy-M-d",
        "yyyy-MM-dd'T'HH:mm:ss",
        "yyyy-MM-dd HH:mm:ss",
        "dd-MM-yyyy HH:mm:ss",
        "d. MMMM yyyy",
        "d MMMM yyyy",
    ];

    // Days are counted from 30 December 1899; these two are in 1954 and 2119.
    private static readonly (double First, double Last) Serials = (20_000, 80_000);

    /// <summary>The day, or null when there is no such day.</summary>
    public static DateOnly? Read(string text)
    {
        if (
            DateTime.TryParseExact(
                text,
                Forms,
                CultureInfo.GetCultureInfo("da-DK"),
                DateTimeStyles.AllowWhiteSpaces,
                out var moment
            )
        )
        {
            return moment.Year is > 1900 and < 2200 ? DateOnly.FromDateTime(moment) : null;
        }

        return
            double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var days)
            && days >= Serials.First
            && days <= Serials.Last
            ? DateOnly.FromDateTime(DateTime.FromOADate(days))
            : null;
    }
}
