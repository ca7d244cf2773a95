using System.Net;
using Sparring.Platform.Data;
using Sparring.Rooms.Practice.Contract;
using Sparring.Testing;
using Sparring.Tests.Rooms.Foundation;
using Xunit;

namespace Sparring.Tests.Rooms.Practice;

public sealed class TrialActionTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_trial_action_goes_from_plan_to_decision()
    {
        var stage = await PracticeStage.SetAsync(app, "way");
        using var leader = await stage.AsAsync(stage.People.Leader);
        var address = await PracticeStage.BeginActionAsync(leader, "Ring før du skriver");

        using var done = await StepAsync(leader, address, "doing");
        using var reflected = await StepAsync(
            leader,
            address,
            "reflection",
            ("text-happened", "Hun tog den"),
            ("text-learned", "Ring")
        );
        using var decided = await StepAsync(leader, address, "decision", ("decision", "spread"));

        Assert.All([done, reflected, decided], answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        Assert.Contains("Besluttet: Udbred", await leader.TextAsync("/practice/actions"));
    }

    [Fact]
    public async Task Several_planned_stand_once_on_the_thread_and_lead_to_all_of_them()
    {
        var stage = await PracticeStage.SetAsync(app, "planned");
        using var leader = await stage.AsAsync(stage.People.Leader);
        var first = await PracticeStage.BeginActionAsync(leader, "Ring før du skriver");
        using var one = await leader.PageAsync("/");

        await PracticeStage.BeginActionAsync(leader, "Gå en tur");
        using var two = await leader.PageAsync("/");

        Assert.Equal([("Prøv det, du har planlagt", first)], Planned(one));
        Assert.Equal(
            [("Prøv de 2 ting, du har planlagt", $"/practice/actions?programme={stage.Programme.Value}&state=planned")],
            Planned(two)
        );
        var listed = await leader.TextAsync(Planned(two).Single().Item2 ?? "");
        Assert.Contains("Ring før du skriver", listed);
        Assert.Contains("Gå en tur", listed);
    }

    [Fact]
    public async Task A_step_too_early_says_what_is_missing_and_keeps_what_was_typed()
    {
        var stage = await PracticeStage.SetAsync(app, "early");
        using var leader = await stage.AsAsync(stage.People.Leader);
        var address = await PracticeStage.BeginActionAsync(leader, "Ring");
        using var done = await StepAsync(leader, address, "doing");

        using var refused = await StepAsync(leader, address, "reflection", ("text-happened", "Hun tog den"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        using var page = await TestClient.ParseAsync(refused);
        Assert.Equal("#text-learned", page.QuerySelector("#errors a")?.GetAttribute("href"));
        Assert.Equal("Hun tog den", page.QuerySelector("textarea[name=text-happened]")?.TextContent);
        Assert.Contains("Gjort", await leader.TextAsync("/practice/actions"));
    }

    [Theory]
    [InlineData("doing")]
    [InlineData("reflection")]
    [InlineData("decision")]
    [InlineData("dropping")]
    [InlineData("reopening")]
    public async Task The_same_step_twice_answers_as_the_first_did_and_is_taken_once(string step)
    {
        var stage = await PracticeStage.SetAsync(app, "twice-" + step);
        using var leader = await stage.AsAsync(stage.People.Leader);
        var address = await PracticeStage.BeginActionAsync(leader, "Ring");
        if (step == "reopening")
        {
            using var dropped = await StepAsync(leader, address, "dropping");
        }

        using var page = await leader.PageAsync(address);
        var form = page.QuerySelector("form[data-autosave]") ?? throw new InvalidOperationException();
        (string, string)[] typed = [("text-happened", "Hun tog den"), ("text-learned", "Ring"), ("decision", "keep")];

        using var first = await PracticeStage.SendAsync(leader, form, typed, $"{address}/{step}");
        var once = await TakenAsync(address);
        app.Clock.Now += TimeSpan.FromMinutes(1);
        using var second = await PracticeStage.SendAsync(leader, form, typed, $"{address}/{step}");

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Redirect], [first.StatusCode, second.StatusCode]);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(once, await TakenAsync(address));
    }

    [Fact]
    public async Task The_same_step_with_other_words_is_told_and_loses_neither()
    {
        var stage = await PracticeStage.SetAsync(app, "twice-other");
        using var leader = await stage.AsAsync(stage.People.Leader);
        var address = await PracticeStage.BeginActionAsync(leader, "Ring");
        using var page = await leader.PageAsync(address);
        var form = page.QuerySelector("form[data-autosave]") ?? throw new InvalidOperationException();

        using var first = await PracticeStage.SendAsync(leader, form, Typed("Hun tog den"), address + "/reflection");
        using var second = await PracticeStage.SendAsync(leader, form, Typed("Ingen tog den"), address + "/reflection");

        var told = await FoundationStage.BodyAsync(second);
        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Conflict], [first.StatusCode, second.StatusCode]);
        Assert.Contains("Hun tog den", told);
        Assert.Contains("Ingen tog den", told);

        static (string, string)[] Typed(string happened) => [("text-happened", happened), ("text-learned", "Ring")];
    }

    [Fact]
    public async Task Nobody_sees_it_until_it_is_shared_and_nobody_afterwards()
    {
        var stage = await PracticeStage.SetAsync(app, "share");
        using var leader = await stage.AsAsync(stage.People.Leader);
        var address = await PracticeStage.BeginActionAsync(leader, "Ring");
        using var peer = await stage.AsAsync(stage.People.Peer);
        using var coach = await stage.AsAsync(stage.People.Coach);
        var nothing = $"/practice/actions/{Ids.Secure.Next()}";

        await IsMissingAsync(address, nothing, [peer, coach]);
        using var shared = await PracticeStage.ShareAsync(leader, address, "group");
        Assert.Contains("Jeg ringer i morgen", await peer.TextAsync(address));
        Assert.Contains("Jeg ringer i morgen", await coach.TextAsync(address));
        foreach (var reader in (TestClient[])[peer, coach])
        {
            using var page = await reader.PageAsync(address);
            Assert.Equal(
                "Signe Dam, sparringsgruppen og gruppens coach kan læse det.",
                page.QuerySelector(".who-can-read summary")?.TextContent.Trim()
            );
        }

        foreach (var person in stage.Others)
        {
            using var client = await stage.AsAsync(person);
            await IsMissingAsync(address, nothing, [client]);
        }

        using var ended = await PracticeStage.ShareAsync(leader, address, "me");
        await IsMissingAsync(address, nothing, [peer, coach]);
    }

    [Fact]
    public async Task The_forum_is_told_a_copy_that_does_not_follow_the_owners_pen()
    {
        var stage = await PracticeStage.SetAsync(app, "told");
        using var leader = await stage.AsAsync(stage.People.Leader);
        using var other = await stage.AsAsync(stage.People.OtherLeader);
        using var executive = await stage.AsAsync(stage.People.Executive);
        var address = await PracticeStage.BeginActionAsync(leader, "Ring før du skriver");

        using var tooEarly = await PracticeStage.ShareAsync(leader, address, "forum");
        using var reflected = await StepAsync(
            leader,
            address,
            "reflection",
            ("text-happened", "Hun tog den"),
            ("text-learned", "Ring")
        );
        using var told = await PracticeStage.ShareAsync(leader, address, "forum");
        using var changed = await StepAsync(leader, address, "text", ("text-learned", PracticeStage.Canary));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooEarly.StatusCode);
        var stories = await other.TextAsync("/practice/stories");
        Assert.Contains("Hun tog den", stories);
        Assert.DoesNotContain("Kanarie", stories);
        using var refused = await executive.GetAsync("/practice/stories");
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        using var ended = await PracticeStage.ShareAsync(leader, address, "group");
        Assert.DoesNotContain("Hun tog den", await other.TextAsync("/practice/stories"));
    }

    [Fact]
    public async Task The_forum_reads_what_it_is_told_and_not_the_trial_action_itself()
    {
        var stage = await PracticeStage.SetAsync(app, "told-only");
        using var leader = await stage.AsAsync(stage.People.Leader);
        using var other = await stage.AsAsync(stage.People.OtherLeader);
        using var peer = await stage.AsAsync(stage.People.Peer);
        var nothing = $"/practice/actions/{Ids.Secure.Next()}";
        var address = await TellAsync(leader, "Ring før du skriver");

        await IsMissingAsync(address, nothing, [other]);
        Assert.Contains("Ring før du skriver", WebUtility.HtmlDecode(await other.TextAsync("/practice/stories")));
        Assert.Contains("Ring før du skriver", WebUtility.HtmlDecode(await peer.TextAsync(address)));
        Assert.Equal((0, 0, 1), await RowsAsync(stage.People.OtherLeader));
        var (actions, texts, stories) = await RowsAsync(stage.People.Peer);
        Assert.Equal((1, true, 1), (actions, texts > 2, stories));
    }

    [Fact]
    public async Task The_list_of_stories_stays_the_same_while_others_tell()
    {
        var stage = await PracticeStage.SetAsync(app, "paging");
        using var leader = await stage.AsAsync(stage.People.Leader);
        using var other = await stage.AsAsync(stage.People.OtherLeader);
        foreach (var number in Enumerable.Range(1, 23))
        {
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            await TellAsync(leader, $"Historie {number:00}");
        }

        using var first = await other.PageAsync("/practice/stories");
        var later = first.QuerySelector("a[rel=next]")?.GetAttribute("href") ?? "";
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await TellAsync(leader, "Historie 99");
        using var second = await other.PageAsync(later);

        string[] all = [.. Titles(first), .. Titles(second)];
        Assert.Equal(Enumerable.Range(1, 23).Reverse().Select(number => $"Historie {number:00}"), all);
    }

    [Fact]
    public async Task What_a_coach_agrees_with_a_leader_lands_with_her_once_and_tells_him_nothing()
    {
        var stage = await PracticeStage.SetAsync(app, "agreed");
        var coach = await app.World.ViewerAsync(stage.People.Coach);
        var step = new AgreedStep(
            Ids.Secure.Next(),
            "coaching",
            "/coaching/7",
            stage.People.Leader,
            PracticeStage.Canary,
            new(2019, 2, 1)
        );

        await app.Db.AsAsync(coach, tx => stage.Steps.PlanAsync(tx, coach, stage.Programme, [step]), default);
        await app.Db.AsAsync(coach, tx => stage.Steps.PlanAsync(tx, coach, stage.Programme, [step]), default);

        using var leader = await stage.AsAsync(stage.People.Leader);
        using var list = await leader.PageAsync("/practice/actions");
        var address =
            Assert.Single(list.QuerySelectorAll("main a[href^='/practice/actions/']:not(.button)")).GetAttribute("href")
            ?? "";
        using var page = await leader.PageAsync(address);
        Assert.Contains(PracticeStage.Canary, page.QuerySelector(".practice-card")?.TextContent);
        Assert.Equal("/coaching/7", page.QuerySelector(".practice-card a")?.GetAttribute("href"));
        using var coachs = await stage.AsAsync(stage.People.Coach);
        using var refused = await coachs.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task Nobody_but_her_group_and_its_coach_plans_for_a_leader()
    {
        var stage = await PracticeStage.SetAsync(app, "foreign");
        foreach (var person in stage.Others)
        {
            var viewer = await app.World.ViewerAsync(person);
            var step = new AgreedStep(
                Ids.Secure.Next(),
                "coaching",
                "/coaching/7",
                stage.People.Leader,
                "Gør det",
                null
            );

            var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() =>
                app.Db.AsAsync(viewer, tx => stage.Steps.PlanAsync(tx, viewer, stage.Programme, [step]), default)
            );

            Assert.Equal(Npgsql.PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    [Fact]
    public async Task An_autosave_sent_again_is_one_save_and_begins_the_trial_action()
    {
        var stage = await PracticeStage.SetAsync(app, "autosave");
        using var leader = await stage.AsAsync(stage.People.Leader);
        using var page = await leader.PageAsync("/practice/actions/new");
        var action = page.QuerySelector("form[data-autosave]")?.GetAttribute("action") ?? "";
        var editor = Ids.Secure.Next();

        using var first = await stage.People.AutosaveAsync(leader, "Halvt skrevet", 0, editor, 1, "action", action);
        using var again = await stage.People.AutosaveAsync(leader, "Halvt skrevet", 0, editor, 1, "action", action);
        using var onward = await stage.People.AutosaveAsync(
            leader,
            "Halvt skrevet, så helt",
            0,
            editor,
            2,
            "action",
            action
        );

        Assert.Equal(1, await FoundationStage.RevisionAsync(first));
        Assert.Equal(1, await FoundationStage.RevisionAsync(again));
        Assert.Equal(2, await FoundationStage.RevisionAsync(onward));
        Assert.Contains("Halvt skrevet, så helt", await leader.TextAsync("/practice/actions"));
    }

    [Fact]
    public async Task Search_finds_a_word_in_any_field_and_the_filter_a_state()
    {
        var stage = await PracticeStage.SetAsync(app, "search");
        using var leader = await stage.AsAsync(stage.People.Leader);
        await PracticeStage.BeginActionAsync(leader, "Den ene");
        var address = await PracticeStage.BeginActionAsync(leader, "Den anden");
        using var saved = await StepAsync(leader, address, "doing", ("text-care", "Naboens æbletræ"));

        Assert.Contains("Den anden", await leader.TextAsync("/practice/actions?q=ÆBLE"));
        Assert.DoesNotContain("Den ene", await leader.TextAsync("/practice/actions?q=ÆBLE"));
        Assert.DoesNotContain("Den anden", await leader.TextAsync("/practice/actions?state=planned"));
    }

    /// <summary>What the database shows somebody: trial actions, their texts, and what the forum was told.</summary>
    private async Task<(long Actions, long Texts, long Stories)> RowsAsync(PersonId person)
    {
        var viewer = await app.World.ViewerAsync(person);
        return await app.Db.AsAsync(
            viewer,
            async tx =>
                (
                    await tx.ValueAsync<long>("select count(*) from trial_action"),
                    await tx.ValueAsync<long>("select count(*) from practice_text where artefact = 'trial-action'"),
                    await tx.ValueAsync<long>("select count(*) from trial_action_story")
                ),
            default
        );
    }

    private static async Task<string> TellAsync(TestClient leader, string title)
    {
        var address = await PracticeStage.BeginActionAsync(leader, title);
        using var reflected = await StepAsync(
            leader,
            address,
            "reflection",
            ("text-happened", "Det gik"),
            ("text-learned", "Ring")
        );
        using var told = await PracticeStage.ShareAsync(leader, address, "forum");
        return address;
    }

    private static IEnumerable<(string, string?)> Planned(AngleSharp.Dom.IDocument page) =>
        page.QuerySelectorAll("main a")
            .Where(link => link.TextContent.Contains("du har planlagt", StringComparison.Ordinal))
            .Select(link => (link.TextContent, link.GetAttribute("href")));

    private static IEnumerable<string> Titles(AngleSharp.Dom.IDocument page) =>
        page.QuerySelectorAll("article h2").Select(title => title.TextContent);

    private static async Task IsMissingAsync(string address, string nothing, IEnumerable<TestClient> clients)
    {
        foreach (var client in clients)
        {
            using var refused = await client.GetAsync(address);
            using var missing = await client.GetAsync(nothing);
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
            Assert.Equal(await FoundationStage.BytesAsync(missing), await FoundationStage.BytesAsync(refused));
        }
    }

    private async Task<string> TakenAsync(string address) =>
        (
            await app.Database.ListAsync<string>(
                "select (done_at, reflected_at, decided_at, decision, dropped_at)::text from trial_action where id = @Id",
                new { Id = Guid.Parse(address.Split('/')[^1]) }
            )
        ).Single();

    private static Task<HttpResponseMessage> StepAsync(
        TestClient client,
        string address,
        string step,
        params (string Name, string Value)[] typed
    ) => PracticeStage.SendAsync(client, address, "form[data-autosave]", typed, $"{address}/{step}");
}
