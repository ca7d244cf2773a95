using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Dapper;
using Npgsql;
using Sparring.Platform.Data;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Foundation;

/// <summary>
/// The real host is killed while leaders write and hand in. What was acknowledged is kept, what was sent again is done once.
/// <c>SPARRING_ROUNDS=200</c> is the long form.
/// </summary>
public sealed class DurabilityTests : IDisposable
{
    private static readonly string[] Roles = ["leader", "leader-same-group"];
    private static readonly int Rounds = int.Parse(
        Environment.GetEnvironmentVariable("SPARRING_ROUNDS") ?? "6",
        CultureInfo.InvariantCulture
    );

    private readonly string data = Directory.CreateTempSubdirectory("sparring-kill-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public async Task No_acknowledged_write_is_lost_and_none_is_done_twice_when_the_server_is_killed()
    {
        var chance = new Random(20181119);
        var port = FreePort();
        var host = await HostProcess.StartAsync(data, null, "--port", port);
        var before = await TotalsAsync();
        var writers = await WritersAsync(host, await ProgrammeAsync());
        for (var round = 0; round < Rounds; round++)
        {
            using var stop = new CancellationTokenSource();
            var writing = writers.Select(writer => writer.WriteAsync(stop.Token)).ToList();
            await Task.Delay(chance.Next(50, 400), TestContext.Current.CancellationToken);
            await host.KillAsync();
            await stop.CancelAsync();
            await Task.WhenAll(writing);
            host = await HostProcess.StartAsync(data, null, "--port", port);
            await Task.WhenAll(writers.Select(writer => writer.SettleAsync()));
        }

        var texts = await Task.WhenAll(writers.Select(writer => writer.KeptAsync()));
        var after = await TotalsAsync();
        await host.DisposeAsync();

        Assert.Equal(writers.Select(writer => writer.Text), texts);
        Assert.Equal(before.Saves + writers.Sum(writer => writer.Saves), after.Saves);
        Assert.Equal(before.Submissions + writers.Sum(writer => writer.Submissions), after.Submissions);
        TestContext.Current.SendDiagnosticMessage(
            $"{Rounds} kills, {after.Saves - before.Saves} saves, {after.Submissions - before.Submissions} submissions"
        );
        Assert.True(after.Saves - before.Saves >= Rounds, "Nothing much was written: the test proved nothing.");
    }

    private static async Task<List<FoundationWriter>> WritersAsync(HostProcess host, Guid programme)
    {
        var writers = new List<FoundationWriter>();
        foreach (var role in Roles)
        {
            var client = new TestClient(host.Address, new CookieContainer());
            using var signedIn = await client.GetAsync(host.LinkOf(role).PathAndQuery);
            writers.Add(await FoundationWriter.OpenAsync(client, programme, "why"));
        }

        return writers;
    }

    private async Task<(long Saves, long Submissions)> TotalsAsync()
    {
        await using var connection = Superuser();
        return (
            await connection.ExecuteScalarAsync<long>("select coalesce(sum(revision), 0) from foundation"),
            await connection.ExecuteScalarAsync<long>("select count(*) from foundation_submission")
        );
    }

    private async Task<Guid> ProgrammeAsync()
    {
        await using var connection = Superuser();
        return await connection.ExecuteScalarAsync<Guid>("select id from programme order by starts desc limit 1");
    }

    private NpgsqlConnection Superuser() =>
        new(
            new NpgsqlConnectionStringBuilder
            {
                Host = new DataFolder(data).RunningSocketFolder,
                Username = "postgres",
                Database = "sparring",
                SearchPath = "sparring",
                Pooling = false,
            }.ConnectionString
        );

    private static string FreePort()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }
}
