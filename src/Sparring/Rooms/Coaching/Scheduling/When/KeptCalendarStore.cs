using Sparring.Platform.Data;

namespace Sparring.Rooms.Coaching.Scheduling.When;

/// <summary>The SQL of calendars whose addresses are kept.</summary>
public sealed class KeptCalendarStore
{
    private const string FindSql =
        "select id as Id, sealed as Sealed from coaching_calendar where programme = @Programme and person = @Person";

    private const string PutSql = """
        insert into coaching_calendar (tenant, programme, person, id, sealed, kept_by, kept_at)
        values (tenant(), @Programme, @Person, @Id, @Sealed, viewer(), @Now)
        on conflict (programme, person) do update
            set id = excluded.id, sealed = excluded.sealed, kept_by = excluded.kept_by, kept_at = excluded.kept_at
        """;

    private const string ForgetSql = "delete from coaching_calendar where programme = @Programme and person = @Person";

    private const string FailedSql = """
        update coaching_calendar_read set failed_at = @Now, fault = @Fault
        where programme = @Programme and person = @Person and kept_at is not null
        """;

    private const string WhoseSql = """
        select r.person as Person, p.name as Name, r.read_at as ReadAt, r.fault as Fault
        from coaching_calendar_read r join person p on p.id = r.person
        where r.programme = @Programme and r.kept_at is not null and is_here(r.person) order by p.name, p.id
        """;

    public Task<KeptCalendar?> FindAsync(Tx tx, ProgrammeId programme, PersonId person) =>
        tx.FindAsync<KeptCalendar>(FindSql, new { Programme = programme, Person = person });

    public Task PutAsync(Tx tx, ProgrammeId programme, PersonId person, KeptCalendar calendar, DateTimeOffset now) =>
        tx.ExecuteAsync(
            PutSql,
            new
            {
                Programme = programme,
                Person = person,
                calendar.Id,
                calendar.Sealed,
                Now = now,
            }
        );

    public Task ForgetAsync(Tx tx, ProgrammeId programme, PersonId person) =>
        tx.ExecuteAsync(ForgetSql, new { Programme = programme, Person = person });

    public Task FailAsync(Tx tx, ProgrammeId programme, PersonId person, string fault, DateTimeOffset now) =>
        tx.ExecuteAsync(
            FailedSql,
            new
            {
                Programme = programme,
                Person = person,
                Fault = fault,
                Now = now,
            }
        );

    /// <summary>Whose calendars are read again, and which could not be the last time.</summary>
    public Task<IReadOnlyList<FollowedCalendar>> WhoseAsync(Tx tx, ProgrammeId programme) =>
        tx.ListAsync<FollowedCalendar>(WhoseSql, new { Programme = programme });
}

/// <summary>An address, sealed.</summary>
public sealed record KeptCalendar(Guid Id, byte[] Sealed);

/// <summary>Somebody whose calendar is read again before each search.</summary>
/// <param name="Fault">Why it could not be read the last time; null: it could.</param>
public sealed record FollowedCalendar(PersonId Person, string Name, DateTimeOffset ReadAt, string? Fault);
