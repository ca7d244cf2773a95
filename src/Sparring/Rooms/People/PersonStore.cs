using Sparring.Platform.Data;

namespace Sparring.Rooms.People;

/// <summary>One person: what is known of her, and what organisers change.</summary>
public sealed class PersonStore
{
    private const string FindSql = """
        select p.id as Id, p.number as Number, p.name as Name, coalesce(e.title, p.title) as Title,
               d.code as DepartmentCode, d.name as Department, e.level as Level, e.task as Task,
               l.id as LeaderId, l.name as Leader, case when (select is_organiser()) then l.email end as LeaderEmail,
               case when (select is_organiser()) or p.id = viewer() then p.email end as Email,
               p.is_external as IsExternal, p.joined as Joined, p.left_on as LeftOn, p.version as Version
        from person p
        left join employment e on e.person = p.id and e.valid @> today()
        left join department d on d.id = e.department
        left join person l on l.id = e.reports_to
        where p.id = @Person and p.tenant = tenant()
          and ((select is_organiser()) or p.id in (select people_in_sight(today())))
        """;

    private const string EmploymentsSql = """
        select d.name as Department, e.level as Level, e.task as Task, e.title as Title,
               lower(e.valid) as Starts, upper(e.valid) - 1 as Ends
        from employment e join department d on d.id = e.department
        where e.person = @Person order by e.valid desc
        """;

    private const string ChangesSql = """
        select c.changed_at as ChangedAt, by.name as ChangedBy, c.changes::text as ChangesJson
        from person_change c left join person by on by.id = c.changed_by
        where c.person = @Person order by c.version desc limit 20
        """;

    private const string TakenSql = """
        select name from person where tenant = tenant() and id <> @Id
          and (email = @Email or (@Number::text is not null and number = @Number)) limit 1
        """;

    private const string LeaderSql = """
        select id as Id, name as Name from person
        where tenant = tenant() and (number = @Written or email = lower(@Written)) order by number is distinct from @Written limit 1
        """;

    private const string AddSql = """
        insert into person (tenant, id, number, name, title, email, is_external, joined)
        values (tenant(), @Id, @Number, @Name, case when @Department = '' then @Title end, @Email, @Department = '', @From)
        on conflict (id) do nothing
        """;

    private const string CorrectSql = """
        update person set name = @Name, email = @Email, number = @Number, version = version + 1,
            title = case when @Department = '' then @Title else title end
        where id = @Id and tenant = tenant() and version = @Version
        """;

    private const string LeaveSql = """
        update person set left_on = @LastDay, version = version + 1
        where id = @Id and tenant = tenant() and version = @Version
        """;

    private const string SamePlaceSql = """
        select exists (
            select 1 from employment e join department d on d.id = e.department
            where e.person = @Id and e.valid @> @From and d.code = @Department and e.level is not distinct from @Level
              and e.task is not distinct from @Task and e.title is not distinct from @Title
              and e.reports_to is not distinct from @Leader::uuid)
        """;

    private const string RemoveLaterSql = "delete from employment where person = @Id and lower(valid) >= @From";

    private const string EndPlaceSql = """
        update employment set valid = daterange(lower(valid), @From) where person = @Id and valid @> @From
        """;

    private const string PlaceSql = """
        insert into employment (tenant, person, department, level, task, title, reports_to, valid)
        select tenant(), @Id, id, @Level, @Task, @Title, @Leader::uuid, daterange(@From, null)
        from department where tenant = tenant() and code = @Department
        """;

    private const string RememberSql = """
        insert into person_change (tenant, person, version, changed_at, changed_by, changes)
        select tenant, id, version, @Now, viewer(), @Changes::jsonb from person where id = @Id
        on conflict do nothing
        """;

    public Task<PersonOnPage?> FindAsync(Tx tx, PersonId person) =>
        tx.FindAsync<PersonOnPage>(FindSql, new { Person = person });

    public Task<IReadOnlyList<EmploymentRow>> EmploymentsAsync(Tx tx, PersonId person) =>
        tx.ListAsync<EmploymentRow>(EmploymentsSql, new { Person = person });

    public Task<IReadOnlyList<ChangeRow>> ChangesAsync(Tx tx, PersonId person) =>
        tx.ListAsync<ChangeRow>(ChangesSql, new { Person = person });

    /// <summary>The name of somebody else who has this address or number.</summary>
    public Task<string?> TakenByAsync(Tx tx, PersonForm typed) => tx.FindAsync<string>(TakenSql, typed);

    /// <summary>The same form, knowing whom its leader's number or address means.</summary>
    public async Task<PersonForm> WithLeaderAsync(Tx tx, PersonForm typed) =>
        typed.ReportsTo.Length > 0
        && await tx.FindAsync<LeaderRow>(LeaderSql, new { Written = typed.ReportsTo }) is { } leader
            ? typed with
            {
                Leader = leader.Id,
                LeaderName = leader.Name,
            }
            : typed;

    public async Task AddAsync(Tx tx, PersonForm typed)
    {
        if (await tx.ExecuteAsync(AddSql, typed) == 1)
        {
            await tx.ExecuteAsync(PlaceSql, typed);
        }
    }

    /// <summary>False when somebody else changed the person meanwhile.</summary>
    public async Task<bool> CorrectAsync(Tx tx, PersonForm typed)
    {
        if (await tx.ExecuteAsync(CorrectSql, typed) == 0)
        {
            return false;
        }

        if (typed.Department.Length > 0 && !await tx.ValueAsync<bool>(SamePlaceSql, typed))
        {
            await tx.ExecuteAsync(RemoveLaterSql, typed);
            await tx.ExecuteAsync(EndPlaceSql, typed);
            await tx.ExecuteAsync(PlaceSql, typed);
        }

        return true;
    }

    /// <summary>False when somebody else changed the person meanwhile.</summary>
    public async Task<bool> LeaveAsync(Tx tx, PersonId person, int version, DateOnly? lastDay) =>
        await tx.ExecuteAsync(
            LeaveSql,
            new
            {
                Id = person,
                Version = version,
                LastDay = lastDay,
            }
        ) == 1;

    public Task RememberAsync(Tx tx, Guid person, DateTimeOffset now, string changes) =>
        tx.ExecuteAsync(
            RememberSql,
            new
            {
                Id = person,
                Now = now,
                Changes = changes,
            }
        );

    private sealed record LeaderRow(PersonId Id, string Name);
}
