using System.Net;
using Sparring.Testing;
using Sparring.Tests.Rooms.Foundation;
using Xunit;

namespace Sparring.Tests.Rooms.Groups.Composing;

public sealed class TeamsTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly Dictionary<string, string> TwoRoles = new()
    {
        ["roles"] = "direktør, chef",
        ["sizes"] = "3 hold",
    };

    [Fact]
    public async Task Every_team_has_a_colour_every_department_and_both_roles_and_the_badge_says_so_on_its_back()
    {
        var stage = await ComposeStage.SetAsync(app, "hold");
        using var client = await stage.OrganiserAsync();
        var occasion = await ConfirmedAsync(client);

        var seats = await SeatsAsync(stage);
        using var badges = await client.PageAsync(occasion + "/badges");

        Assert.Equal(["blue", "green", "red"], seats.Select(seat => seat.Colour).Distinct().Order());
        Assert.All(
            seats.GroupBy(seat => seat.Colour),
            team =>
            {
                Assert.Equal(["chef", "chef", "direktør", "direktør"], team.Select(seat => seat.Role).Order());
                Assert.Equal(["MSB", "MSO", "MTM"], team.Select(seat => seat.Department).Distinct().Order());
            }
        );
        var first = badges.QuerySelector(".badge-sheet li:has(strong)");
        Assert.Equal("Anna Alm", first?.QuerySelector("strong")?.TextContent);
        Assert.Contains("hold", first?.QuerySelector(".badge-back em")?.TextContent);
        Assert.Equal(
            seats.Single(seat => seat.Name == "Anna Alm").Role,
            first?.QuerySelector(".badge-back > span")?.TextContent
        );
    }

    [Fact]
    public async Task At_the_next_gathering_everybody_plays_the_other_role()
    {
        var stage = await ComposeStage.SetAsync(app, "bytter");
        using var client = await stage.OrganiserAsync();
        await ConfirmedAsync(client);
        var first = (await SeatsAsync(stage)).ToDictionary(seat => seat.Name, seat => seat.Role);
        await ConfirmedAsync(client, new Dictionary<string, string>(TwoRoles) { ["day"] = "2019-03-01" });

        var all = await SeatsAsync(stage);
        var swapped = all.Count(seat => seat.Role != first[seat.Name]);

        // Teams change; in a team where three have played one role, one of them plays it again.
        Assert.InRange(swapped, 8, 12);
    }

    [Fact]
    public async Task On_the_day_the_colours_stay_and_both_roles_are_still_played()
    {
        var stage = await ComposeStage.SetAsync(app, "dagen-hold");
        using var client = await stage.OrganiserAsync();
        var occasion = await ConfirmedAsync(client);
        using var day = await client.PageAsync(occasion + "/today");
        var present = stage.People.Skip(1).Select(who => KeyValuePair.Create("present", who.Value.ToString())).ToList();

        using var seated = await client.PostFormAsync(occasion + "/seating", present, occasion + "/today");
        var seats = await SeatsAsync(stage);

        Assert.Equal(HttpStatusCode.SeeOther, seated.StatusCode);
        Assert.Equal(11, seats.Count);
        Assert.Equal(["blue", "green", "red"], seats.Select(seat => seat.Colour).Distinct().Order());
        Assert.All(
            seats.GroupBy(seat => seat.Colour),
            team => Assert.Equal(["chef", "direktør"], team.Select(seat => seat.Role).Distinct().Order())
        );
    }

    [Theory]
    [InlineData("roles", "a,b,c,d,e,f,g,h,i,j,k,l,m", "højst 12 roller")]
    [InlineData("sizes", "13 hold", "13 hold")]
    [InlineData("sizes", "0 hold", "0 hold")]
    public async Task What_cannot_be_is_said_and_keeps_what_was_typed(string field, string typed, string said)
    {
        var stage = await ComposeStage.SetAsync(app, "umulige" + typed.Length);
        using var client = await stage.OrganiserAsync();
        using var page = await client.PageAsync("/groups/compose/new?kind=teams");

        using var answer = await ComposeStage.SendAsync(
            client,
            page,
            new Dictionary<string, string> { ["title"] = "Byg en by", [field] = typed }
        );
        var body = await FoundationStage.BodyAsync(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(said, body, StringComparison.Ordinal);
        Assert.Contains("Byg en by", body, StringComparison.Ordinal);
    }

    private static async Task<string> ConfirmedAsync(
        TestClient client,
        IReadOnlyDictionary<string, string>? typed = null
    )
    {
        var proposal = await ComposeStage.StartAsync(client, "teams", typed ?? TwoRoles);
        using var searched = await ComposeStage.SearchAsync(client, proposal);
        using var confirmed = await client.PostFormAsync(proposal + "/confirmation", [], proposal);
        using var page = await client.PageAsync(proposal);
        return page.QuerySelector("main .alert a")?.GetAttribute("href") ?? "";
    }

    private Task<IReadOnlyList<Seat>> SeatsAsync(ComposeStage stage) =>
        app.Database.ListAsync<Seat>(
            """
            select p.name as Name, d.code as Department, t.colour as Colour, s.role as Role
            from occasion_seat s join occasion_group t on t.id = s.occasion_group join occasion o on o.id = s.occasion
                join person p on p.id = s.person join employment e on e.person = p.id join department d on d.id = e.department
            where o.programme = @Programme and o.day = (select max(day) from occasion where programme = @Programme)
            order by p.name
            """,
            new { stage.Programme }
        );

    private sealed record Seat(string Name, string Department, string? Colour, string? Role);
}
