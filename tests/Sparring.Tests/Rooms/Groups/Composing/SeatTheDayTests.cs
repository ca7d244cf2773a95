using System.Net;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Groups.Composing;

public sealed class SeatTheDayTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Two_of_one_table_are_ill_and_one_moves_with_the_reason_told()
    {
        var stage = await ComposeStage.SetAsync(app, "syge");
        using var client = await stage.OrganiserAsync();
        var (occasion, tables) = await GatheringAsync(stage, client);
        var ill = tables[0].Take(2).ToHashSet();
        var present = tables.SelectMany(table => table).Where(person => !ill.Contains(person));

        using var shown = await client.PageAsync($"{occasion}/today");
        using var tried = await PostAsync(client, occasion, "today", present);
        using var page = await TestClient.ParseAsync(tried);
        using var seated = await PostAsync(client, occasion, "seating", present);
        var after = await TablesAsync(stage);

        Assert.Equal(12, shown.QuerySelectorAll("[name=present][checked]").Length);
        var told = page.QuerySelector(".card-next")?.TextContent ?? "";
        Assert.Contains("til gruppe 1, som ellers er for lille.", told, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, seated.StatusCode);
        Assert.Equal([2, 2, 3, 3], after.Select(table => table.Count).Order());
        Assert.Equal(10, after.SelectMany(table => table).Count());
        Assert.Equal(1, tables.Skip(1).Zip(after.Skip(1)).Count(table => !table.First.SetEquals(table.Second)));
    }

    [Fact]
    public async Task Who_arrives_gets_a_seat_and_nobody_moves_also_by_the_facilitators_hand()
    {
        var stage = await ComposeStage.SetAsync(app, "kommer");
        using var organiser = await stage.OrganiserAsync();
        var (occasion, tables) = await GatheringAsync(stage, organiser);
        var comes = await app.World.PersonAsync(stage.Tenant, "Ny Nielsen");
        await app.World.RoleAsync(stage.Tenant, stage.Programme, comes, "participant");
        var facilitator = await app.World.PersonAsync(stage.Tenant, "Fie Falk");
        await app.World.RoleAsync(stage.Tenant, stage.Programme, facilitator, "facilitator");

        using var client = await app.SignedInClientAsync(facilitator);
        using var seated = await PostAsync(
            client,
            occasion,
            "seating",
            tables.SelectMany(table => table).Append(comes.Value)
        );
        var after = await TablesAsync(stage);
        using var groups = await client.PageAsync("/groups");
        using var own = await organiser.PageAsync("/groups");

        Assert.Equal(HttpStatusCode.SeeOther, seated.StatusCode);
        Assert.All(tables.Zip(after), table => Assert.Subset(table.Second, table.First));
        Assert.Contains(after, table => table.Contains(comes.Value));
        // Whom one has met shows a facilitator nothing, so nothing leads her there.
        Assert.Equal(
            [0, 1],
            new[] { groups, own }.Select(page => page.QuerySelectorAll("a[href='/groups/met']").Length)
        );
    }

    [Fact]
    public async Task A_week_before_the_thread_leads_who_runs_the_day_to_it_and_tells_the_others_where_they_sit()
    {
        var stage = await ComposeStage.SetAsync(app, "snart");
        using var organiser = await stage.OrganiserAsync();
        var (occasion, tables) = await GatheringAsync(stage, organiser);
        var table = tables.FindIndex(people => people.Contains(stage.People[0].Value)) + 1;
        using var participant = await app.SignedInClientAsync(stage.People[0]);

        await DayAsync(stage, "2019-01-23");
        using var early = await organiser.PageAsync("/");
        await DayAsync(stage, "2019-01-22");
        using var hers = await organiser.PageAsync("/");
        using var theirs = await participant.PageAsync("/");

        Assert.Null(early.QuerySelector($"main a[href^='{occasion}']"));
        Assert.NotNull(hers.QuerySelector($"main a[href='{occasion}/today']"));
        Assert.NotNull(theirs.QuerySelector($"main a[href='{occasion}']"));
        Assert.Contains(
            $"Din plads: Gruppe {table}.",
            theirs.QuerySelector("main")?.TextContent,
            StringComparison.Ordinal
        );
    }

    private Task<int> DayAsync(ComposeStage stage, string day) =>
        app.Database.ExecuteAsync(
            "update occasion set day = @Day::date where tenant = @Tenant",
            new { stage.Tenant, Day = day }
        );

    [Fact]
    public async Task A_participant_does_not_seat_anybody()
    {
        var stage = await ComposeStage.SetAsync(app, "ikke");
        using var client = await stage.OrganiserAsync();
        var (occasion, _) = await GatheringAsync(stage, client);

        using var participant = await app.SignedInClientAsync(stage.People[0]);
        using var refused = await participant.GetAsync($"{occasion}/today");

        Assert.NotEqual(HttpStatusCode.OK, refused.StatusCode);
    }

    private async Task<(string Occasion, List<HashSet<Guid>> Tables)> GatheringAsync(
        ComposeStage stage,
        TestClient client
    )
    {
        var proposal = await ComposeStage.StartAsync(client, "tables", SearchGroupsTests.Sizes("3"));
        using var found = await ComposeStage.SearchAsync(client, proposal);
        using var confirmed = await client.PostFormAsync(proposal + "/confirmation", [], proposal);
        var id = await app.Database.ListAsync<Guid>(
            "select id from occasion where tenant = @Tenant",
            new { stage.Tenant }
        );
        return ($"/groups/occasions/{id.Single()}", await TablesAsync(stage));
    }

    private async Task<List<HashSet<Guid>>> TablesAsync(ComposeStage stage) => [.. (
                await app.Database.ListAsync<(int Number, Guid Person)>(
                    """
                    select t.number, s.person from occasion_seat s join occasion_group t on t.id = s.occasion_group
                    where s.tenant = @Tenant order by t.number
                    """,
                    new { stage.Tenant }
                )
            ).GroupBy(seat => seat.Number).Select(table => table.Select(seat => seat.Person).ToHashSet())];

    private static Task<HttpResponseMessage> PostAsync(
        TestClient client,
        string occasion,
        string verb,
        IEnumerable<Guid> present
    ) =>
        client.PostFormAsync(
            $"{occasion}/{verb}",
            present.Select(person => KeyValuePair.Create("present", person.ToString())),
            $"{occasion}/today"
        );
}
