using Sparring.Platform.Data;

[assembly: InDatabase<Sparring.Rooms.Coaching.Contract.CoachingSessionId>]
[assembly: InDatabase<Sparring.Rooms.Coaching.Contract.CoachingTrackId>]

namespace Sparring.Rooms.Coaching.Contract;

/// <summary>A coaching session of one group.</summary>
public readonly record struct CoachingSessionId(Guid Value) : IId<CoachingSessionId>
{
    public static CoachingSessionId Of(Guid value) => new(value);
}

/// <summary>The sessions of all groups in one period.</summary>
public readonly record struct CoachingTrackId(Guid Value) : IId<CoachingTrackId>
{
    public static CoachingTrackId Of(Guid value) => new(value);
}

/// <summary>How far a session has come; each is a fact with a time in the database.</summary>
public enum CoachingState
{
    Proposed,
    Agreed,
    Held,
    Cancelled,
}

/// <summary>A coaching session: one row for a group and a number for ever, moved and cancelled in place.</summary>
/// <param name="Number">1 or 2: which of the group's sessions in the track.</param>
/// <param name="Booker">Who booked it; seldom the coach.</param>
/// <param name="Place">The room's name, or what was written.</param>
/// <param name="Sequence">Rises at every change.</param>
/// <param name="InvitedSequence">What the attendees were told last; null: nothing yet.</param>
/// <param name="Reason">Of the last move or cancellation.</param>
public sealed record CoachingSession(
    CoachingSessionId Id,
    ProgrammeId Programme,
    CoachingTrackId Track,
    SparringGroupId Group,
    int GroupNumber,
    int Number,
    PersonId Coach,
    PersonId? Booker,
    DateTimeOffset Starts,
    DateTimeOffset Ends,
    string Place,
    Guid? Room,
    int Sequence,
    int? InvitedSequence,
    string Reason,
    DateTimeOffset? AgreedAt,
    DateTimeOffset? HeldAt,
    DateTimeOffset? CancelledAt
)
{
    public CoachingState State =>
        CancelledAt is not null ? CoachingState.Cancelled
        : HeldAt is not null ? CoachingState.Held
        : AgreedAt is not null ? CoachingState.Agreed
        : CoachingState.Proposed;

    /// <summary>The day it is on in Copenhagen.</summary>
    public DateOnly Day => DateOnly.FromDateTime(Starts.InCopenhagen().DateTime);

    /// <summary>Hours, as a load is counted.</summary>
    public double Hours => (Ends - Starts).TotalHours;

    public IEnumerable<PersonId> CoachAndBooker => Booker is { } booker ? [Coach, booker] : [Coach];

    public string Address => $"/coaching/sessions/{Id.Value}";
}
