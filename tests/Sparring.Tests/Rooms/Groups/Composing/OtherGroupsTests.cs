using AngleSharp.Html.Dom;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Groups.Composing;

/// <summary>Other groups that are as good: found on demand, undone with one press, and never dearer ones.</summary>
public sealed class OtherGroupsTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly Dictionary<string, string> Sizes = new() { ["sizes"] = "3", ["own"] = "apart" };

    [Fact]
    public async Task Other_groups_as_good_take_their_place_and_undoing_brings_the_first_back()
    {
        var stage = await ComposeStage.SetAsync(app, "andre");
        using var client = await stage.OrganiserAsync();
        var proposal = await ComposeStage.StartAsync(client, "tables", Sizes);
        using var first = await ComposeStage.SearchAsync(client, proposal);

        using var others = await OthersAsync(client, proposal);
        using var pressed = await client.PostFormAsync(proposal + "/undoing", [], proposal);
        using var undone = await client.PageAsync(proposal);

        Assert.Equal([3, 3, 3, 3], ComposeStage.Tables(others).Select(table => table.Count));
        Assert.NotEqual(SeatsOf(first), SeatsOf(others));
        Assert.Equal(Verdict(first), Verdict(others));
        Assert.Contains("Bevist", Verdict(others), StringComparison.Ordinal);
        Assert.Equal(SeatsOf(first), SeatsOf(undone));
        Assert.Equal(
            $"Her er andre grupper, der er lige så gode: {12 - PairsOf(first).Intersect(PairsOf(others)).Count()} af 12 par sidder sammen, som ikke gjorde det før.",
            others.QuerySelector("#board > .alert")?.TextContent.Trim()
        );
        Assert.Null(undone.QuerySelector("#board > .alert"));
    }

    [Fact]
    public async Task Where_there_are_no_others_nobody_moves_and_it_is_said_until_something_changes()
    {
        var stage = await ComposeStage.SetAsync(app, "ingen andre");
        using var client = await stage.OrganiserAsync();
        var two = stage.People.Take(2).Select(person => person.Value.ToString()).ToHashSet();
        var typed = new Dictionary<string, string>(Sizes) { ["sizes"] = "2" };
        var proposal = await ComposeStage.StartAsync(client, "tables", typed, two.Contains);
        using var first = await ComposeStage.SearchAsync(client, proposal);

        using var others = await OthersAsync(client, proposal);
        var lockOne = new Dictionary<string, string> { ["person"] = two.First() };
        using var pressed = await client.PostFormAsync(proposal + "/locks", lockOne, proposal);
        using var locked = await client.PageAsync(proposal);

        Assert.Equal(SeatsOf(first), SeatsOf(others));
        Assert.Contains(
            "Vi fandt ingen andre grupper",
            others.QuerySelector(".alert")?.TextContent,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Vi fandt ingen andre", locked.Body?.TextContent ?? "", StringComparison.Ordinal);
    }

    private static async Task<IHtmlDocument> OthersAsync(TestClient client, string proposal)
    {
        using var pressed = await client.PostFormAsync(
            proposal + "/search",
            new Dictionary<string, string> { ["others"] = "on" },
            proposal
        );
        await Waiting.UntilAsync(async () =>
        {
            using var page = await client.PageAsync(proposal);
            return page.QuerySelector(".search-progress") is null;
        });
        return await client.PageAsync(proposal);
    }

    private static string SeatsOf(IHtmlDocument page) =>
        string.Join(
            '|',
            ComposeStage
                .Tables(page)
                .Select(table => string.Join('+', table.Order(StringComparer.Ordinal)))
                .Order(StringComparer.Ordinal)
        );

    private static IEnumerable<string> PairsOf(IHtmlDocument page) =>
        ComposeStage
            .Tables(page)
            .Select(table => table.Order(StringComparer.Ordinal).ToList())
            .SelectMany(table => table.SelectMany((one, at) => table.Skip(at + 1).Select(other => one + "+" + other)));

    private static string Verdict(IHtmlDocument page) => page.QuerySelector(".cost")?.TextContent.Trim() ?? "";
}
