using System.Globalization;
using Sparring.Platform.Texts;

namespace Sparring.Rooms.Coaching.Scheduling.When;

/// <summary>A painted week as one would say it: "tirsdag 08.00–10.00: det går ikke; fredag 13.00–16.00: helst ikke".</summary>
public static class MarksInWords
{
    private static RoomTexts Said => RoomTexts.Of<WeekMarks>();

    private static CultureInfo Culture => CultureInfo.GetCultureInfo(RoomTexts.Language == "en" ? "en-GB" : "da-DK");

    public static string Of(WeekMarks week)
    {
        var spans = Enumerable.Range(0, WeekMarks.Days).SelectMany(day => SpansOf(week, day)).ToList();
        return spans.Count == 0 ? Said["own.freeAllWeek"] : string.Join("; ", spans);
    }

    // Half hours side by side with the same mark are one span.
    private static IEnumerable<string> SpansOf(WeekMarks week, int day)
    {
        var first = 0;
        for (var slot = 1; slot <= WeekMarks.Slots; slot++)
        {
            if (slot < WeekMarks.Slots && week[day, slot] == week[day, first])
            {
                continue;
            }

            if (week[day, first] != WeekMarks.Free)
            {
                var what = Said[week[day, first] == WeekMarks.Busy ? "when.busy" : "when.ratherNot"];
                yield return $"{NameOf(day)} {At(first).To(At(slot))}: {what.ToLower(Culture)}";
            }

            first = slot;
        }
    }

    private static TimeOnly At(int slot) => WeekMarks.Begins.AddMinutes(30 * slot);

    // The painted days begin on a Monday.
    private static string NameOf(int day) => Culture.DateTimeFormat.GetDayName((DayOfWeek)(day + 1));
}
