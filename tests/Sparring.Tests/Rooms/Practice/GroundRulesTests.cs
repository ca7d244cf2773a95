using System.Net;
using Sparring.Platform.Data;
using Sparring.Testing;
using Sparring.Tests.Rooms.Foundation;
using Xunit;

namespace Sparring.Tests.Rooms.Practice;

public sealed class GroundRulesTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Path = "/practice/rules";
    private const string Form = "form[data-autosave]";

    [Fact]
    public async Task Rules_hold_when_every_department_has_said_yes_and_not_before()
    {
        var stage = await StageAsync("rules-yes");
        using var leader = await stage.AsAsync(stage.People.Leader);
        var address = await ProposeAsync(leader, "Vi ringer først");
        using var other = await stage.AsAsync(stage.People.OtherLeader);
        Assert.Contains("Version 1 venter på Afdeling SKOLE", await leader.TextAsync(address));
        Assert.Contains("Spilleregler venter på et ja fra din afdeling", await other.TextAsync("/"));

        using var yes = await PracticeStage.SendAsync(other, address, "form[action$='/yes']", []);

        Assert.Equal(HttpStatusCode.Redirect, yes.StatusCode);
        var page = await leader.TextAsync(address);
        Assert.Contains("Version 1 gælder", page);
        Assert.Contains("Ja: Ida Krog", page);
        Assert.DoesNotContain("Spilleregler venter", await other.TextAsync("/"));
    }

    [Fact]
    public async Task A_change_asks_again_and_the_version_before_holds_until_all_have_agreed()
    {
        var stage = await StageAsync("rules-change");
        using var leader = await stage.AsAsync(stage.People.Leader);
        using var other = await stage.AsAsync(stage.People.OtherLeader);
        var address = await ProposeAsync(leader, "Vi ringer først");
        using var first = await PracticeStage.SendAsync(other, address, "form[action$='/yes']", []);

        using var changed = await ChangeAsync(other, address, "Vi ringer altid først", "To gange skrev vi i stedet");

        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        var page = await leader.TextAsync(address);
        Assert.Contains("Version 1 gælder", page);
        Assert.Contains("Version 2 venter på Afdeling HJEM", page);
        Assert.Contains("To gange skrev vi i stedet", page);
        using var seen = await leader.PageAsync(address);
        Assert.Equal("altid", seen.QuerySelector(".difference ins")?.LastChild?.TextContent.Trim());
        using var second = await PracticeStage.SendAsync(leader, address, "form[action$='/yes']", []);
        Assert.Contains("Version 2 gælder", await other.TextAsync(address));
    }

    [Fact]
    public async Task A_yes_says_what_is_saved_and_who_reads_it_and_is_taken_back_while_somebody_is_missing()
    {
        var stage = await StageAsync("rules-back");
        using var leader = await stage.AsAsync(stage.People.Leader);
        using var other = await stage.AsAsync(stage.People.OtherLeader);
        var address = await ProposeAsync(leader, "Vi ringer først", "VEJ");

        using var yes = await PracticeStage.SendAsync(other, address, "form[action$='/yes']", []);
        using var saved = await other.PageAsync(yes.Headers.Location?.ToString() ?? "");
        using var back = await PracticeStage.SendAsync(other, address, "form[action$='/taking-back']", []);
        using var again = await PracticeStage.SendAsync(
            other,
            saved.QuerySelector("form[action$='/taking-back']") ?? throw new InvalidOperationException(),
            []
        );
        using var taken = await other.PageAsync(back.Headers.Location?.ToString() ?? "");
        using var hers = await leader.PageAsync(address);

        var notice = saved.QuerySelector(".alert-success")?.TextContent;
        Assert.Contains("Dit ja til version 1 for Afdeling SKOLE er gemt", notice);
        Assert.Contains("når Afdeling VEJ også har sagt ja", notice);
        Assert.Contains("Forummets ledere, direktørgruppen og arbejdsgruppen kan se, hvem der sagde ja", notice);
        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Redirect], [back.StatusCode, again.StatusCode]);
        Assert.Contains("Dit ja er taget tilbage", taken.Body?.TextContent);
        Assert.Contains("Version 1 venter på Afdeling SKOLE, Afdeling VEJ", hers.Body?.TextContent);
        Assert.Null(hers.QuerySelector("form[action$='/taking-back']"));
    }

    [Fact]
    public async Task A_yes_to_what_holds_is_not_taken_back_and_the_way_to_change_it_is_told()
    {
        var stage = await StageAsync("rules-holds");
        using var leader = await stage.AsAsync(stage.People.Leader);
        using var other = await stage.AsAsync(stage.People.OtherLeader);
        var address = await ProposeAsync(leader, "Vi ringer først");
        using var yes = await PracticeStage.SendAsync(other, address, "form[action$='/yes']", []);
        using var saved = await other.PageAsync(yes.Headers.Location?.ToString() ?? "");

        using var back = await other.PostFormAsync(address + "/yes/taking-back", [new("number", "1")], "/practice");
        using var unasked = await stage.AsAsync(stage.People.Peer);
        using var foreign = await unasked.PostFormAsync(
            address + "/yes/taking-back",
            [new("number", "1")],
            "/practice"
        );

        Assert.Contains("Version 1 gælder fra nu af", saved.QuerySelector(".alert-success")?.TextContent);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, back.StatusCode);
        Assert.Contains("Foreslå en ændring i stedet", await FoundationStage.BodyAsync(back));
        Assert.Contains("Version 1 gælder", await leader.TextAsync(address));
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    [Fact]
    public async Task Two_departments_are_needed_and_ones_own_among_them()
    {
        var stage = await StageAsync("rules-two");
        using var leader = await stage.AsAsync(stage.People.Leader);

        using var alone = await NewAsync(leader, "Vi ringer først", "HJEM");
        using var others = await NewAsync(leader, "Vi ringer først", "SKOLE", "VEJ");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, alone.StatusCode);
        Assert.Contains("mindst to afdelinger", await FoundationStage.BodyAsync(alone));
        Assert.Contains("Din egen afdeling skal være en af dem", await FoundationStage.BodyAsync(others));
    }

    [Fact]
    public async Task A_change_nobody_has_read_is_not_passed_over_and_nothing_typed_is_lost()
    {
        var stage = await StageAsync("rules-newer");
        using var leader = await stage.AsAsync(stage.People.Leader);
        using var other = await stage.AsAsync(stage.People.OtherLeader);
        var address = await ProposeAsync(leader, "Vi ringer først");
        using var open = await leader.PageAsync(address);
        var form = open.QuerySelector(Form);
        Assert.NotNull(form);
        using var theirs = await ChangeAsync(other, address, "Vi skriver først", "Telefonen er optaget");

        using var mine = await PracticeStage.SendAsync(
            leader,
            form,
            [("text-text", "Vi går først"), ("text-why", "Gangen er kort")],
            address + "/versions"
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, mine.StatusCode);
        var body = await FoundationStage.BodyAsync(mine);
        Assert.Contains("mens du skrev", body);
        Assert.Contains("Vi går først", body);
        Assert.Contains("Vi skriver først", await leader.TextAsync(address));
    }

    [Fact]
    public async Task The_forum_reads_what_is_proposed_and_only_the_departments_change_it()
    {
        var stage = await StageAsync("rules-forum");
        using var leader = await stage.AsAsync(stage.People.Leader);
        using var draft = await leader.PageAsync(Path + "/new");
        using var kept = await PracticeStage.SendAsync(
            leader,
            draft.QuerySelector(Form) ?? throw new InvalidOperationException(),
            [("text-text", PracticeStage.Canary)]
        );
        var address = await ProposeAsync(leader, "Vi ringer først");

        foreach (var person in (PersonId[])[stage.People.Organiser, stage.People.Executive])
        {
            using var reader = await stage.AsAsync(person);
            var list = await reader.TextAsync(Path);
            Assert.Contains("Når vi har den samme borger", list);
            Assert.DoesNotContain("Din kladde", list);
            using var page = await reader.PageAsync(address);
            Assert.Contains("Vi ringer først", page.Body?.TextContent);
            Assert.Null(page.QuerySelector(Form));
        }

        using var unasked = await stage.AsAsync(stage.People.Peer);
        using var refused = await unasked.PostFormAsync(address + "/yes", [new("number", "1")], "/practice");
        using var coach = await stage.AsAsync(stage.People.Coach);
        using var closed = await coach.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, closed.StatusCode);
    }

    [Fact]
    public async Task The_database_takes_a_yes_only_for_ones_own_department_and_shows_drafts_to_nobody_else()
    {
        var stage = await StageAsync("rules-rows");
        using var leader = await stage.AsAsync(stage.People.Leader);
        var address = await ProposeAsync(leader, "Vi ringer først");
        var id = Guid.Parse(address.Split('/')[^1]);
        using var open = await leader.PageAsync(address);
        using var saved = await PracticeStage.SendAsync(
            leader,
            open.QuerySelector(Form) ?? throw new InvalidOperationException(),
            [("text-why", "Kun min")]
        );
        var peer = await app.World.ViewerAsync(stage.People.Peer);

        var yes = app.Db.AsAsync(
            peer,
            tx =>
                tx.ExecuteAsync(
                    """
                    insert into ground_rules_yes (tenant, rules, number, department, person, agreed_at)
                    select @Tenant, @Id, 1, d.id, @Person, now() from department d where d.code = 'SKOLE'
                    """,
                    new
                    {
                        peer.Tenant,
                        Id = id,
                        peer.Person,
                    }
                ),
            CancellationToken.None
        );
        var drafts = await app.Db.AsAsync(
            peer,
            tx => tx.ValueAsync<long>("select count(*) from ground_rules_draft", new { }),
            CancellationToken.None
        );

        Assert.Equal("42501", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => yes)).SqlState);
        Assert.Equal(0, drafts);
        Assert.Contains("Kun min", await leader.TextAsync("/privacy/mine"));
    }

    // The other leader works in the school department; the peer nowhere.
    private async Task<PracticeStage> StageAsync(string key)
    {
        var stage = await PracticeStage.SetAsync(app, key);
        await app.Database.ExecuteAsync(
            """
            insert into employment (tenant, person, department, level)
            select @Tenant, @Other, id, 'leader' from department where tenant = @Tenant and code = 'SKOLE'
            """,
            new { stage.People.Tenant, Other = stage.People.OtherLeader }
        );
        return stage;
    }

    private static async Task<string> ProposeAsync(TestClient client, string text, params string[] also)
    {
        using var answer = await NewAsync(client, text, ["HJEM", "SKOLE", .. also]);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location?.ToString() ?? "";
    }

    private static async Task<HttpResponseMessage> NewAsync(TestClient client, string text, params string[] departments)
    {
        using var page = await client.PageAsync(Path + "/new");
        var form = page.QuerySelector(Form) ?? throw new InvalidOperationException("No form.");
        var action = form.GetAttribute("action")?.Replace("/text", "/versions", StringComparison.Ordinal);
        return await PracticeStage.SendAsync(
            client,
            form,
            [
                ("text-title", "Når vi har den samme borger"),
                ("text-text", text),
                .. departments.Select(code => ("departments", code)),
            ],
            action
        );
    }

    private static Task<HttpResponseMessage> ChangeAsync(TestClient client, string address, string text, string why) =>
        PracticeStage.SendAsync(client, address, Form, [("text-text", text), ("text-why", why)], address + "/versions");
}
