using AngleSharp.Html.Dom;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Groups.Composing;

/// <summary>Over two years everybody comes to meet somebody again: rather those who met longest ago.</summary>
public sealed class LongAgoTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly Dictionary<string, string> Pairs = new()
    {
        ["sizes"] = "2",
        ["department"] = "none",
        ["level"] = "none",
        ["task"] = "none",
        ["own"] = "none",
        ["line"] = "none",
    };

    [Fact]
    public async Task Who_must_meet_again_meets_those_of_more_than_a_year_ago_and_the_page_says_that_it_counts_half()
    {
        var stage = await ComposeStage.SetAsync(app, "for længe siden", hasGroups: false);
        using var client = await stage.OrganiserAsync();
        var four = stage.People.Take(4).Select(person => person.Value.ToString()).ToHashSet();

        // Of four people all three ways to pair them are used up: one long ago, two this winter.
        var old = await ConfirmedAsync(client, four, "2017-12-01");
        var late = await ConfirmedAsync(client, four, "2018-12-01");
        var later = await ConfirmedAsync(client, four, "2019-01-10");
        using var again = await FoundAsync(client, four, "2019-01-20");

        Assert.Equal(3, new[] { old, late, later }.Distinct().Count());
        Assert.Equal(old, SeatsOf(again));
        Assert.Contains(
            "Ingen møder nogen, de har siddet sammen med det seneste år.",
            Words(again),
            StringComparison.Ordinal
        );
        Assert.Contains("2 gensyn efter mere end et år. De tæller halvt.", Words(again), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_nothing_is_a_year_old_it_is_said_as_before()
    {
        var stage = await ComposeStage.SetAsync(app, "for nylig", hasGroups: false);
        using var client = await stage.OrganiserAsync();
        var four = stage.People.Take(4).Select(person => person.Value.ToString()).ToHashSet();
        await ConfirmedAsync(client, four, "2018-02-01");

        using var again = await FoundAsync(client, four, "2019-01-20");

        Assert.Contains("Ingen møder nogen, de har siddet sammen med før.", Words(again), StringComparison.Ordinal);
        Assert.DoesNotContain("et år", Words(again), StringComparison.Ordinal);
    }

    private static async Task<string> ConfirmedAsync(TestClient client, HashSet<string> present, string day)
    {
        using var found = await FoundAsync(client, present, day);
        var proposal = found.QuerySelector("form[action$='/confirmation']")?.GetAttribute("action") ?? "";
        using var confirmed = await client.PostFormAsync(
            proposal,
            [],
            proposal.Replace("/confirmation", "", StringComparison.Ordinal)
        );
        return SeatsOf(found);
    }

    private static async Task<IHtmlDocument> FoundAsync(TestClient client, HashSet<string> present, string day)
    {
        var typed = new Dictionary<string, string>(Pairs) { ["day"] = day };
        var proposal = await ComposeStage.StartAsync(client, "tables", typed, present.Contains);
        return await ComposeStage.SearchAsync(client, proposal);
    }

    private static string SeatsOf(IHtmlDocument page) =>
        string.Join(
            '|',
            ComposeStage
                .Tables(page)
                .Select(pair => string.Join('+', pair.Order(StringComparer.Ordinal)))
                .Order(StringComparer.Ordinal)
        );

    private static string Words(IHtmlDocument page) => page.QuerySelector(".cost")?.TextContent ?? "";
}
