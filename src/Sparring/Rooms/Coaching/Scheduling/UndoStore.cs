using Npgsql;
using Sparring.Platform.Data;
using Sparring.Rooms.Coaching.Contract;

namespace Sparring.Rooms.Coaching.Scheduling;

/// <summary>The SQL of taking a press of a button back.</summary>
public sealed class UndoStore
{
    private const string Savepoint = "removing";

    // What has been changed again since, or held, is not undone.
    private const string LastSql = """
        select c.batch as Batch, min(c.kind) as Kind, count(*) as Sessions, max(c.made_at) as MadeAt, min(p.name) as MadeBy
        from coaching_session_change c join coaching_session s on s.id = c.session left join person p on p.id = c.made_by
        where c.programme = @Programme
          and c.batch = (select l.batch from coaching_session_change l where l.programme = @Programme
                         order by l.made_at desc, l.sequence desc limit 1)
        group by c.batch
        having bool_and(c.sequence = s.sequence and s.held_at is null and c.kind <> 'undone' and c.made_by is not null)
        """;

    private const string OfSessionSql = """
        select c.batch as Batch, c.kind as Kind, (select count(*) from coaching_session_change b where b.batch = c.batch) as Sessions,
               c.made_at as MadeAt, p.name as MadeBy
        from coaching_session_change c join coaching_session s on s.id = c.session left join person p on p.id = c.made_by
        where c.session = @Session and c.sequence = s.sequence and s.held_at is null and c.kind <> 'undone'
          and c.made_by is not null
        """;

    private const string OfBatchSql = """
        select c.session as Session, s.track as Track, s.programme as Programme, s.sparring_group as "Group",
               c.sequence = s.sequence and s.held_at is null and c.kind <> 'undone' as IsLast, c.was_starts is null as IsNew,
               exists (select 1 from coaching_session_change u where u.session = c.session and u.kind = 'undone'
                       and u.sequence = c.sequence + 1) as IsUndone,
               s.invited_sequence is not null as IsInvited
        from coaching_session_change c join coaching_session s on s.id = c.session
        where c.batch = @Batch
        """;

    private const string NoteSql = """
        insert into coaching_session_change (tenant, session, programme, sequence, kind, batch, reason, was_starts, was_ends,
            was_place, was_room, was_coach, was_booker, was_agreed_at, was_cancelled_at, was_reason, made_by, made_at)
        select tenant(), s.id, s.programme, s.sequence + 1, 'undone', @Press, '', s.starts_at, s.ends_at, s.place, s.room,
               s.coach, s.booker, s.agreed_at, s.cancelled_at, s.reason, viewer(), @Now
        from coaching_session s where s.id in (select session from coaching_session_change where batch = @Batch)
        """;

    private const string PutBackSql = """
        update coaching_session s
        set starts_at = c.was_starts, ends_at = c.was_ends, place = c.was_place, room = c.was_room, coach = c.was_coach,
            booker = c.was_booker, agreed_at = c.was_agreed_at, cancelled_at = c.was_cancelled_at, reason = c.was_reason,
            sequence = s.sequence + 1
        from coaching_session_change c
        where c.session = s.id and c.batch = @Batch and c.was_starts is not null
        """;

    private const string NewSql = """
        select s.id as Id, s.invited_sequence is not null as IsInvited
        from coaching_session s
        where s.id in (select session from coaching_session_change where batch = @Batch and was_starts is null)
        order by s.id
        """;

    private const string CancelSql =
        "update coaching_session set cancelled_at = @Now, sequence = sequence + 1 where id = @Id";

    private const string RemoveSql = "delete from coaching_session where id = @Id and invited_sequence is null";

    /// <summary>The last press in a programme, when it can be undone.</summary>
    public Task<LastPress?> LastAsync(Tx tx, ProgrammeId programme) =>
        tx.FindAsync<LastPress>(LastSql, new { Programme = programme });

    /// <summary>The last change of a session, when it can be undone.</summary>
    public Task<LastPress?> OfSessionAsync(Tx tx, CoachingSessionId session) =>
        tx.FindAsync<LastPress>(OfSessionSql, new { Session = session });

    public Task<IReadOnlyList<Undoable>> OfBatchAsync(Tx tx, Guid batch) =>
        tx.ListAsync<Undoable>(OfBatchSql, new { Batch = batch });

    /// <summary>Everything as it was before; what was not there is removed, or cancelled where people were told of it or have written in it.</summary>
    public async Task PutBackAsync(Tx tx, Guid batch, Press press)
    {
        var all = new
        {
            Batch = batch,
            Press = press.Batch,
            press.Now,
        };
        await tx.ExecuteAsync(NoteSql, all);
        await tx.ExecuteAsync(PutBackSql, all);
        foreach (var made in await tx.ListAsync<New>(NewSql, all))
        {
            if (made.IsInvited || !await RemoveAsync(tx, made.Id))
            {
                await tx.ExecuteAsync(CancelSql, new { made.Id, press.Now });
            }
        }
    }

    // Whether somebody has written in it the one who undoes may not see; the database knows, and keeps it.
    private static async Task<bool> RemoveAsync(Tx tx, CoachingSessionId id)
    {
        await tx.Transaction.SaveAsync(Savepoint, tx.Cancel);
        try
        {
            return await tx.ExecuteAsync(RemoveSql, new { Id = id }) == 1;
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            await tx.Transaction.RollbackAsync(Savepoint, tx.Cancel);
            return false;
        }
    }

    private sealed record New(CoachingSessionId Id, bool IsInvited);

    public sealed record Undoable(
        CoachingSessionId Session,
        CoachingTrackId Track,
        ProgrammeId Programme,
        SparringGroupId Group,
        bool IsLast,
        bool IsNew,
        bool IsUndone,
        bool IsInvited
    );
}
