using Sparring.Platform.Data;
using Sparring.Rooms.Coaching.Contract;

namespace Sparring.Rooms.Coaching.Scheduling;

/// <summary>The SQL of the viewer's own sessions, and of what is next.</summary>
public sealed class NextSessionStore
{
    private const string OwnSql =
        CoachingStore.SessionSql
        + """

            where s.id in (select session from coaching_seat where person = viewer())
               or s.id in (select session from coaching_invitation where person = viewer() and s.cancelled_at is not null)
            order by s.starts_at
            """;

    // What the viewer books for, and has no time for yet; the nearest window first.
    private const string MissingSql = """
        select b.sparring_group as "Group", g.number as GroupNumber, w.number as Number, w.last_day as LastDay
        from coaching_booker b join coaching_window w on w.track = b.track join sparring_group g on g.id = b.sparring_group
        where b.person = viewer() and not exists (
            select 1 from coaching_session s
            where s.track = b.track and s.sparring_group = b.sparring_group and s.number = w.number and s.cancelled_at is null)
        order by w.first_day, g.number limit 3
        """;

    private const string WaitingSql = """
        select count(*) from coaching_session s
        where s.programme in (select programme from roles_of_viewer() where role = 'organiser')
          and s.cancelled_at is null and s.held_at is null and s.invited_sequence is null and s.starts_at >= today()
        """;

    public static Question Missing { get; } = new(MissingSql);

    public static Question Waiting { get; } = new(WaitingSql);

    public Task<IReadOnlyList<CoachingSession>> OwnAsync(Tx tx) => tx.ListAsync<CoachingSession>(OwnSql);

    public sealed record MissingRow(SparringGroupId Group, int GroupNumber, int Number, DateOnly LastDay);
}
