using Sparring.Platform.Data;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Foundation;

/// <summary>How late a submission is: a mark, never a gate. The day of the deadline belongs to the writer until midnight.</summary>
public sealed record Lateness(DateOnly? Deadline, int Days)
{
    public static Lateness Of(Deadline? deadline, DateTimeOffset submittedAt) =>
        deadline is null
            ? new Lateness(null, 0)
            : new Lateness(
                deadline.Day,
                Math.Max(
                    0,
                    DateOnly.FromDateTime(submittedAt.InCopenhagen().DateTime).DayNumber - deadline.Day.DayNumber
                )
            );

    public bool IsLate => Days > 0;
}
