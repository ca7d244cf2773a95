using System.Net;
using Sparring.Platform.Data;
using Sparring.Rooms.Groups.Composing;
using Sparring.Testing;
using Sparring.Tests.Rooms.Foundation;
using Xunit;

namespace Sparring.Tests.Rooms.Groups.Composing;

public sealed class SearchGroupsTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Tables_hold_one_of_each_department_and_nobody_of_ones_own_group_and_that_is_proven_best()
    {
        var stage = await ComposeStage.SetAsync(app, "borde");
        using var client = await stage.OrganiserAsync();

        var proposal = await ComposeStage.StartAsync(client, "tables", Sizes("3"));
        using var page = await ComposeStage.SearchAsync(client, proposal);

        var tables = ComposeStage.Tables(page);
        Assert.Equal([3, 3, 3, 3], tables.Select(table => table.Count));
        Assert.Equal(12, tables.SelectMany(table => table).Distinct().Count());
        var text = page.QuerySelector(".cost")?.TextContent ?? "";
        Assert.Contains("Ingen sidder sammen med nogen fra samme afdeling.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("er i samme sparringsgruppe", text, StringComparison.Ordinal);
        Assert.Contains("Bevist: bedre grupper findes ikke", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_leader_and_those_who_report_to_her_sit_apart_unless_it_is_said_not_to_matter()
    {
        var stage = await ComposeStage.SetAsync(app, "linje");
        await app.Database.ExecuteAsync(
            "update employment set reports_to = @leader where person = any (@staff)",
            new
            {
                leader = stage.People[0],
                staff = stage.People.Skip(1).Take(5).Select(person => person.Value).ToArray(),
            }
        );
        using var client = await stage.OrganiserAsync();
        var typed = new Dictionary<string, string>
        {
            ["sizes"] = "6",
            ["own"] = "none",
            ["met"] = "none",
        };

        using var apart = await ComposeStage.SearchAsync(
            client,
            await ComposeStage.StartAsync(client, "tables", typed)
        );
        typed["line"] = "none";
        using var mixed = await ComposeStage.SearchAsync(
            client,
            await ComposeStage.StartAsync(client, "tables", typed)
        );

        string[] staff = ["Bo Birk", "Carl Dal", "Dorte Eng", "Erik Fog", "Freja Gran"];
        Assert.Empty(ComposeStage.Tables(apart).Single(table => table.Contains("Anna Alm")).Intersect(staff));
        Assert.NotEmpty(ComposeStage.Tables(mixed).Single(table => table.Contains("Anna Alm")).Intersect(staff));
    }

    [Fact]
    public async Task What_cannot_be_fewer_says_so()
    {
        var stage = await ComposeStage.SetAsync(app, "fire");
        using var client = await stage.OrganiserAsync();

        var proposal = await ComposeStage.StartAsync(client, "tables", Sizes("4"));
        using var page = await ComposeStage.SearchAsync(client, proposal);

        Assert.Contains(
            "3 par er fra samme afdeling. Færre kan det ikke blive.",
            page.QuerySelector(".cost")?.TextContent ?? "",
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Rules_that_contradict_each_other_are_told_with_names_and_nothing_is_searched()
    {
        var stage = await ComposeStage.SetAsync(app, "modsat");
        using var client = await stage.OrganiserAsync();
        var proposal = await ComposeStage.StartAsync(client, "tables", Sizes("3"));

        using var named = await NameAsync(client, proposal, "together", stage.People[0], stage.People[4]);
        using var page = await client.PageAsync(proposal);
        using var pressed = await client.PostFormAsync(proposal + "/search", [], proposal);

        Assert.Equal(HttpStatusCode.SeeOther, named.StatusCode);
        var warning = page.QuerySelector(".alert")?.TextContent ?? "";
        Assert.Contains(
            "Anna Alm, Erik Fog skal både sidde sammen og holdes adskilt.",
            warning,
            StringComparison.Ordinal
        );
        Assert.Contains("Fjern en af de to regler", warning, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, pressed.StatusCode);
    }

    [Fact]
    public async Task Pressed_twice_it_searches_once_and_asked_again_the_same_seed_gives_the_same_groups()
    {
        var stage = await ComposeStage.SetAsync(app, "toklik");
        using var client = await stage.OrganiserAsync();
        var proposal = await ComposeStage.StartAsync(client, "tables", Sizes("3"));

        using var first = await client.PostFormAsync(proposal + "/search", [], proposal);
        using var page = await ComposeStage.SearchAsync(client, proposal);
        using var undone = await client.PostFormAsync(proposal + "/undoing", [], proposal);
        using var again = await ComposeStage.SearchAsync(client, proposal);

        Assert.Equal(HttpStatusCode.SeeOther, first.StatusCode);
        Assert.Equal(ComposeStage.Tables(page), ComposeStage.Tables(again));
    }

    [Theory]
    [InlineData("3-4")]
    [InlineData("3 – 4")]
    [InlineData("3-\u20604")]
    public void A_size_is_read_as_typed_and_as_copied_from_the_sentence_that_asks_for_it(string written) =>
        Assert.Equal([3, 3, 3, 3], GroupSizes.Of(written, 12));

    [Fact]
    public async Task Sizes_that_do_not_fit_are_refused_with_what_was_typed()
    {
        var stage = await ComposeStage.SetAsync(app, "skaeve");
        using var client = await stage.OrganiserAsync();

        using var page = await client.PageAsync("/groups/compose/new?kind=tables");
        using var refused = await ComposeStage.SendAsync(
            client,
            page,
            new Dictionary<string, string> { ["title"] = "Borde", ["sizes"] = "2x5" }
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var body = await FoundationStage.BodyAsync(refused);
        Assert.Contains("Størrelserne passer ikke til 12 personer.", body, StringComparison.Ordinal);
        Assert.Contains("value=\"2x5\"", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Participants_and_organisers_of_others_find_no_proposal()
    {
        var stage = await ComposeStage.SetAsync(app, "laas");
        var other = await ComposeStage.SetAsync(app, "andre");
        using var client = await stage.OrganiserAsync();
        var proposal = await ComposeStage.StartAsync(client, "tables", Sizes("3"));
        using var seen = await ComposeStage.SearchAsync(client, proposal);

        using var participant = await app.SignedInClientAsync(stage.People[0]);
        using var stranger = await other.OrganiserAsync();
        using var refused = await participant.GetAsync(proposal);
        using var missing = await stranger.GetAsync(proposal);

        Assert.Contains("Anna Alm", seen.Body?.TextContent ?? "", StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, refused.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    internal static Dictionary<string, string> Sizes(string sizes) => new() { ["sizes"] = sizes };

    internal static Task<HttpResponseMessage> NameAsync(
        TestClient client,
        string proposal,
        string kind,
        PersonId one,
        PersonId other
    ) =>
        client.PostFormAsync(
            proposal + "/pairs",
            new Dictionary<string, string>
            {
                ["kind"] = kind,
                ["one"] = one.Value.ToString(),
                ["other"] = other.Value.ToString(),
            },
            proposal
        );
}
