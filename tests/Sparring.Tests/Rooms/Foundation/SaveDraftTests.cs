using System.Net;
using Sparring.Platform.Data;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Foundation;

public sealed class SaveDraftTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task What_is_saved_is_there_again_and_sealed_in_the_database()
    {
        var stage = await FoundationStage.SetAsync(app, "saved");
        using var leader = await stage.AsAsync(stage.Leader);

        using var answer = await stage.AutosaveAsync(leader, "Jeg leder for borgerne.");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("gemt kl. 10.00", await FoundationStage.BodyAsync(answer));
        using var page = await leader.PageAsync("/foundation");
        Assert.Equal("Jeg leder for borgerne.", page.QuerySelector("textarea[name=text-why]")?.TextContent);
        var seals = await app.Database.ListAsync<byte[]>(
            "select sealed from foundation_section where tenant = @Tenant",
            new { stage.Tenant }
        );
        Assert.DoesNotContain("borgerne", System.Text.Encoding.UTF8.GetString(Assert.Single(seals)));
    }

    [Fact]
    public async Task The_same_save_sent_again_after_a_lost_answer_is_one_save()
    {
        var stage = await FoundationStage.SetAsync(app, "resent");
        using var leader = await stage.AsAsync(stage.Leader);
        var editor = Ids.Secure.Next();
        using var first = await stage.AutosaveAsync(leader, "En sætning.", 0, editor, 1);

        using var again = await stage.AutosaveAsync(leader, "En sætning.", 0, editor, 1);
        using var further = await stage.AutosaveAsync(leader, "En sætning til.", 0, editor, 2);

        Assert.Equal(1, await FoundationStage.RevisionAsync(again));
        Assert.Equal(2, await FoundationStage.RevisionAsync(further));
    }

    [Fact]
    public async Task Two_tabs_that_meet_get_both_texts_and_nothing_is_overwritten()
    {
        var stage = await FoundationStage.SetAsync(app, "tabs");
        using var leader = await stage.AsAsync(stage.Leader);
        using var first = await stage.AutosaveAsync(leader, "fra det første vindue");

        using var second = await stage.AutosaveAsync(leader, "fra det andet vindue");

        var both = await FoundationStage.BodyAsync(second);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("fra det første vindue", both);
        Assert.Contains("fra det andet vindue", both);
        using var page = await leader.PageAsync("/foundation");
        Assert.Equal("fra det første vindue", page.QuerySelector("textarea[name=text-why]")?.TextContent);
    }

    [Fact]
    public async Task Without_script_two_tabs_meet_on_a_page_where_one_keeps_both()
    {
        var stage = await FoundationStage.SetAsync(app, "plain");
        using var leader = await stage.AsAsync(stage.Leader);
        using var one = await leader.PageAsync("/foundation");
        using var two = await leader.PageAsync("/foundation");
        using var saved = await FoundationStage.SendAsync(
            leader,
            one.QuerySelector("form[action='/foundation/draft']"),
            new Dictionary<string, string> { ["text-why"] = "første" }
        );

        using var met = await FoundationStage.SendAsync(
            leader,
            two.QuerySelector("form[action='/foundation/draft']"),
            new Dictionary<string, string> { ["text-why"] = "anden", ["text-room"] = "mit rum" }
        );
        using var choice = await TestClient.ParseAsync(met);
        using var settled = await FoundationStage.SendAsync(
            leader,
            choice.QuerySelector("form[action='/foundation/draft']")
        );

        Assert.Equal(
            (HttpStatusCode.Redirect, HttpStatusCode.Conflict, HttpStatusCode.Redirect),
            (saved.StatusCode, met.StatusCode, settled.StatusCode)
        );
        using var page = await leader.PageAsync("/foundation");
        Assert.Equal("første\n\nanden", page.QuerySelector("textarea[name=text-why]")?.TextContent);
        Assert.Equal("mit rum", page.QuerySelector("textarea[name=text-room]")?.TextContent);
    }

    [Fact]
    public async Task A_section_far_too_long_is_refused_and_given_back()
    {
        var stage = await FoundationStage.SetAsync(app, "long");
        using var leader = await stage.AsAsync(stage.Leader);

        using var answer = await stage.AutosaveAsync(leader, new string('a', 20_001));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(new string('a', 20_001), await FoundationStage.BodyAsync(answer));
    }

    [Fact]
    public async Task Nobody_writes_in_a_programme_she_takes_no_part_in()
    {
        var stage = await FoundationStage.SetAsync(app, "outside");
        var elsewhere = await app.World.ProgrammeAsync(stage.Tenant, "elsewhere");
        using var leader = await stage.AsAsync(stage.Leader);

        using var answer = await (stage with { Programme = elsewhere }).AutosaveAsync(leader, "hej");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Private_notes_are_the_owners_and_are_sealed_apart()
    {
        var stage = await FoundationStage.SetAsync(app, "notes");
        using var leader = await stage.AsAsync(stage.Leader);

        using var answer = await stage.AutosaveAsync(
            leader,
            FoundationStage.Canary,
            section: "notes",
            path: "/foundation/notes"
        );

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var page = await leader.PageAsync("/foundation");
        Assert.Equal(FoundationStage.Canary, page.QuerySelector("textarea[name=text-notes]")?.TextContent);
        var address = await stage.HandInAsync("Det her må coachen læse");
        using var coach = await stage.AsAsync(stage.Coach);
        Assert.DoesNotContain(FoundationStage.Canary, await coach.TextAsync(address));
    }

    [Fact]
    public async Task The_self_check_is_kept()
    {
        var stage = await FoundationStage.SetAsync(app, "check");
        using var leader = await stage.AsAsync(stage.Leader);

        using var answer = await leader.PostFormAsync(
            "/foundation/self-check",
            [
                new("programme", stage.Programme.Value.ToString()),
                new("item", "c2"),
                new("item", "c6"),
                new("item", "c99"),
            ],
            "/foundation"
        );

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        using var page = await leader.PageAsync("/foundation");
        Assert.Equal(
            ["c2", "c6"],
            page.QuerySelectorAll("input[name=item][checked]").Select(tick => tick.GetAttribute("value"))
        );
    }
}
