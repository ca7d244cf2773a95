using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Sparring.Rooms.Surveys.Answering;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Surveys;

/// <summary>Answers that arrive together are sent together, and each is answered by itself. All names invented.</summary>
public sealed class LetterboxTests(TestApp app) : IClassFixture<TestApp>
{
    private const string CountSql = """
        select count(*)::int from survey_box where wave = @Wave
        union all select count(*)::int from survey_status where wave = @Wave
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Those_who_arrive_together_are_one_transaction_and_one_statement_wrote_all_their_boxes()
    {
        var stage = await ForumStage.SetAsync(app, "together");

        var answers = await SendTogetherAsync(stage, 12);

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer));
        Assert.Equal([12, 12], await CountAsync(stage));
        // The first went alone, the others gathered meanwhile; the boxes lie as chance would have it, not as people do.
        var writers = await app.Database.ListAsync<long>(
            "select count(*) from survey_status where wave = @Wave group by xmin::text order by 1",
            new { stage.Wave }
        );
        Assert.Equal([1, 11], writers);
        Assert.Single(
            await app.Database.ListAsync<string>(
                "select distinct xmin::text || ' ' || cmin::text from survey_box where wave = @Wave",
                new { stage.Wave }
            )
        );
    }

    [Fact]
    public async Task In_a_larger_forum_the_box_just_put_in_is_written_by_the_same_statement_as_others()
    {
        var stage = await ForumStage.SetAsync(app, "statement");
        for (var at = 0; at < 40; at++)
        {
            await stage.SayAsync(at, new() { ["outside.regions"] = "3" });
        }

        var last = await app.Database.ListAsync<(string Writer, long Boxes, long Statements)>(
            """
            select xmin::text, count(*), count(distinct cmin::text) from survey_box where wave = @Wave
            group by xmin::text order by xmin::text::bigint desc limit 1
            """,
            new { stage.Wave }
        );

        Assert.Equal([(33L, 1L)], last.Select(one => (one.Boxes, one.Statements)));
    }

    [Fact]
    public async Task One_that_fails_takes_none_of_the_others_down()
    {
        var stage = await ForumStage.SetAsync(app, "fails");
        var hers = stage.Leaders[5];
        await app.Database.ExecuteAsync(
            $"""
            create function planted_fault() returns trigger language plpgsql as 'begin perform 1 / 0; end';
            create trigger planted before insert on survey_status for each row when (new.person = '{hers.Value}')
                execute function planted_fault();
            """
        );

        var answers = await SendTogetherAsync(stage, 12);
        await app.Database.ExecuteAsync("drop trigger planted on survey_status; drop function planted_fault");

        Assert.Equal(
            Enumerable
                .Range(0, 12)
                .Select(at => at == 5 ? HttpStatusCode.InternalServerError : HttpStatusCode.Redirect),
            answers
        );
        Assert.Equal([11, 11], await CountAsync(stage));
        await stage.SayAsync(5, new() { ["outside.regions"] = "3" });
        Assert.Equal([12, 12], await CountAsync(stage));
    }

    [Fact]
    public async Task A_double_click_is_one_box()
    {
        var stage = await ForumStage.SetAsync(app, "double");

        var answers = await SendTogetherAsync(stage, 3, times: 2);

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer));
        Assert.Equal([3, 3], await CountAsync(stage));
    }

    [Fact]
    public async Task Whoever_closes_waits_for_an_answer_that_is_being_put_in_and_counts_it()
    {
        var stage = await ForumStage.SetAsync(app, "closing");
        for (var at = 0; at < 5; at++)
        {
            await stage.SayAsync(at, new() { ["outside.regions"] = "3" });
        }

        var viewer = await app.World.ViewerAsync(stage.Leaders[5]);
        Task<string>? closing = null;
        await app.Db.AsAsync(
            viewer,
            async tx =>
            {
                await stage.Surveys.AnswerAsync(
                    tx,
                    viewer,
                    stage.Wave,
                    new Dictionary<string, string> { ["outside.regions"] = "3" }
                );
                closing = stage.CloseAsync();
                await Task.WhenAny(closing, Task.Delay(TimeSpan.FromSeconds(1), Cancel));
                Assert.False(closing.IsCompleted);
                return true;
            },
            Cancel
        );

        Assert.Contains("6 af 40", await Assert.IsAssignableFrom<Task<string>>(closing));
        Assert.Equal([6, 6], await CountAsync(stage));
    }

    [Fact]
    public async Task An_answer_that_meets_the_closing_is_not_taken_once_it_is_closed()
    {
        var stage = await ForumStage.SetAsync(app, "late");
        var viewer = await app.World.ViewerAsync(stage.Leaders[0]);
        Task<Posted>? late = null;
        var organiser = await app.World.ViewerAsync(stage.Organiser);
        await app.Db.AsAsync(
            organiser,
            async tx =>
            {
                await stage.Surveys.CloseAsync(tx, organiser, stage.Wave);
                // It is sealed for a wave that is open to whoever asks now, and waits for the one who closes it.
                late = app.Services.GetRequiredService<Letterbox>().PutAsync(viewer, stage.Wave, _ => "3");
                await Task.WhenAny(late, Task.Delay(TimeSpan.FromSeconds(1), Cancel));
                Assert.False(late.IsCompleted);
                return true;
            },
            Cancel
        );

        Assert.Equal(Posted.NotTaken, await Assert.IsAssignableFrom<Task<Posted>>(late));
        Assert.Equal([0, 0], await CountAsync(stage));
    }

    private Task<IReadOnlyList<int>> CountAsync(ForumStage stage) =>
        app.Database.ListAsync<int>(CountSql, new { stage.Wave });

    // Nobody gets on until all have sent: the first waits in the database, the others gather.
    private async Task<IReadOnlyList<HttpStatusCode>> SendTogetherAsync(ForumStage stage, int people, int times = 1)
    {
        var clients = await Task.WhenAll(
            // A window of her own for each time.
            stage
                .Leaders.Take(people)
                .SelectMany(leader => Enumerable.Repeat(leader, times))
                .Select(leader => app.SignedInClientAsync(leader))
        );
        await using var holder = new NpgsqlConnection(app.Database.SuperuserConnectionString);
        await holder.OpenAsync(Cancel);
        await using var held = await holder.BeginTransactionAsync(Cancel);
        await using var hold = new NpgsqlCommand(
            "select pg_advisory_xact_lock(sparring.closing_of(@wave))",
            holder,
            held
        )
        {
            Parameters = { new("wave", stage.Wave.Value) },
        };
        await hold.ExecuteNonQueryAsync(Cancel);
        var sent = clients
            .Select(client =>
                client.PostFormAsync(
                    $"{stage.Address}/answers",
                    [new("outside.regions", "3"), new("outside.citizens", "2")],
                    "/account"
                )
            )
            .ToList();
        await Task.Delay(TimeSpan.FromSeconds(3), Cancel);
        await held.CommitAsync(Cancel);
        var answers = await Task.WhenAll(sent);
        foreach (var client in clients)
        {
            client.Dispose();
        }

        return [.. answers.Select(answer => answer.StatusCode)];
    }
}
