using Npgsql;

namespace Sparring.Tests.Architecture;

/// <summary>A table as the database knows it: does it point at a person, does it force row-level security?</summary>
public sealed record TableShape(string Name, bool PointsAtPerson, bool IsForced);

/// <summary>Every table that points at a person is named by the room that answers for it, and stands behind row-level security.</summary>
public static class PersonalData
{
    // By a foreign key, or by a column that can only mean a person although nothing says so.
    private const string TablesSql = """
        select c.relname::text as name,
               c.relname = 'person' or exists (
                   select 1 from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.confrelid = 'person'::regclass
               ) or exists (
                   select 1 from pg_attribute a
                   where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.atttypid = 'uuid'::regtype
                     and a.attname ~ '^(person|owner|author|viewer|reader|subject|sender|recipient|member|coach|organiser|participant|actor|changed_by|written_by|made_by)(_id)?$'
               ) as points,
               c.relrowsecurity and c.relforcerowsecurity as forced
        from pg_class c
        where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        order by 1
        """;

    // The columns behind the answer above, one line each.
    private const string ColumnsSql = """
        select c.relname || '.' || a.attname
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
          and (exists (
                  select 1 from pg_constraint k
                  where k.conrelid = c.oid and k.contype = 'f' and k.confrelid = 'person'::regclass and a.attnum = any (k.conkey))
              or (a.atttypid = 'uuid'::regtype
                  and a.attname ~ '^(person|owner|author|viewer|reader|subject|sender|recipient|member|coach|organiser|participant|actor|changed_by|written_by|made_by)(_id)?$'))
        order by 1
        """;

    /// <summary>Every column that points at a person, as <c>table.column</c>.</summary>
    public static async Task<IReadOnlyList<string>> ColumnsAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(ColumnsSql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var columns = new List<string>();
        while (await reader.ReadAsync())
        {
            columns.Add(reader.GetString(0));
        }

        return columns;
    }

    public static async Task<IReadOnlyList<TableShape>> TablesAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(TablesSql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var tables = new List<TableShape>();
        while (await reader.ReadAsync())
        {
            tables.Add(new TableShape(reader.GetString(0), reader.GetBoolean(1), reader.GetBoolean(2)));
        }

        return tables;
    }

    public static IReadOnlyList<string> Faults(
        IReadOnlyCollection<TableShape> tables,
        IReadOnlyCollection<string> named
    ) =>
        [
            .. tables
                .Where(table => table.PointsAtPerson && !named.Contains(table.Name))
                .Select(table => $"no room names {table.Name} in IHoldPersonalData"),
            .. tables
                .Where(table => table.PointsAtPerson && !table.IsForced)
                .Select(table => $"{table.Name} does not force row-level security"),
            .. named
                .Where(name => tables.All(table => table.Name != name))
                .Select(name => $"{name} is named and does not exist"),
        ];
}
