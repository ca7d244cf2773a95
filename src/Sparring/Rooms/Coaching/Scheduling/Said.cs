using System.Globalization;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;

namespace Sparring.Rooms.Coaching.Scheduling;

/// <summary>Days, times and clashes in the reader's words.</summary>
public static class Said
{
    private static RoomTexts Texts => RoomTexts.Of(typeof(Said));

    private static CultureInfo Culture => CultureInfo.GetCultureInfo(RoomTexts.Language == "en" ? "en-GB" : "da-DK");

    /// <summary>"tirsdag 29. januar 2019".</summary>
    public static string Day(DateOnly day) => day.ToString(Texts["sched.day"], Culture);

    /// <summary>"tir. 29.1.".</summary>
    public static string ShortDay(DateOnly day) => day.ToString(Texts["sched.shortDay"], Culture);

    /// <summary>"10.00–11.30".</summary>
    public static string Hours(DateTimeOffset starts, DateTimeOffset ends) => starts.To(ends);

    /// <summary>"tirsdag 29. januar 2019 kl. 10.00–11.30".</summary>
    public static string When(DateTimeOffset starts, DateTimeOffset ends) =>
        Texts.With("sched.when", Day(DateOnly.FromDateTime(starts.InCopenhagen().DateTime)), Hours(starts, ends));

    /// <summary>Who is where, as far as the reader may see it.</summary>
    public static string Clash(Clash clash) =>
        clash.GroupNumber is { } group
            ? Texts.With("sched.clash", clash.Name, When(clash.Starts, clash.Ends), group, clash.Number)
            : Texts.With("sched.clashHidden", clash.Name, When(clash.Starts, clash.Ends));

    public static string Hours(double hours) => hours.ToString("0.##", Culture);
}
