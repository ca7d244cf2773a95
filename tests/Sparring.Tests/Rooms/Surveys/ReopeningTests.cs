using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Data;
using Sparring.Rooms.Surveys.Reopening;
using Sparring.Rooms.Surveys.Waves;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Surveys;

/// <summary>Forty leaders, asked by Tine Lund; Bo Krogh organises with her. All names invented.</summary>
public sealed class ReopeningTests(TestApp app) : IClassFixture<TestApp>
{
    private const string BoxesSql = "select id from survey_box where wave = @Wave order by id";

    private const string MailsSql =
        "select m.kind from outbox_message m join survey_reopening r on r.id = m.about where r.wave = @Wave order by m.kind";

    private const string ReportSql = "select report from survey_wave where id = @Wave";

    [Fact]
    public async Task Two_people_open_answers_again_a_week_after_everybody_was_told_and_only_the_plan_is_computed()
    {
        var (stage, second) = await SetAsync("reopened", 38);
        var (boxes, report) = (await BoxesAsync(stage), await ReportAsync(stage));
        await AskAsync(stage, "Et tal ser forkert ud.");

        await StepAsync(stage, stage.Organiser, "agreement");
        Assert.Empty(await MailsAsync(stage));
        await StepAsync(stage, second, "agreement");
        await StepAsync(stage, second, "agreement");
        var told = await MailsAsync(stage);
        await RunAsync();

        Assert.Equal(Enumerable.Repeat("survey-reopening", ForumStage.Forty), told);
        Assert.Contains("Svarene åbnes igen", await stage.ReadAsync(stage.Leaders[39], "/surveys"));
        Assert.Contains("Et tal ser forkert ud.", await stage.ReadAsync(stage.Leaders[39], Page(stage)));
        Assert.Equal(boxes, await BoxesAsync(stage));

        await LaterAsync(7, async () => await Task.WhenAll(RunAsync(), RunAsync()));

        var again = await BoxesAsync(stage);
        Assert.Equal(38, again.Count);
        Assert.Empty(boxes.Intersect(again));
        Assert.Equal(report, await ReportAsync(stage));
        Assert.Contains("blev åbnet igen", await stage.ReadAsync(stage.Leaders[0], Page(stage)));
        await LaterAsync(8, RunAsync);
        Assert.Equal(again, await BoxesAsync(stage));
    }

    [Fact]
    public async Task Taken_back_in_time_nothing_is_opened_and_all_who_were_told_are_told_that_too()
    {
        var (stage, second) = await SetAsync("taken-back");
        var boxes = await BoxesAsync(stage);
        await AskAsync(stage, "Vi vil se efter.");
        await StepAsync(stage, second, "agreement");
        await StepAsync(stage, stage.Organiser, "withdrawal");

        await LaterAsync(9, RunAsync);

        Assert.Equal(boxes, await BoxesAsync(stage));
        Assert.Equal(ForumStage.Forty, (await MailsAsync(stage)).Count(kind => kind == "survey-reopening-off"));
        Assert.Contains("Svarene åbnes ikke", await stage.ReadAsync(stage.Leaders[39], Page(stage)));
    }

    [Fact]
    public async Task Nobody_who_did_not_agree_in_time_opens_anything_and_one_may_ask_anew()
    {
        var (stage, second) = await SetAsync("lapsed");
        await AskAsync(stage, "Først.");

        await LaterAsync(
            15,
            async () =>
            {
                await StepAsync(stage, second, "agreement");
                Assert.Contains("Det blev ikke til noget", await stage.ReadAsync(stage.Organiser, Page(stage)));
                await AskAsync(stage, "Så igen.");
                Assert.Contains("Så igen.", await stage.ReadAsync(second, Page(stage)));
            }
        );

        Assert.Empty(await MailsAsync(stage));
    }

    [Fact]
    public async Task The_database_opens_no_box_and_changes_no_figure_before_two_have_agreed()
    {
        var (stage, _) = await SetAsync("walled");
        var viewer = await app.World.ViewerAsync(stage.Organiser);

        var seen = await app.Db.AsAsync(
            viewer,
            async tx =>
            {
                await tx.ExecuteAsync("select set_config('sparring.opening', @Wave::text, true)", new { stage.Wave });
                return await tx.ListAsync<Guid>(BoxesSql, new { stage.Wave });
            },
            TestContext.Current.CancellationToken
        );

        Assert.Empty(seen);
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            app.Db.AsAsync(
                viewer,
                async tx =>
                {
                    await app.Services.GetRequiredService<WaveDesk>().ReopenAsync(tx, stage.Wave);
                    return true;
                },
                TestContext.Current.CancellationToken
            )
        );
    }

    [Fact]
    public async Task A_leader_and_a_stranger_can_neither_ask_nor_agree()
    {
        var (stage, _) = await SetAsync("refused");
        await AskAsync(stage, "Et tal ser forkert ud.");
        var (stranger, outsider) = await StrangersAsync();
        var opening = await OpeningAsync(stage);

        foreach (var person in (PersonId[])[stage.Leaders[0], stranger])
        {
            using var client = await app.SignedInClientAsync(person);
            foreach (var step in (string[])["", "/agreement", "/withdrawal"])
            {
                using var refused = await client.PostFormAsync(
                    Page(stage) + step,
                    new Dictionary<string, string> { ["opening"] = $"{opening}", ["reason"] = "Fordi." },
                    "/surveys"
                );
                Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
            }
        }

        using var outside = await app.SignedInClientAsync(outsider);
        using var page = await outside.GetAsync(Page(stage));
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Empty(await MailsAsync(stage));
    }

    private async Task<(ForumStage Stage, PersonId Second)> SetAsync(string key, int answers = 6)
    {
        var stage = await ForumStage.SetAsync(app, key);
        var tenant = (
            await app.Database.ListAsync<TenantId>(
                "select tenant from survey_wave where id = @Wave",
                new { stage.Wave }
            )
        ).Single();
        var programme = (
            await app.Database.ListAsync<ProgrammeId>(
                "select programme from survey_wave where id = @Wave",
                new { stage.Wave }
            )
        ).Single();
        var second = await app.World.PersonAsync(tenant, "Bo Krogh");
        await app.World.RoleAsync(tenant, programme, second, "organiser");
        await stage.AnswerAsync(answers, (at, other) => 1 + (at + other) % 4);
        await stage.CloseAsync();
        return (stage, second);
    }

    // Another organisation's organiser and leader.
    private async Task<(PersonId Organiser, PersonId Leader)> StrangersAsync()
    {
        var tenant = await app.World.TenantAsync("Nabokommunen");
        var programme = await app.World.ProgrammeAsync(tenant, "nabo");
        var organiser = await app.World.PersonAsync(tenant, "Ea Munk");
        var leader = await app.World.PersonAsync(tenant, "Per Holm");
        await app.World.RoleAsync(tenant, programme, organiser, "organiser");
        await app.World.RoleAsync(tenant, programme, leader, "participant");
        return (organiser, leader);
    }

    private static string Page(ForumStage stage) => $"{stage.Address}/reopening";

    private async Task AskAsync(ForumStage stage, string reason)
    {
        using var client = await app.SignedInClientAsync(stage.Organiser);
        using var asked = await client.PostFormAsync(
            Page(stage),
            new Dictionary<string, string> { ["reason"] = reason },
            Page(stage)
        );
    }

    private async Task StepAsync(ForumStage stage, PersonId person, string step)
    {
        using var client = await app.SignedInClientAsync(person);
        using var done = await client.PostFormAsync(
            $"{Page(stage)}/{step}",
            new Dictionary<string, string> { ["opening"] = $"{await OpeningAsync(stage)}" },
            Page(stage)
        );
    }

    private async Task<Guid> OpeningAsync(ForumStage stage) =>
        (
            await app.Database.ListAsync<Guid>(
                "select id from survey_reopening where wave = @Wave order by asked_at desc",
                new { stage.Wave }
            )
        )[0];

    private Task RunAsync() =>
        app.Services.GetRequiredService<ReopeningDesk>().RunAsync(TestContext.Current.CancellationToken);

    private async Task LaterAsync(int days, Func<Task> work)
    {
        var before = app.Clock.Now;
        app.Clock.Now = before.AddDays(days);
        await work();
        app.Clock.Now = before;
    }

    private Task<IReadOnlyList<Guid>> BoxesAsync(ForumStage stage) =>
        app.Database.ListAsync<Guid>(BoxesSql, new { stage.Wave });

    private Task<IReadOnlyList<string>> MailsAsync(ForumStage stage) =>
        app.Database.ListAsync<string>(MailsSql, new { stage.Wave });

    private async Task<string> ReportAsync(ForumStage stage) =>
        (await app.Database.ListAsync<string>(ReportSql, new { stage.Wave })).Single();
}
