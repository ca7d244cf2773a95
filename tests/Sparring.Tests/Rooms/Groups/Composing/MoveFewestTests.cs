using System.Net;
using AngleSharp.Html.Dom;
using Sparring.Testing;
using Sparring.Tests.Rooms.Foundation;
using Xunit;

namespace Sparring.Tests.Rooms.Groups.Composing;

public sealed class MoveFewestTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task When_two_leave_one_group_one_person_moves_and_the_page_says_who()
    {
        var stage = await ComposeStage.SetAsync(app, "to-rejser");
        using var client = await stage.OrganiserAsync();
        var proposal = await StartAsync(client, stage, leaves: [0, 4]);

        using var before = await client.PageAsync(proposal);
        using var pressed = await client.PostFormAsync(proposal + "/fewest-moves", [], proposal);
        using var after = await client.PageAsync(proposal);
        var changes = Changes(after);

        Assert.NotNull(before.QuerySelector($"form[action='{proposal}/fewest-moves']"));
        Assert.Equal(HttpStatusCode.SeeOther, pressed.StatusCode);
        Assert.Equal(["Anna Alm går ud af gruppe 1.", "Erik Fog går ud af gruppe 1."], changes.Take(2));
        Assert.EndsWith("til gruppe 1.", Assert.Single(changes.Skip(2)), StringComparison.Ordinal);
        Assert.DoesNotContain("grupper er for", after.Body?.TextContent ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_joins_is_seated_and_nobody_moves_for_her()
    {
        var stage = await ComposeStage.SetAsync(app, "en-kommer");
        var joins = await app.World.PersonAsync(stage.Tenant, "Ny Nielsen");
        await app.World.RoleAsync(stage.Tenant, stage.Programme, joins, "participant");
        using var client = await stage.OrganiserAsync();
        var proposal = await StartAsync(client, stage, leaves: []);

        using var pressed = await client.PostFormAsync(proposal + "/fewest-moves", [], proposal);
        using var after = await client.PageAsync(proposal);

        Assert.Matches("^Ny Nielsen kommer til gruppe [1-4][.]$", Assert.Single(Changes(after)));
    }

    [Fact]
    public async Task It_can_be_undone_and_a_second_press_changes_nothing()
    {
        var stage = await ComposeStage.SetAsync(app, "fortryd-faa");
        using var client = await stage.OrganiserAsync();
        var proposal = await StartAsync(client, stage, leaves: [0, 4]);
        using var first = await client.PostFormAsync(proposal + "/fewest-moves", [], proposal);
        using var once = await client.PageAsync(proposal);
        using var second = await client.PostFormAsync(proposal + "/fewest-moves", [], proposal);
        using var twice = await client.PageAsync(proposal);
        using var one = await client.PostFormAsync(proposal + "/undoing", [], proposal);
        using var other = await client.PostFormAsync(proposal + "/undoing", [], proposal);
        using var undone = await client.PageAsync(proposal);

        Assert.Equal(Changes(once), Changes(twice));
        Assert.Equal(["Anna Alm går ud af gruppe 1.", "Erik Fog går ud af gruppe 1."], Changes(undone));
    }

    [Fact]
    public async Task Without_groups_to_keep_it_says_so()
    {
        var stage = await ComposeStage.SetAsync(app, "ingen-grupper", hasGroups: false);
        using var client = await stage.OrganiserAsync();
        var proposal = await ComposeStage.StartAsync(client, "sparring", SearchGroupsTests.Sizes("3"));

        using var refused = await client.PostFormAsync(proposal + "/fewest-moves", [], proposal);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("flytninger", await FoundationStage.BodyAsync(refused), StringComparison.Ordinal);
    }

    private static Task<string> StartAsync(TestClient client, ComposeStage stage, IReadOnlyList<int> leaves) =>
        ComposeStage.StartAsync(
            client,
            "sparring",
            new Dictionary<string, string> { ["sizes"] = "3-4" },
            present: person => leaves.All(who => person != stage.People[who].Value.ToString())
        );

    private static List<string> Changes(IHtmlDocument page) =>
        [.. page.QuerySelectorAll("section[aria-labelledby=changes-title] li").Select(item => item.TextContent)];
}
