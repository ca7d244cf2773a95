using System.Net;
using System.Net.Sockets;
using Npgsql;
using Sparring.Platform.Data;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Platform.Data;

/// <summary>Starting, ending and failing of the real host, as a process. Where no named server is asked, there is no need to try another.</summary>
public sealed class StartTests(TestServer server, TestDatabase database) : IClassFixture<TestDatabase>, IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("sparring-start-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    [Trait("server", "own")]
    public async Task A_start_makes_a_database_and_the_next_one_uses_it_again()
    {
        await using (var first = await HostProcess.StartAsync(data, null, "--port", FreePort.Next(), "--empty"))
        {
            Assert.Equal("healthy", await TextAsync(first, "/health"));
            await first.TerminateAsync();
            Assert.Equal(0, first.ExitCode);
        }

        Assert.Null(new DataFolder(data).Pid);
        var made = Directory.GetCreationTimeUtc(Path.Combine(data, "postgres", "base"));
        await using var second = await HostProcess.StartAsync(data, null, "--port", FreePort.Next(), "--empty");

        Assert.Equal("healthy", await TextAsync(second, "/health"));
        Assert.Equal(made, Directory.GetCreationTimeUtc(Path.Combine(data, "postgres", "base")));
    }

    [Fact]
    [Trait("server", "own")]
    public async Task A_killed_start_leaves_nothing_that_stops_the_next_one()
    {
        for (var round = 0; round < 2; round++)
        {
            await using var killed = await HostProcess.StartAsync(data, null, "--port", FreePort.Next(), "--empty");
            await killed.KillAsync();
        }

        await using var next = await HostProcess.StartAsync(data, null, "--port", FreePort.Next(), "--empty");

        Assert.Equal("healthy", await TextAsync(next, "/health"));
    }

    [Fact]
    [Trait("server", "own")]
    public async Task A_start_while_one_runs_says_so()
    {
        await using var running = await HostProcess.StartAsync(data, null, "--port", FreePort.Next(), "--empty");

        await using var second = await HostProcess.StartAsync(data, null, "--port", FreePort.Next(), "--empty");

        AssertRefused(second, "already running on the data folder");
        Assert.Equal("healthy", await TextAsync(running, "/health"));
    }

    [Theory]
    [Trait("server", "own")]
    [InlineData(4)]
    [InlineData(60)]
    public async Task A_full_disk_is_one_sentence_and_nothing_is_left_running(int megabytes)
    {
        var small = Directory.CreateDirectory(Path.Combine(data, "small")).FullName;
        Assert.SkipUnless(
            await RunsAsync("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", small),
            "Only root may make a small disk."
        );
        try
        {
            await using var host = await HostProcess.StartAsync(small, null, "--port", FreePort.Next());

            AssertRefused(host, "full");
            Assert.Null(new DataFolder(small).Pid);
        }
        finally
        {
            await RunsAsync("umount", "-l", small);
        }
    }

    [Fact]
    public async Task A_taken_port_is_one_sentence()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        await using var host = await HostProcess.StartAsync(
            data,
            Named(database.ConnectionString),
            "--port",
            PortOf(taken)
        );

        AssertRefused(host, $"Port {PortOf(taken)} of 127.0.0.1 is taken");
    }

    [Fact]
    [Trait("server", "own")]
    public async Task A_server_that_cannot_be_reached_is_one_sentence()
    {
        await using var host = await StartAsync("Host=127.0.0.1;Port=1;Username=x;Database=x");

        AssertRefused(host, "The database server 127.0.0.1 (port 1) cannot be reached");
    }

    [Fact]
    public async Task A_superuser_is_refused_for_row_level_security_would_not_hold()
    {
        await using var host = await StartAsync(database.SuperuserConnectionString);

        AssertRefused(host, "superuser");
    }

    [Fact]
    public async Task A_user_who_may_not_make_a_schema_is_one_sentence()
    {
        await using var host = await StartAsync(server.ConnectionString("postgres"));

        AssertRefused(host, "may not make a schema");
    }

    [Fact]
    [Trait("server", "own")]
    public async Task A_text_that_is_no_connection_string_is_one_sentence()
    {
        await using var host = await StartAsync("nonsense");

        AssertRefused(host, "is not a connection string");
    }

    [Theory]
    [InlineData("140015", "PostgreSQL 14")]
    [InlineData("90624", "PostgreSQL 9.6")]
    public void A_server_too_old_is_one_sentence(string number, string version)
    {
        var fault = Assert.Throws<StartFault>(() =>
            DatabaseRequirements.CheckVersion(int.Parse(number) / 10000, version)
        );

        Assert.Contains("needs 15 or newer", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ended_while_it_starts_it_ends_and_does_not_break()
    {
        await using var held = new NpgsqlConnection(database.ConnectionString);
        await held.OpenAsync(TestContext.Current.CancellationToken);
        await using var transaction = await held.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var hold = new NpgsqlCommand("lock table permission in access exclusive mode", held);
        await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await using var host = HostProcess.Begin(data, Named(database.ConnectionString), "--port", FreePort.Next());
        await Waiting.UntilAsync(() => database.IsWaitedForAsync("permission"));

        await host.TerminateAsync();

        Assert.Equal(0, host.ExitCode);
        Assert.DoesNotContain(host.Lines, line => line.Contains("Unhandled", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("server", "own")]
    public async Task An_unknown_option_is_one_sentence()
    {
        await using var host = await HostProcess.StartAsync(data, null, "--nonsense");

        AssertRefused(host, "'--nonsense' is no option");
    }

    [Fact]
    [Trait("server", "own")]
    public async Task A_folder_with_a_path_too_long_for_a_socket_works()
    {
        var deep = Path.Combine(data, new string('x', 60), new string('y', 60));

        await using var started = await EmbeddedPostgres.StartAsync(
            deep,
            TestContext.Current.CancellationToken,
            "fsync=off"
        );
        await using var connection = new NpgsqlConnection(started.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);

        Assert.DoesNotContain(deep, started.Socket, StringComparison.Ordinal);
    }

    // Not on the port of ./run: that one may be in use.
    private Task<HostProcess> StartAsync(string connection) =>
        HostProcess.StartAsync(data, Named(connection), "--port", FreePort.Next());

    private static async Task<bool> RunsAsync(string program, params string[] arguments)
    {
        using var run = System.Diagnostics.Process.Start(program, arguments);
        await run.WaitForExitAsync();
        return run.ExitCode == 0;
    }

    private static void AssertRefused(HostProcess host, string sentence)
    {
        var line = Assert.Single(host.Lines);
        Assert.Equal(1, host.ExitCode);
        Assert.StartsWith("Sparring cannot start. ", line, StringComparison.Ordinal);
        Assert.Contains(sentence, line, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Named(string connection) =>
        new() { ["ConnectionStrings__Sparring"] = connection };

    private static async Task<string> TextAsync(HostProcess host, string path)
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        return await http.GetStringAsync(path);
    }

    private static string PortOf(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port.ToString();
}
