using Microsoft.Extensions.DependencyInjection;
using Sparring.Rooms.Dilemmas.Contract;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Coaching.Sessions;

public sealed class PreparingTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Expected = "Dilemmaet er sendt til coachen";

    [Fact]
    public async Task A_dilemma_is_expected_before_the_second_session_and_only_its_author_and_the_coach_know_of_it()
    {
        var stage = await SessionStage.SetAsync(app, "expected");
        using var leader = await stage.LeaderAsync();
        using var peer = await stage.PeerAsync();
        using var coach = await stage.CoachAsync();
        var without = await OwnAsync(leader, stage, "preparation");
        await app.Database.ExecuteAsync(
            """
            insert into programme_deadline (tenant, programme, key, kind, title, day)
            values (@Tenant, @Programme, 'dilemma', 'dilemma', '{"da": "Dilemma", "en": "Dilemma"}', '2019-01-10')
            """,
            new { stage.People.Tenant, stage.People.Programme }
        );

        var before = await OwnAsync(leader, stage, "preparation");
        await SendAsync(stage);
        var after = await OwnAsync(leader, stage, "preparation");
        var first = await SessionStage.TextAsync(leader, stage.Page("preparation"));
        var desk = await OwnAsync(coach, stage, "desk");

        Assert.Equal(("", "Mangler", "Gjort"), (without, before, after));
        Assert.Equal("Mangler", await OwnAsync(peer, stage, "preparation"));
        // By name: hers is the second.
        Assert.Equal("Mangler Gjort", desk);
        Assert.DoesNotContain(Expected, first, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_behind_is_told_as_behind_and_only_what_is_noted_as_held_as_a_meeting()
    {
        var stage = await SessionStage.SetAsync(app, "behind");
        using var leader = await stage.LeaderAsync();

        var ahead = await SessionStage.TextAsync(leader, stage.Page("preparation", second: true));
        var behind = await SessionStage.TextAsync(leader, stage.Page("preparation"));
        await app.Database.ExecuteAsync("update coaching_session set held_at = ends_at where id = @First", stage);
        var held = await SessionStage.TextAsync(leader, stage.Page("preparation"));

        Assert.Contains("I mødes 28. januar 2019.", Spaced(ahead), StringComparison.Ordinal);
        Assert.Contains("Sessionen var sat til 23. november 2018.", Spaced(behind), StringComparison.Ordinal);
        Assert.Contains("I mødtes 23. november 2018.", Spaced(held), StringComparison.Ordinal);
        Assert.All([behind, held], page => Assert.DoesNotContain("I mødes", page, StringComparison.Ordinal));
        Assert.Contains("Det kom du med", held, StringComparison.Ordinal);
        Assert.Contains("Før session 2", ahead, StringComparison.Ordinal);
        Assert.All(
            [behind, held],
            page => Assert.Contains("Forberedelsen til session 1", page, StringComparison.Ordinal)
        );
        static string Spaced(string page) => page.Replace('\u00A0', ' ');
    }

    [Fact]
    public async Task What_was_not_done_before_a_session_that_is_behind_is_not_told_as_if_there_were_time()
    {
        var stage = await SessionStage.SetAsync(app, "undone");
        using var leader = await stage.LeaderAsync();
        using var coach = await stage.CoachAsync();

        var behind = await MarksAsync(leader, stage.Page("preparation"));
        await app.Database.ExecuteAsync("update coaching_session set held_at = ends_at where id = @First", stage);
        var held = await MarksAsync(leader, stage.Page("preparation"));
        var ahead = await MarksAsync(leader, stage.Page("preparation", second: true));
        var desk = await MarksAsync(coach, stage.Page("desk"));
        var deskText = await SessionStage.TextAsync(coach, stage.Page("desk"));
        var deskAhead = await SessionStage.TextAsync(coach, stage.Page("desk", second: true));

        string[] undone = ["Ikke gjort"];
        Assert.Equal(undone, behind.Distinct());
        Assert.Equal(undone, held.Distinct());
        Assert.Equal(undone, desk.Distinct());
        Assert.Equal(["Gjort"], ahead.Distinct());
        Assert.Contains("Ikke på plads: ledelsesgrundlag, læringsfokus", deskText);
        Assert.DoesNotContain("Endnu ikke", deskText, StringComparison.Ordinal);
        Assert.Contains("Endnu ikke: ", deskAhead, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_plan_of_the_second_session_leads_to_the_groups_cases()
    {
        var stage = await SessionStage.SetAsync(app, "cases");
        using var leader = await stage.LeaderAsync();

        using var second = await leader.PageAsync(stage.Page("plan", second: true));
        using var first = await leader.PageAsync(stage.Page("plan"));

        Assert.Equal(2, second.QuerySelectorAll(".plan-times a[href='/cases']").Length);
        Assert.Empty(first.QuerySelectorAll(".plan-times a"));
    }

    private static async Task<string[]> MarksAsync(TestClient client, string page)
    {
        using var open = await client.PageAsync(page);
        return [.. open.QuerySelectorAll(".session-expected .status-tag").Select(mark => mark.TextContent.Trim())];
    }

    // How the expectation stands wherever the viewer is told of it: her own, or at the desk each member's.
    private static async Task<string> OwnAsync(TestClient client, SessionStage stage, string page)
    {
        using var open = await client.PageAsync(stage.Page(page, second: true));
        return string.Join(
            ' ',
            open.QuerySelectorAll(".session-expected li")
                .Where(line => line.TextContent.Contains(Expected, StringComparison.Ordinal))
                .Select(line => line.QuerySelector("[class*=status]")?.TextContent.Trim())
        );
    }

    private async Task SendAsync(SessionStage stage)
    {
        var leader = await app.World.ViewerAsync(stage.People.Leader);
        var pen = app.Services.GetRequiredService<IWriteDilemmas>();
        await app.Db.AsAsync(
            leader,
            tx =>
                pen.SendAsync(
                    tx,
                    leader,
                    stage.People.Programme,
                    new Dictionary<string, string> { ["situation"] = SessionStage.Canary },
                    "no",
                    "merged",
                    isPooled: false
                ),
            CancellationToken.None
        );
    }
}
