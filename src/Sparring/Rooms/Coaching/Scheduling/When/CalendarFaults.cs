using Sparring.Platform.Texts;

namespace Sparring.Rooms.Coaching.Scheduling.When;

/// <summary>Why a calendar could not be read: a code, which can be kept, and its sentence in the language of who reads it.</summary>
public static class CalendarFaults
{
    public const string Address = "Address";
    public const string Unreachable = "Unreachable";
    public const string Refused = "Refused";
    public const string Closed = "Closed";
    public const string Redirect = "Redirect";
    public const string Slow = "Slow";
    public const string Large = "Large";
    public const string NoCalendar = "NoCalendar";
    public const string Many = "Many";
    public const string Repeats = "Repeats";

    public static string Say(string code) =>
        RoomTexts
            .Of(typeof(CalendarFaults))
            .With(
                "when.fault" + code,
                code switch
                {
                    Many => CalendarReader.MostEvents,
                    Repeats => RecurrenceRule.MostCount,
                    _ => null,
                }
            );
}
