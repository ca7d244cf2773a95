using Sparring.Platform.Data;

namespace Sparring.Rooms.People.Import;

/// <summary>Finds out, for all rows at once, whom each row means and what it would change.</summary>
public sealed class CheckStore
{
    private const string AnalyzeSql =
        "analyze people_import_person (import, row, number, email, person, change, leader)";

    // The few departments of a file are found first, and the rows by plain equality: the wall between tenants is asked
    // once for each department, not once for each row and department.
    private const string ResolveDepartmentsSql = """
        with known as materialized (
            select code, name from department where tenant = tenant()
        ), named as materialized (
            select distinct department_code, department from people_import_person
            where import = @Import and department_code is not null
        ), resolved as materialized (
            select distinct on (n.department_code, n.department) n.department_code, n.department, k.code, k.name
            from named n join known k
                on k.code = n.department_code or lower(k.name) = lower(n.department_code) or lower(k.name) = lower(n.department)
            order by n.department_code, n.department, k.code <> n.department_code, k.code
        )
        update people_import_person s set department_code = r.code, department = r.name
        from resolved r
        where s.import = @Import and s.department_code = r.department_code and s.department = r.department
          and (s.department_code <> r.code or s.department <> r.name)
        """;

    // The first row of a person counts; the others are told which row that is.
    private const string RepeatedSql = """
        with repeated as (
            select row, number, email,
                   first_value(row) over (partition by email order by row) as email_row,
                   case when number is not null then first_value(row) over (partition by number order by row) end as number_row
            from people_import_person where import = @Import
        ), faulty as (
            select row, 'email' as field, 'duplicateEmail' as kind, email as written, email_row as first from repeated where email_row < row
            union all
            select row, 'number', 'duplicateNumber', number, number_row from repeated where number_row < row and email_row = row
        ), marked as (
            update people_import_person s set change = 'refused' from faulty f where s.import = @Import and s.row = f.row
        )
        insert into people_import_fault (tenant, import, row, field, kind, written, detail)
            select tenant(), @Import, row, field, kind, written, first::text from faulty
        """;

    private const string KnownByNumberSql = """
        update people_import_person s set person = p.id, change = null from person p
        where s.import = @Import and s.change = 'new' and p.tenant = s.tenant and p.number = s.number
        """;

    private const string KnownByEmailSql = """
        update people_import_person s set person = p.id, change = null from person p
        where s.import = @Import and s.change = 'new' and p.tenant = s.tenant and p.email = s.email
          and (s.number is null or p.number is null)
          and not exists (select 1 from people_import_person other where other.import = @Import and other.person = p.id)
        """;

    private const string TakenSql = """
        with faulty as (
            select s.row, s.email, p.name from people_import_person s
            join person p on p.tenant = s.tenant and p.email = s.email
            where s.import = @Import and s.change is distinct from 'refused' and p.id <> s.person
        ), marked as (
            update people_import_person s set change = 'refused' from faulty f where s.import = @Import and s.row = f.row
        )
        insert into people_import_fault (tenant, import, row, field, kind, written, detail)
            select tenant(), @Import, row, 'email', 'emailTaken', email, name from faulty
        """;

    // By the file first: whom it adds may be reported to by others of it.
    private const string ReportsToSql = """
        with wanted as materialized (
            select distinct reports_to from people_import_person
            where import = @Import and reports_to is not null and change is distinct from 'refused'
        ), known as (
            select w.reports_to, o.person, 1 as place from wanted w
                join people_import_person o on o.import = @Import and o.number = w.reports_to where o.change is distinct from 'refused'
            union all
            select w.reports_to, o.person, 2 from wanted w
                join people_import_person o on o.import = @Import and o.email = lower(w.reports_to) where o.change is distinct from 'refused'
            union all
            select w.reports_to, p.id, 3 from wanted w join person p on p.tenant = tenant() and p.number = w.reports_to
            union all
            select w.reports_to, p.id, 4 from wanted w join person p on p.tenant = tenant() and p.email = lower(w.reports_to)
        ), found as (
            select distinct on (reports_to) reports_to, person from known order by reports_to, place
        )
        update people_import_person s set leader = found.person from found
        where s.import = @Import and s.reports_to = found.reports_to and s.change is distinct from 'refused'
        """;

    private const string ReportsToNobodySql = """
        with faulty as (
            select row, reports_to, case when leader is null then 'reportsToUnknown' else 'reportsToSelf' end as kind
            from people_import_person
            where import = @Import and reports_to is not null and change is distinct from 'refused'
              and (leader is null or leader = person)
        ), marked as (
            update people_import_person s set change = 'refused' from faulty f where s.import = @Import and s.row = f.row
        )
        insert into people_import_fault (tenant, import, row, field, kind, written, detail)
            select tenant(), @Import, row, 'reportsTo', kind, reports_to, '' from faulty
        """;

    // Whoever was to report to a row that was refused meanwhile goes without, rather than to nobody at all.
    private const string ReportsToRefusedSql = """
        update people_import_person s set leader = null
        from people_import_person o
        where s.import = @Import and o.import = @Import and o.change = 'refused' and o.person = s.leader
          and not exists (select 1 from person p where p.id = o.person)
        """;

    private const string ChangesSql = """
        with now as (
            select distinct on (s.row) s.row, p.id, p.name, p.email, p.number, p.is_external, p.left_on,
                   coalesce(e.title, p.title) as title, e.level, e.task, d.name as department, d.code, e.reports_to, leader.name as leader
            from people_import_person s
            join person p on p.id = s.person
            left join employment e on e.person = p.id
            left join department d on d.id = e.department
            left join person leader on leader.id = e.reports_to
            where s.import = @Import and s.change is null
            order by s.row, e.valid desc
        ), compared as (
            select s.row, jsonb_agg(jsonb_build_object('field', c.field, 'old', c.old, 'new', c.new)
                       order by array_position(@Columns, c.field)) as changes
            from people_import_person s join now on now.row = s.row
            cross join lateral (values
                ('number', now.number, coalesce(s.number, now.number)),
                ('name', now.name, s.name),
                ('email', now.email, s.email),
                ('department', now.department, case when now.code = s.department_code then now.department else s.department end),
                ('level', now.level, s.level),
                ('task', now.task, s.task),
                ('title', now.title, s.title),
                ('reportsTo', now.leader, case
                    when not 'reportsTo' = any (@Columns) or s.leader is not distinct from now.reports_to then now.leader
                    when s.leader is not null then coalesce((select p.name from person p where p.id = s.leader),
                        (select o.name from people_import_person o where o.import = @Import and o.person = s.leader)) end),
                ('external', now.is_external::text, coalesce(s.is_external, now.is_external)::text),
                ('until', now.left_on::text, s.ends::text)) as c (field, old, new)
            where s.import = @Import and c.field = any (@Columns) and c.old is distinct from c.new
            group by s.row
        )
        update people_import_person s set changes = compared.changes,
            change = case when compared.changes is null then 'unchanged'
                when s.ends is not null and compared.changes @> '[{"field": "until"}]' then 'leaving' else 'changed' end
        from now left join compared on compared.row = now.row
        where s.import = @Import and s.row = now.row
        """;

    private const string MissingSql = """
        insert into people_import_person (tenant, import, row, name, email, person, change, ends, changes)
        select p.tenant, @Import, -row_number() over (order by p.name collate "da-x-icu", p.id), p.name, p.email, p.id, 'leaving', @LastDay,
               jsonb_build_array(jsonb_build_object('field', 'until', 'old', null, 'new', @LastDay::text))
        from person p
        where p.tenant = tenant() and not p.is_external and p.left_on is null
          and p.id is distinct from viewer()
          and not exists (select 1 from people_import_fault f where f.import = @Import)
          and not exists (select 1 from people_import_person s where s.import = @Import and s.person = p.id)
          and not exists (select 1 from people_import_person s where s.import = @Import and s.email = p.email)
        """;

    private const string CountSql = """
        update people_import i set added = c.added, changed = c.changed, leaving = c.leaving, unchanged = c.unchanged,
            refused = (select count(distinct row) from people_import_fault where import = @Import)
        from (select count(*) filter (where change = 'new') as added, count(*) filter (where change = 'changed') as changed,
                     count(*) filter (where change = 'leaving') as leaving, count(*) filter (where change = 'unchanged') as unchanged
              from people_import_person where import = @Import) c
        where i.id = @Import
        """;

    // Whom a refused row would have been is nobody: her id is another one each time.
    private const string DigestSql = """
        select coalesce(md5(string_agg(concat_ws('/', row, change, case when change <> 'refused' then person end, changes), '|' order by row)), '')
        from people_import_person where import = @Import and change <> 'new'
        """;

    private const string ForgetCheckSql = """
        update people_import_person set change = 'new', person = gen_random_uuid(), changes = null, leader = null where import = @Import
        """;

    private const string ForgetMissingSql = "delete from people_import_person where import = @Import and row < 0";

    private const string ForgetFoundFaultsSql = """
        delete from people_import_fault where import = @Import and kind in ('duplicateEmail', 'duplicateNumber', 'emailTaken', 'reportsToUnknown', 'reportsToSelf')
        """;

    public async Task CheckAsync(Tx tx, PeopleImport import)
    {
        var given = new
        {
            Import = import.Id,
            Columns = ColumnsOf(import.Matching),
            LastDay = import.AsOf.AddDays(-1),
        };
        string[] steps =
        [
            AnalyzeSql,
            ResolveDepartmentsSql,
            RepeatedSql,
            KnownByNumberSql,
            KnownByEmailSql,
            TakenSql,
            ReportsToSql,
            ReportsToNobodySql,
            // Who each row is, is known by now, and the planner must know it too: without it, rows meet rows one by one.
            AnalyzeSql,
            ReportsToRefusedSql,
            ChangesSql,
            .. import.IsWholeList ? [MissingSql] : Array.Empty<string>(),
            CountSql,
        ];
        foreach (var step in steps)
        {
            await tx.LongAsync(step, given);
        }
    }

    /// <summary>Checks once more, against the people as they are now.</summary>
    public async Task CheckAgainAsync(Tx tx, PeopleImport import)
    {
        foreach (var step in new[] { ForgetMissingSql, ForgetCheckSql, ForgetFoundFaultsSql })
        {
            await tx.LongAsync(step, new { Import = import.Id });
        }

        await CheckAsync(tx, import);
    }

    /// <summary>The same text as long as the same would happen.</summary>
    public async Task<string> DigestAsync(Tx tx, Guid import) =>
        await tx.ValueAsync<string>(DigestSql, new { Import = import }) ?? "";

    /// <summary>What a matching says something about; a file without a column changes nothing there.</summary>
    private static string[] ColumnsOf(string[] matching) =>
        [
            .. matching
                .Select(column =>
                    column switch
                    {
                        "firstName" or "lastName" => "name",
                        "departmentCode" => "department",
                        _ => column,
                    }
                )
                .Append(matching.Contains("department") || matching.Contains("departmentCode") ? "external" : "")
                .Where(column => column.Length > 0)
                .Distinct(StringComparer.Ordinal),
        ];
}
