using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Sparring.Platform.Data;
using Sparring.Rooms.Surveys.Perceived;
using Sparring.Rooms.Surveys.Waves;
using Sparring.Testing;
using Xunit;
using static Sparring.Tests.Rooms.Foundation.FoundationStage;

namespace Sparring.Tests.Rooms.Surveys;

/// <summary>Two leaders with employees in a list, an organiser and a coach. All names invented.</summary>
public sealed partial class PerceivedTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Six_employees_answer_by_their_links_and_their_leader_alone_reads_what_they_say()
    {
        var stage = await StageAsync("six", 6, 4);
        var links = await OpenAsync(stage);
        // The leader with four employees is not asked about.
        Assert.Equal(6, links.Count);
        for (var at = 0; at < 6; at++)
        {
            await RateAsync(links[at], vision: at % 2 == 0 ? 2 : 3);
        }

        await CloseAsync(stage);

        var mine = await ReadAsync(stage.Leaders[0], ShowPerceived.OwnPath);
        Assert.Contains("6 medarbejdere har svaret.", mine);
        // 2 and 3 in turn: mean 2.5, spread 0.5, t of five degrees 2.57.
        using var leader = await app.SignedInClientAsync(stage.Leaders[0]);
        using var own = await leader.PageAsync(ShowPerceived.OwnPath);
        string[] cells =
        [
            .. own.QuerySelectorAll("tr")
                .First(row => row.QuerySelector("th")?.TextContent == "Vision")
                .QuerySelectorAll("td")
                .Select(cell => cell.TextContent.Trim()),
        ];
        Assert.Equal(["–", "2,5", "1,9 til 3,1", "0,5", "6"], cells[..5]);
        Assert.Contains("Ingen sikker forskel.", cells[5], StringComparison.Ordinal);
        Assert.Contains("Usikkert", cells[5], StringComparison.Ordinal);
        using var surveys = await leader.PageAsync(ShowWaves.Path);
        Assert.Single(surveys.QuerySelectorAll($"main a[href='{ShowPerceived.OwnPath}']"));
        foreach (var other in (PersonId[])[stage.Leaders[1], stage.Coach])
        {
            using var client = await app.SignedInClientAsync(other);
            using var rooms = await client.PageAsync(ShowWaves.Path);
            Assert.Equal(
                other == stage.Coach ? 0 : 1,
                rooms.QuerySelectorAll($"main a[href='{ShowPerceived.OwnPath}']").Length
            );
            using var page = await client.GetAsync(ShowPerceived.OwnPath);
            var text = WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());
            Assert.DoesNotContain("2,5", text);
        }

        var organiser = await ReadAsync(stage.Organiser, ShowPerceived.Path);
        Assert.Contains("6 medarbejdere er spurgt om én leder. 6 har svaret.", organiser);
        Assert.DoesNotContain("2,5", organiser);
        Assert.Empty(await app.Database.ListAsync<Guid>("select id from perceived_box where box is null"));
    }

    [Theory]
    [InlineData(
        "da",
        "5 medarbejdere får en mail med et personligt link om deres egen leder. Der spørges om én leder.",
        "1 dag før den sidste dag"
    )]
    [InlineData(
        "en",
        "5 employees get a mail with a personal link about their own leader. One leader is asked about.",
        "1 day before the last day"
    )]
    public async Task One_leader_and_one_day_are_said_in_the_singular(string language, string leader, string day)
    {
        var stage = await StageAsync("singular-" + language, 5, 0);
        await app.Database.ExecuteAsync(
            "update person set language = @language where id = @Organiser",
            new { language, stage.Organiser }
        );

        var page = await ReadAsync(stage.Organiser, ShowPerceived.Path);

        Assert.Contains(leader, page);
        Assert.Contains(day, page);
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public async Task Five_answers_are_shown_and_four_are_not(int answers, bool shown)
    {
        var stage = await StageAsync($"floor-{answers}", 7, 0);
        var links = await OpenAsync(stage);
        foreach (var (link, at) in links.Take(answers).Select((link, at) => (link, at)))
        {
            await RateAsync(link, vision: 2 + (at % 3));
        }

        await CloseAsync(stage);

        var mine = await ReadAsync(stage.Leaders[0], ShowPerceived.OwnPath);
        Assert.Equal(shown, mine.Contains("5 medarbejdere har svaret."));
        Assert.Equal(!shown, mine.Contains("Færre end 5 kan tælles med"));
        Assert.Equal(shown, mine.Contains("Usikkert"));
    }

    [Fact]
    public async Task A_link_used_twice_replaces_the_answer_and_shows_nothing_of_it_and_after_closing_it_takes_none()
    {
        var stage = await StageAsync("twice", 5, 0);
        var links = await OpenAsync(stage);
        await RateAsync(links[0], vision: 5);
        using var visitor = app.Client();
        using var page = await visitor.PageAsync(links[0]);
        await RateAsync(links[0], vision: 1);

        Assert.All(page.QuerySelectorAll("input[checked]"), input => Assert.Equal("", input.GetAttribute("value")));
        Assert.Single(await BoxesAsync(stage));
        await CloseAsync(stage);
        using var late = await SendAsync(visitor, page.QuerySelector("form.survey"), Vision(3));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.Contains("Der kan ikke svares mere", WebUtility.HtmlDecode(await late.Content.ReadAsStringAsync()));
        using var wrong = await visitor.GetAsync("/rate/" + new string('x', 43));
        Assert.Equal(HttpStatusCode.NotFound, wrong.StatusCode);
    }

    [Fact]
    public async Task In_a_second_round_one_who_stays_away_shows_nothing_that_gives_her_away()
    {
        var stage = await StageAsync("again", 8, 0);
        foreach (var link in await OpenAsync(stage))
        {
            await RateAsync(link, vision: 2 + (link.Length % 2) + (link[^1] % 2));
        }

        await CloseAsync(stage);
        foreach (var link in (await OpenAsync(stage)).Take(7))
        {
            await RateAsync(link, vision: 2 + (link[^1] % 3));
        }

        await CloseAsync(stage);

        var mine = await ReadAsync(stage.Leaders[0], ShowPerceived.OwnPath);
        // Seven of the eight: the difference of the two means would be the answer of the eighth.
        Assert.Contains("Runde 2Færre end 5 kan tælles med", mine.Replace(" Færre", "Færre", StringComparison.Ordinal));
        Assert.Contains("8 medarbejdere har svaret.", mine);
    }

    [Fact]
    public async Task The_database_keeps_no_link_and_no_rating_beside_a_person()
    {
        var stage = await StageAsync("rows", 6, 0);
        var links = await OpenAsync(stage);
        foreach (var link in links)
        {
            await RateAsync(link, vision: 4);
        }

        var writers = await app.Database.ListAsync<long>(
            "select distinct b.xmin::text::bigint from perceived_box b join perceived_round r on r.id = b.round where r.programme = @Programme",
            new { stage.Programme }
        );
        var sizes = await app.Database.ListAsync<int>("select distinct length(box) from perceived_box");
        var seen = await app.Db.AsAsync(
            await app.World.ViewerAsync(stage.Organiser),
            async tx =>
                (
                    await tx.ValueAsync<long>("select count(*) from perceived_box"),
                    await tx.ValueAsync<long>("select count(*) from perceived_report")
                ),
            TestContext.Current.CancellationToken
        );

        Assert.Single(writers);
        Assert.Single(sizes);
        Assert.Equal((0, 0), seen);
        Assert.Empty(
            await app.Database.ListAsync<Guid>(
                "select rater from perceived_rater where encode(link, 'escape') = any (@Links)",
                new { Links = links.Select(link => link["/rate/".Length..]).ToArray() }
            )
        );
    }

    [Theory]
    [InlineData(4.5, 0.9)]
    [InlineData(3.9, null)]
    [InlineData(2.9, -0.7)]
    [InlineData(null, null)]
    public void A_gap_is_half_a_step_and_outside_the_interval(double? own, double? gap)
    {
        var scale = new PerceivedScale("vis", 12, 3.6m, null, null, 0.8m, 3.1m, 4.1m);

        Assert.Equal((decimal?)gap, scale.GapTo((decimal?)own));
    }

    private sealed record Stage(
        ProgrammeId Programme,
        IReadOnlyList<PersonId> Leaders,
        PersonId Organiser,
        PersonId Coach
    );

    private async Task<Stage> StageAsync(string key, params int[] employees)
    {
        var world = app.World;
        var tenant = await world.TenantAsync("Byen " + key);
        var programme = await world.ProgrammeAsync(tenant, "opfattet-" + key);
        var department = await world.DepartmentAsync(tenant, "N", "Nord");
        var leaders = new List<PersonId>();
        foreach (var (count, number) in employees.Select((count, at) => (count, at + 1)))
        {
            var leader = await world.PersonAsync(tenant, $"Leder {number}", department);
            await world.RoleAsync(tenant, programme, leader, "participant");
            leaders.Add(leader);
            for (var at = 1; at <= count; at++)
            {
                var employee = await world.PersonAsync(tenant, $"Medarbejder {number}.{at}", department);
                await app.Database.ExecuteAsync(
                    "update employment set reports_to = @leader where person = @employee",
                    new { leader, employee }
                );
            }
        }

        var organiser = await world.PersonAsync(tenant, "Tine Lund");
        await world.RoleAsync(tenant, programme, organiser, "organiser");
        var coach = await world.PersonAsync(tenant, "Karl Ravn");
        await world.RoleAsync(tenant, programme, coach, "coach");
        return new(programme, leaders, organiser, coach);
    }

    /// <summary>Asks the employees; answers the addresses that stand in their mails.</summary>
    private async Task<IReadOnlyList<string>> OpenAsync(Stage stage)
    {
        using var organiser = await app.SignedInClientAsync(stage.Organiser);
        using var page = await organiser.PageAsync(ShowPerceived.Path);
        using var opened = await SendAsync(organiser, page.QuerySelector($"form[action='{ShowPerceived.Path}']"));
        Assert.Equal(HttpStatusCode.Redirect, opened.StatusCode);
        var mails = await app.Database.ListAsync<string>(
            """
            select coalesce(nullif(m.body, ''), d.body) from outbox_message m
                join perceived_round r on r.id = m.about and r.programme = @Programme and r.closed_at is null
                join person p on p.id = m.recipient
                left join delivered_mail d on d.message = m.id
            where m.kind = 'perceived-invitation' order by p.name
            """,
            new { stage.Programme }
        );
        return [.. mails.Select(mail => Link().Match(mail).Value)];
    }

    private async Task RateAsync(string link, int vision)
    {
        using var visitor = app.Client();
        using var page = await visitor.PageAsync(link);
        using var sent = await SendAsync(visitor, page.QuerySelector("form.survey"), Vision(vision));
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
    }

    private static Dictionary<string, string> Vision(int step) =>
        Enumerable
            .Range(1, 4)
            .ToDictionary(item => $"seen.vis{item}", _ => step.ToString(CultureInfo.InvariantCulture));

    private async Task CloseAsync(Stage stage)
    {
        using var organiser = await app.SignedInClientAsync(stage.Organiser);
        using var page = await organiser.PageAsync(ShowPerceived.Path);
        using var closed = await SendAsync(organiser, page.QuerySelector("form[action$='/closing']"));
        Assert.Equal(HttpStatusCode.Redirect, closed.StatusCode);
    }

    private async Task<string> ReadAsync(PersonId person, string address)
    {
        using var client = await app.SignedInClientAsync(person);
        using var page = await client.PageAsync(address);
        return string.Join(
            ' ',
            (page.QuerySelector("main")?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
    }

    private Task<IReadOnlyList<Guid>> BoxesAsync(Stage stage) =>
        app.Database.ListAsync<Guid>(
            "select b.id from perceived_box b join perceived_round r on r.id = b.round where r.programme = @Programme",
            new { stage.Programme }
        );

    [GeneratedRegex("/rate/[A-Za-z0-9_-]+")]
    private static partial Regex Link();
}
