using Sparring.Platform.Data;

namespace Sparring.Rooms.People.Import;

/// <summary>Puts back what an import changed, for all its people at once.</summary>
public sealed class UndoStore
{
    private const string OnceSql = """
        update people_import set undone_at = @Now, undone_by = viewer()
        where id = @Import and tenant = tenant() and confirmed_at > @Since and undone_at is null
        """;

    private const string HoldSql = """
        select count(*) from (
            select p.id from person p join people_import_before b on b.person = p.id
            where b.import = @Import order by p.id for update of p) held
        """;

    private const string OvertakenSql = """
        select p.name from people_import_before b join person p on p.id = b.person
        where b.import = @Import and p.version <> b.version order by p.name, p.id limit 6
        """;

    private const string TouchedSql = """
        select p.name as Name, b.was is null as IsAdded
        from people_import_before b join person p on p.id = b.person
        where b.import = @Import order by p.name collate "da-x-icu", p.id limit 100
        """;

    private const string RemovePlacesSql = """
        delete from employment e using people_import_before b where b.import = @Import and e.person = b.person
        """;

    private const string RemovePeopleSql = """
        delete from person p using people_import_before b where b.import = @Import and b.was is null and p.id = b.person
        """;

    private const string RestoreSql = """
        update person p set version = p.version + 1, name = b.was ->> 'name', email = b.was ->> 'email',
            number = b.was ->> 'number', title = b.was ->> 'title', is_external = (b.was ->> 'is_external')::boolean,
            joined = (b.was ->> 'joined')::date, left_on = (b.was ->> 'left_on')::date
        from people_import_before b where b.import = @Import and b.was is not null and p.id = b.person
        """;

    private const string PlacesBackSql = """
        insert into employment (tenant, person, department, level, task, title, reports_to, valid)
        select b.tenant, b.person, place.department, place.level, place.task, place.title,
               (select p.id from person p where p.id = place.reports_to), place.valid
        from people_import_before b
        cross join lateral jsonb_to_recordset(b.places)
            as place (department uuid, level text, task text, title text, reports_to uuid, valid daterange)
        where b.import = @Import and b.was is not null
        """;

    private const string RememberSql = """
        insert into person_change (tenant, person, version, changed_at, changed_by, import, changes)
        select b.tenant, b.person, p.version, @Now, viewer(), @Import,
               (select jsonb_agg(jsonb_build_object('field', c -> 'field', 'old', c -> 'new', 'new', c -> 'old'))
                from jsonb_array_elements(made.changes) c)
        from people_import_before b join person p on p.id = b.person
        join person_change made on made.person = b.person and made.version = b.version
        where b.import = @Import and b.was is not null
        """;

    private const string DepartmentsBackSql = """
        delete from department d using people_import i
        where i.id = @Import and d.id = any (i.made_departments)
          and not exists (select 1 from employment e where e.department = d.id)
        """;

    private const string ForgetSql = "delete from people_import_before where import = @Import";

    /// <summary>Whether it is ours to undo; a second press waits for the first and is then told no.</summary>
    public async Task<bool> TakeAsync(Tx tx, Guid import, DateTimeOffset now) =>
        await tx.ExecuteAsync(
            OnceSql,
            new
            {
                Import = import,
                Now = now,
                Since = now.AddDays(-PeopleImport.DaysToUndo),
            }
        ) == 1;

    /// <summary>Holds the people of the import, and answers who of them has changed since.</summary>
    public async Task<IReadOnlyList<string>> HoldAsync(Tx tx, Guid import)
    {
        await tx.LongAsync(HoldSql, new { Import = import });
        return await OvertakenAsync(tx, import);
    }

    public Task<IReadOnlyList<string>> OvertakenAsync(Tx tx, Guid import) =>
        tx.ListAsync<string>(OvertakenSql, new { Import = import });

    /// <summary>The first of the people it will touch.</summary>
    public Task<IReadOnlyList<TouchedRow>> TouchedAsync(Tx tx, Guid import) =>
        tx.ListAsync<TouchedRow>(TouchedSql, new { Import = import });

    public async Task PutBackAsync(Tx tx, Guid import, DateTimeOffset now)
    {
        string[] steps =
        [
            RemovePlacesSql,
            RemovePeopleSql,
            RestoreSql,
            PlacesBackSql,
            RememberSql,
            DepartmentsBackSql,
            ForgetSql,
        ];
        foreach (var step in steps)
        {
            await tx.LongAsync(step, new { Import = import, Now = now });
        }
    }

    public sealed record TouchedRow(string Name, bool IsAdded);
}
