using System.Net;
using Sparring.Platform.Data;
using Sparring.Testing;
using Sparring.Tests.Rooms.Foundation;
using Xunit;
using static Sparring.Tests.Rooms.Practice.JointStage;

namespace Sparring.Tests.Rooms.Practice;

public sealed class JointSharingTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task The_forum_reads_what_it_is_told_and_of_the_outcomes_what_each_has_opened()
    {
        var stage = await PracticeStage.SetAsync(app, "joint-told");
        using var leader = await stage.AsAsync(stage.People.Leader);
        using var peer = await stage.AsAsync(stage.People.Peer);
        var address = await TogetherAsync(stage, leader, peer);
        await NoteAsync(leader, address, "citizen", "En mor sagde tak", "forum");
        await NoteAsync(peer, address, "structural", "Budgettet følger bygningen", "us");
        using var executive = await stage.AsAsync(stage.People.Executive);
        Assert.DoesNotContain("Fælles opstart", await executive.TextAsync(Portfolio));

        using var told = await PracticeStage.SendAsync(leader, address, "form[action$='/telling']", []);
        using var after = await PracticeStage.SendAsync(leader, address, Form, [("text-sign", "Skrevet bagefter")]);

        foreach (var person in (PersonId[])[stage.People.OtherLeader, stage.People.Organiser, stage.People.Executive])
        {
            using var reader = await stage.AsAsync(person);
            Assert.Contains("Fælles opstart", await reader.TextAsync(Portfolio));
            var page = await reader.TextAsync(address);
            Assert.Contains("En mor sagde tak", page);
            Assert.Contains(PracticeStage.Canary, page);
            Assert.DoesNotContain("Budgettet følger bygningen", page);
            Assert.DoesNotContain("Skrevet bagefter", page);
        }

        using var coach = await stage.AsAsync(stage.People.Coach);
        using var closed = await coach.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, closed.StatusCode);
        using var back = await PracticeStage.SendAsync(leader, address, "form[action$='/telling-end']", []);
        using var gone = await executive.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task The_database_itself_shows_each_person_what_the_matrix_says()
    {
        var stage = await PracticeStage.SetAsync(app, "joint-rows");
        using var leader = await stage.AsAsync(stage.People.Leader);
        using var peer = await stage.AsAsync(stage.People.Peer);
        var address = await TogetherAsync(stage, leader, peer);
        await NoteAsync(leader, address, "cultural", "Vi siger vores", "forum");
        await NoteAsync(peer, address, "practice", "Kort møde", "us");
        await AskAsync(leader, address, stage.People.OtherLeader);
        var people = stage.People;
        PersonId[] everybody =
        [
            people.Leader,
            people.Peer,
            people.OtherLeader,
            people.Organiser,
            people.Executive,
            people.Coach,
        ];

        var before = await RowsAsync(everybody);
        using var told = await PracticeStage.SendAsync(leader, address, "form[action$='/telling']", []);
        var after = await RowsAsync(everybody);

        Assert.Equal(["1 4 2", "1 4 2", "1 4 0", "0 0 0", "0 0 0", "0 0 0"], before);
        Assert.Equal(["1 4 2", "1 4 2", "1 4 1", "1 0 1", "1 0 1", "0 0 0"], after);
    }

    [Fact]
    public async Task Nobody_makes_herself_one_of_them_nor_changes_what_is_not_hers()
    {
        var stage = await PracticeStage.SetAsync(app, "joint-force");
        using var leader = await stage.AsAsync(stage.People.Leader);
        var address = await BeginAsync(leader, "Fælles opstart");
        using var told = await PracticeStage.SendAsync(leader, address, "form[action$='/telling']", []);
        var other = await app.World.ViewerAsync(stage.People.OtherLeader);
        var id = Guid.Parse(address.Split('/')[^1]);

        var joining = app.Db.AsAsync(
            other,
            tx =>
                tx.ExecuteAsync(
                    """
                    insert into joint_part (tenant, action, programme, person, asked_by, asked_at, joined_at)
                    values (@Tenant, @Id, @Programme, @Person, @Person, now(), now())
                    """,
                    new
                    {
                        other.Tenant,
                        Id = id,
                        stage.Programme,
                        other.Person,
                    }
                ),
            CancellationToken.None
        );
        var changed = await app.Db.AsAsync(
            other,
            tx => tx.ExecuteAsync("update joint_action set cluster = 'min' where id = @Id", new { Id = id }),
            CancellationToken.None
        );

        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => joining);
        Assert.Equal("42501", refused.SqlState);
        Assert.Equal(0, changed);
    }

    [Fact]
    public async Task An_entry_is_its_authors_alone_to_remove_and_needs_a_kind_and_a_text()
    {
        var stage = await PracticeStage.SetAsync(app, "joint-entry");
        using var leader = await stage.AsAsync(stage.People.Leader);
        using var peer = await stage.AsAsync(stage.People.Peer);
        var address = await TogetherAsync(stage, leader, peer);
        using var empty = await PracticeStage.SendAsync(
            leader,
            address,
            "form[action$='/entries']",
            [("entry", "Uden slags")]
        );
        await NoteAsync(leader, address, "relational", "Vi ringer nu", "us");
        using var page = await leader.PageAsync(address);
        var removal = page.QuerySelector("form[action$='/removal']")?.GetAttribute("action") ?? "";

        using var hers = await peer.PostFormAsync(removal, [], address);
        var kept = await peer.TextAsync(address);
        using var own = await leader.PostFormAsync(removal, [], address);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.Contains("Uden slags", await FoundationStage.BodyAsync(empty));
        Assert.Equal(HttpStatusCode.NotFound, hers.StatusCode);
        Assert.Contains("Vi ringer nu", kept);
        Assert.Equal(HttpStatusCode.Redirect, own.StatusCode);
        Assert.DoesNotContain("Vi ringer nu", await peer.TextAsync(address));
    }

    [Fact]
    public async Task The_portfolio_is_searched_and_sorted_and_ones_own_data_hold_what_one_noted()
    {
        var stage = await PracticeStage.SetAsync(app, "joint-list");
        using var leader = await stage.AsAsync(stage.People.Leader);
        var first = await BeginAsync(leader, "Ådalen mødes");
        await BeginAsync(leader, "Borgeren først");
        await NoteAsync(leader, first, "citizen", "Færre omveje", "us");

        using var sorted = await leader.PageAsync(Portfolio + "?sort=title");
        var found = await leader.TextAsync(Portfolio + "?q=BORGEREN");
        var mine = await leader.TextAsync("/privacy/mine");

        Assert.Equal(
            ["Borgeren først", "Ådalen mødes"],
            sorted.QuerySelectorAll("tbody th a").Select(link => link.TextContent)
        );
        Assert.Contains("Borgeren først", found);
        Assert.DoesNotContain("Ådalen mødes", found);
        Assert.Contains("Færre omveje", mine);
        Assert.Contains("Ådalen mødes", mine);
    }

    [Fact]
    public async Task Whoever_may_not_see_the_portfolio_is_not_shown_the_way_to_it()
    {
        var stage = await PracticeStage.SetAsync(app, "joint-way-in");
        await app.World.RoleAsync(stage.People.Tenant, stage.Programme, stage.People.OtherCoach, "facilitator");
        using var facilitator = await stage.AsAsync(stage.People.OtherCoach);
        using var organiser = await stage.AsAsync(stage.People.Organiser);

        var hers = await facilitator.TextAsync("/practice/arenas");
        using var closed = await facilitator.GetAsync(Portfolio);

        Assert.DoesNotContain(Portfolio, hers);
        Assert.Equal(HttpStatusCode.NotFound, closed.StatusCode);
        Assert.Contains(Portfolio, await organiser.TextAsync("/practice/arenas"));
    }

    // How many actions, texts and entries the database itself shows to each.
    private async Task<IReadOnlyList<string>> RowsAsync(IEnumerable<PersonId> people)
    {
        var seen = new List<string>();
        foreach (var person in people)
        {
            var viewer = await app.World.ViewerAsync(person);
            seen.Add(
                await app.Db.AsAsync(
                    viewer,
                    tx =>
                        tx.ValueAsync<string>(
                            """
                            select concat_ws(' ', (select count(*) from joint_action), (select count(*) from joint_text),
                                (select count(*) from joint_entry))
                            """,
                            new { }
                        ),
                    CancellationToken.None
                ) ?? ""
            );
        }

        return seen;
    }
}
