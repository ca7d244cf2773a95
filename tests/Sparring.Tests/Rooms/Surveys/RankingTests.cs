using System.Globalization;
using System.Net;
using System.Text;
using Sparring.Platform.Data;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Surveys.Rankings;
using Sparring.Testing;
using Sparring.Tests.Rooms.People.Import;
using Xunit;

namespace Sparring.Tests.Rooms.Surveys;

/// <summary>Two rankings of the same statements are brought in from elsewhere, counted for the own members alone, and compared.</summary>
public sealed class RankingTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Ranks = """
        udsagn;Det handler om;Bør have fokus
        Sætte retning;1;2
        Skabe resultater;2;4
        Skabe følgeskab;3;3
        Skabe helhed og sammenhæng;4;1
        """;

    [Fact]
    public async Task An_organiser_sees_what_was_read_says_yes_once_and_the_forum_reads_it_when_it_is_released_until_it_is_closed_or_deleted()
    {
        var stage = await StageAsync("whole");
        using var organiser = await app.SignedInClientAsync(stage.Organiser);

        using var preview = await SendAsync(organiser, Ranks);
        using var shown = await TestClient.ParseAsync(preview);
        var before = await CountAsync(stage);
        using var first = await SendFormAsync(organiser, shown, "/confirmation");
        using var second = await SendFormAsync(organiser, shown, "/confirmation");
        var address = first.Headers.Location?.ToString() ?? "";
        using var page = await organiser.PageAsync(address);

        Assert.Equal(0, before);
        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Redirect], [first.StatusCode, second.StatusCode]);
        Assert.Equal(1, await CountAsync(stage));
        Assert.Equal(
            [
                "Rykker mest op: Skabe helhed og sammenhæng: fra nr. 4 til nr. 1",
                "Rykker mest ned: Skabe resultater: fra nr. 2 til nr. 4",
            ],
            page.QuerySelectorAll(".ranking-says li").Select(Words)
        );
        Assert.Equal(
            [
                ["Sætte retning", "1", "2", "1 ned"],
                ["Skabe resultater", "2", "4", "2 ned"],
                ["Skabe følgeskab", "3", "3", "uændret"],
                ["Skabe helhed og sammenhæng", "4", "1", "3 op"],
            ],
            page.QuerySelectorAll("table tbody tr").Select(row => row.Children.Select(Words).ToArray())
        );
        Assert.Equal(
            ["M0 5L100 15", "M0 25L100 25", "M0 15L100 35", "M0 35L100 5"],
            page.QuerySelectorAll(".ranking-picture > svg path").Select(line => line.GetAttribute("d"))
        );
        Assert.Equal(
            ["M0 15L100 35", "M0 35L100 5"],
            page.QuerySelectorAll(".ranking-picture > svg path:not([stroke-width='1.5'])")
                .Select(line => line.GetAttribute("d"))
        );
        Assert.Contains("Skabe resultater;2;4;-2\r\n", await organiser.TextAsync(address + "/ranks.csv"));
        Assert.Contains(
            "Hvad handler det om?",
            WebUtility.HtmlDecode(await organiser.TextAsync("/privacy/mine/file.json"))
        );

        PersonId[] forum = [stage.Leader, stage.Coach, stage.Executive];
        var held = await StatusesAsync(address, forum);
        using var released = await SendFormAsync(organiser, page, "/release");
        var open = await StatusesAsync(address, [.. forum, stage.Stranger]);
        using var closing = await organiser.PageAsync(address);
        using var withdrawn = await SendFormAsync(organiser, closing, "/withdrawal");
        var closed = await StatusesAsync(address, forum);
        using var last = await organiser.PageAsync(address);
        using var deleted = await SendFormAsync(organiser, last, "/deletion");
        using var again = await SendFormAsync(organiser, last, "/deletion");

        Assert.All(held, status => Assert.Equal(HttpStatusCode.NotFound, status));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NotFound], open);
        Assert.All(closed, status => Assert.Equal(HttpStatusCode.NotFound, status));
        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Redirect], [deleted.StatusCode, again.StatusCode]);
        Assert.Equal(0, await CountAsync(stage));
    }

    [Fact]
    public async Task Who_is_no_organiser_neither_brings_in_nor_releases_nor_closes_nor_deletes()
    {
        var stage = await StageAsync("others");
        using var organiser = await app.SignedInClientAsync(stage.Organiser);
        using var preview = await SendAsync(organiser, Ranks);
        using var shown = await TestClient.ParseAsync(preview);
        using var kept = await SendFormAsync(organiser, shown, "/confirmation");
        var address = kept.Headers.Location?.ToString() ?? "";
        using var page = await organiser.PageAsync(address);
        using var released = await SendFormAsync(organiser, page, "/release");

        foreach (var other in (PersonId[])[stage.Leader, stage.Coach, stage.Executive, stage.Stranger])
        {
            using var client = await app.SignedInClientAsync(other);
            foreach (
                var path in (string[])
                    [
                        BringRanking.Path,
                        BringRanking.Path + "/confirmation",
                        address + "/release",
                        address + "/withdrawal",
                        address + "/deletion",
                    ]
            )
            {
                // The stranger organises too, in another organisation: what she brings in is not here.
                if (other != stage.Stranger || path.StartsWith(address, StringComparison.Ordinal))
                {
                    using var refused = await client.PostFormAsync(
                        path,
                        [new("title", "Andet"), new("source", "et sted"), new("table", Ranks)],
                        "/account"
                    );
                    Assert.Equal(
                        other == stage.Stranger && path.EndsWith("/deletion", StringComparison.Ordinal)
                            ? HttpStatusCode.Redirect
                            : HttpStatusCode.NotFound,
                        refused.StatusCode
                    );
                }
            }
        }

        Assert.Equal(
            [1],
            await app.Database.ListAsync<int>(
                "select count(*)::int from outside_ranking where programme = @Programme and released_on is not null",
                new { stage.Programme }
            )
        );
    }

    [Fact]
    public async Task Of_answers_from_many_places_the_own_alone_are_counted_and_none_of_them_is_kept()
    {
        var stage = await StageAsync("own");
        using var organiser = await app.SignedInClientAsync(stage.Organiser);
        // Five of the own say one thing; eight elsewhere, who would turn it round, another.
        var table =
            "udsagn;kommune;handler om;bør have fokus\n"
            + Answers("Ådal", 5, 4, 2, 3, 5)
            + Answers("Bakkeby", 8, 1, 5, 5, 1);

        using var nowhere = await SendAsync(organiser, table);
        using var asked = await TestClient.ParseAsync(nowhere);
        using var preview = await SendAsync(organiser, table, KeyValuePair.Create("origin", "ådal"));
        using var shown = await TestClient.ParseAsync(preview);
        using var kept = await SendFormAsync(organiser, shown, "/confirmation");
        using var page = await organiser.PageAsync(kept.Headers.Location?.ToString() ?? "");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, nowhere.StatusCode);
        Assert.Contains("der står: Bakkeby, Ådal.", asked.QuerySelector("#origin-error")?.TextContent);
        Assert.Equal(table.Trim(), asked.QuerySelector("#table")?.TextContent.Trim());
        Assert.Equal(
            [
                ["Sætte retning", "1", "2", "1 ned"],
                ["Skabe sammenhæng", "2", "1", "1 op"],
            ],
            page.QuerySelectorAll("table tbody tr").Select(row => row.Children.Select(Words).ToArray())
        );
        Assert.Contains("Kun svar fra ådal er talt med, mindst 5 bag hver plads.", page.DocumentElement.TextContent);
        Assert.Equal(
            [
                """{"Title":"Hvad handler det om?","Source":"en undersøgelse","First":"handler om","Second":"bør have fokus","Origin":"ådal","People":5,"Statements":[{"Statement":"Sætte retning","First":1,"Second":2},{"Statement":"Skabe sammenhæng","First":2,"Second":1}]}""",
            ],
            (
                await app.Database.ListAsync<string>(
                    "select content from outside_ranking where programme = @Programme",
                    new { stage.Programme }
                )
            ).Select(System.Text.RegularExpressions.Regex.Unescape)
        );
    }

    [Fact]
    public void Fewer_own_answers_than_the_smallest_cell_to_one_question_of_one_statement_refuse_the_whole()
    {
        // One of the five left a cell empty.
        var table =
            "udsagn;kommune;a;b\n"
            + Answers("Ådal", 4, 4, 2, 3, 5)
            + "Sætte retning;Ådal;4;2\nSkabe sammenhæng;Ådal;3;\n";

        var read = Read(table, "Ådal");

        Assert.Equal(["»Skabe sammenhæng«: 4 svar fra Ådal er færre end 5. Så få vises ikke."], read.Faults);
        Assert.Empty(read.Statements);
    }

    [Fact]
    public void Equal_means_share_a_place_and_the_lowest_can_be_number_one()
    {
        Assert.Equal([1, 2, 2, 4], RankByMean.Of([5, 4, 4, 1.5m], isHighestFirst: true));
        Assert.Equal([4, 2, 2, 1], RankByMean.Of([5, 4, 4, 1.5m], isHighestFirst: false));
    }

    [Fact]
    public async Task A_spreadsheet_is_read_into_the_field_with_its_rows_where_they_stood_and_nothing_typed_is_lost()
    {
        var stage = await StageAsync("xlsx");
        using var organiser = await app.SignedInClientAsync(stage.Organiser);

        using var faulty = await organiser.PostFileAsync(
            BringRanking.Path,
            "file",
            "rangordning.xlsx",
            Workbook.Of(["Udsagn", "A", "B"], ["Sætte retning", "1", "0"], ["Skabe; hele", "2", "1"]),
            BringRanking.Path,
            new("title", ""),
            new("source", "en undersøgelse")
        );
        using var shown = await TestClient.ParseAsync(faulty);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, faulty.StatusCode);
        Assert.Equal(
            "Udsagn;A;B\nSætte retning;1;0\n\"Skabe; hele\";2;1",
            shown.QuerySelector("#table")?.TextContent.Trim()
        );
        Assert.Equal("en undersøgelse", shown.QuerySelector("#source")?.GetAttribute("value"));
        Assert.Equal(
            ["Række 2, B: »0« er ikke en plads. Skriv et helt tal fra 1 til 2."],
            shown.QuerySelectorAll(".alert-warning li").Select(fault => fault.TextContent)
        );
        Assert.Contains("Skriv en overskrift", shown.QuerySelector("#title-error")?.TextContent);
    }

    [Fact]
    public async Task A_released_ranking_is_talked_about_as_a_wave_is_and_the_next_step_lands_on_the_leaders_thread()
    {
        var stage = await StageAsync("talk");
        using var organiser = await app.SignedInClientAsync(stage.Organiser);
        using var leader = await app.SignedInClientAsync(stage.Leader);
        using var executive = await app.SignedInClientAsync(stage.Executive);
        using var preview = await SendAsync(organiser, Ranks);
        using var shown = await TestClient.ParseAsync(preview);
        using var kept = await SendFormAsync(organiser, shown, "/confirmation");
        var address = kept.Headers.Location?.ToString() ?? "";
        var talk = address + "/talk";
        using var held = await organiser.GetAsync(talk);
        using var before = await organiser.PageAsync(address);
        using var released = await SendFormAsync(organiser, before, "/release");

        using var page = await leader.PageAsync(address);
        using var steps = await leader.PageAsync(talk);
        await NoteAsync(leader, talk, "data", "Helheden rykker mest op.", "Bord 3");
        await NoteAsync(leader, talk, "reflection", "Jeg undrer mig over følgeskabet.", "");
        using var planned = await Foundation.FoundationStage.SendAsync(
            leader,
            steps.QuerySelector("form[action$='/steps']"),
            new Dictionary<string, string> { ["text"] = "Spørge mit udvalg" }
        );
        using var again = await Foundation.FoundationStage.SendAsync(
            leader,
            steps.QuerySelector("form[action$='/steps']"),
            new Dictionary<string, string> { ["text"] = "Spørge mit udvalg" }
        );
        var hers = await leader.TextAsync(talk);
        var theirs = await executive.TextAsync(talk);

        Assert.Equal(HttpStatusCode.NotFound, held.StatusCode);
        Assert.Equal(talk, page.QuerySelector(".survey-talk a")?.GetAttribute("href"));
        Assert.Equal(
            ["data", "reflection", "action"],
            steps.QuerySelectorAll("section.talk-step h2").Select(step => step.Id).Where(id => id != "next")
        );
        Assert.Contains("Kilde: en undersøgelse. Pladserne er et øjebliksbillede", WebUtility.HtmlDecode(hers));
        Assert.Contains("Helheden rykker mest op.", theirs);
        Assert.Contains("Jeg undrer mig", hers);
        Assert.DoesNotContain("Jeg undrer mig", theirs);
        Assert.Equal([HttpStatusCode.SeeOther, HttpStatusCode.SeeOther], [planned.StatusCode, again.StatusCode]);
        Assert.Contains("Prøv det, du har planlagt", WebUtility.HtmlDecode(await leader.TextAsync("/")));
        Assert.Equal(
            [stage.Leader],
            await app.Database.ListAsync<PersonId>(
                "select owner from trial_action where source_kind = 'survey' and source_address = @talk",
                new { talk }
            )
        );

        // The notes of tables go with it; her own stays hers.
        using var last = await organiser.PageAsync(address);
        using var deleted = await SendFormAsync(organiser, last, "/deletion");
        Assert.Equal(
            0,
            (
                await app.Database.ListAsync<long>(
                    "select count(*) from survey_table_note where programme = @Programme",
                    new { stage.Programme }
                )
            ).Single()
        );
        using var gone = await leader.GetAsync(talk);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Contains("Jeg undrer mig", WebUtility.HtmlDecode(await leader.TextAsync("/privacy/mine/file.html")));
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_told_how_large_it_is_and_may_be_and_nothing_typed_is_lost()
    {
        var stage = await StageAsync("large");
        using var organiser = await app.SignedInClientAsync(stage.Organiser);

        using var refused = await organiser.PostFileAsync(
            BringRanking.Path,
            "file",
            "rangordning.csv",
            new byte[(6 * 1024 * 1024) + 1],
            BringRanking.Path,
            new("title", "Hvad handler det om?"),
            new("table", Ranks)
        );
        using var shown = await TestClient.ParseAsync(refused);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Filen fylder 6,1 MB og må højst fylde 1 MB.", shown.QuerySelector("#file-error")?.TextContent);
        Assert.Equal("Hvad handler det om?", shown.QuerySelector("#title")?.GetAttribute("value"));
        Assert.Equal(Ranks, shown.QuerySelector("#table")?.TextContent.Trim());
    }

    [Theory]
    [InlineData(
        "udsagn;a\nA;1",
        "Tabellen skal have kolonnen »udsagn«, eventuelt »kommune«, og derudover netop to kolonner med tal. Overskrifterne er: udsagn, a."
    )]
    [InlineData("udsagn;a;b\n;1;1\nB;2;2", "Række 2: Udsagnet mangler eller er længere end 80 tegn.")]
    [InlineData("udsagn;a;b\nA;1;1\na;2;2", "Række 3: Udsagnet »a« står der allerede.")]
    [InlineData(
        "statement\ta\tb\nA\t1\t3\nB\t2\t2",
        "Række 2, b: »3« er ikke en plads. Skriv et helt tal fra 1 til 2."
    )]
    [InlineData("udsagn;a;b\nA;1;1", "Der er 1 udsagn. Hent mindst 2 og højst 30.")]
    public void What_has_to_be_put_right_is_told_with_its_row_and_what_is_expected(string table, string fault)
    {
        var read = Read(table, "");

        Assert.Equal([fault], read.Faults);
        Assert.Empty(read.Statements);
    }

    [Fact]
    public void A_wrong_number_of_an_own_answer_is_told_and_of_anothers_passed_over()
    {
        var table =
            "udsagn;kommune;a;b\n"
            + Answers("Ådal", 5, 4, 2, 3, 5)
            + "Sætte retning;Bakkeby;x;2\nSætte retning;Ådal;2,5;mange\n";

        var read = Read(table, "Ådal");

        Assert.Equal(
            ["Række 13, b: »mange« er ikke et tal fra 0 til 1000. Lad cellen være tom, hvis der ikke er svaret."],
            read.Faults
        );
    }

    private sealed record Stage(
        ProgrammeId Programme,
        PersonId Organiser,
        PersonId Leader,
        PersonId Coach,
        PersonId Executive,
        PersonId Stranger
    );

    private async Task<Stage> StageAsync(string key)
    {
        var world = app.World;
        var tenant = await world.TenantAsync("Rangordnet " + key);
        var programme = await world.ProgrammeAsync(tenant, "rangordnet-" + key);
        var people = new List<PersonId>();
        foreach (var role in (string[])["organiser", "participant", "coach", "executive"])
        {
            people.Add(await world.PersonAsync(tenant, "Maja " + role));
            await world.RoleAsync(tenant, programme, people[^1], role);
        }

        var elsewhere = await world.TenantAsync("Et andet sted " + key);
        var stranger = await world.PersonAsync(elsewhere, "Bent Toft");
        await world.RoleAsync(
            elsewhere,
            await world.ProgrammeAsync(elsewhere, "andet-sted-" + key),
            stranger,
            "organiser"
        );
        return new(programme, people[0], people[1], people[2], people[3], stranger);
    }

    private static string Answers(string origin, int people, int first, int firstFocus, int second, int secondFocus) =>
        string.Concat(
            Enumerable.Repeat(
                $"Sætte retning;{origin};{first};{firstFocus}\nSkabe sammenhæng;{origin};{second};{secondFocus}\n",
                people
            )
        );

    private static RankingReading Read(string table, string origin)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("da-DK");
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(table));
        return ReadRanking.From(
            Assert.IsType<TableReading.Read>(ReadTable.From(content)).Lines,
            origin,
            isHighestFirst: true
        );
    }

    private static Task<HttpResponseMessage> SendAsync(
        TestClient organiser,
        string table,
        params KeyValuePair<string, string>[] also
    ) =>
        organiser.PostFormAsync(
            BringRanking.Path,
            [
                new("id", $"{Ids.Secure.Next()}"),
                new("title", "Hvad handler det om?"),
                new("source", "en undersøgelse"),
                new("table", table),
                .. also,
            ],
            BringRanking.Path
        );

    private static async Task NoteAsync(TestClient client, string talk, string step, string text, string table)
    {
        using var page = await client.PageAsync(talk);
        using var kept = await Foundation.FoundationStage.SendAsync(
            client,
            page.QuerySelector($"#text-{step}")?.Closest("form"),
            new Dictionary<string, string>
            {
                ["text"] = text,
                ["where"] = table.Length > 0 ? "table" : "alone",
                ["table"] = table,
            }
        );
        Assert.Equal(HttpStatusCode.SeeOther, kept.StatusCode);
    }

    private static Task<HttpResponseMessage> SendFormAsync(
        TestClient client,
        AngleSharp.Dom.IDocument page,
        string action
    ) => Foundation.FoundationStage.SendAsync(client, page.QuerySelector($"form[action$='{action}']"));

    private async Task<IReadOnlyList<HttpStatusCode>> StatusesAsync(string address, PersonId[] people)
    {
        var statuses = new List<HttpStatusCode>();
        foreach (var person in people)
        {
            using var client = await app.SignedInClientAsync(person);
            using var page = await client.GetAsync(address);
            statuses.Add(page.StatusCode);
        }

        return statuses;
    }

    private async Task<long> CountAsync(Stage stage) =>
        (
            await app.Database.ListAsync<long>(
                "select count(*) from outside_ranking where programme = @Programme",
                new { stage.Programme }
            )
        ).Single();

    private static string Words(AngleSharp.Dom.IElement cell) =>
        string.Join(' ', cell.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
