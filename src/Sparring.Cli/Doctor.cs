using System.CommandLine;
using Npgsql;
using Sparring.Platform.Data;

namespace Sparring.Cli;

/// <summary><c>sparring doctor</c>: is everything there that Sparring needs? A sentence for each finding; exit code 1 when one is bad.</summary>
public static class Doctor
{
    private const string AppliedSql = "select count(*) from schema_file";
    private const string UnwalledSql = """
        select count(*) from pg_class c
        where c.relnamespace = 'sparring'::regnamespace and c.relkind = 'r'
          and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant' and not a.attisdropped)
          and not (c.relrowsecurity and c.relforcerowsecurity)
        """;

    public static Command Command()
    {
        var data = CommandDatabase.DataOption();
        var command = new Command("doctor", "Looks at server, user, schema, keys, read log and built files.") { data };
        command.SetAction(
            (given, cancel) =>
            {
                var folder = given.GetRequiredValue(data);
                return CommandDatabase.RunAsync(
                    folder,
                    database => ExamineAsync(database.ConnectionString, folder, cancel),
                    cancel
                );
            }
        );
        return command;
    }

    private static async Task<int> ExamineAsync(string connectionString, string data, CancellationToken cancel)
    {
        var keys = Environment.GetEnvironmentVariable("Sparring__KeyStore") ?? new DataFolder(data).Keys;
        Finding[] findings =
        [
            new(true, $"Server: {await DatabaseRequirements.CheckAsync(connectionString, cancel)}."),
            .. await SchemaAsync(connectionString, cancel),
            Keys(keys),
            await ReadLogFinding.AskAsync(connectionString, keys, cancel),
            Assets(),
        ];
        foreach (var finding in findings)
        {
            Console.WriteLine($"{(finding.IsGood ? "good" : "BAD ")}  {finding.Sentence}");
        }

        return findings.All(finding => finding.IsGood) ? 0 : 1;
    }

    private static async Task<IReadOnlyList<Finding>> SchemaAsync(string connectionString, CancellationToken cancel)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        try
        {
            var applied = await CountAsync(source, AppliedSql, cancel);
            var unwalled = await CountAsync(source, UnwalledSql, cancel);
            return
            [
                applied == Schema.Files.Count
                    ? new(true, $"Schema: all {applied} files are applied.")
                    : new(
                        false,
                        $"Schema: {applied} of {Schema.Files.Count} files are applied; run 'schema apply' or start Sparring."
                    ),
                unwalled == 0
                    ? new(true, "Row-level security: forced on every table of an organisation.")
                    : new(false, $"Row-level security: {unwalled} tables of an organisation do not force it."),
            ];
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return [new(false, "Schema: there is none yet; run 'schema apply' or start Sparring.")];
        }
    }

    private static async Task<long> CountAsync(NpgsqlDataSource source, string sql, CancellationToken cancel)
    {
#pragma warning disable CA2100 // because the text is one of the constants above
        await using var command = source.CreateCommand(sql);
#pragma warning restore CA2100
        return (long)(await command.ExecuteScalarAsync(cancel) ?? 0L);
    }

    private static Finding Keys(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return new(true, $"Keys: {folder} is made at the first start.");
        }

        var others =
            UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
        return (File.GetUnixFileMode(folder) & others) == UnixFileMode.None
            ? new(true, $"Keys: {folder} is closed to other users.")
            : new(false, $"Keys: {folder} is open to other users of this machine; run 'chmod 700 {folder}'.");
    }

    private static Finding Assets()
    {
        var built = Path.Combine(Environment.CurrentDirectory, "src", "Sparring.Web", "wwwroot", "sparring.css");
        return File.Exists(built)
            ? new(true, "Style and scripts: built.")
            : new(false, "Style and scripts: not built here; run 'npm ci' and 'npm run build'.");
    }
}

/// <summary>What the doctor found, in a sentence.</summary>
public sealed record Finding(bool IsGood, string Sentence);
