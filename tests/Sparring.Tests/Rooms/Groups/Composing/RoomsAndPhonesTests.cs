using AngleSharp.Html.Dom;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Groups.Composing;

/// <summary>People who do not sit in one place: breakout rooms on screen, and two and two on the phone.</summary>
public sealed class RoomsAndPhonesTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Breakout_rooms_are_called_so_lead_to_the_meeting_and_have_no_cards_to_print()
    {
        var stage = await ComposeStage.SetAsync(app, "rum");
        using var client = await stage.OrganiserAsync();
        var typed = new Dictionary<string, string> { ["place"] = "https://moede.example/ledelse" };

        using var page = await ConfirmedAsync(client, "rooms", typed);
        var bodies = await MailsAsync(stage);

        var lead = page.QuerySelector(".font-lead a");
        Assert.Equal("https://moede.example/ledelse", lead?.GetAttribute("href"));
        Assert.Equal(
            ["Grupperum 1", "Grupperum 2", "Grupperum 3", "Grupperum 4"],
            page.QuerySelectorAll("main .card :is(h2, h3)").Select(heading => heading.TextContent.Trim())
        );
        Assert.Empty(page.QuerySelectorAll("a[href$='/badges'], a[href$='/cards']"));
        Assert.Equal(12, bodies.Count);
        Assert.All(bodies.Values, body => Assert.Contains("du er i grupperum ", body, StringComparison.Ordinal));
        Assert.All(
            bodies.Values,
            body => Assert.Contains("Sted: https://moede.example/ledelse", body, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task The_organiser_alone_takes_the_rooms_with_addresses_into_a_video_meeting_and_no_cell_is_a_formula()
    {
        var stage = await ComposeStage.SetAsync(app, "til zoom");
        using var client = await stage.OrganiserAsync();
        await app.Database.ExecuteAsync(
            "update person set email = '=cmd@til.example' where id = @Id",
            new { Id = stage.People[0] }
        );
        using var page = await ConfirmedAsync(client, "rooms", []);
        var address = page.QuerySelector("main a[download]")?.GetAttribute("href") ?? "";

        var lines = (await client.TextAsync(address)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        using var participant = await app.SignedInClientAsync(stage.People[1]);
        using var theirs = await participant.PageAsync(address[..^"/rooms.csv".Length]);
        using var refused = await participant.GetAsync(address);

        Assert.Equal("Pre-assign Room Name,Email Address", lines[0]);
        Assert.Equal(
            ["Grupperum 1", "Grupperum 2", "Grupperum 3", "Grupperum 4"],
            lines.Skip(1).Select(line => line.Split(',')[0]).Distinct()
        );
        Assert.Equal(12, lines.Skip(1).Select(line => line.Split(',')[1]).Distinct().Count());
        Assert.Contains(lines, line => line.EndsWith(",'=cmd@til.example", StringComparison.Ordinal));
        Assert.Null(theirs.QuerySelector("main a[download]"));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task A_place_that_is_no_page_is_words_and_never_a_link()
    {
        var stage = await ComposeStage.SetAsync(app, "intet link");
        using var client = await stage.OrganiserAsync();

        using var page = await ConfirmedAsync(
            client,
            "rooms",
            new Dictionary<string, string> { ["place"] = "javascript:alert(1)" }
        );

        Assert.Null(page.QuerySelector(".font-lead a"));
        Assert.Contains("javascript:alert(1)", page.QuerySelector(".font-lead")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_the_phone_one_calls_one_is_called_three_go_round_and_the_mail_says_what_the_page_says()
    {
        var stage = await ComposeStage.SetAsync(app, "telefon");
        using var client = await stage.OrganiserAsync();

        using var page = await ConfirmedAsync(client, "phones", [], stage.People[0].Value.ToString());
        var bodies = await MailsAsync(stage);

        var turns = Turns(page, " ringer til ");
        var callers = turns.Select(turn => turn.Split(" ringer til ")[0]).ToList();
        var called = turns.Select(turn => turn.Split(" ringer til ")[1].TrimEnd('.')).ToList();
        // Four pairs with a call each, and three who go round.
        Assert.Equal(
            [1, 1, 1, 1, 3],
            page.QuerySelectorAll("main .card ul").Select(list => list.Children.Length).Order()
        );
        Assert.Equal((7, 7, 7), (turns.Count, callers.Distinct().Count(), called.Distinct().Count()));
        Assert.Equal(11, callers.Union(called).Count());
        Assert.All(
            turns.Index(),
            turn =>
            {
                Assert.Contains(
                    $"du ringer til {called[turn.Index]}",
                    bodies[callers[turn.Index]],
                    StringComparison.Ordinal
                );
                Assert.Contains(
                    $"{callers[turn.Index]} ringer til dig.",
                    bodies[called[turn.Index]],
                    StringComparison.Ordinal
                );
            }
        );
        Assert.DoesNotContain("Anna Alm", bodies.Keys);
    }

    [Fact]
    public async Task Three_who_visit_go_round_and_two_visit_each_other()
    {
        var stage = await ComposeStage.SetAsync(app, "besøg rundt");
        using var client = await stage.OrganiserAsync();

        using var page = await ConfirmedAsync(client, "pairs", [], stage.People[0].Value.ToString());
        var bodies = await MailsAsync(stage);

        var turns = Turns(page, " besøger ");
        Assert.Equal(3, turns.Count);
        Assert.Equal(8, bodies.Values.Count(body => body.Contains(" besøger hinanden.", StringComparison.Ordinal)));
        Assert.All(
            turns.Select(turn => turn.TrimEnd('.').Split(" besøger ")),
            turn => Assert.Contains($"du besøger {turn[1]}, og ", bodies[turn[0]], StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Who_talked_on_the_phone_has_met()
    {
        var stage = await ComposeStage.SetAsync(app, "har talt");
        using var client = await stage.OrganiserAsync();
        using var page = await ConfirmedAsync(
            client,
            "phones",
            new Dictionary<string, string> { ["title"] = "Telefon" }
        );

        using var met = await client.PageAsync("/groups/met");

        // Twelve pairs from four sparring groups of three, six more on the phone.
        Assert.Contains(
            ": 18 af 66 par",
            met.QuerySelector("main ol li:last-child")?.TextContent,
            StringComparison.Ordinal
        );
    }

    private static List<string> Turns(IHtmlDocument page, string verb) =>
        [
            .. page.QuerySelectorAll("main .card li")
                .Select(line => line.TextContent.Trim())
                .Where(line => line.Contains(verb, StringComparison.Ordinal)),
        ];

    private static async Task<IHtmlDocument> ConfirmedAsync(
        TestClient client,
        string kind,
        Dictionary<string, string> typed,
        string? missing = null
    )
    {
        var proposal = await ComposeStage.StartAsync(client, kind, typed, person => person != missing);
        using var found = await ComposeStage.SearchAsync(client, proposal);
        using var confirmed = await client.PostFormAsync(proposal + "/confirmation", [], proposal);
        using var told = await client.PostFormAsync(proposal + "/announcement", [], proposal);
        using var done = await client.PageAsync(proposal);
        return await client.PageAsync(done.QuerySelector(".alert a")?.GetAttribute("href") ?? "");
    }

    // Written or sent by now.
    private async Task<Dictionary<string, string>> MailsAsync(ComposeStage stage) =>
        (
            await app.Database.ListAsync<Mail>(
                """
                select p.name as Name, coalesce(d.body, m.body) as Body
                from outbox_message m join person p on p.id = m.recipient left join delivered_mail d on d.message = m.id
                where m.kind = 'groups-announced' and m.tenant = @Tenant
                """,
                new { stage.Tenant }
            )
        ).ToDictionary(mail => mail.Name, mail => mail.Body);

    private sealed record Mail(string Name, string Body);
}
