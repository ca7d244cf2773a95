using System.Reflection;
using Npgsql;

namespace Sparring.Platform.Data;

/// <summary>Brings a database to the newest schema: the numbered files beside this one, each exactly once.</summary>
public static class Schema
{
    private const string LedgerSql =
        "create table if not exists schema_file (name text primary key, applied_at timestamptz not null default now())";

    private const string SpaceSql = "create schema if not exists sparring";

    private const string AppliedSql = "select name from schema_file";

    private const string RecordSql = "insert into schema_file (name) values ($1)";

    // One node applies, the others wait: the key is only ours ("sparring" in ASCII).
    private const string LockSql = "select pg_advisory_xact_lock(8317132003234016871)";

    public static IReadOnlyList<string> Files { get; } =
    [
        .. Assembly
            .GetExecutingAssembly()
            .GetManifestResourceNames()
            .Where(name => name.StartsWith("Schema/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Applies what is missing and answers which files that was.</summary>
    public static async Task<IReadOnlyList<string>> ApplyAsync(string connectionString, CancellationToken cancel)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        return await ApplyAsync(source, cancel);
    }

    /// <summary>The same over connections that are used further.</summary>
    public static async Task<IReadOnlyList<string>> ApplyAsync(NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await ExecuteAsync(connection, LockSql, cancel);
        await ExecuteAsync(connection, SpaceSql, cancel);
        await ExecuteAsync(connection, LedgerSql, cancel);
        var applied = await AppliedAsync(connection, cancel);
        var missing = Files.Where(file => !applied.Contains(file)).ToList();
        foreach (var file in missing)
        {
            await ExecuteAsync(connection, await TextOfAsync(file, cancel), cancel);
            await using var record = new NpgsqlCommand(RecordSql, connection)
            {
                Parameters = { new() { Value = file } },
            };
            await record.ExecuteNonQueryAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
        return missing;
    }

    private static async Task<HashSet<string>> AppliedAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        await using var command = new NpgsqlCommand(AppliedSql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
#pragma warning disable CA2100 // because the text is one of our own schema files, embedded in this assembly
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<string> TextOfAsync(string file, CancellationToken cancel)
    {
        await using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream(file) ?? throw new FileNotFoundException(file);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(cancel);
    }
}
