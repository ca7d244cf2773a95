using System.Net;
using Sparring.Testing;
using Sparring.Tests.Rooms.Foundation;
using Xunit;

namespace Sparring.Tests.Rooms.Groups.Composing;

public sealed class SeriesTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly Dictionary<string, string> Three = new()
    {
        ["sizes"] = "3",
        ["day"] = "2019-02-22",
        ["later"] = "30.8.2019, 1.11.2019",
    };

    [Fact]
    public async Task Three_gatherings_are_composed_at_once_and_nobody_meets_twice()
    {
        var stage = await ComposeStage.SetAsync(app, "serie");
        using var client = await stage.OrganiserAsync();
        var first = await ComposeStage.StartAsync(client, "tables", Three);

        using var page = await ComposeStage.SearchAsync(client, first);
        var pairs = await PairsAsync(stage);

        Assert.Equal(3, page.QuerySelectorAll("nav[aria-labelledby=series-title] li").Length);
        Assert.Equal(36, pairs.Count);
        Assert.Equal(36, pairs.Distinct().Count());
        Assert.Empty(pairs.Intersect(OwnPairs(stage)));
    }

    [Theory]
    [InlineData("Seminar 2", "Seminar 2", "Seminar 3", "Seminar 4")]
    [InlineData("Seminar 09", "Seminar 09", "Seminar 10", "Seminar 11")]
    [InlineData("Samling i 2019", "Samling i 2019", "Samling i 2019 2", "Samling i 2019 3")]
    [InlineData("Samling", "Samling", "Samling 2", "Samling 3")]
    public async Task A_title_that_ends_in_a_number_is_counted_on(string title, params string[] expected)
    {
        var stage = await ComposeStage.SetAsync(app, $"serie-navn-{title.Length}");
        using var client = await stage.OrganiserAsync();

        await ComposeStage.StartAsync(client, "tables", new Dictionary<string, string>(Three) { ["title"] = title });
        var titles = await app.Database.ListAsync<string>(
            "select title from group_proposal where programme = @Programme order by series_number",
            new { Programme = stage.Programme.Value }
        );

        Assert.Equal(expected, titles);
    }

    [Fact]
    public async Task What_is_confirmed_stays_and_the_others_are_composed_around_it()
    {
        var stage = await ComposeStage.SetAsync(app, "serie-fast");
        using var client = await stage.OrganiserAsync();
        var first = await ComposeStage.StartAsync(client, "tables", Three);
        using var searched = await ComposeStage.SearchAsync(client, first);
        var last = searched.QuerySelectorAll("nav[aria-labelledby=series-title] a")[^1].GetAttribute("href") ?? "";
        using var confirmed = await client.PostFormAsync(last + "/confirmation", [], last);
        var kept = await PairsOfAsync(stage, 3);

        using var again = await ComposeStage.SearchAsync(client, first);
        var pairs = await PairsAsync(stage);

        Assert.Equal(kept, await PairsOfAsync(stage, 3));
        Assert.Equal(36, pairs.Distinct().Count());
    }

    [Fact]
    public async Task One_yes_confirms_the_gatherings_that_break_no_rule_and_leaves_the_others()
    {
        var stage = await ComposeStage.SetAsync(app, "serie-ja");
        using var client = await stage.OrganiserAsync();
        var first = await ComposeStage.StartAsync(client, "tables", Three);
        using var searched = await ComposeStage.SearchAsync(client, first);
        var last = searched.QuerySelectorAll("nav[aria-labelledby=series-title] a")[^1].GetAttribute("href") ?? "";
        var seats = await app.Database.ListAsync<int>(
            "select seat from group_proposal_person where proposal = @Id and person = @Person",
            new { Id = Guid.Parse(last[^36..]), Person = stage.People[4].Value }
        );
        using var moved = await client.PostFormAsync(
            last + "/seats",
            new Dictionary<string, string> { ["person"] = stage.People[0].Value.ToString(), ["to"] = $"{seats[0]}" },
            last
        );

        using var page = await client.PageAsync(first);
        using var confirmed = await client.PostFormAsync(
            first + "/confirmation",
            new Dictionary<string, string> { ["series"] = "all" },
            first
        );

        Assert.NotNull(page.QuerySelector("form[action$='/confirmation'] input[name=series][checked]"));
        Assert.Equal(
            [true, true, false],
            await app.Database.ListAsync<bool>(
                "select confirmed_at is not null and occasion is not null from group_proposal where programme = @Programme order by series_number",
                new { stage.Programme }
            )
        );
    }

    [Fact]
    public async Task The_same_form_twice_makes_the_series_once()
    {
        var stage = await ComposeStage.SetAsync(app, "serie-to");
        using var client = await stage.OrganiserAsync();
        using var page = await client.PageAsync("/groups/compose/new?kind=tables");
        var typed = new Dictionary<string, string>(Three) { ["title"] = "Tre seminarer" };

        using var one = await ComposeStage.SendAsync(client, page, typed);
        using var two = await ComposeStage.SendAsync(client, page, typed);

        Assert.Equal(one.Headers.Location, two.Headers.Location);
        Assert.Equal(
            ["2019-02-22 Tre seminarer", "2019-08-30 Tre seminarer 2", "2019-11-01 Tre seminarer 3"],
            await app.Database.ListAsync<string>(
                "select day || ' ' || title from group_proposal where programme = @Programme order by series_number",
                new { stage.Programme }
            )
        );
    }

    [Theory]
    [InlineData("i morgen", "ikke læses")]
    [InlineData("30.8.2019, 30.8.2019", "kun én gang")]
    [InlineData("22.2.2019", "kun én gang")]
    [InlineData(
        "1.3.2019,2.3.2019,3.3.2019,4.3.2019,5.3.2019,6.3.2019,7.3.2019,8.3.2019,9.3.2019,10.3.2019,11.3.2019,12.3.2019",
        "Højst 12"
    )]
    public async Task Days_that_cannot_be_are_said_and_keep_what_was_typed(string later, string said)
    {
        var stage = await ComposeStage.SetAsync(app, "serie-dage" + later.Length);
        using var client = await stage.OrganiserAsync();
        using var page = await client.PageAsync("/groups/compose/new?kind=tables");

        using var answer = await ComposeStage.SendAsync(
            client,
            page,
            new Dictionary<string, string>(Three) { ["title"] = "Tre seminarer", ["later"] = later }
        );
        var body = await FoundationStage.BodyAsync(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(said, body, StringComparison.Ordinal);
        Assert.Contains(later, body, StringComparison.Ordinal);
    }

    private static IEnumerable<string> OwnPairs(ComposeStage stage) =>
        from at in Enumerable.Range(0, 4)
        from one in (int[])[at, at + 4]
        from other in (int[])[at + 4, at + 8]
        where one < other
        select PairOf(stage.People[one].Value, stage.People[other].Value);

    private async Task<List<string>> PairsAsync(ComposeStage stage) =>
        [.. await PairsOfAsync(stage, 1), .. await PairsOfAsync(stage, 2), .. await PairsOfAsync(stage, 3)];

    private async Task<List<string>> PairsOfAsync(ComposeStage stage, int number) => [.. (
                await app.Database.ListAsync<Pair>(
                    """
                    select a.person as One, b.person as Other
                    from group_proposal q join group_proposal_person a on a.proposal = q.id
                        join group_proposal_person b on b.proposal = q.id and b.seat = a.seat and a.person < b.person
                    where q.programme = @Programme and q.series_number = @number
                    """,
                    new { stage.Programme, number }
                )
            ).Select(pair => PairOf(pair.One, pair.Other)).Order()];

    private static string PairOf(Guid one, Guid other) => string.Join(' ', new[] { one, other }.Order());

    private sealed record Pair(Guid One, Guid Other);
}
