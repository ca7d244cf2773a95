using System.Net;
using Sparring.Platform.Data;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Foundation;

public sealed class ReadFoundationTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task The_coach_of_the_group_reads_it_and_nothing_of_it_stands_in_title_or_cache()
    {
        var stage = await FoundationStage.SetAsync(app, "coach");
        var address = await stage.HandInAsync();
        using var coach = await stage.AsAsync(stage.Coach);

        using var answer = await coach.GetAsync(address);

        Assert.True(answer.Headers.CacheControl?.NoStore);
        using var page = await TestClient.ParseAsync(answer);
        Assert.Contains(FoundationStage.Canary, page.Body?.TextContent);
        Assert.DoesNotContain("Kanarie", page.Title);
    }

    [Fact]
    public async Task Everybody_else_gets_the_answer_of_a_page_that_is_not_there()
    {
        var stage = await FoundationStage.SetAsync(app, "else");
        var other = await FoundationStage.SetAsync(app, "tenant");
        var address = await stage.HandInAsync();
        using var coach = await stage.AsAsync(stage.Coach);
        using var open = await coach.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, open.StatusCode);
        var nothing = $"/foundation/{Ids.Secure.Next()}/read";

        foreach (
            var person in (PersonId[])
                [
                    stage.Peer,
                    stage.OtherLeader,
                    stage.OtherCoach,
                    stage.Organiser,
                    stage.Executive,
                    other.Coach,
                    other.Leader,
                ]
        )
        {
            using var client = await stage.AsAsync(person);
            using var refused = await client.GetAsync(address);
            using var missing = await client.GetAsync(nothing);
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
            Assert.Equal(await FoundationStage.BytesAsync(missing), await FoundationStage.BytesAsync(refused));
        }
    }

    [Fact]
    public async Task A_look_is_logged_once_and_the_owners_own_never()
    {
        var stage = await FoundationStage.SetAsync(app, "log");
        var address = await stage.HandInAsync();
        using var coach = await stage.AsAsync(stage.Coach);
        using var leader = await stage.AsAsync(stage.Leader);

        await coach.TextAsync(address);
        await leader.TextAsync(address);

        var readers = await app.Database.ListAsync<PersonId>(
            "select reader from read_log where subject = @Leader",
            new { stage.Leader }
        );
        Assert.Equal(stage.Coach, Assert.Single(readers));
    }

    [Fact]
    public async Task The_coachs_list_shows_what_is_unread_until_it_is_read()
    {
        var stage = await FoundationStage.SetAsync(app, "unread");
        var address = await stage.HandInAsync();
        using var coach = await stage.AsAsync(stage.Coach);
        var before = WebUtility.HtmlDecode(await coach.TextAsync("/foundation/reading"));

        await coach.TextAsync(address);

        var after = WebUtility.HtmlDecode(await coach.TextAsync("/foundation/reading"));
        Assert.Contains("1 ulæst", before);
        Assert.Contains("Ikke afleveret endnu", before);
        Assert.DoesNotContain("ulæst", after, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_organiser_sees_that_and_on_which_day_and_never_what()
    {
        var stage = await FoundationStage.SetAsync(app, "status");
        await stage.HandInAsync();
        using var organiser = await stage.AsAsync(stage.Organiser);

        using var page = await organiser.PageAsync("/foundation/status");

        var text = page.Body?.TextContent ?? "";
        Assert.Contains("15. januar 2019", text);
        Assert.Contains("1 af 4 har afleveret", text);
        Assert.Contains("Venter på 1", text);
        Assert.DoesNotContain("Kanarie", text);
        Assert.Empty(page.QuerySelectorAll("a[href$='/read'], a[href*='/read?']"));
    }

    [Fact]
    public async Task Who_has_read_gets_back_to_where_the_next_is()
    {
        var stage = await FoundationStage.SetAsync(app, "way-back");
        var address = await stage.HandInAsync();
        using var coach = await stage.AsAsync(stage.Coach);
        using var leader = await stage.AsAsync(stage.Leader);

        using var read = await coach.PageAsync(address);
        using var own = await leader.PageAsync(address);

        Assert.Equal("/foundation/reading", read.QuerySelector("a.back-link")?.GetAttribute("href"));
        Assert.StartsWith("/foundation?programme=", own.QuerySelector("a.back-link")?.GetAttribute("href"));
    }

    [Fact]
    public async Task Who_is_in_no_group_is_not_told_that_nobody_in_hers_has_shared()
    {
        var stage = await FoundationStage.SetAsync(app, "no-group");
        using var executive = await stage.AsAsync(stage.Executive);
        using var leader = await stage.AsAsync(stage.Leader);

        using var hers = await executive.PageAsync("/foundation/published");
        using var theirs = await leader.PageAsync("/foundation/published");

        Assert.Null(hers.QuerySelector("#shared"));
        Assert.NotNull(theirs.QuerySelector("#shared"));
    }

    [Theory]
    [InlineData("", "3 2 1")]
    [InlineData("?sort=group", "1 2 3")]
    [InlineData("?q=lassen", "3")]
    [InlineData("?q=Ingen", "")]
    public async Task Whom_a_group_waits_for_stands_first_and_one_can_look_for_a_name(string asked, string groups)
    {
        var stage = await FoundationStage.SetAsync(app, "status-first" + asked.Length);
        await stage.HandInAsync();
        await app.World.GroupAsync(
            stage.Tenant,
            stage.Programme,
            3,
            stage.Coach,
            await app.World.PersonAsync(stage.Tenant, "Ida Lassen"),
            await app.World.PersonAsync(stage.Tenant, "Jens Munk"),
            await app.World.PersonAsync(stage.Tenant, "Nina Oksen")
        );
        using var organiser = await stage.AsAsync(stage.Organiser);

        using var page = await organiser.PageAsync("/foundation/status" + asked);

        var shown = page.QuerySelectorAll("tbody th").Select(head => head.TextContent.Split(' ')[^1]);
        Assert.Equal(groups, string.Join(' ', shown.Where(text => int.TryParse(text, out _))));
    }

    [Fact]
    public async Task The_status_page_is_not_there_for_others()
    {
        var stage = await FoundationStage.SetAsync(app, "status-others");

        foreach (var person in (PersonId[])[stage.Leader, stage.Coach, stage.Executive])
        {
            using var client = await stage.AsAsync(person);
            using var answer = await client.GetAsync("/foundation/status");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Row_level_security_alone_keeps_every_table_from_the_organiser_the_peer_and_the_executive()
    {
        var stage = await FoundationStage.SetAsync(app, "rows");
        await stage.HandInAsync();
        string[] closed =
        [
            "foundation",
            "foundation_section",
            "foundation_note",
            "foundation_version",
            "foundation_version_section",
            "foundation_submission",
        ];

        foreach (var person in (PersonId[])[stage.Organiser, stage.Peer, stage.Executive, stage.OtherCoach])
        {
            var viewer = await app.World.ViewerAsync(person);
            foreach (var table in closed)
            {
                var seen = await app.Db.AsAsync(
                    viewer,
                    tx => tx.ValueAsync<long>($"select count(*) from {table}"),
                    CancellationToken.None
                );
                Assert.Equal((table, 0L), (table, seen));
            }
        }
    }
}
