using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Groups.Composing;

public sealed class PairsTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Visit_pairs_cross_departments_and_two_of_them_meet_whole()
    {
        var stage = await ComposeStage.SetAsync(app, "par");
        using var client = await stage.OrganiserAsync();
        var pairs = await ComposeStage.StartAsync(client, "pairs");
        using var found = await ComposeStage.SearchAsync(client, pairs);
        using var confirmed = await client.PostFormAsync(pairs + "/confirmation", [], pairs);
        var occasion = (
            await app.Database.ListAsync<Guid>("select id from occasion where tenant = @Tenant", new { stage.Tenant })
        ).Single();

        var quartets = await ComposeStage.StartAsync(
            client,
            "quartets",
            new Dictionary<string, string> { ["based"] = occasion.ToString() }
        );
        using var together = await ComposeStage.SearchAsync(client, quartets);

        var two = ComposeStage.Tables(found);
        var four = ComposeStage.Tables(together);
        Assert.Equal([2, 2, 2, 2, 2, 2], two.Select(pair => pair.Count));
        Assert.Contains(
            "Ingen sidder sammen med nogen fra samme afdeling.",
            found.Body?.TextContent ?? "",
            StringComparison.Ordinal
        );
        Assert.Equal([4, 4, 4], four.Select(group => group.Count));
        Assert.All(two, pair => Assert.Contains(four, group => pair.All(group.Contains)));
    }

    [Fact]
    public async Task A_confirmed_gathering_is_on_the_wall_on_badges_and_on_tables_and_counts_in_the_coverage()
    {
        var stage = await ComposeStage.SetAsync(app, "skilte");
        using var client = await stage.OrganiserAsync();
        var proposal = await ComposeStage.StartAsync(client, "tables", SearchGroupsTests.Sizes("3"));
        using var found = await ComposeStage.SearchAsync(client, proposal);
        using var confirmed = await client.PostFormAsync(proposal + "/confirmation", [], proposal);
        var occasion = (
            await app.Database.ListAsync<Guid>("select id from occasion where tenant = @Tenant", new { stage.Tenant })
        ).Single();

        using var badges = await client.PageAsync($"/groups/occasions/{occasion}/badges");
        using var cards = await client.PageAsync($"/groups/occasions/{occasion}/cards");
        using var screen = await client.PageAsync($"/groups/occasions/{occasion}/screen");
        using var met = await client.PageAsync("/groups/met");

        Assert.Equal(12, badges.QuerySelectorAll(".badge-sheet li").Length);
        Assert.Equal("Anna Alm", badges.QuerySelector(".badge-sheet strong")?.TextContent);
        Assert.Equal([4, 4], new[] { cards, screen }.Select(page => page.QuerySelectorAll("main section").Length));
        // Twelve pairs from four sparring groups of three, twelve more from the tables; 66 are possible.
        Assert.Equal(
            [
                "Efter Sparringsgrupper: 12 af 66 par (18 %).",
                "Efter Seminar i marts (15.01.2019): 24 af 66 par (36 %).",
            ],
            met.QuerySelectorAll("main ol li").Select(step => step.TextContent.Trim())
        );
    }
}
