using System.Net;
using Sparring.Platform.Data;
using Sparring.Testing;
using Sparring.Tests.Rooms.Foundation;
using Xunit;
using static Sparring.Tests.Rooms.Practice.JointStage;

namespace Sparring.Tests.Rooms.Practice;

public sealed class JointActionTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Whoever_is_asked_sees_the_plan_and_nobody_else_does()
    {
        var stage = await PracticeStage.SetAsync(app, "joint-asked");
        using var leader = await stage.AsAsync(stage.People.Leader);
        var address = await BeginAsync(leader, "Fælles opstart");
        using var peer = await stage.AsAsync(stage.People.Peer);
        using var unasked = await peer.GetAsync(address);

        await AskAsync(leader, address, stage.People.Peer);

        Assert.Equal(HttpStatusCode.NotFound, unasked.StatusCode);
        Assert.Contains(PracticeStage.Canary, await peer.TextAsync(address));
        Assert.Contains("Du er spurgt, om du vil være med", await peer.TextAsync("/"));
        foreach (var person in (PersonId[])[.. stage.Others, stage.People.Coach])
        {
            using var other = await stage.AsAsync(person);
            using var refused = await other.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }
    }

    [Fact]
    public async Task Asking_nobody_is_answered_with_a_sentence()
    {
        var stage = await PracticeStage.SetAsync(app, "joint-nobody");
        using var leader = await stage.AsAsync(stage.People.Leader);
        var address = await BeginAsync(leader, "Fælles opstart");

        using var refused = await PracticeStage.SendAsync(leader, address, "form[action$='/people']", [("person", "")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Vælg, hvem du vil spørge.", await FoundationStage.BodyAsync(refused));
    }

    [Fact]
    public async Task Each_answers_for_herself_and_only_a_yes_lets_her_write()
    {
        var stage = await PracticeStage.SetAsync(app, "joint-answers");
        using var leader = await stage.AsAsync(stage.People.Leader);
        var address = await BeginAsync(leader, "Fælles opstart");
        await AskAsync(leader, address, stage.People.Peer);
        await AskAsync(leader, address, stage.People.OtherLeader);
        using var peer = await stage.AsAsync(stage.People.Peer);
        using var other = await stage.AsAsync(stage.People.OtherLeader);
        using var early = await peer.PostFormAsync(
            address + "/text",
            [new("text-title", "Min")],
            "/practice/together/new"
        );

        using var yes = await PracticeStage.SendAsync(peer, address, "form[action$='/yes']", []);
        using var no = await PracticeStage.SendAsync(other, address, "form[action$='/leaving']", []);
        using var written = await PracticeStage.SendAsync(peer, address, Form, [("text-sign", "Færre opkald")]);

        Assert.Equal(HttpStatusCode.NotFound, early.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, yes.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, written.StatusCode);
        var page = await leader.TextAsync(address);
        Assert.Contains("Færre opkald", page);
        Assert.Contains("Takkede nej", page);
        using var gone = await other.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        using var late = await other.PostFormAsync(address + "/yes", [], "/practice");
        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
    }

    [Fact]
    public async Task Two_who_write_in_the_same_text_are_shown_both()
    {
        var stage = await PracticeStage.SetAsync(app, "joint-meet");
        using var leader = await stage.AsAsync(stage.People.Leader);
        using var peer = await stage.AsAsync(stage.People.Peer);
        var address = await TogetherAsync(stage, leader, peer);
        using var open = await leader.PageAsync(address);
        using var first = await PracticeStage.SendAsync(peer, address, Form, [("text-idea", "Peers idé")]);

        using var second = await PracticeStage.SendAsync(leader, Found(open, Form), [("text-idea", "Lederens idé")]);

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        var both = await FoundationStage.BodyAsync(second);
        Assert.Contains("Peers idé", both);
        Assert.Contains("Lederens idé", both);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("dropping")]
    public async Task Nothing_is_begun_under_the_id_of_somebody_elses_thing_and_its_owner_stays_the_one_who_is_told(
        string step
    )
    {
        var stage = await PracticeStage.SetAsync(app, "joint-id-" + step);
        using var leader = await stage.AsAsync(stage.People.Leader);
        using var peer = await stage.AsAsync(stage.People.Peer);
        using var kept = await PracticeStage.SendAsync(peer, "/practice/focus", Form, [("text-action", "spørge")]);
        var theirs = (
            await app.Database.ListAsync<Guid>(
                "select id from artefact_owner where owner = @Peer",
                new { stage.People.Peer }
            )
        )[0];

        using var answer = await leader.PostFormAsync(
            $"{Portfolio}/{theirs}/{step}",
            [new("text-title", "Min")],
            Portfolio + "/new"
        );

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(
            await app.Database.ListAsync<Guid>("select id from joint_action where id = @theirs", new { theirs })
        );
        Assert.Equal(
            [stage.People.Peer],
            await app.Database.ListAsync<PersonId>(
                "select owner from artefact_owner where id = @theirs",
                new { theirs }
            )
        );
    }

    [Fact]
    public async Task An_id_that_is_known_in_another_organisation_says_nothing_here()
    {
        var stage = await PracticeStage.SetAsync(app, "joint-id-here");
        var elsewhere = await PracticeStage.SetAsync(app, "joint-id-there");
        using var other = await elsewhere.AsAsync(elsewhere.People.Peer);
        using var kept = await PracticeStage.SendAsync(other, "/practice/focus", Form, [("text-action", "spørge")]);
        var theirs = (
            await app.Database.ListAsync<Guid>(
                "select id from artefact_owner where owner = @Peer",
                new { elsewhere.People.Peer }
            )
        )[0];
        using var leader = await stage.AsAsync(stage.People.Leader);

        using var answer = await leader.PostFormAsync(
            $"{Portfolio}/{theirs}/text",
            [new("text-title", "Min")],
            Portfolio + "/new"
        );

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(
            new[] { elsewhere.People.Peer, stage.People.Leader }.OrderBy(person => person.Value),
            (
                await app.Database.ListAsync<PersonId>(
                    "select owner from artefact_owner where id = @theirs",
                    new { theirs }
                )
            ).OrderBy(person => person.Value)
        );
    }

    [Fact]
    public async Task It_goes_from_plan_to_decision_and_says_what_is_missing()
    {
        var stage = await PracticeStage.SetAsync(app, "joint-way");
        using var leader = await stage.AsAsync(stage.People.Leader);
        var address = await BeginAsync(leader, "Fælles opstart");

        using var done = await StepAsync(leader, address, "doing");
        using var early = await StepAsync(leader, address, "decision", ("decision", "spread"));
        using var decided = await StepAsync(
            leader,
            address,
            "decision",
            ("decision", "spread"),
            ("text-learned", "Borgeren først")
        );

        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        Assert.Contains("hvad I lærte", await FoundationStage.BodyAsync(early));
        Assert.Equal(HttpStatusCode.Redirect, decided.StatusCode);
        Assert.Contains("Besluttet: Udbred", await leader.TextAsync(Portfolio));
    }

    [Fact]
    public async Task A_step_of_a_joint_action_pressed_twice_answers_as_the_first_press_did()
    {
        var stage = await PracticeStage.SetAsync(app, "joint-twice");
        using var leader = await stage.AsAsync(stage.People.Leader);
        var address = await BeginAsync(leader, "Fælles opstart");

        foreach (var step in (string[])["doing", "doing", "dropping", "dropping", "reopening", "reopening"])
        {
            using var taken = await StepAsync(leader, address, step);
            Assert.Equal((step, HttpStatusCode.Redirect), (step, taken.StatusCode));
        }

        Assert.Contains("Gjort", await leader.TextAsync(address));
    }

    [Fact]
    public async Task Who_leads_passes_it_on_before_she_leaves_and_then_sees_nothing_more()
    {
        var stage = await PracticeStage.SetAsync(app, "joint-lead");
        using var leader = await stage.AsAsync(stage.People.Leader);
        using var peer = await stage.AsAsync(stage.People.Peer);
        var address = await TogetherAsync(stage, leader, peer);
        using var early = await leader.PostFormAsync(address + "/leaving", [], address);

        using var passed = await PracticeStage.SendAsync(
            leader,
            address,
            "form[action$='/lead']",
            [("person", stage.People.Peer.Value.ToString())]
        );
        using var left = await PracticeStage.SendAsync(leader, address, "form[action$='/leaving']", []);

        Assert.Equal(HttpStatusCode.NotFound, early.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, left.StatusCode);
        using var gone = await leader.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Contains("Fortæl forummet om den", await peer.TextAsync(address));
    }
}
