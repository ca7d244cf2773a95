using Npgsql;
using NpgsqlTypes;
using Sparring.Platform.Data;

namespace Sparring.Rooms.People.Import;

/// <summary>The way of a file into the tables of people. Row-level security knows no COPY, so rows come in through a temporary table.</summary>
public sealed class ImportStore
{
    private const string BeginSql = """
        insert into people_import (tenant, id, file_name, headings, matching, uploaded_by, uploaded_at, as_of, row_count)
        values (tenant(), @Import, @FileName, @Headings, @Matching, viewer(), @Now, @AsOf, 0)
        on conflict do nothing
        """;

    private const string ForgetOldSql =
        "delete from people_import where confirmed_at is null and uploaded_at < @Now - interval '1 day'";

    private const string ForgetFaultsOfOldSql = """
        delete from people_import_fault where import in (
            select id from people_import where tenant = tenant() and confirmed_at < @Now - interval '30 days')
        """;

    private const string ForgetBeforeSql = """
        delete from people_import_before where import in (
            select id from people_import where tenant = tenant() and confirmed_at < @Now - interval '30 days')
        """;

    private const string LandRowsSql = "create temporary table landed_row (row int, cells text[]) on commit drop";

    private const string CopyRowsSql = "copy landed_row (row, cells) from stdin (format binary)";

    private const string KeepRowsSql = """
        insert into people_import_row (tenant, import, row, cells) select tenant(), @Import, row, cells from landed_row
        """;

    private const string CountRowsSql = """
        update people_import set row_count = (select count(*) from people_import_row where import = @Import) where id = @Import
        """;

    private const string LatestSql = """
        select id as Id, file_name as FileName, headings as Headings, matching as Matching, as_of as AsOf,
               uploaded_at as UploadedAt, confirmed_at as ConfirmedAt, undone_at as UndoneAt, coalesce(added, 0) as Added,
               coalesce(changed, 0) as Changed, coalesce(leaving, 0) as Leaving
        from people_import where tenant = tenant() order by uploaded_at desc limit 5
        """;

    private const string FindSql = """
        select id as Id, file_name as FileName, headings as Headings, matching as Matching, as_of as AsOf,
               is_whole_list as IsWholeList, row_count as RowCount, uploaded_at as UploadedAt, checked_at as CheckedAt,
               confirmed_at as ConfirmedAt, undone_at as UndoneAt, coalesce(added, 0) as Added, coalesce(changed, 0) as Changed,
               coalesce(leaving, 0) as Leaving, coalesce(unchanged, 0) as Unchanged, coalesce(refused, 0) as Refused
        from people_import where id = @Import and tenant = tenant()
        """;

    private const string MatchSql = """
        update people_import set matching = @Matching, as_of = @AsOf, is_whole_list = @IsWholeList, checked_at = @Now
        where id = @Import and confirmed_at is null
        """;

    private const string BeginAgainSql = "update people_import set confirmed_at = null where id = @Import";

    private const string ChunkSql = """
        select row as Number, cells as Cells from people_import_row where import = @Import and row > @After order by row limit @Limit
        """;

    private const string SampleSql = """
        select row as Number, cells as Cells from people_import_row where import = @Import order by row limit 3
        """;

    private const string LandPeopleSql = """
        create temporary table landed_person (row int, number text, name text, email text, department_code text, department text,
            level text, task text, title text, reports_to text, roles text[], is_external boolean, starts date, ends date) on commit drop;
        create temporary table landed_fault (row int, field text, kind text, written text, detail text) on commit drop
        """;

    private const string CopyPeopleSql = "copy landed_person from stdin (format binary)";

    private const string CopyFaultsSql = "copy landed_fault from stdin (format binary)";

    // Everybody is new until she is found: a row need not be changed for it.
    private const string KeepPeopleSql = """
        insert into people_import_person (tenant, import, row, number, name, email, department_code, department, level, task, title,
            reports_to, roles, is_external, starts, ends, person, change)
        select tenant(), @Import, row, number, name, email, department_code, department, level, task, title, reports_to, roles,
               is_external, starts, ends, gen_random_uuid(), 'new'
        from landed_person
        """;

    private const string KeepFaultsSql = """
        insert into people_import_fault (tenant, import, row, field, kind, written, detail)
        select tenant(), @Import, row, field, kind, written, detail from landed_fault
        """;

    private const string ForgetPeopleSql = "delete from people_import_person where import = @Import";

    private const string ForgetFaultsSql = "delete from people_import_fault where import = @Import";

    private const string PreviewSql = """
        select row as Row, name as Name, email as Email, department as Department, change as Change, changes::text as ChangesJson
        from people_import_person where import = @Import and change = @Change order by row limit @Limit
        """;

    private const string FaultsSql = """
        select row as Row, field as Field, kind as Kind, written as Written, detail as Detail
        from people_import_fault where import = @Import order by row, field limit @Limit
        """;

    public async Task<bool> BeginAsync(
        Tx tx,
        Guid import,
        string fileName,
        string[] headings,
        string[] matching,
        DateOnly asOf,
        DateTimeOffset now
    )
    {
        await tx.ExecuteAsync(ForgetOldSql, new { Now = now });
        await tx.ExecuteAsync(ForgetBeforeSql, new { Now = now });
        await tx.ExecuteAsync(ForgetFaultsOfOldSql, new { Now = now });
        var made = new
        {
            Import = import,
            FileName = fileName,
            Headings = headings,
            Matching = matching,
            AsOf = asOf,
            Now = now,
        };
        return await tx.ExecuteAsync(BeginSql, made) == 1;
    }

    public async Task KeepRowsAsync(Tx tx, Guid import, IEnumerable<TableRow> rows)
    {
        await tx.ExecuteAsync(LandRowsSql);
        await using (var copy = await tx.Connection.BeginBinaryImportAsync(CopyRowsSql, tx.Cancel))
        {
            foreach (var row in rows)
            {
                await copy.StartRowAsync(tx.Cancel);
                await copy.WriteAsync(row.Number, NpgsqlDbType.Integer, tx.Cancel);
                await copy.WriteAsync(row.Cells.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text, tx.Cancel);
            }

            await copy.CompleteAsync(tx.Cancel);
        }

        await tx.ExecuteAsync(KeepRowsSql, new { Import = import });
        await tx.ExecuteAsync(CountRowsSql, new { Import = import });
    }

    public Task<IReadOnlyList<PeopleImport>> LatestAsync(Tx tx) => tx.ListAsync<PeopleImport>(LatestSql);

    public Task<PeopleImport?> FindAsync(Tx tx, Guid import) =>
        tx.FindAsync<PeopleImport>(FindSql, new { Import = import });

    public Task<IReadOnlyList<StagedRow>> SampleAsync(Tx tx, Guid import) =>
        tx.ListAsync<StagedRow>(SampleSql, new { Import = import });

    /// <summary>Some of the rows, after one of them; asked for again and again, so that no more than these are in memory.</summary>
    public Task<IReadOnlyList<StagedRow>> ChunkAsync(Tx tx, Guid import, int after, int limit) =>
        tx.ListAsync<StagedRow>(
            ChunkSql,
            new
            {
                Import = import,
                After = after,
                Limit = limit,
            }
        );

    public async Task BeginCheckAsync(Tx tx, PeopleImport import, DateTimeOffset now)
    {
        var given = new
        {
            Import = import.Id,
            import.Matching,
            import.AsOf,
            import.IsWholeList,
            Now = now,
        };
        await tx.ExecuteAsync(MatchSql, given);
        await tx.ExecuteAsync(ForgetPeopleSql, given);
        await tx.ExecuteAsync(ForgetFaultsSql, given);
        await tx.ExecuteAsync(LandPeopleSql);
    }

    public async Task LandAsync(Tx tx, IEnumerable<StagedPerson> people, IEnumerable<RowFault> faults)
    {
        await using (var copy = await tx.Connection.BeginBinaryImportAsync(CopyPeopleSql, tx.Cancel))
        {
            foreach (var person in people)
            {
                await WriteAsync(copy, person, tx.Cancel);
            }

            await copy.CompleteAsync(tx.Cancel);
        }

        await using (var copy = await tx.Connection.BeginBinaryImportAsync(CopyFaultsSql, tx.Cancel))
        {
            foreach (var fault in faults)
            {
                await copy.StartRowAsync(tx.Cancel);
                await copy.WriteAsync(fault.Row, NpgsqlDbType.Integer, tx.Cancel);
                await copy.WriteAsync(fault.Field, NpgsqlDbType.Text, tx.Cancel);
                await copy.WriteAsync(fault.Kind, NpgsqlDbType.Text, tx.Cancel);
                await copy.WriteAsync(fault.Written, NpgsqlDbType.Text, tx.Cancel);
                await copy.WriteAsync(fault.Detail, NpgsqlDbType.Text, tx.Cancel);
            }

            await copy.CompleteAsync(tx.Cancel);
        }
    }

    /// <summary>Takes a confirmation back that wrote nothing.</summary>
    public Task BeginAgainAsync(Tx tx, Guid import) => tx.ExecuteAsync(BeginAgainSql, new { Import = import });

    public async Task KeepLandedAsync(Tx tx, Guid import)
    {
        await tx.ExecuteAsync(KeepPeopleSql, new { Import = import });
        await tx.ExecuteAsync(KeepFaultsSql, new { Import = import });
    }

    public Task<IReadOnlyList<PreviewRow>> PreviewAsync(Tx tx, Guid import, string change, int limit) =>
        tx.ListAsync<PreviewRow>(
            PreviewSql,
            new
            {
                Import = import,
                Change = change,
                Limit = limit,
            }
        );

    public Task<IReadOnlyList<RowFault>> FaultsAsync(Tx tx, Guid import, int limit) =>
        tx.ListAsync<RowFault>(FaultsSql, new { Import = import, Limit = limit });

    private static async Task WriteAsync(NpgsqlBinaryImporter copy, StagedPerson person, CancellationToken cancel)
    {
        await copy.StartRowAsync(cancel);
        await copy.WriteAsync(person.Row, NpgsqlDbType.Integer, cancel);
        await TextAsync(person.Number);
        await TextAsync(person.Name);
        await TextAsync(person.Email);
        await TextAsync(person.DepartmentCode);
        await TextAsync(person.Department);
        await TextAsync(person.Level);
        await TextAsync(person.Task);
        await TextAsync(person.Title);
        await TextAsync(person.ReportsTo);
        await copy.WriteAsync(person.Roles.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text, cancel);
        await ValueAsync(person.IsExternal, NpgsqlDbType.Boolean);
        await ValueAsync(person.Starts, NpgsqlDbType.Date);
        await ValueAsync(person.Ends, NpgsqlDbType.Date);

        Task TextAsync(string? text) =>
            text is null ? copy.WriteNullAsync(cancel) : copy.WriteAsync(text, NpgsqlDbType.Text, cancel);

        Task ValueAsync<T>(T? value, NpgsqlDbType type)
            where T : struct => value is { } known ? copy.WriteAsync(known, type, cancel) : copy.WriteNullAsync(cancel);
    }
}
