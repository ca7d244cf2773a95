using System.Globalization;
using System.Net;
using Dapper;
using Npgsql;
using Sparring.Platform.Data;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Foundation;

/// <summary>
/// The real host is killed while leaders write and hand in, in their foundation and along the thread. What was acknowledged is kept, what was sent again is done once.
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
        var port = FreePort.Next();
        var host = await HostProcess.StartAsync(data, null, "--port", port);
        var before = await TotalsAsync();
        var leaders = await Task.WhenAll(Roles.Select(role => ClientAsync(host, role)));
        var (writers, along) = await WritersAsync(host, leaders, await ProgrammeAsync());
        var wave = await WaveAsync();
        var answering = leaders.Select(leader => new SurveyWriter(leader, wave)).ToList();
        for (var round = 0; round < Rounds; round++)
        {
            using var stop = new CancellationTokenSource();
            var writing = writers
                .Select(writer => writer.WriteAsync(stop.Token))
                .Concat(along.Select(writer => writer.WriteAsync(stop.Token)))
                .Concat(answering.Select(writer => writer.WriteAsync(stop.Token)))
                .ToList();
            await Task.Delay(chance.Next(50, 400), TestContext.Current.CancellationToken);
            await host.KillAsync();
            await stop.CancelAsync();
            await Task.WhenAll(writing);
            host = await HostProcess.StartAsync(data, null, "--port", port);
            await Task.WhenAll(writers.Select(writer => writer.SettleAsync()));
            await Task.WhenAll(along.Select(writer => writer.SettleAsync()));
            await Task.WhenAll(answering.Select(writer => writer.SettleAsync()));
        }

        var texts = await Task.WhenAll(writers.Select(writer => writer.KeptAsync()));
        var kept = await Task.WhenAll(along.Select(writer => writer.KeptAsync()));
        var answers = await Task.WhenAll(answering.Select(writer => writer.KeptAsync()));
        var (boxes, answered) = await BoxesAsync();
        var after = await TotalsAsync();
        await host.DisposeAsync();

        Assert.Equal(writers.Select(writer => writer.Text), texts);
        Assert.Equal(along.Select(writer => writer.Sent), kept);
        Assert.Equal(answering.Select(writer => writer.Sent), answers);
        Assert.Equal(answered, boxes);
        Assert.Equal(before.Saves + writers.Sum(writer => writer.Saves), after.Saves);
        Assert.Equal(before.Submissions + writers.Sum(writer => writer.Submissions), after.Submissions);
        TestContext.Current.SendDiagnosticMessage(
            $"{Rounds} kills, {after.Saves - before.Saves} saves, {after.Submissions - before.Submissions} submissions, {string.Join(" + ", along.Select(writer => writer.Saves))} saves along the thread, {string.Join(" + ", answering.Select(writer => writer.Sheets))} sheets of a survey"
        );
        Assert.All(along, writer => Assert.True(writer.Saves > 0, "A field was never written in."));
        Assert.All(answering, writer => Assert.True(writer.Sheets > 1, "Nobody answered the survey."));
        Assert.True(after.Saves - before.Saves >= Rounds, "Nothing much was written: the test proved nothing.");
    }

    private async Task<(List<FoundationWriter> Writers, List<SectionWriter> Along)> WritersAsync(
        HostProcess host,
        IReadOnlyList<TestClient> leaders,
        Guid programme
    )
    {
        var writers = new List<FoundationWriter>();
        var along = new List<SectionWriter>();
        foreach (var client in leaders)
        {
            writers.Add(await FoundationWriter.OpenAsync(client, programme, "why"));
            along.AddRange(await AlongTheThreadAsync(client, programme));
        }

        var session = $"/coaching/sessions/{await SessionAsync()}";
        var coach = await ClientAsync(host, "coach");
        along.Add(await SectionWriter.OpenAsync(coach, programme, session + "/desk", session + "/notes", "notes"));
        return (writers, along);
    }

    private async Task<IEnumerable<SectionWriter>> AlongTheThreadAsync(TestClient client, Guid programme)
    {
        var action = $"/practice/actions/{Ids.Secure.Next()}";
        var session = $"/coaching/sessions/{await SessionAsync()}";
        return
        [
            await SectionWriter.OpenAsync(client, programme, action, action + "/text", "title"),
            await SectionWriter.OpenAsync(
                client,
                programme,
                session + "/reflection",
                session + "/reflection/alone",
                "carry"
            ),
            await SectionWriter.OpenAsync(client, programme, "/dilemmas/mine", "/dilemmas/mine/draft", "situation"),
        ];
    }

    private static async Task<TestClient> ClientAsync(HostProcess host, string role)
    {
        var client = new TestClient(host.Address, new CookieContainer());
        using var signedIn = await client.GetAsync(host.LinkOf(role).PathAndQuery);
        return client;
    }

    private async Task<(long Saves, long Submissions)> TotalsAsync()
    {
        await using var connection = Superuser();
        return (
            await connection.ExecuteScalarAsync<long>("select coalesce(sum(revision), 0) from foundation"),
            await connection.ExecuteScalarAsync<long>("select count(*) from foundation_submission")
        );
    }

    private async Task<Guid> WaveAsync()
    {
        await using var connection = Superuser();
        return await connection.ExecuteScalarAsync<Guid>("select id from survey_wave where closed_at is null");
    }

    // Each who has answered has one box, however often she sent it and whenever the server died.
    private async Task<(long Boxes, long Answered)> BoxesAsync()
    {
        await using var connection = Superuser();
        return (
            await connection.ExecuteScalarAsync<long>("select count(*) from survey_box"),
            await connection.ExecuteScalarAsync<long>("select count(*) from survey_status")
        );
    }

    private async Task<Guid> ProgrammeAsync()
    {
        await using var connection = Superuser();
        return await connection.ExecuteScalarAsync<Guid>("select id from programme order by starts desc limit 1");
    }

    private async Task<Guid> SessionAsync()
    {
        await using var connection = Superuser();
        return await connection.ExecuteScalarAsync<Guid>(
            "select s.id from coaching_session s join sparring_group g on g.id = s.sparring_group where g.number = 1 and s.number = 2 and s.cancelled_at is null"
        );
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
}
