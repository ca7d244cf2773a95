using Sparring.Platform.Data;
using Sparring.Rooms.Coaching.Contract;

namespace Sparring.Rooms.Coaching.Scheduling;

/// <summary>The SQL of who has been invited to which session, and who is to be told something.</summary>
public sealed class InvitingStore
{
    // To be told: whoever has a chair and does not know of the session as it stands; and whoever was invited and has none.
    private const string DueSql = """
        select s.id as Session, c.person as Person, p.language as Language, s.sequence as Told,
               greatest(s.sequence, coalesce(i.sequence + 1, 0)) as Sequence, false as IsCancelled,
               i.person is null or i.cancelled_at is not null as IsFirst
        from coaching_session s join coaching_seat c on c.session = s.id join person p on p.id = c.person
            left join coaching_invitation i on i.session = s.id and i.person = c.person
        where s.id = any (@Sessions) and s.held_at is null
          and (i.person is null or i.cancelled_at is not null or i.told < s.sequence)
        union all
        select s.id, i.person, p.language, s.sequence, greatest(s.sequence, i.sequence + 1), true, false
        from coaching_session s join coaching_invitation i on i.session = s.id join person p on p.id = i.person
        where s.id = any (@Sessions) and s.held_at is null and i.cancelled_at is null
          and not exists (select 1 from coaching_seat c where c.session = s.id and c.person = i.person)
        """;

    private const string NoteSql = """
        insert into coaching_invitation (tenant, session, programme, person, sequence, told, cancelled_at)
        select tenant(), s.id, s.programme, due.person, due.sequence, s.sequence, case when due.is_cancelled then @Now::timestamptz end
        from unnest(@Sessions::uuid[], @People::uuid[], @Sequences::int[], @Cancelled::boolean[]) as due (session, person, sequence, is_cancelled)
            join coaching_session s on s.id = due.session
        on conflict (session, person) do update
            set sequence = excluded.sequence, told = excluded.told, cancelled_at = excluded.cancelled_at
        """;

    private const string ToldSql =
        "update coaching_session set invited_sequence = sequence where id = any (@Sessions) and invited_sequence is distinct from sequence";

    private const string OfTrackSql =
        "select id from coaching_session where track = @Track and held_at is null and (cancelled_at is null or invited_sequence is not null)";

    private const string WaitingSql = """
        select count(*) from coaching_session s
        where s.track = @Track and s.held_at is null and (
            (s.cancelled_at is null and exists (
                select 1 from coaching_seat c left join coaching_invitation i on i.session = c.session and i.person = c.person
                where c.session = s.id and (i.person is null or i.cancelled_at is not null or i.told < s.sequence)))
            or exists (
                select 1 from coaching_invitation i
                where i.session = s.id and i.cancelled_at is null
                  and not exists (select 1 from coaching_seat c where c.session = s.id and c.person = i.person)))
        """;

    public Task<IReadOnlyList<Due>> DueAsync(Tx tx, IEnumerable<CoachingSessionId> sessions) =>
        tx.ListAsync<Due>(DueSql, new { Sessions = sessions.Select(id => id.Value).ToArray() });

    public Task NoteAsync(Tx tx, IReadOnlyCollection<Due> told, DateTimeOffset now) =>
        tx.ExecuteAsync(
            NoteSql,
            new
            {
                Sessions = told.Select(one => one.Session.Value).ToArray(),
                People = told.Select(one => one.Person.Value).ToArray(),
                Sequences = told.Select(one => one.Sequence).ToArray(),
                Cancelled = told.Select(one => one.IsCancelled).ToArray(),
                Now = now,
            }
        );

    public Task ToldAsync(Tx tx, IEnumerable<CoachingSessionId> sessions) =>
        tx.ExecuteAsync(ToldSql, new { Sessions = sessions.Select(id => id.Value).ToArray() });

    public async Task<IReadOnlyList<CoachingSessionId>> OfTrackAsync(Tx tx, CoachingTrackId track) =>
        [.. (await tx.ListAsync<Guid>(OfTrackSql, new { Track = track })).Select(CoachingSessionId.Of)];

    /// <summary>Sessions somebody has not been told of as they stand.</summary>
    public Task<int> WaitingAsync(Tx tx, CoachingTrackId track) =>
        tx.ValueAsync<int>(WaitingSql, new { Track = track });

    /// <summary>Somebody who is to be told something.</summary>
    /// <param name="Told">The sequence of the session she is told of.</param>
    /// <param name="Sequence">That of her own invitation, which rises also when she alone joins or leaves.</param>
    /// <param name="IsFirst">She has not been invited, or was told not to come: to her nothing has changed.</param>
    public sealed record Due(
        CoachingSessionId Session,
        PersonId Person,
        string Language,
        int Told,
        int Sequence,
        bool IsCancelled,
        bool IsFirst
    );
}
