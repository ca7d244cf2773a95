using System.Diagnostics;
using Sparring.Platform.Data;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Cli;

/// <summary>The command line as a process, on a database of its own.</summary>
public sealed class DoctorTests(TestDatabase database) : IClassFixture<TestDatabase>, IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("sparring-doctor-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public async Task A_sound_installation_is_told_so()
    {
        var run = await RunAsync(database.ConnectionString, "doctor", "--data", data);

        Assert.Contains("good  Server: PostgreSQL", run.Output, StringComparison.Ordinal);
        Assert.Contains("good  Schema: all", run.Output, StringComparison.Ordinal);
        Assert.Contains("good  Row-level security", run.Output, StringComparison.Ordinal);
        Assert.Contains("good  Read log: the chain holds", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_row_of_the_read_log_is_found()
    {
        var tenant = await database.World.TenantAsync("Prøvekommunen");
        var programme = await database.World.ProgrammeAsync(tenant, "laest");
        var (owner, reader) = (
            await database.World.PersonAsync(tenant, "Signe Dam"),
            await database.World.PersonAsync(tenant, "Bo Holt")
        );
        await database.Db.AsAsync(
            await database.World.ViewerAsync(reader),
            tx =>
                tx.ExecuteAsync(
                    "select note_read(@owner, 'foundation-draft', @owner, @programme, 'read', 'read', now())",
                    new { owner, programme }
                ),
            TestContext.Current.CancellationToken
        );
        var before = await RunAsync(database.ConnectionString, "doctor", "--data", data);

        await database.ExecuteAsync(
            "set session_replication_role = replica; update read_log set purpose = 'other'; set session_replication_role = origin"
        );
        var after = await RunAsync(database.ConnectionString, "doctor", "--data", data);

        Assert.Contains("good  Read log: the chain holds", before.Output, StringComparison.Ordinal);
        Assert.Equal(1, after.ExitCode);
        Assert.Contains("BAD   Read log: the chain is broken", after.Output, StringComparison.Ordinal);
        await database.ExecuteAsync(
            "set session_replication_role = replica; delete from read_log; delete from read_log_head; set session_replication_role = origin"
        );
    }

    [Fact]
    public async Task Keys_open_to_others_and_a_table_without_walls_are_found()
    {
        Directory.CreateDirectory(
            new DataFolder(data).Keys,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead
        );
        await database.ExecuteAsync("create table planted (tenant uuid)");

        var run = await RunAsync(database.ConnectionString, "doctor", "--data", data);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("BAD   Keys:", run.Output, StringComparison.Ordinal);
        Assert.Contains("BAD   Row-level security: 1 tables", run.Output, StringComparison.Ordinal);
        await database.ExecuteAsync("drop table planted");
    }

    [Fact]
    public async Task A_superuser_is_refused_in_one_sentence()
    {
        var run = await RunAsync(database.SuperuserConnectionString, "doctor", "--data", data);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("superuser", Assert.Single(run.Output.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_newest_schema_is_left_as_it_is()
    {
        var run = await RunAsync(database.ConnectionString, "schema", "apply");

        Assert.Equal((0, "The schema is the newest.\n"), (run.ExitCode, run.Output));
    }

    private static Task<ProgramRun> RunAsync(string connection, params string[] words)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "Sparring.Cli.dll"), .. words]
        )
        {
            WorkingDirectory = Repository.Root,
        };
        start.Environment["ConnectionStrings__Sparring"] = connection;
        return ProgramRun.ToEndAsync(start, TestContext.Current.CancellationToken);
    }
}
