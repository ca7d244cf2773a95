using System.Net;
using Sparring.Testing;
using Sparring.Tests.Rooms.Foundation;
using Xunit;

namespace Sparring.Tests.Rooms.Groups.Composing;

public sealed class ConfirmProposalTests(TestApp app) : IClassFixture<TestApp>
{
    private const string MembersSql = """
        select string_agg(p.name || ' ' || g.number, ', ' order by p.name)
        from sparring_group_member m join sparring_group g on g.id = m.sparring_group join person p on p.id = m.person
        where m.programme = @Programme and m.valid @> @Day
        """;

    [Fact]
    public async Task Confirmed_tables_are_a_gathering_count_as_met_and_are_gone_again_when_taken_back()
    {
        var stage = await ComposeStage.SetAsync(app, "bekraeft");
        using var client = await stage.OrganiserAsync();
        var proposal = await SearchedAsync(client, "tables");

        using var confirmed = await PostAsync(client, proposal, "confirmation");
        using var twice = await PostAsync(client, proposal, "confirmation");
        var seats = await SeatsAsync(stage);
        using var page = await client.PageAsync(proposal);
        using var occasion = await client.PageAsync(page.QuerySelector(".alert a")?.GetAttribute("href") ?? "");
        using var back = await PostAsync(client, proposal, "confirmation-end");
        using var after = await client.PageAsync(proposal);

        Assert.Equal(
            [HttpStatusCode.SeeOther, HttpStatusCode.SeeOther, HttpStatusCode.SeeOther],
            new[] { confirmed.StatusCode, twice.StatusCode, back.StatusCode }
        );
        Assert.Equal((12, 0), (seats, await SeatsAsync(stage)));
        Assert.Contains("Anna Alm", occasion.QuerySelector("main")?.TextContent ?? "", StringComparison.Ordinal);
        Assert.Equal(ComposeStage.Tables(page), ComposeStage.Tables(after));
    }

    [Fact]
    public async Task What_was_confirmed_is_history_for_the_next_and_then_it_stays()
    {
        var stage = await ComposeStage.SetAsync(app, "historie");
        using var client = await stage.OrganiserAsync();
        var first = await SearchedAsync(client, "tables");
        using var confirmed = await PostAsync(client, first, "confirmation");

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await SearchedAsync(client, "tables");
        using var page = await client.PageAsync(second);
        using var secondConfirmed = await PostAsync(client, second, "confirmation");
        using var refused = await PostAsync(client, first, "confirmation-end");

        // Own group is apart, departments are apart, and still nobody meets again: three Latin squares of four exist.
        Assert.Contains(
            "Ingen møder nogen, de har siddet sammen med før.",
            page.Body?.TextContent ?? "",
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.SeeOther, secondConfirmed.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("kan ikke tages tilbage", await FoundationStage.BodyAsync(refused), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everybody_is_told_once_and_by_name()
    {
        var stage = await ComposeStage.SetAsync(app, "besked");
        using var client = await stage.OrganiserAsync();
        var proposal = await SearchedAsync(client, "tables");

        using var early = await PostAsync(client, proposal, "announcement");
        using var confirmed = await PostAsync(client, proposal, "confirmation");
        using var told = await PostAsync(client, proposal, "announcement");
        using var again = await PostAsync(client, proposal, "announcement");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        Assert.Equal(
            12,
            (
                await app.Database.ListAsync<Guid>(
                    "select distinct recipient from outbox_message where kind = 'groups-announced' and tenant = @Tenant",
                    new { stage.Tenant }
                )
            ).Count
        );
        Assert.Equal(
            12,
            (
                await app.Database.ListAsync<Guid>(
                    "select id from outbox_message where kind = 'groups-announced' and tenant = @Tenant",
                    new { stage.Tenant }
                )
            ).Count
        );
    }

    [Fact]
    public async Task New_sparring_groups_are_founded_from_the_day_and_taken_back_to_none()
    {
        var stage = await ComposeStage.SetAsync(app, "grundlaeg", hasGroups: false);
        using var client = await stage.OrganiserAsync();
        var proposal = await SearchedAsync(client, "sparring");

        using var confirmed = await PostAsync(client, proposal, "confirmation");
        var members = await MembersAsync(stage);
        using var back = await PostAsync(client, proposal, "confirmation-end");

        Assert.Equal(12, members?.Split(", ").Length);
        Assert.Null(await MembersAsync(stage));
        Assert.Empty(
            await app.Database.ListAsync<int>(
                "select number from sparring_group where programme = @Programme",
                new { stage.Programme }
            )
        );
    }

    [Fact]
    public async Task Who_joins_finds_a_place_who_leaves_is_out_and_everybody_else_stays()
    {
        var stage = await ComposeStage.SetAsync(app, "tilgang");
        using var client = await stage.OrganiserAsync();
        var joins = await app.World.PersonAsync(stage.Tenant, "Ny Nielsen");
        await app.World.RoleAsync(stage.Tenant, stage.Programme, joins, "participant");
        var before = await MembersAsync(stage);

        var proposal = await ComposeStage.StartAsync(
            client,
            "sparring",
            new Dictionary<string, string> { ["sizes"] = "2-4" },
            present: person => person != stage.People[0].Value.ToString()
        );
        using var page = await ComposeStage.SearchAsync(client, proposal);
        using var confirmed = await PostAsync(client, proposal, "confirmation");
        var after = await MembersAsync(stage);
        using var back = await PostAsync(client, proposal, "confirmation-end");

        Assert.Equal(
            "Bo Birk 2, Carl Dal 3, Dorte Eng 4",
            before?.Split(", ").Skip(1).Take(3).Aggregate((one, other) => $"{one}, {other}")
        );
        Assert.StartsWith("Bo Birk 2, Carl Dal 3, Dorte Eng 4, Erik Fog 1,", after, StringComparison.Ordinal);
        Assert.Contains("Ny Nielsen", after, StringComparison.Ordinal);
        Assert.DoesNotContain("Anna Alm", after, StringComparison.Ordinal);
        Assert.Equal(before, await MembersAsync(stage));
    }

    private static async Task<string> SearchedAsync(TestClient client, string kind)
    {
        var proposal = await ComposeStage.StartAsync(client, kind, SearchGroupsTests.Sizes("3"));
        using var page = await ComposeStage.SearchAsync(client, proposal);
        return proposal;
    }

    private static Task<HttpResponseMessage> PostAsync(TestClient client, string proposal, string verb) =>
        client.PostFormAsync($"{proposal}/{verb}", [], proposal);

    private async Task<int> SeatsAsync(ComposeStage stage) =>
        (
            await app.Database.ListAsync<Guid>(
                "select person from occasion_seat where tenant = @Tenant",
                new { stage.Tenant }
            )
        ).Count;

    private async Task<string?> MembersAsync(ComposeStage stage) =>
        (
            await app.Database.ListAsync<string?>(
                MembersSql,
                new { stage.Programme, Day = DateOnly.FromDateTime(app.Clock.Now.Date) }
            )
        ).Single();
}
