using System.Net;
using System.Text;
using Sparring.Platform.Data;
using Sparring.Testing;
using Xunit;
using static Sparring.Tests.Rooms.Foundation.FoundationStage;

namespace Sparring.Tests.Rooms.Surveys;

/// <summary>Twelve leaders of two departments, an organiser, a coach and a stranger, through the pages. All names invented.</summary>
public sealed class SurveysTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_wave_is_opened_answered_closed_and_read()
    {
        var stage = await StageAsync("whole");
        var wave = await OpenAsync(stage);
        foreach (var leader in stage.Leaders.Take(11))
            await AnswerAsync(leader, wave);
        using var organiser = await app.SignedInClientAsync(stage.Organiser);
        Assert.Contains("11 af 12 har svaret", await PageTextAsync(organiser, "/surveys"));
        using var before = await organiser.GetAsync(wave);
        Assert.Equal(HttpStatusCode.NotFound, before.StatusCode);

        await CloseAsync(organiser, wave);

        using var peer = await app.SignedInClientAsync(stage.Leaders[0]);
        var result = await PageTextAsync(peer, wave);
        Assert.Contains("11 af 12 svarede (91,7 %)", result);
        // Everybody says 2 of half the others and 1 of the rest: 11 × 11 lines, of which the six with odd numbers, but for oneself.
        Assert.Contains("har svaret på 121 mulige relationer", result);
        Assert.Contains("Fra »Af og til (cirka hver anden måned)«: 60 relationer, 49,6 %.", result);
        Assert.DoesNotContain("Leder 3", result);
    }

    [Fact]
    public async Task Four_answers_show_nothing_but_how_many_answered()
    {
        var stage = await StageAsync("four");
        var wave = await OpenAsync(stage);
        foreach (var leader in stage.Leaders.Take(4))
            await AnswerAsync(leader, wave);
        using var organiser = await app.SignedInClientAsync(stage.Organiser);

        await CloseAsync(organiser, wave);

        using var page = await organiser.PageAsync(wave);
        Assert.All(
            page.QuerySelectorAll("td[data-label='Talt med']"),
            cell => Assert.Equal("for få", cell.TextContent)
        );
        Assert.DoesNotContain("mulige relationer", page.DocumentElement.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_chosen_is_kept_and_stands_there_on_another_device()
    {
        var stage = await StageAsync("resume");
        var wave = await OpenAsync(stage);
        using var phone = await app.SignedInClientAsync(stage.Leaders[2]);
        using (
            var kept = await phone.PostFormAsync(
                $"{wave}/draft",
                [new("outside.regions", "4"), new("style.vis1", "77")],
                $"{wave}/answers"
            )
        )
            Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);

        using var computer = await app.SignedInClientAsync(stage.Leaders[2]);
        using var page = await computer.PageAsync($"{wave}/answers");

        Assert.Equal(
            ["4"],
            page.QuerySelectorAll("input[name='outside.regions'][checked]").Select(input => input.GetAttribute("value"))
        );
        Assert.Equal(
            [""],
            page.QuerySelectorAll("input[name='style.vis1'][checked]").Select(input => input.GetAttribute("value"))
        );
        Assert.Equal(
            ["Kun du kan læse det."],
            page.QuerySelectorAll(".who-can-read > summary").Select(said => said.TextContent.Trim())
        );
        Assert.Empty(
            await app.Database.ListAsync<Guid>(
                "select person from survey_status s join survey_wave w on w.id = s.wave where w.programme = @Programme",
                new { stage.Programme }
            )
        );
    }

    [Fact]
    public async Task Answers_changed_before_closing_take_the_place_of_the_first()
    {
        var stage = await StageAsync("change");
        var wave = await OpenAsync(stage);
        await AnswerAsync(stage.Leaders[0], wave);
        var first = await BoxesAsync(stage);

        await AnswerAsync(stage.Leaders[0], wave);

        var second = await BoxesAsync(stage);
        Assert.Single(second);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task Closing_twice_is_closing_once_and_an_answer_after_it_is_refused_and_loses_nothing()
    {
        var stage = await StageAsync("late");
        var wave = await OpenAsync(stage);
        foreach (var leader in stage.Leaders.Take(6))
            await AnswerAsync(leader, wave);
        using var late = await app.SignedInClientAsync(stage.Leaders[7]);
        using var form = await late.PageAsync($"{wave}/answers");
        var before = await BoxesAsync(stage);
        using var organiser = await app.SignedInClientAsync(stage.Organiser);
        using var list = await organiser.PageAsync("/surveys");
        var close = list.QuerySelector("form[action$='/closing']");

        var closings = await Task.WhenAll(SendAsync(organiser, close), SendAsync(organiser, close));
        using var answer = await SendAsync(late, form.QuerySelector("form.survey"));

        Assert.All(closings, closing => Assert.Equal(HttpStatusCode.Redirect, closing.StatusCode));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("Målingen er lukket for svar", await BodyAsync(answer));
        var after = await BoxesAsync(stage);
        Assert.Equal(6, after.Count);
        Assert.Empty(after.Intersect(before));
    }

    [Fact]
    public async Task After_the_last_day_no_answer_is_taken_though_nobody_has_closed()
    {
        var stage = await StageAsync("day-after");
        var wave = await OpenAsync(stage);
        var now = app.Clock.Now;
        app.Clock.Now = now.AddDays(15);
        using var leader = await app.SignedInClientAsync(stage.Leaders[0]);

        var page = await PageTextAsync(leader, $"{wave}/answers");

        app.Clock.Now = now;
        Assert.Contains("Målingen er lukket for svar", page);
    }

    [Fact]
    public async Task A_second_wave_is_not_opened_beside_the_first()
    {
        var stage = await StageAsync("second");
        await OpenAsync(stage);
        using var organiser = await app.SignedInClientAsync(stage.Organiser);

        using var again = await SendNewAsync(organiser);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Contains("luk den måling, der er åben", await BodyAsync(again));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_forum_in_which_nothing_could_be_shown_is_not_asked(int leaders)
    {
        var stage = await StageAsync($"few-{leaders}");
        await app.Database.ExecuteAsync(
            "delete from programme_role where programme = @Programme and person = any (@Gone)",
            new { stage.Programme, Gone = stage.Leaders.Skip(leaders).Select(leader => leader.Value).ToArray() }
        );
        using var organiser = await app.SignedInClientAsync(stage.Organiser);

        using var opened = await SendNewAsync(organiser);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, opened.StatusCode);
        Assert.Contains(
            $"Der er {leaders} deltagere at spørge, og intet tal vises, før mindst 5 har svaret.",
            await BodyAsync(opened)
        );
        Assert.Empty(
            await app.Database.ListAsync<Guid>(
                "select id from survey_wave where programme = @Programme",
                new { stage.Programme }
            )
        );
    }

    [Fact]
    public async Task Nobody_but_those_asked_can_answer_and_only_organisers_open_and_close()
    {
        var stage = await StageAsync("access");
        var wave = await OpenAsync(stage);
        foreach (var person in (PersonId[])[stage.Organiser, stage.Coach, stage.Stranger])
        {
            using var client = await app.SignedInClientAsync(person);
            using var page = await client.GetAsync($"{wave}/answers");
            Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        }

        foreach (var person in (PersonId[])[stage.Leaders[0], stage.Coach, stage.Stranger])
        {
            using var client = await app.SignedInClientAsync(person);
            using var open = await client.GetAsync("/surveys/new");
            using var close = await client.PostFormAsync($"{wave}/closing", [], "/account");
            Assert.Equal(HttpStatusCode.NotFound, open.StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, close.StatusCode);
        }

        using var stranger = await app.SignedInClientAsync(stage.Stranger);
        using var result = await stranger.GetAsync(wave);
        Assert.Equal(HttpStatusCode.NotFound, result.StatusCode);
    }

    [Fact]
    public async Task Row_level_security_shows_no_box_no_copy_and_no_status_of_others()
    {
        var stage = await StageAsync("rows");
        var wave = await OpenAsync(stage);
        foreach (var leader in stage.Leaders.Take(3))
            await AnswerAsync(leader, wave);

        Assert.Equal((0, 1, 1), await SeenAsync(stage.Leaders[0]));
        Assert.Equal((0, 0, 0), await SeenAsync(stage.Leaders[5]));
        Assert.Equal((0, 0, 3), await SeenAsync(stage.Organiser));
        Assert.Equal((0, 0, 0), await SeenAsync(stage.Coach));
    }

    [Fact]
    public async Task The_database_holds_no_answer_that_can_be_read()
    {
        var stage = await StageAsync("canary");
        var wave = await OpenAsync(stage);
        await AnswerAsync(stage.Leaders[0], wave);

        var boxes = await app.Database.ListAsync<byte[]>(
            "select box from survey_box union all select sealed from survey_own"
        );

        Assert.All(
            boxes,
            bytes => Assert.DoesNotContain("style.vis1", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal)
        );
        Assert.Equal(
            ["box", "id", "tenant", "wave"],
            await app.Database.ListAsync<string>(
                "select attname::text from pg_attribute where attrelid = 'survey_box'::regclass and attnum > 0 order by 1"
            )
        );
    }

    [Fact]
    public async Task The_database_does_not_know_which_box_came_with_which_answer_nor_in_which_order_they_came()
    {
        var stage = await StageAsync("order");
        var wave = await OpenAsync(stage);
        var came = new List<Guid>();
        foreach (var leader in stage.Leaders)
        {
            await AnswerAsync(leader, wave);
            came.AddRange((await BoxesAsync(stage)).Except(came));
        }

        // What PostgreSQL keeps beside every row: the transaction that wrote it, and the place where it lies.
        var writers = await app.Database.ListAsync<long>(
            "select distinct b.xmin::text::bigint from survey_box b join survey_wave w on w.id = b.wave where w.programme = @Programme",
            new { stage.Programme }
        );
        var lie = await app.Database.ListAsync<Guid>(
            "select b.id from survey_box b join survey_wave w on w.id = b.wave where w.programme = @Programme order by b.ctid",
            new { stage.Programme }
        );

        Assert.Equal(12, came.Count);
        Assert.Single(writers);
        Assert.NotEqual(came, lie);
    }

    [Fact]
    public async Task A_persons_own_data_hold_her_own_answers()
    {
        var stage = await StageAsync("own");
        await AnswerAsync(stage.Leaders[0], await OpenAsync(stage));
        using var leader = await app.SignedInClientAsync(stage.Leaders[0]);

        var file = await PageTextAsync(leader, "/privacy/mine/file.json");

        Assert.Contains("\"style.vis1\"", file);
    }

    [Fact]
    public async Task What_she_answered_is_said_in_the_words_she_chose_and_kept_as_numbers_in_the_file_for_machines()
    {
        var stage = await StageAsync("own-words");
        var answers = $"{await OpenAsync(stage)}/answers";
        using var leader = await app.SignedInClientAsync(stage.Leaders[0]);
        using var sent = await leader.PostFormAsync(
            answers,
            [new("inside.2", "3"), new("outside.regions", "2"), new("outside.business", "-")],
            answers
        );

        using var mine = await leader.PageAsync("/privacy/mine");
        var file = await leader.TextAsync("/privacy/mine/file.json");

        Assert.Equal("Jævnligt (cirka hver måned)", Said("Kollega nr. 2 på listen"));
        Assert.Equal("Svage: enkelte kontakter", Said("Regioner"));
        Assert.Equal("Ikke relevant for min opgave", Said("Virksomheder og erhvervsliv"));
        string? Said(string term) =>
            mine.QuerySelectorAll("#surveys dt").Single(it => it.TextContent == term).NextElementSibling?.TextContent;

        Assert.Contains("\"inside.2\": \"3\"", file, StringComparison.Ordinal);
    }

    private sealed record Stage(
        ProgrammeId Programme,
        IReadOnlyList<PersonId> Leaders,
        PersonId Organiser,
        PersonId Coach,
        PersonId Stranger
    );

    private async Task<Stage> StageAsync(string key)
    {
        var world = app.World;
        var tenant = await world.TenantAsync("Kommunen " + key);
        var programme = await world.ProgrammeAsync(tenant, "maaling-" + key);
        var departments = new[]
        {
            await world.DepartmentAsync(tenant, "N", "Nord"),
            await world.DepartmentAsync(tenant, "S", "Syd"),
        };
        var leaders = new List<PersonId>();
        for (var number = 1; number <= 12; number++)
        {
            leaders.Add(await world.PersonAsync(tenant, $"Leder {number}", departments[number % 2]));
            await world.RoleAsync(tenant, programme, leaders[^1], "participant");
        }

        var organiser = await world.PersonAsync(tenant, "Tine Lund");
        await world.RoleAsync(tenant, programme, organiser, "organiser");
        var coach = await world.PersonAsync(tenant, "Karl Ravn");
        await world.RoleAsync(tenant, programme, coach, "coach");
        return new(programme, leaders, organiser, coach, await world.PersonAsync(tenant, "Per Top"));
    }

    /// <summary>Opens a wave with what the page suggests; answers its address.</summary>
    private async Task<string> OpenAsync(Stage stage)
    {
        using var organiser = await app.SignedInClientAsync(stage.Organiser);
        using var opened = await SendNewAsync(organiser);
        Assert.Equal(HttpStatusCode.Redirect, opened.StatusCode);
        var id = (
            await app.Database.ListAsync<Guid>(
                "select id from survey_wave where programme = @Programme",
                new { stage.Programme }
            )
        ).Single();
        return $"/surveys/{id}";
    }

    private static async Task<HttpResponseMessage> SendNewAsync(TestClient organiser)
    {
        using var page = await organiser.PageAsync("/surveys/new");
        return await SendAsync(organiser, page.QuerySelector("form[action='/surveys/new']"));
    }

    /// <summary>Answers every line: 2 of every second person, 1 of the others, and steps in turn for the items.</summary>
    private async Task AnswerAsync(PersonId person, string wave)
    {
        using var client = await app.SignedInClientAsync(person);
        using var page = await client.PageAsync($"{wave}/answers");
        var lines = page.QuerySelectorAll("form.survey input[type=radio]")
            .Select(input => input.GetAttribute("name") ?? "")
            .Distinct()
            .Order(StringComparer.Ordinal);
        var turn = page.QuerySelectorAll("legend").Length + person.Value.GetHashCode() % 2;
        var typed = lines.ToDictionary(
            line => line,
            line =>
                line.StartsWith("inside.", StringComparison.Ordinal)
                    ? $"{1 + (int.Parse(line[7..]) % 2)}"
                    : $"{1 + (Math.Abs(turn++) % 5)}"
        );
        using var sent = await SendAsync(client, page.QuerySelector("form.survey"), typed);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
    }

    private static async Task CloseAsync(TestClient organiser, string wave)
    {
        using var list = await organiser.PageAsync("/surveys");
        using var closed = await SendAsync(organiser, list.QuerySelector($"form[action='{wave}/closing']"));
        Assert.Equal(HttpStatusCode.Redirect, closed.StatusCode);
    }

    private Task<IReadOnlyList<Guid>> BoxesAsync(Stage stage) =>
        app.Database.ListAsync<Guid>(
            "select b.id from survey_box b join survey_wave w on w.id = b.wave where w.programme = @Programme",
            new { stage.Programme }
        );

    private async Task<(long Boxes, long Copies, long Statuses)> SeenAsync(PersonId person) =>
        await app.Db.AsAsync(
            await app.World.ViewerAsync(person),
            async tx =>
                (
                    await tx.ValueAsync<long>("select count(*) from survey_box"),
                    await tx.ValueAsync<long>("select count(*) from survey_own"),
                    await tx.ValueAsync<long>("select count(*) from survey_status")
                ),
            CancellationToken.None
        );

    private static async Task<string> PageTextAsync(TestClient client, string path) =>
        WebUtility.HtmlDecode(await client.TextAsync(path));
}
