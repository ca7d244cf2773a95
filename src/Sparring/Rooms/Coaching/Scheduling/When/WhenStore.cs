using Sparring.Platform.Data;
using Sparring.Rooms.Coaching.Contract;
using Sparring.Rooms.Coaching.Scheduling.Places;

namespace Sparring.Rooms.Coaching.Scheduling.When;

/// <summary>The SQL of when people can.</summary>
public sealed class WhenStore
{
    private const string OfPersonSql =
        "select week as Week, marks as Marks from coaching_availability where programme = @Programme and person = @Person order by week";

    private const string AllSql =
        "select person as Person, week as Week, marks as Marks from coaching_availability where programme = @Programme";

    private const string BusySql =
        "select person as Person, lower(at) as Starts, upper(at) as Ends from coaching_busy where programme = @Programme";

    private const string TakenElsewhereSql =
        "select person as Person, lower(at) as Starts, upper(at) as Ends, minutes as Minutes from taken_elsewhere(@Track)";

    private const string RoomsElsewhereSql = """
        select s.room as Room, s.starts_at as Starts, s.ends_at as Ends
        from coaching_session s join coaching_room r on r.id = s.room join coaching_track t on t.programme = r.programme
        where t.id = @Track and s.track <> t.id and s.cancelled_at is null
        """;

    private const string PutSql = """
        insert into coaching_availability (tenant, programme, person, week, marks, changed_by, changed_at)
        values (tenant(), @Programme, @Person, @Week, @Marks, viewer(), @Now)
        on conflict (programme, person, week) do update
            set marks = excluded.marks, changed_by = excluded.changed_by, changed_at = excluded.changed_at
            where coaching_availability.marks in (@Before, excluded.marks)
        """;

    private const string ReadSql = """
        select read_at as ReadAt, first_day as FirstDay, last_day as LastDay, events as Events, kept_at as KeptAt,
               failed_at as FailedAt, fault as Fault
        from coaching_calendar_read where programme = @Programme and person = @Person
        """;

    private const string ForgetBusySql = "delete from coaching_busy where programme = @Programme and person = @Person";

    private const string ForgetReadSql =
        "delete from coaching_calendar_read where programme = @Programme and person = @Person";

    private const string PutBusySql = """
        insert into coaching_busy (tenant, programme, person, at)
        select tenant(), @Programme, @Person, tstzrange(s, e) from unnest(@Starts::timestamptz[], @Ends::timestamptz[]) as busy (s, e)
        """;

    private const string PutReadSql = """
        insert into coaching_calendar_read (tenant, programme, person, read_at, first_day, last_day, events, kept_at)
        values (tenant(), @Programme, @Person, @Now, @FirstDay, @LastDay, @Events, @KeptAt::timestamptz)
        """;

    // Those whose times the viewer says: her own, and those of the groups she books for.
    private const string WhoSql = """
        select p.id as Id, p.name as Name from person p
        where p.id = viewer() or p.id in (
            select m.person from sparring_group_member m join booked_group_of_viewer b on b.sparring_group = m.sparring_group
            where m.valid @> today())
        order by p.id <> viewer(), p.name, p.id
        """;

    public Task<IReadOnlyList<WeekRow>> OfPersonAsync(Tx tx, ProgrammeId programme, PersonId person) =>
        tx.ListAsync<WeekRow>(OfPersonSql, new { Programme = programme, Person = person });

    public Task<IReadOnlyList<PersonWeek>> AllAsync(Tx tx, ProgrammeId programme) =>
        tx.ListAsync<PersonWeek>(AllSql, new { Programme = programme });

    public Task<IReadOnlyList<PersonBusy>> BusyAsync(Tx tx, ProgrammeId programme) =>
        tx.ListAsync<PersonBusy>(BusySql, new { Programme = programme });

    /// <summary>When those of a programme sit in sessions of other tracks, whoever may see those.</summary>
    public Task<IReadOnlyList<Taken>> TakenElsewhereAsync(Tx tx, CoachingTrackId track) =>
        tx.ListAsync<Taken>(TakenElsewhereSql, new { Track = track });

    /// <summary>When the rooms of a programme are taken by sessions of its other tracks.</summary>
    public Task<IReadOnlyList<RoomBusy>> RoomsElsewhereAsync(Tx tx, CoachingTrackId track) =>
        tx.ListAsync<RoomBusy>(RoomsElsewhereSql, new { Track = track });

    /// <summary>Paints a week, where it still is as the page showed it.</summary>
    /// <param name="before">How the week was painted when the page was opened; empty: not at all.</param>
    /// <returns>False when somebody has painted it otherwise meanwhile: then nothing is written over.</returns>
    public async Task<bool> PutAsync(
        Tx tx,
        ProgrammeId programme,
        PersonId person,
        DateOnly week,
        WeekMarks marks,
        string before,
        DateTimeOffset now
    ) =>
        await tx.ExecuteAsync(
            PutSql,
            new
            {
                Programme = programme,
                Person = person,
                Week = week,
                marks.Marks,
                Before = before,
                Now = now,
            }
        ) == 1;

    public Task<CalendarRead?> ReadAsync(Tx tx, ProgrammeId programme, PersonId person) =>
        tx.FindAsync<CalendarRead>(ReadSql, new { Programme = programme, Person = person });

    public async Task ForgetAsync(Tx tx, ProgrammeId programme, PersonId person)
    {
        await tx.ExecuteAsync(ForgetBusySql, new { Programme = programme, Person = person });
        await tx.ExecuteAsync(ForgetReadSql, new { Programme = programme, Person = person });
    }

    /// <summary>In place of what was read before.</summary>
    public async Task PutBusyAsync(
        Tx tx,
        ProgrammeId programme,
        PersonId person,
        IReadOnlyList<BusyTime> busy,
        CalendarRead read
    )
    {
        await ForgetAsync(tx, programme, person);
        await tx.ExecuteAsync(
            PutBusySql,
            new
            {
                Programme = programme,
                Person = person,
                Starts = busy.Select(time => time.Starts.UtcDateTime).ToArray(),
                Ends = busy.Select(time => time.Ends.UtcDateTime).ToArray(),
            }
        );
        await tx.ExecuteAsync(
            PutReadSql,
            new
            {
                Programme = programme,
                Person = person,
                Now = read.ReadAt,
                read.FirstDay,
                read.LastDay,
                read.Events,
                read.KeptAt,
            }
        );
    }

    public Task<IReadOnlyList<Named>> WhoAsync(Tx tx) => tx.ListAsync<Named>(WhoSql);

    public sealed record WeekRow(DateOnly Week, string Marks);

    public sealed record PersonWeek(PersonId Person, DateOnly Week, string Marks);

    public sealed record RoomBusy(Guid Room, DateTimeOffset Starts, DateTimeOffset Ends);

    public sealed record PersonBusy(PersonId Person, DateTimeOffset Starts, DateTimeOffset Ends);
}

/// <summary>A stretch of time in which somebody is busy; what with is not kept.</summary>
public sealed record BusyTime(DateTimeOffset Starts, DateTimeOffset Ends)
{
    /// <summary>What touches is one stretch: fewer rows, and less is told of how somebody's day is cut.</summary>
    public static IReadOnlyList<BusyTime> Joined(IReadOnlyCollection<BusyTime> times)
    {
        var joined = new List<BusyTime>();
        foreach (var time in times.OrderBy(time => time.Starts))
        {
            if (joined.Count > 0 && time.Starts <= joined[^1].Ends)
            {
                joined[^1] = new BusyTime(joined[^1].Starts, time.Ends > joined[^1].Ends ? time.Ends : joined[^1].Ends);
            }
            else
            {
                joined.Add(time);
            }
        }

        return joined;
    }
}

/// <summary>When a calendar was read, for which days, and how much it held.</summary>
/// <param name="KeptAt">Its address is kept, and it is read again before each search; null: it was read once.</param>
/// <param name="FailedAt">Since when it could not be read again.</param>
/// <param name="Fault">Why not: one of <see cref="CalendarFaults"/>.</param>
public sealed record CalendarRead(
    DateTimeOffset ReadAt,
    DateOnly FirstDay,
    DateOnly LastDay,
    int Events,
    DateTimeOffset? KeptAt = null,
    DateTimeOffset? FailedAt = null,
    string? Fault = null
);
