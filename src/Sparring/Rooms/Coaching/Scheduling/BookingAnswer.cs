using Sparring.Rooms.Coaching.Contract;

namespace Sparring.Rooms.Coaching.Scheduling;

/// <summary>Somebody or some room is taken: who, when, and where to, as far as the one who asks may see it.</summary>
/// <param name="Name">The person's, or the room's.</param>
/// <param name="GroupNumber">Of the group she sits with; null: who asks may not see it.</param>
public sealed record Clash(
    string Name,
    bool IsRoom,
    DateTimeOffset Starts,
    DateTimeOffset Ends,
    int? GroupNumber,
    int? Number
);

/// <summary>How booking, moving or cancelling a session went.</summary>
public abstract record BookingAnswer
{
    private BookingAnswer() { }

    public sealed record Done(CoachingSessionId Session) : BookingAnswer;

    /// <summary>It was so already.</summary>
    public sealed record Nothing : BookingAnswer;

    public sealed record Taken(IReadOnlyList<Clash> Clashes) : BookingAnswer;

    /// <summary>A session before the one it follows, or after the one that follows it.</summary>
    public sealed record OutOfOrder(int Number, int Other, DateOnly OtherDay) : BookingAnswer;

    /// <summary>It has been held: what was is not moved.</summary>
    public sealed record WasHeld : BookingAnswer;

    /// <summary>Somebody changed it since the page was shown.</summary>
    public sealed record Changed : BookingAnswer;
}
