using Sparring.Platform.Data;
using Sparring.Rooms.People.Contract;

namespace Sparring.Rooms.People.Import;

/// <summary>Writes what was checked, for all rows at once.</summary>
public sealed class ConfirmStore
{
    // From here on the planner needs to know what came in; before that its guesses are as good.
    private const int ManyRows = 1_000;

    private const string OnceSql = """
        update people_import set confirmed_at = @Now
        where id = @Import and tenant = tenant() and checked_at is not null and confirmed_at is null
        """;

    private const string DepartmentsSql = """
        with made as (
        insert into department (tenant, id, code, name)
        select tenant(), gen_random_uuid(), named.code, named.name
        from (
            select distinct on (lower(department_code)) department_code as code, department as name
            from people_import_person
            where import = @Import and change in ('new', 'changed', 'leaving') and department_code is not null
            order by lower(department_code), row
        ) named
        where not exists (select 1 from department d where d.tenant = tenant() and lower(d.code) = lower(named.code))
        on conflict do nothing
        returning id)
        update people_import set made_departments = array(select id from made) where id = @Import
        """;

    // Before anything is written: what an undo will put back.
    private const string BeforeSql = """
        insert into people_import_before (tenant, import, person, version, was, places)
        select s.tenant, @Import, p.id, p.version + 1,
               jsonb_build_object('name', p.name, 'email', p.email, 'number', p.number, 'title', p.title,
                   'is_external', p.is_external, 'joined', p.joined, 'left_on', p.left_on),
               coalesce((select jsonb_agg(to_jsonb(e) order by e.valid) from employment e where e.person = p.id), '[]')
        from people_import_person s join person p on p.id = s.person
        where s.import = @Import and s.change in ('changed', 'leaving')
        """;

    private const string AddedSql = """
        insert into people_import_before (tenant, import, person, version)
        select s.tenant, @Import, p.id, p.version
        from people_import_person s join person p on p.id = s.person
        where s.import = @Import and s.change = 'new'
        """;

    private const string AddSql = """
        insert into person (tenant, id, number, name, title, email, is_external, joined, left_on)
        select tenant, person, number, name, case when department_code is null then title end, email,
               coalesce(is_external, false), starts, ends
        from people_import_person where import = @Import and change = 'new'
        """;

    private const string PlaceNewSql = """
        with known as materialized (
            select id, lower(code) as code from department where tenant = tenant()
        )
        insert into employment (tenant, person, department, level, task, title, reports_to, valid)
        select s.tenant, s.person, d.id, s.level, s.task, s.title, s.leader, daterange(s.starts, null)
        from people_import_person s join known d on d.code = lower(s.department_code)
        where s.import = @Import and s.change = 'new'
        """;

    private const string CorrectSql = """
        update person p set version = p.version + 1, name = s.name, email = s.email, number = coalesce(s.number, p.number),
            is_external = coalesce(s.is_external, p.is_external),
            title = case when s.department_code is null and 'title' = any (@Columns) then s.title else p.title end,
            left_on = case when 'until' = any (@Columns) or s.row < 0 then s.ends else p.left_on end
        from people_import_person s
        where s.import = @Import and s.change in ('changed', 'leaving') and p.id = s.person
        """;

    // A change of place is true from its day on; one that would begin before the present place did, corrects it.
    private const string MovingSql = """
        create temporary table moving on commit drop as
        select s.tenant, s.person, d.id as department, coalesce(s.starts, @AsOf) as day, latest.valid,
               case when 'level' = any (@Columns) then s.level else latest.level end as level,
               case when 'task' = any (@Columns) then s.task else latest.task end as task,
               case when 'title' = any (@Columns) then s.title else latest.title end as title,
               case when 'reportsTo' = any (@Columns) then s.leader else latest.reports_to end as reports_to
        from people_import_person s
        left join lateral (select * from employment e where e.person = s.person order by e.valid desc limit 1) latest on true
        left join department d on d.tenant = s.tenant
            and (lower(d.code) = lower(s.department_code) or (s.department_code is null and d.id = latest.department))
        where s.import = @Import and s.change in ('changed', 'leaving') and d.id is not null
          and exists (select 1 from jsonb_array_elements(s.changes) c where c ->> 'field' in ('department', 'level', 'task', 'title', 'reportsTo'))
        """;

    private const string CorrectPlaceSql = """
        update employment e set department = m.department, level = m.level, task = m.task, title = m.title,
            reports_to = m.reports_to
        from moving m where e.person = m.person and e.valid = m.valid and lower(e.valid) >= m.day
        """;

    private const string EndPlaceSql = """
        update employment e set valid = daterange(lower(e.valid), m.day)
        from moving m where e.person = m.person and e.valid @> m.day and (lower(e.valid) is null or lower(e.valid) < m.day)
        """;

    private const string PlaceMovedSql = """
        insert into employment (tenant, person, department, level, task, title, reports_to, valid)
        select tenant, person, department, level, task, title, reports_to, daterange(day, null)
        from moving where valid is null or lower(valid) is null or lower(valid) < day
        """;

    // Who was added, by whom and when, the import itself says.
    private const string RememberSql = """
        insert into person_change (tenant, person, version, changed_at, changed_by, import, changes)
        select s.tenant, s.person, p.version, @Now, viewer(), @Import, s.changes
        from people_import_person s join person p on p.id = s.person
        where s.import = @Import and s.change in ('changed', 'leaving')
        """;

    private const string RolesSql = """
        select s.person as Person, role as Role, s.starts as "From", s.ends as Until
        from people_import_person s cross join lateral unnest(s.roles) role
        where s.import = @Import and s.change in ('new', 'changed', 'unchanged', 'leaving')
        order by s.row
        """;

    private const string AnalyzeSql = "analyze person, person_word, employment";

    private const string ForgetRowsSql = "delete from people_import_row where import = @Import";

    private const string ForgetPeopleSql = "delete from people_import_person where import = @Import";

    /// <summary>Whether it is ours to write; a second confirmation waits for the first and is then told no.</summary>
    public async Task<bool> TakeAsync(Tx tx, Guid import, DateTimeOffset now) =>
        await tx.ExecuteAsync(OnceSql, new { Import = import, Now = now }) == 1;

    public async Task WriteAsync(Tx tx, PeopleImport import, DateTimeOffset now)
    {
        var given = new
        {
            Import = import.Id,
            import.AsOf,
            Columns = import.Matching,
            Now = now,
        };
        string[] steps =
        [
            DepartmentsSql,
            BeforeSql,
            AddSql,
            AddedSql,
            PlaceNewSql,
            MovingSql,
            CorrectSql,
            CorrectPlaceSql,
            EndPlaceSql,
            PlaceMovedSql,
            RememberSql,
        ];
        foreach (var step in steps)
        {
            await tx.LongAsync(step, given);
        }

        if (import.RowCount > ManyRows)
        {
            await tx.LongAsync(AnalyzeSql, given);
        }
    }

    public Task<IReadOnlyList<ImportedRole>> RolesAsync(Tx tx, Guid import) =>
        tx.ListAsync<ImportedRole>(RolesSql, new { Import = import });

    public async Task ForgetAsync(Tx tx, Guid import)
    {
        await tx.ExecuteAsync(ForgetRowsSql, new { Import = import });
        await tx.ExecuteAsync(ForgetPeopleSql, new { Import = import });
    }
}
