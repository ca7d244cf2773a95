using Sparring.Platform.Data;
using Sparring.Rooms.Coaching.Contract;

namespace Sparring.Rooms.Coaching.Scheduling;

/// <summary>The SQL of booking, moving and cancelling; each change is noted as it was before.</summary>
public sealed class BookingStore
{
    // Bookings of one track come one after the other: the exclusion constraints would refuse as surely, but by deadlock.
    private const string LockSql =
        "select pg_advisory_xact_lock(hashtextextended('coaching.' || @Track::uuid::text, 0))";

    // None is booked while found times are confirmed: those are asked about with what is booked by then, in every track.
    private const string LockBookingSql =
        "select pg_advisory_xact_lock_shared(hashtextextended('coaching.confirming.' || tenant()::text, 0))";

    private const string LockConfirmingSql =
        "select pg_advisory_xact_lock(hashtextextended('coaching.confirming.' || tenant()::text, 0))";

    private const string CheckLaterSql = "set constraints all deferred";

    private const string CheckNowSql = "set constraints all immediate";

    private const string OfGroupSql = """
        select number as Number, starts_at as Starts, cancelled_at is not null as IsCancelled
        from coaching_session where track = @Track and sparring_group = @Group
        """;

    private const string ClashesSql = """
        select wanted.place as Place, found.name as Name, found.is_room as IsRoom, found.starts as Starts, found.ends as Ends,
               found.group_number as GroupNumber, found.number as Number
        from unnest(@Groups::uuid[], @Coaches::uuid[], @Starts::timestamptz[], @Ends::timestamptz[], @Rooms::uuid[],
                @Days::date[]) with ordinality as wanted (sparring_group, coach, starts, ends, room, day, place)
            cross join lateral (
                select p.name, false as is_room, lower(c.at) as starts, upper(c.at) as ends, g.number as group_number, s.number
                from coaching_seat c join person p on p.id = c.person
                    left join coaching_session s on s.id = c.session left join sparring_group g on g.id = s.sparring_group
                where c.at && tstzrange(wanted.starts, wanted.ends) and c.session <> all (@Apart)
                  and (c.person = wanted.coach or c.person in (
                    select m.person from sparring_group_member m
                    where m.sparring_group = wanted.sparring_group and m.valid @> wanted.day))
                union all
                select r.name, true, s.starts_at, s.ends_at, g.number, s.number
                from coaching_session s join coaching_room r on r.id = s.room join sparring_group g on g.id = s.sparring_group
                where s.room = wanted.room and s.cancelled_at is null and s.at && tstzrange(wanted.starts, wanted.ends)
                  and s.id <> all (@Apart)) found
        order by wanted.place, found.is_room, found.name
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

    public async Task LockAsync(Tx tx, CoachingTrackId track)
    {
        await tx.ExecuteAsync(LockBookingSql);
        await tx.ExecuteAsync(LockSql, new { Track = track });
    }

    /// <summary>For the whole organisation, until the end of the transaction; to be asked for before <see cref="LockAsync"/>.</summary>
    public Task LockConfirmingAsync(Tx tx) => tx.ExecuteAsync(LockConfirmingSql);

    /// <summary>Until the end of the transaction, or until it is asked for.</summary>
    public Task CheckLaterAsync(Tx tx) => tx.ExecuteAsync(CheckLaterSql);

    public Task CheckNowAsync(Tx tx) => tx.ExecuteAsync(CheckNowSql);

    public Task<IReadOnlyList<Placed>> OfGroupAsync(Tx tx, CoachingTrackId track, SparringGroupId group) =>
        tx.ListAsync<Placed>(OfGroupSql, new { Track = track, Group = group });

    /// <summary>Who and what is taken at those times, besides by the sessions that are named; in the order asked.</summary>
    public async Task<IReadOnlyList<Clash>> ClashesAsync(
        Tx tx,
        IReadOnlyList<WantedSession> wanted,
        IEnumerable<CoachingSessionId> apart
    ) => [.. (await ClashesByAsync(tx, wanted, apart)).SelectMany(clashes => clashes)];

    /// <summary>The same, by which of the wanted sessions is in the way of it.</summary>
    public async Task<ILookup<WantedSession, Clash>> ClashesByAsync(
        Tx tx,
        IReadOnlyList<WantedSession> wanted,
        IEnumerable<CoachingSessionId> apart
    )
    {
        var found = await tx.ListAsync<ClashRow>(
            ClashesSql,
            new
            {
                Groups = wanted.Select(one => one.Group.Value).ToArray(),
                Coaches = wanted.Select(one => one.Coach.Value).ToArray(),
                Starts = wanted.Select(one => one.Starts.UtcDateTime).ToArray(),
                Ends = wanted.Select(one => one.Ends.UtcDateTime).ToArray(),
                Rooms = wanted.Select(one => one.Room).ToArray(),
                Days = wanted.Select(one => one.Day).ToArray(),
                Apart = apart.Select(id => id.Value).ToArray(),
            }
        );
        return found.ToLookup(row => wanted[(int)row.Place - 1], row => row.Clash);
    }

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

    private sealed record ClashRow(
        long Place,
        string Name,
        bool IsRoom,
        DateTimeOffset Starts,
        DateTimeOffset Ends,
        int? GroupNumber,
        int? Number
    )
    {
        public Clash Clash => new(Name, IsRoom, Starts, Ends, GroupNumber, Number);
    }

    public sealed record Placed(int Number, DateTimeOffset Starts, bool IsCancelled);
}

/// <summary>One press of a button: what it did belongs together and is undone together.</summary>
public sealed record Press(Guid Batch, DateTimeOffset Now, string Reason = "");
