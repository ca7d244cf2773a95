using System.Globalization;
using Sparring.Platform.Data;

namespace Sparring.Platform.Texts;

/// <summary>Days and times as a reader says them: 19. november 2018, kl. 12.03.</summary>
public static class SpokenTimes
{
    private static readonly CultureInfo Danish = CultureInfo.GetCultureInfo("da-DK");

    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static string Said(this DateOnly day) => day.Said(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);

    /// <summary>In the language of what it stands in, whoever reads it: <c>en</c>, or else Danish.</summary>
    public static string Said(this DateOnly day, string language) =>
        Unbroken(language == "en" ? day.ToString("d MMMM yyyy", English) : day.ToString("d. MMMM yyyy", Danish));

    /// <summary>As one types it in a field: "19.11.2018", in English "19/11/2018"; either is read in both languages.</summary>
    public static string Typed(this DateOnly day) =>
        day.ToString(SpeaksEnglish ? "d'/'M'/'yyyy" : "d.M.yyyy", CultureInfo.InvariantCulture);

    /// <summary>With its weekday: "fredag den 20. november 2026"; English has no comma here, as everywhere else.</summary>
    public static string WithWeekday(this DateOnly day) =>
        day.ToString(SpeaksEnglish ? "dddd d MMMM yyyy" : "D", CultureInfo.CurrentCulture);

    /// <summary>A date is read in one look: no line breaks inside it.</summary>
    public static string Unbroken(string date) =>
        date.Replace(' ', '\u00A0').Replace("–", "\u2060–\u2060", StringComparison.Ordinal);

    public static string Day(this DateTimeOffset time) => DateOnly.FromDateTime(time.InCopenhagen().DateTime).Said();

    /// <summary>The day and the time: "22. november 2026 19.57".</summary>
    public static string Moment(this DateTimeOffset time) => $"{time.Day()} {time.Clock()}";

    public static string Clock(this DateTimeOffset time) => TimeOnly.FromDateTime(time.InCopenhagen().DateTime).Clock();

    public static string Clock(this TimeOnly time) =>
        time.ToString(SpeaksEnglish ? "HH:mm" : "HH.mm", CultureInfo.CurrentCulture);

    /// <summary>"10.00–11.30", never broken over two lines: a word joiner stands on either side of the dash.</summary>
    public static string To(this TimeOnly from, TimeOnly to) => $"{from.Clock()}\u2060–\u2060{to.Clock()}";

    /// <inheritdoc cref="To(TimeOnly, TimeOnly)"/>
    public static string To(this DateTimeOffset from, DateTimeOffset to) => $"{from.Clock()}\u2060–\u2060{to.Clock()}";

    private static bool SpeaksEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
}
