using System.Net;
using Sparring.Platform.Data;
using Sparring.Testing;
using Sparring.Tests.Rooms.Foundation;
using Xunit;

namespace Sparring.Tests.Rooms.Coaching.Sessions;

public sealed class SessionAccessTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly string[] Shared = ["preparation", "plan", "clock", "reflection", "agreement"];
    private static readonly string[] Coachs = ["desk", "plan/change"];

    [Fact]
    public async Task The_group_and_its_coach_open_every_page_of_the_session()
    {
        var stage = await SessionStage.SetAsync(app, "open");
        using var leader = await stage.LeaderAsync();
        using var coach = await stage.CoachAsync();

        foreach (var (client, pages) in new[] { (leader, Shared), (coach, Shared.Concat(Coachs).ToArray()) })
        {
            foreach (var page in pages)
            {
                using var answer = await client.GetAsync(stage.Page(page));
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                Assert.True(answer.Headers.CacheControl?.NoStore);
            }
        }
    }

    [Fact]
    public async Task To_everybody_else_the_session_is_not_there()
    {
        var stage = await SessionStage.SetAsync(app, "else");
        var other = await SessionStage.SetAsync(app, "tenant");
        foreach (var person in stage.Strangers.Append(other.People.Coach).Append(other.People.Leader))
        {
            using var client = await stage.People.AsAsync(person);
            foreach (var page in Shared.Concat(Coachs))
            {
                using var refused = await client.GetAsync(stage.Page(page));
                using var missing = await client.GetAsync($"/coaching/sessions/{Ids.Secure.Next()}/{page}");
                Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
                Assert.Equal(await FoundationStage.BytesAsync(missing), await FoundationStage.BytesAsync(refused));
            }
        }
    }

    [Fact]
    public async Task The_coachs_pages_are_not_there_for_the_group()
    {
        var stage = await SessionStage.SetAsync(app, "coachs");
        using var leader = await stage.LeaderAsync();

        foreach (var page in Coachs)
        {
            using var answer = await leader.GetAsync(stage.Page(page));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Who_leaves_the_group_has_no_session_at_the_next_request()
    {
        var stage = await SessionStage.SetAsync(app, "leaves");
        using var peer = await stage.PeerAsync();
        using var before = await peer.GetAsync(stage.Page("agreement"));
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);

        await app.Database.ExecuteAsync(
            "update sparring_group_member set valid = daterange(null, '2019-01-15') where person = @Peer",
            new { stage.People.Peer }
        );

        foreach (var page in Shared)
        {
            using var after = await peer.GetAsync(stage.Page(page));
            Assert.Equal(HttpStatusCode.NotFound, after.StatusCode);
        }
    }

    [Fact]
    public async Task The_coachs_own_notes_are_read_by_nobody_else_and_stand_sealed()
    {
        var stage = await SessionStage.SetAsync(app, "notes");
        using var coach = await stage.CoachAsync();
        using var saved = await SessionStage.AutosaveAsync(
            coach,
            stage.Page("desk"),
            stage.Page("notes"),
            "notes",
            SessionStage.Canary
        );
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        var desk = await SessionStage.TextAsync(coach, stage.Page("desk"));
        Assert.Contains(SessionStage.Canary, desk);
        Assert.Contains("Ikke på plads: ledelsesgrundlag, læringsfokus, øvebane.", desk);

        var unsealed = await app.Database.ListAsync<long>(
            "select count(*) from session_note where position(convert_to('Kanarie', 'UTF8') in sealed) > 0"
        );
        Assert.Equal(0, unsealed.Single());
        foreach (var person in stage.Strangers.Append(stage.People.Leader))
        {
            var viewer = await app.World.ViewerAsync(person);
            Assert.Equal(
                0,
                await app.Db.AsAsync(viewer, tx => tx.ValueAsync<long>("select count(*) from session_note"), default)
            );
        }
    }

    [Fact]
    public async Task A_coach_who_follows_another_does_not_read_her_notes_and_the_former_reads_nothing()
    {
        var stage = await SessionStage.SetAsync(app, "former");
        using var former = await stage.CoachAsync();
        using var saved = await SessionStage.AutosaveAsync(
            former,
            stage.Page("desk"),
            stage.Page("notes"),
            "notes",
            SessionStage.Canary
        );
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);

        await app.Database.ExecuteAsync(
            """
            update sparring_group_coach set valid = daterange(null, '2019-01-15') where person = @Coach;
            insert into sparring_group_coach (tenant, sparring_group, person, valid)
            values (@Tenant, @Group, @OtherCoach, daterange('2019-01-15', null));
            """,
            new
            {
                stage.People.Tenant,
                stage.People.Group,
                stage.People.Coach,
                stage.People.OtherCoach,
            }
        );

        using var refused = await former.GetAsync(stage.Page("desk"));
        using var next = await stage.People.AsAsync(stage.People.OtherCoach);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.DoesNotContain("Kanarie", await SessionStage.TextAsync(next, stage.Page("desk")));
    }

    [Fact]
    public async Task The_database_shows_the_agreement_to_the_group_and_its_coach_alone()
    {
        var stage = await SessionStage.SetAsync(app, "rows");
        using var leader = await stage.LeaderAsync();
        using var written = await stage.WriteLineAsync(leader, stage.People.Leader, "Spørge, før jeg svarer");
        Assert.Equal(HttpStatusCode.SeeOther, written.StatusCode);

        foreach (var person in new[] { stage.People.Leader, stage.People.Peer, stage.People.Coach })
        {
            Assert.Equal(1, await LinesAsync(person));
        }

        foreach (var person in stage.Strangers)
        {
            Assert.Equal(0, await LinesAsync(person));
        }
    }

    private async Task<long> LinesAsync(PersonId person)
    {
        var viewer = await app.World.ViewerAsync(person);
        return await app.Db.AsAsync(
            viewer,
            tx => tx.ValueAsync<long>("select count(*) from session_commitment"),
            TestContext.Current.CancellationToken
        );
    }
}
