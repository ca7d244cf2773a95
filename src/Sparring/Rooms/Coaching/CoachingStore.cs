using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Rooms.Coaching.Contract;

namespace Sparring.Rooms.Coaching;

/// <summary>The SQL of reading tracks, sessions and chairs; row-level security says which.</summary>
public sealed class CoachingStore : ICoachingSessions
{
    internal const string SessionSql = """
        select s.id as Id, s.programme as Programme, s.track as Track, s.sparring_group as "Group", g.number as GroupNumber,
               s.number as Number, s.coach as Coach, s.booker as Booker, s.starts_at as Starts, s.ends_at as Ends,
               coalesce(room_words(r.id), s.place) as Place, s.room as Room, s.sequence as Sequence,
               s.invited_sequence as InvitedSequence, s.reason as Reason, s.agreed_at as AgreedAt, s.held_at as HeldAt,
               s.cancelled_at as CancelledAt
        from coaching_session s join sparring_group g on g.id = s.sparring_group left join coaching_room r on r.id = s.room
        """;

    private const string FindSql =
        SessionSql
        + """

            where s.id = @Id
            """;

    private const string OfIdsSql =
        SessionSql
        + """

            where s.id = any (@Ids)
            """;

    private const string OfGroupSql =
        SessionSql
        + """

            where s.sparring_group = @Group order by s.starts_at, s.number
            """;

    private const string OfCoachSql =
        SessionSql
        + """

            where s.coach = @Coach and s.cancelled_at is null order by s.starts_at
            """;

    private const string OfProgrammeSql =
        SessionSql
        + """

            where s.programme = @Programme order by s.starts_at, g.number
            """;

    private const string OfTrackSql =
        SessionSql
        + """

            where s.track = @Track order by g.number, s.number
            """;

    private const string TracksSql = """
        select id as Id, programme as Programme, name as Name, first_day as FirstDay, last_day as LastDay
        from coaching_track where programme = @Programme order by first_day desc, id
        """;

    private const string AttendeesSql = """
        select c.person from coaching_seat c join person p on p.id = c.person
        where c.session = @Id order by p.name, p.id
        """;

    private const string HoldSql =
        "update coaching_session set held_at = @Now where id = @Id and held_at is null and cancelled_at is null";

    public Task<CoachingSession?> FindAsync(Tx tx, CoachingSessionId id) =>
        tx.FindAsync<CoachingSession>(FindSql, new { Id = id });

    public Task<IReadOnlyList<CoachingSession>> OfIdsAsync(Tx tx, IEnumerable<CoachingSessionId> ids) =>
        tx.ListAsync<CoachingSession>(OfIdsSql, new { Ids = ids.Select(id => id.Value).ToArray() });

    public Task<IReadOnlyList<CoachingSession>> OfGroupAsync(Tx tx, SparringGroupId group) =>
        tx.ListAsync<CoachingSession>(OfGroupSql, new { Group = group });

    public Task<IReadOnlyList<CoachingSession>> OfCoachAsync(Tx tx, PersonId coach) =>
        tx.ListAsync<CoachingSession>(OfCoachSql, new { Coach = coach });

    public Task<IReadOnlyList<CoachingSession>> OfProgrammeAsync(Tx tx, ProgrammeId programme) =>
        tx.ListAsync<CoachingSession>(OfProgrammeSql, new { Programme = programme });

    public Task<IReadOnlyList<CoachingSession>> OfTrackAsync(Tx tx, CoachingTrackId track) =>
        tx.ListAsync<CoachingSession>(OfTrackSql, new { Track = track });

    public async Task<IReadOnlyList<CoachingTrack>> TracksAsync(Tx tx, ProgrammeId programme) =>
        [
            .. (await tx.ListAsync<CoachingTrack>(TracksSql, new { Programme = programme })).Select(track =>
                track with
                {
                    Name = BothLanguages.Here(track.Name),
                }
            ),
        ];

    public async Task<IReadOnlyList<PersonId>> AttendeesAsync(Tx tx, CoachingSessionId id) =>
        [.. (await tx.ListAsync<Guid>(AttendeesSql, new { Id = id })).Select(PersonId.Of)];

    public Task HoldAsync(Tx tx, CoachingSessionId id, DateTimeOffset heldAt) =>
        tx.ExecuteAsync(HoldSql, new { Id = id, Now = heldAt });
}
