using Sparring.Platform.Data;
using Sparring.Rooms.Coaching.Contract;

namespace Sparring.Rooms.Coaching.Scheduling;

/// <summary>When and where a session of a group is to be, whether or not it is there yet.</summary>
/// <param name="Place">As written; empty where a room is booked.</param>
public sealed record WantedSession(
    SparringGroupId Group,
    int GroupNumber,
    int Number,
    PersonId Coach,
    PersonId? Booker,
    DateTimeOffset Starts,
    DateTimeOffset Ends,
    string Place = "",
    Guid? Room = null
)
{
    public DateOnly Day => DateOnly.FromDateTime(Starts.InCopenhagen().DateTime);

    /// <summary>Whether the session is so already.</summary>
    public bool Is(CoachingSession session) =>
        session.CancelledAt is null
        && session.Coach == Coach
        && session.Booker == Booker
        && session.Starts == Starts
        && session.Ends == Ends
        && session.Room == Room
        && (Room is not null || session.Place == Place);
}
