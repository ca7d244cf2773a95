using System.Net;
using Sparring.Platform.Data;
using Sparring.Testing;
using Xunit;
using static Sparring.Tests.Rooms.Practice.JointStage;

namespace Sparring.Tests.Rooms.Practice;

/// <summary>What ends or takes something away is pressed twice, without script: the second answer is the first one's.</summary>
public sealed class PressedTwiceTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_focus_is_ended_once_and_on_the_day_it_was()
    {
        var stage = await PracticeStage.SetAsync(app, "twice focus");
        using var leader = await stage.AsAsync(stage.People.Leader);
        using var peer = await stage.AsAsync(stage.People.Peer);
        using var chosen = await PracticeStage.ChooseFocusAsync(leader, "lytte før jeg taler");

        var ending = await PressTwiceAsync(leader, "/practice/focus", "form[action$='/ending']");

        await RefusedAsync(peer, ending, "/practice/focus");
        Assert.Equal([true], await EndedFirstAsync("learning_focus", "owner", stage.People.Leader));
    }

    [Fact]
    public async Task An_arena_is_ended_once_and_on_the_day_it_was()
    {
        var stage = await PracticeStage.SetAsync(app, "twice arena");
        using var leader = await stage.AsAsync(stage.People.Leader);
        using var peer = await stage.AsAsync(stage.People.Peer);
        using var chosen = await stage.ChooseArenaAsync(leader);

        var ending = await PressTwiceAsync(leader, "/practice/arena", "form[action$='/ending']");

        await RefusedAsync(peer, ending, "/practice/arena");
        Assert.Equal([true], await EndedFirstAsync("practice_arena", "owner", stage.People.Leader));
    }

    [Fact]
    public async Task An_offer_is_ended_once()
    {
        var stage = await PracticeStage.SetAsync(app, "twice offer");
        using var leader = await stage.AsAsync(stage.People.Leader);
        using var peer = await stage.AsAsync(stage.People.Peer);
        using var made = await PracticeStage.SendAsync(
            leader,
            Obstacles,
            "form[action$='/offers']",
            [("offer", "Ring til mig"), ("until", "2030-01-01")]
        );

        var ending = await PressTwiceAsync(leader, Obstacles, "form[action$='/ending']");

        await RefusedAsync(peer, ending, Obstacles);
        Assert.DoesNotContain("Ring til mig", await peer.TextAsync(Obstacles));
    }

    [Fact]
    public async Task Who_was_asked_is_asked_no_more_and_who_has_said_yes_stays()
    {
        var stage = await PracticeStage.SetAsync(app, "twice asking");
        using var leader = await stage.AsAsync(stage.People.Leader);
        using var peer = await stage.AsAsync(stage.People.Peer);
        using var other = await stage.AsAsync(stage.People.OtherLeader);
        var address = await TogetherAsync(stage, leader, peer);
        await AskAsync(leader, address, stage.People.OtherLeader);

        var asking = await PressTwiceAsync(leader, address, "form[action$='/taking-back']");

        await RefusedAsync(other, asking, Portfolio);
        await RefusedAsync(
            leader,
            asking.Replace(
                stage.People.OtherLeader.Value.ToString(),
                stage.People.Peer.Value.ToString(),
                StringComparison.Ordinal
            ),
            address
        );
        Assert.Contains(PracticeStage.Canary, await peer.TextAsync(address));
    }

    [Fact]
    public async Task Who_leaves_has_left_and_who_says_no_has_said_no()
    {
        var stage = await PracticeStage.SetAsync(app, "twice leaving");
        using var leader = await stage.AsAsync(stage.People.Leader);
        using var peer = await stage.AsAsync(stage.People.Peer);
        using var other = await stage.AsAsync(stage.People.OtherLeader);
        var address = await TogetherAsync(stage, leader, peer);
        await AskAsync(leader, address, stage.People.OtherLeader);

        await PressTwiceAsync(peer, address, "form[action$='/leaving']");
        await PressTwiceAsync(other, address, "form[action$='/leaving']");

        using var outsider = await stage.AsAsync(stage.People.OtherCoach);
        await RefusedAsync(outsider, address + "/leaving", "/");
        Assert.Contains("Takkede nej", await leader.TextAsync(address));
    }

    [Fact]
    public async Task The_lead_is_passed_on_once_and_whoever_follows_cannot_take_it()
    {
        var stage = await PracticeStage.SetAsync(app, "twice lead");
        using var leader = await stage.AsAsync(stage.People.Leader);
        using var peer = await stage.AsAsync(stage.People.Peer);
        var address = await TogetherAsync(stage, leader, peer);
        (string, string)[] toPeer = [("person", stage.People.Peer.Value.ToString())];
        using var page = await leader.PageAsync(address);
        var form = Found(page, "form[action$='/lead']");

        using var first = await PracticeStage.SendAsync(leader, form, toPeer);
        using var second = await PracticeStage.SendAsync(leader, form, toPeer);
        using var taken = await PracticeStage.SendAsync(
            leader,
            form,
            [("person", stage.People.Leader.Value.ToString())]
        );

        Assert.Equal(
            (HttpStatusCode.Redirect, HttpStatusCode.Redirect, first.Headers.Location),
            (first.StatusCode, second.StatusCode, second.Headers.Location)
        );
        Assert.Equal(HttpStatusCode.NotFound, taken.StatusCode);
    }

    [Fact]
    public async Task An_entry_is_taken_away_once_and_anothers_stays()
    {
        var stage = await PracticeStage.SetAsync(app, "twice entry");
        using var leader = await stage.AsAsync(stage.People.Leader);
        using var peer = await stage.AsAsync(stage.People.Peer);
        using var other = await stage.AsAsync(stage.People.OtherLeader);
        var address = await TogetherAsync(stage, leader, peer);
        await NoteAsync(leader, address, "relational", "Vi ringer nu", "us");
        using var page = await leader.PageAsync(address);
        var removal = Found(page, "form[action$='/removal']").GetAttribute("action") ?? "";

        await RefusedAsync(peer, removal, address);
        await PressTwiceAsync(leader, address, "form[action$='/removal']");

        await RefusedAsync(other, removal, Portfolio);
        Assert.DoesNotContain("Vi ringer nu", await peer.TextAsync(address));
    }

    private const string Obstacles = "/practice/obstacles";

    private async Task<string> PressTwiceAsync(TestClient client, string address, string form)
    {
        using var page = await client.PageAsync(address);
        var found = Found(page, form);
        using var first = await PracticeStage.SendAsync(client, found, []);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        using var second = await PracticeStage.SendAsync(client, found, []);

        Assert.Equal(
            (HttpStatusCode.Redirect, HttpStatusCode.Redirect, first.Headers.Location),
            (first.StatusCode, second.StatusCode, second.Headers.Location)
        );
        return found.GetAttribute("action") ?? "";
    }

    // Whoever was never allowed is answered as for what never was.
    private static async Task RefusedAsync(TestClient client, string action, string page)
    {
        using var refused = await client.PostFormAsync(action, [], page);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    // Ended a minute before now: by the first press.
    private Task<IReadOnlyList<bool>> EndedFirstAsync(string table, string owner, PersonId person) =>
        app.Database.ListAsync<bool>(
            $"select ended_at <= @Before from {table} where {owner} = @Person",
            new { Before = app.Clock.GetUtcNow().AddMinutes(-1), Person = person }
        );
}
