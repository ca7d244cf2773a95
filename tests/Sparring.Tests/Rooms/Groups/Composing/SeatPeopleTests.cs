using System.Net;
using System.Text.Json;
using Sparring.Testing;
using Sparring.Tests.Rooms.Foundation;
using Xunit;

namespace Sparring.Tests.Rooms.Groups.Composing;

public sealed class SeatPeopleTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Moved_she_sits_there_the_broken_size_is_named_and_undo_puts_her_back()
    {
        var stage = await ComposeStage.SetAsync(app, "flyt");
        using var client = await stage.OrganiserAsync();
        var proposal = await ComposeStage.StartAsync(client, "tables", SearchGroupsTests.Sizes("3"));
        using var before = await ComposeStage.SearchAsync(client, proposal);
        var was = GroupOf(ComposeStage.Tables(before), "Anna Alm");
        var to = was == 0 ? 1 : 0;

        using var moved = await SeatAsync(client, proposal, stage.People[0].Value, to + 1);
        using var after = await client.PageAsync(proposal);
        using var undone = await client.PostFormAsync(proposal + "/undoing", [], proposal);
        using var back = await client.PageAsync(proposal);

        Assert.Equal(HttpStatusCode.SeeOther, moved.StatusCode);
        Assert.Equal(to, GroupOf(ComposeStage.Tables(after), "Anna Alm"));
        Assert.Contains(
            $"Gruppe {to + 1} har ikke den rette størrelse; der skal være 3.",
            after.QuerySelector(".cost")?.TextContent ?? "",
            StringComparison.Ordinal
        );
        Assert.Equal(ComposeStage.Tables(before), ComposeStage.Tables(back));
    }

    [Fact]
    public async Task Who_is_locked_stays_while_the_rest_is_searched()
    {
        var stage = await ComposeStage.SetAsync(app, "fast");
        using var client = await stage.OrganiserAsync();
        var proposal = await ComposeStage.StartAsync(client, "tables", SearchGroupsTests.Sizes("3"));
        using var before = await ComposeStage.SearchAsync(client, proposal);
        var to = (GroupOf(ComposeStage.Tables(before), "Anna Alm") + 2) % 4;

        using var moved = await SeatAsync(client, proposal, stage.People[0].Value, to + 1);
        using var locked = await client.PostFormAsync(
            proposal + "/locks",
            new Dictionary<string, string> { ["person"] = stage.People[0].Value.ToString() },
            proposal
        );
        using var after = await ComposeStage.SearchAsync(client, proposal);

        Assert.Equal(to, GroupOf(ComposeStage.Tables(after), "Anna Alm"));
        Assert.Equal([3, 3, 3, 3], ComposeStage.Tables(after).Select(table => table.Count));
        Assert.Equal("true", after.QuerySelector($"#lock-{stage.People[0].Value}")?.GetAttribute("aria-pressed"));
    }

    [Fact]
    public async Task Her_page_says_why_she_sits_there_and_what_a_swap_would_mean_and_does_it()
    {
        var stage = await ComposeStage.SetAsync(app, "hvorfor");
        using var client = await stage.OrganiserAsync();
        var proposal = await ComposeStage.StartAsync(client, "tables", SearchGroupsTests.Sizes("3"));
        using var before = await ComposeStage.SearchAsync(client, proposal);

        using var why = await client.PageAsync($"{proposal}/people/{stage.People[0].Value}");
        var form = why.QuerySelectorAll("main .card form").First(one => one.QuerySelector("[name=with]") is not null);
        using var swapped = await FoundationStage.SendAsync(client, form);
        using var after = await client.PageAsync(proposal);

        var text = why.QuerySelector("main")?.TextContent ?? "";
        Assert.Contains("Alene om afdelingen MSB i gruppen.", text, StringComparison.Ordinal);
        Assert.Contains("Ingen anden plads gør grupperne bedre.", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, swapped.StatusCode);
        Assert.NotEqual(
            GroupOf(ComposeStage.Tables(before), "Anna Alm"),
            GroupOf(ComposeStage.Tables(after), "Anna Alm")
        );
        Assert.Equal([3, 3, 3, 3], ComposeStage.Tables(after).Select(table => table.Count));
    }

    [Fact]
    public async Task Before_one_lets_go_each_seat_says_what_it_would_mean()
    {
        var stage = await ComposeStage.SetAsync(app, "traek");
        using var client = await stage.OrganiserAsync();
        var proposal = await ComposeStage.StartAsync(client, "tables", SearchGroupsTests.Sizes("3"));
        using var before = await ComposeStage.SearchAsync(client, proposal);

        using var moves = JsonDocument.Parse(
            await client.TextAsync($"{proposal}/people/{stage.People[0].Value}/moves")
        );

        var alone = moves
            .RootElement.EnumerateArray()
            .Where(move => move.GetProperty("with").ValueKind == JsonValueKind.Null);
        Assert.Equal(3, alone.Count());
        Assert.All(
            alone,
            move =>
                Assert.Contains(
                    "har ikke den rette størrelse",
                    move.GetProperty("words").GetString(),
                    StringComparison.Ordinal
                )
        );
        Assert.Equal(9, moves.RootElement.GetArrayLength() - 3);
    }

    [Fact]
    public async Task Two_proposals_stand_side_by_side()
    {
        var stage = await ComposeStage.SetAsync(app, "side");
        using var client = await stage.OrganiserAsync();
        var one = await ComposeStage.StartAsync(client, "tables", SearchGroupsTests.Sizes("3"));
        var other = await ComposeStage.StartAsync(client, "tables", SearchGroupsTests.Sizes("4"));
        using var first = await ComposeStage.SearchAsync(client, one);
        using var second = await ComposeStage.SearchAsync(client, other);

        using var page = await client.PageAsync($"/groups/compose/comparison?one={one[^36..]}&other={other[^36..]}");

        Assert.Equal([4, 3], page.QuerySelectorAll(".compare-groups").Select(list => list.Children.Length));
        Assert.Contains(
            "af 12 par sidder sammen i begge forslag",
            page.Body?.TextContent ?? "",
            StringComparison.Ordinal
        );
    }

    internal static int GroupOf(IReadOnlyList<IReadOnlyList<string>> tables, string name) =>
        tables.TakeWhile(table => !table.Contains(name)).Count();

    internal static Task<HttpResponseMessage> SeatAsync(TestClient client, string proposal, Guid person, int to) =>
        client.PostFormAsync(
            proposal + "/seats",
            new Dictionary<string, string> { ["person"] = person.ToString(), ["to"] = $"{to}" },
            proposal
        );
}
