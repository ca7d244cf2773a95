using Sparring.Platform.Data;

namespace Sparring.Rooms.Coaching.Contract;

/// <summary>A track with the viewer's reading of its name.</summary>
public sealed record CoachingTrack(
    CoachingTrackId Id,
    ProgrammeId Programme,
    string Name,
    DateOnly FirstDay,
    DateOnly LastDay
);

/// <summary>Which coaching sessions there are. Asked as the viewer: the group, its coach, who books it and the organiser see them.</summary>
public interface ICoachingSessions
{
    Task<CoachingSession?> FindAsync(Tx tx, CoachingSessionId id);

    /// <summary>A group's sessions, those cancelled too, in their order.</summary>
    Task<IReadOnlyList<CoachingSession>> OfGroupAsync(Tx tx, SparringGroupId group);

    /// <summary>A coach's sessions that are not cancelled, by time.</summary>
    Task<IReadOnlyList<CoachingSession>> OfCoachAsync(Tx tx, PersonId coach);

    /// <summary>All the viewer may see of a programme, by time.</summary>
    Task<IReadOnlyList<CoachingSession>> OfProgrammeAsync(Tx tx, ProgrammeId programme);

    /// <summary>The tracks of a programme, the latest first.</summary>
    Task<IReadOnlyList<CoachingTrack>> TracksAsync(Tx tx, ProgrammeId programme);

    /// <summary>Everybody with a chair at the session: the members of the group on its day, and the coach.</summary>
    Task<IReadOnlyList<PersonId>> AttendeesAsync(Tx tx, CoachingSessionId id);

    /// <summary>Notes that it was held; again, or one that is cancelled, is nothing.</summary>
    Task HoldAsync(Tx tx, CoachingSessionId id, DateTimeOffset heldAt);
}
