using Sparring.Platform.Texts;

namespace Sparring.Rooms.Coaching.Scheduling;

/// <summary>The sentence for each way a booking may be refused.</summary>
public static class Answering
{
    /// <summary>The field it is about and the sentence; null when it was done.</summary>
    public static (string Field, string Sentence)? Refusal(BookingAnswer answer)
    {
        var texts = RoomTexts.Of(typeof(Answering));
        return answer switch
        {
            BookingAnswer.Taken taken => ("day", Taken(taken.Clashes)),
            BookingAnswer.OutOfOrder order => (
                "day",
                texts.With(
                    order.Number > order.Other ? "sched.refuseBefore" : "sched.refuseAfter",
                    order.Number,
                    order.Other,
                    Said.Day(order.OtherDay)
                )
            ),
            BookingAnswer.WasHeld => ("", texts["sched.refuseHeld"]),
            BookingAnswer.Changed => ("", texts["sched.refuseChanged"]),
            _ => null,
        };
    }

    public static string Taken(IReadOnlyList<Clash> clashes) =>
        clashes.Count == 0
            ? RoomTexts.Of(typeof(Answering))["sched.refuseTaken"]
            : string.Join(' ', clashes.Select(Said.Clash).Distinct())
                + " "
                + RoomTexts.Of(typeof(Answering))["sched.expectOtherTime"];
}
