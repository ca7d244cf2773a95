using Sparring.Platform.Data;
using Sparring.Rooms.Coaching.Contract;

namespace Sparring.Rooms.Coaching.Scheduling;

/// <summary>The SQL of booking, moving and cancelling; each change is noted as it was before.</summary>
public sealed class BookingStore
{
    // Bookings of one track come one after the other: the exclusion constraints would refuse as surely, but by deadlock.
    private const string LockSql =
        "select pg_advisory_xact_lock(hashtextextended('coaching.' || @Track::uuid::text, 0))";

    private const string CheckLaterSql = "set constraints all deferred";

    private const string CheckNowSql = "set constraints all immediate";

    private const string OfGroupSql = """
        select number as Number, starts_at as Starts, cancelled_at is not null as IsCancelled
        from coaching_session where track = @Track and sparring_group = @Group
        """;

    private const string ClashesSql = """
        select p.name as Name, false as IsRoom, lower(c.at) as Starts, upper(c.at) as Ends, g.number as GroupNumber,
               s.number as Number
        from coaching_seat c join person p on p.id = c.person
            left join coaching_session s on s.id = c.session left join sparring_group g on g.id = s.sparring_group
        where c.at && tstzrange(@Starts, @Ends) and c.session <> all (@Apart) and (c.person = @Coach or c.person in (
            select m.person from sparring_group_member m where m.sparring_group = @Group and m.valid @> @Day))
        union all
        select r.name, true, s.starts_at, s.ends_at, g.number, s.number
        from coaching_session s join coaching_room r on r.id = s.room join sparring_group g on g.id = s.sparring_group
        where s.room = @Room::uuid and s.cancelled_at is null and s.at && tstzrange(@Starts, @Ends) and s.id <> all (@Apart)
        order by 2, 1
        """;

    private const string InsertSql = """
        insert into coaching_session (tenant, id, programme, track, sparring_group, number, coach, booker, starts_at, ends_at,
            place, room, agreed_at)
        select tenant(), @Id, t.programme, t.id, @Group, @Number, @Coach, @Booker, @Starts, @Ends, @Place, @Room::uuid, @Now
        from coaching_track t where t.id = @Track
        """;

    private const string NoteSql = """
        insert into coaching_session_change (tenant, session, programme, sequence, kind, batch, reason, was_starts, was_ends,
            was_place, was_room, was_coach, was_booker, was_agreed_at, was_cancelled_at, was_reason, made_by, made_at)
        select tenant(), id, programme, sequence + 1, @Kind, @Batch, @Reason, starts_at, ends_at, place, room, coach, booker,
               agreed_at, cancelled_at, reason, viewer(), @Now
        from coaching_session where id = @Id
        """;

    // The row is held until the cancellation is written, so that both hit or neither.
    private const string NoteCancellingSql =
        NoteSql
        + """
             and cancelled_at is null and held_at is null for update
            """;

    private const string NoteFirstSql = """
        insert into coaching_session_change (tenant, session, programme, sequence, kind, batch, reason, made_by, made_at)
        select tenant(), id, programme, 0, 'booked', @Batch, '', viewer(), @Now from coaching_session where id = @Id
        """;

    private const string MoveSql = """
        update coaching_session
        set starts_at = @Starts, ends_at = @Ends, coach = @Coach, booker = @Booker, place = @Place, room = @Room::uuid,
            reason = @Reason, sequence = sequence + 1, cancelled_at = null, agreed_at = coalesce(agreed_at, @Now)
        where id = @Id
        """;

    private const string CancelSql = """
        update coaching_session set cancelled_at = @Now, reason = @Reason, sequence = sequence + 1
        where id = @Id and cancelled_at is null
        """;

    private const string BookerSql = """
        insert into coaching_booker (tenant, track, programme, sparring_group, person)
        select tenant(), t.id, t.programme, @Group, @Person from coaching_track t where t.id = @Track
        on conflict (track, sparring_group) do update set person = excluded.person
        """;

    public Task LockAsync(Tx tx, CoachingTrackId track) => tx.ExecuteAsync(LockSql, new { Track = track });

    /// <summary>Until the end of the transaction, or until it is asked for.</summary>
    public Task CheckLaterAsync(Tx tx) => tx.ExecuteAsync(CheckLaterSql);

    public Task CheckNowAsync(Tx tx) => tx.ExecuteAsync(CheckNowSql);

    public Task<IReadOnlyList<Placed>> OfGroupAsync(Tx tx, CoachingTrackId track, SparringGroupId group) =>
        tx.ListAsync<Placed>(OfGroupSql, new { Track = track, Group = group });

    /// <summary>Who and what is taken at that time, besides by the sessions that are named.</summary>
    public Task<IReadOnlyList<Clash>> ClashesAsync(Tx tx, WantedSession wanted, IEnumerable<CoachingSessionId> apart) =>
        tx.ListAsync<Clash>(
            ClashesSql,
            new
            {
                wanted.Group,
                wanted.Coach,
                wanted.Starts,
                wanted.Ends,
                wanted.Room,
                wanted.Day,
                Apart = apart.Select(id => id.Value).ToArray(),
            }
        );

    public async Task BookAsync(Tx tx, CoachingTrackId track, CoachingSessionId id, WantedSession wanted, Press press)
    {
        await tx.ExecuteAsync(
            InsertSql,
            new
            {
                Id = id,
                Track = track,
                wanted.Group,
                wanted.Number,
                wanted.Coach,
                wanted.Booker,
                wanted.Starts,
                wanted.Ends,
                wanted.Place,
                wanted.Room,
                press.Now,
            }
        );
        await tx.ExecuteAsync(
            NoteFirstSql,
            new
            {
                Id = id,
                press.Batch,
                press.Now,
            }
        );
    }

    public async Task MoveAsync(Tx tx, CoachingSessionId id, WantedSession wanted, Press press)
    {
        await NoteAsync(tx, NoteSql, id, "moved", press);
        await tx.ExecuteAsync(
            MoveSql,
            new
            {
                Id = id,
                wanted.Coach,
                wanted.Booker,
                wanted.Starts,
                wanted.Ends,
                wanted.Place,
                wanted.Room,
                press.Reason,
                press.Now,
            }
        );
    }

    /// <summary>False when it was cancelled or held already.</summary>
    public async Task<bool> CancelAsync(Tx tx, CoachingSessionId id, Press press) =>
        await NoteAsync(tx, NoteCancellingSql, id, "cancelled", press) == 1
        && await tx.ExecuteAsync(
            CancelSql,
            new
            {
                Id = id,
                press.Reason,
                press.Now,
            }
        ) == 1;

    /// <summary>Says who books for a group.</summary>
    public Task SetBookerAsync(Tx tx, CoachingTrackId track, SparringGroupId group, PersonId person) =>
        tx.ExecuteAsync(
            BookerSql,
            new
            {
                Track = track,
                Group = group,
                Person = person,
            }
        );

    private static Task<int> NoteAsync(Tx tx, string sql, CoachingSessionId id, string kind, Press press) =>
        tx.ExecuteAsync(
            sql,
            new
            {
                Id = id,
                Kind = kind,
                press.Batch,
                press.Reason,
                press.Now,
            }
        );

    public sealed record Placed(int Number, DateTimeOffset Starts, bool IsCancelled);
}

/// <summary>One press of a button: what it did belongs together and is undone together.</summary>
public sealed record Press(Guid Batch, DateTimeOffset Now, string Reason = "");
