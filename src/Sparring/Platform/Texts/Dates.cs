using System.Globalization;

namespace Sparring.Platform.Texts;

/// <summary>Dates as people say them: "om 6 dage, mandag 24. november". In the reader's language.</summary>
public static class Dates
{
    private const int DaysInWords = 28;

    private static RoomTexts Texts => RoomTexts.Of(typeof(Dates));

    private static CultureInfo Culture => CultureInfo.GetCultureInfo(RoomTexts.Language == "en" ? "en-GB" : "da-DK");

    /// <summary>How far and which day: "i morgen, tirsdag 18. november".</summary>
    public static string Until(DateOnly today, DateOnly day) => $"{Away(today, day)}, {Day(today, day)}";

    /// <summary>The day alone, "mandag 24. november"; with the year when it is another year than today's.</summary>
    public static string Day(DateOnly today, DateOnly day) =>
        day.ToString("dddd", Culture)
        + " "
        + SpokenTimes.Unbroken(day.ToString(Texts[day.Year == today.Year ? "day" : "dayAndYear"], Culture));

    /// <summary>How far from today: "i dag", "i morgen", "om 6 dage", "om 5 uger", "i går", "for 3 dage siden".</summary>
    public static string Away(DateOnly today, DateOnly day)
    {
        var days = day.DayNumber - today.DayNumber;
        return days switch
        {
            0 => Texts["today"],
            1 => Texts["tomorrow"],
            -1 => Texts["yesterday"],
            > 0 => In(days, "in"),
            _ => In(-days, "ago"),
        };
    }

    private static string In(int days, string key) =>
        days < DaysInWords ? Texts.With(key + "Days", days) : Texts.With(key + "Weeks", days / 7);
}
