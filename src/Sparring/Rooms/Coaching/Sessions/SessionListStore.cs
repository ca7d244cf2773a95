using Sparring.Platform.Data;
using Sparring.Rooms.Coaching.Contract;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>The SQL of lists of sessions and of what is next: one statement for each, however many groups there are.</summary>
public sealed class SessionListStore
{
    private const string MembersSql = """
        select m.sparring_group as "Group", m.number as Number, m.person as Person
        from group_member_today m where m.sparring_group in (select c.sparring_group from coached_group_of_viewer c)
        """;

    private const string CoachedSql = """
        select s.id as Id, s.sparring_group as "Group", s.number as Number, s.starts_at as Starts, s.ends_at as Ends,
               coalesce(room_words(r.id), s.place) as Place, s.held_at as HeldAt
        from coaching_session s left join coaching_room r on r.id = s.room
        where s.cancelled_at is null and s.sparring_group in (select c.sparring_group from coached_group_of_viewer c)
        """;

    private const string OwnSql = """
        select s.id as Id, s.sparring_group as "Group", s.number as Number, s.starts_at as Starts, s.ends_at as Ends,
               coalesce(room_words(r.id), s.place) as Place, s.held_at as HeldAt
        from group_member_today m
            join coaching_session s on s.sparring_group = m.sparring_group and s.cancelled_at is null
            left join coaching_room r on r.id = s.room
        where m.person = viewer() order by s.starts_at
        """;

    private const string LeaderNextSql = """
        select s.id as Id, s.number as Number, s.starts_at as Starts, s.held_at as HeldAt,
               (select c.version from session_commitment c
                where c.session = s.id and c.owner = viewer() and c.agreed_at is null) as Unagreed
        from group_member_today m join coaching_session s on s.sparring_group = m.sparring_group and s.cancelled_at is null
        where m.person = viewer() and s.starts_at > @Now - interval '60 days' and s.starts_at < @Now + interval '60 days'
        order by s.starts_at
        """;

    // What she has been told of as it stands now: a time nobody has heard of reminds nobody.
    private const string ToldSql = """
        select s.id from coaching_session s
            join coaching_invitation i on i.session = s.id and i.person = viewer() and i.cancelled_at is null and i.told = s.sequence
        where s.programme = @Programme and s.cancelled_at is null and s.held_at is null and s.starts_at > @Now
          and (s.starts_at at time zone 'Europe/Copenhagen')::date = any (@Days)
        order by s.starts_at
        """;

    // Those of the next fortnight, and the first one however far away.
    private const string CoachNextSql = """
        select s.id as Id, m.number as GroupNumber, s.number as Number, s.starts_at as Starts, s.ends_at < @Now as IsOver
        from (
                select id, number, sparring_group, starts_at, ends_at,
                       row_number() over (partition by starts_at > @Now order by starts_at) as place
                from coaching_session
                where cancelled_at is null and held_at is null and starts_at >= @Now - interval '60 days'
                  and sparring_group in (select c.sparring_group from coached_group_of_viewer c)) s
            join lateral (select g.number from group_member_today g where g.sparring_group = s.sparring_group limit 1) m on true
        where s.starts_at <= @Now + interval '14 days' or s.place = 1
        order by s.starts_at limit 4
        """;

    public static Question LeaderNext(DateTimeOffset now) =>
        new Question(LeaderNextSql).With("Now", now.ToUniversalTime());

    public static Question CoachNext(DateTimeOffset now) =>
        new Question(CoachNextSql).With("Now", now.ToUniversalTime());

    /// <summary>The viewer's own sessions on one of these days, as she knows of them.</summary>
    public async Task<IReadOnlyList<CoachingSessionId>> ToldAsync(
        Tx tx,
        ProgrammeId programme,
        IEnumerable<DateOnly> days,
        DateTimeOffset now
    ) =>
        [
            .. (
                await tx.ListAsync<Guid>(
                    ToldSql,
                    new
                    {
                        Programme = programme,
                        Days = days.ToArray(),
                        Now = now,
                    }
                )
            ).Select(CoachingSessionId.Of),
        ];

    public Task<IReadOnlyList<MemberRow>> MembersAsync(Tx tx) => tx.ListAsync<MemberRow>(MembersSql);

    public Task<IReadOnlyList<SessionRow>> CoachedAsync(Tx tx) => tx.ListAsync<SessionRow>(CoachedSql);

    public Task<IReadOnlyList<SessionRow>> OwnAsync(Tx tx) => tx.ListAsync<SessionRow>(OwnSql);

    public sealed record MemberRow(SparringGroupId Group, int Number, PersonId Person);

    public sealed record SessionRow(
        CoachingSessionId Id,
        SparringGroupId Group,
        int Number,
        DateTimeOffset Starts,
        DateTimeOffset Ends,
        string Place,
        DateTimeOffset? HeldAt
    );

    /// <summary>A session of a leader's group.</summary>
    /// <param name="Unagreed">The version of her line that waits for her yes.</param>
    public sealed record LeaderRow(
        CoachingSessionId Id,
        int Number,
        DateTimeOffset Starts,
        DateTimeOffset? HeldAt,
        int? Unagreed
    );

    public sealed record CoachRow(
        CoachingSessionId Id,
        int GroupNumber,
        int Number,
        DateTimeOffset Starts,
        bool IsOver
    );
}
