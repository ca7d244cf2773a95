using System.Net;
using System.Text;
using Sparring.Platform.Data;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Surveys.Perceived;
using Sparring.Rooms.Surveys.Perceived.BroughtIn;
using Sparring.Testing;
using Sparring.Tests.Rooms.People.Import;
using Xunit;
using static Sparring.Tests.Rooms.Foundation.FoundationStage;

namespace Sparring.Tests.Rooms.Surveys;

/// <summary>A leader brings in what an evaluation elsewhere said of her. All names invented.</summary>
public sealed class EvaluationTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Headings = "tema;selv;medarbejdere;spredning;antal svar;egen leder";

    [Fact]
    public async Task A_leader_sees_what_her_file_holds_says_yes_and_alone_has_it_until_she_deletes_it()
    {
        var stage = await StageAsync("whole");
        using var leader = await app.SignedInClientAsync(stage.Leader);
        var file =
            $"{Headings}\nRetning;4,4;3,42;0,7;12;4\nFeedback;3;2,9;;6;4\nTillid;4;5;0;7;4\nSamspil;4;3,1;0,9;4;4\nEnergi;4;6;0,9;8;4";

        using var preview = await UploadAsync(leader, file);
        using var shown = await TestClient.ParseAsync(preview);
        var before = await CountAsync(stage);
        using var first = await SendAsync(leader, shown.QuerySelector("form[action$='/confirmation']"));
        using var second = await SendAsync(leader, shown.QuerySelector("form[action$='/confirmation']"));
        var mine = await ReadAsync(stage.Leader);

        Assert.Equal(HttpStatusCode.OK, preview.StatusCode);
        Assert.Equal(
            [
                "Række 5: 4 svar er færre end 5. Så få vises ikke, heller ikke for dig.",
                "Række 6, Medarbejdere: »6« er ikke et tal fra 1 til 5.",
            ],
            shown.QuerySelectorAll(".alert-warning li").Select(fault => fault.TextContent)
        );
        Assert.Contains("Disse kolonner hentes ikke: egen leder.", shown.DocumentElement.TextContent);
        Assert.Equal(0, before);
        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Redirect], [first.StatusCode, second.StatusCode]);
        Assert.Equal(1, await CountAsync(stage));
        using var page = await leader.PageAsync(ShowPerceived.OwnPath);
        Assert.Equal(
            [
                // 3.4 ± 2.20 × 0.7 / √12, and her own 4.4 outside it.
                [
                    "Retning",
                    "4,4",
                    "3,4",
                    "3,0 til 3,8",
                    "0,7",
                    "12",
                    "Du ser mere af det, end dine medarbejdere gør.",
                ],
                ["Feedback", "3,0", "2,9", "–", "–", "6", "Ingen sikker forskel. Usikkert"],
                // All say 5: only between which two steps.
                ["Tillid", "4,0", "mellem 4 og 5", "–", "–", "7", "Ingen sikker forskel. Usikkert"],
            ],
            page.QuerySelectorAll("section table tbody tr").Select(row => row.Children.Select(Words).ToArray())
        );
        Assert.DoesNotContain("Samspil", mine);
        Assert.Contains(
            "Medarbejdere: 3,4; Selv: 4,4; Spredning: 0,7; Antal svar: 12",
            await leader.TextAsync("/privacy/mine/file.json")
        );

        using var gone = await SendAsync(leader, page.QuerySelector("form[action$='/deletion']"));
        Assert.Equal(0, await CountAsync(stage));
    }

    [Fact]
    public async Task Nobody_else_brings_it_in_reads_it_or_deletes_it()
    {
        var stage = await StageAsync("others");
        using var leader = await app.SignedInClientAsync(stage.Leader);
        using var preview = await UploadAsync(leader, $"{Headings}\nRetning;4,4;3,4;0,7;12;4");
        using var shown = await TestClient.ParseAsync(preview);
        using var kept = await SendAsync(leader, shown.QuerySelector("form[action$='/confirmation']"));
        var id = (
            await app.Database.ListAsync<Guid>(
                "select id from outside_evaluation where leader = @Leader",
                new { stage.Leader }
            )
        ).Single();

        foreach (var other in (PersonId[])[stage.Organiser, stage.Coach, stage.Peer])
        {
            Assert.DoesNotContain("Retning", await ReadAsync(other));
            using var client = await app.SignedInClientAsync(other);
            using var delete = await client.PostFormAsync(
                $"{BringEvaluation.Path}/deletion",
                [new("id", $"{id}")],
                "/account"
            );
            Assert.Equal(
                0,
                await app.Db.AsAsync(
                    await app.World.ViewerAsync(other),
                    tx => tx.ValueAsync<long>("select count(*) from outside_evaluation"),
                    TestContext.Current.CancellationToken
                )
            );
        }

        foreach (var other in (PersonId[])[stage.Organiser, stage.Coach])
        {
            using var client = await app.SignedInClientAsync(other);
            using var page = await client.GetAsync(BringEvaluation.Path);
            Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        }

        Assert.Equal(1, await CountAsync(stage));
        var rows = await app.Database.ListAsync<byte[]>("select sealed from outside_evaluation");
        Assert.All(
            rows,
            row => Assert.DoesNotContain("Retning", Encoding.UTF8.GetString(row), StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task She_opens_it_to_her_own_coach_and_it_is_gone_at_the_next_look_when_she_closes_or_deletes_it()
    {
        var stage = await StageAsync("opened");
        var tenant = (await app.World.ViewerAsync(stage.Leader)).Tenant;
        await app.World.GroupAsync(tenant, stage.Programme, 1, stage.Coach, stage.Leader);
        var other = await app.World.PersonAsync(tenant, "Bent Toft");
        await app.World.RoleAsync(tenant, stage.Programme, other, "coach");
        using var leader = await app.SignedInClientAsync(stage.Leader);
        using var preview = await UploadAsync(leader, $"{Headings}\nRetning;4,4;3,4;0,7;12;4");
        using var shown = await TestClient.ParseAsync(preview);
        using var kept = await SendAsync(leader, shown.QuerySelector("form[action$='/confirmation']"));

        var before = await ReadAsync(stage.Coach, SharePerceived.OpenedPath);
        await PressAsync(leader, "/sharing");
        var opened = await ReadAsync(stage.Coach, SharePerceived.OpenedPath);
        var others = await ReadAsync(other, SharePerceived.OpenedPath);
        var mine = await ReadAsync(stage.Leader);
        await PressAsync(leader, "/sharing");
        var closed = await ReadAsync(stage.Coach, SharePerceived.OpenedPath);
        await PressAsync(leader, "/sharing");
        await PressAsync(leader, "/deletion");
        var deleted = await ReadAsync(stage.Coach, SharePerceived.OpenedPath);

        Assert.Contains("Ledelsesevaluering 2025", opened);
        Assert.Contains("3,0 til 3,8", opened);
        Assert.DoesNotContain("4,4", opened);
        Assert.Contains("Din coach kan læse det her resultat lige nu", mine);
        Assert.All([before, others, closed, deleted], page => Assert.Contains("Ingen har delt noget med dig", page));
        Assert.Equal(
            [1],
            await app.Database.ListAsync<int>(
                "select count(*)::int from read_log where reader = @Coach and subject = @Leader and artefact = 'perceived-report'",
                new { stage.Coach, stage.Leader }
            )
        );
    }

    [Fact]
    public async Task Nobody_opens_what_another_has_brought_in()
    {
        var stage = await StageAsync("forced");
        using var leader = await app.SignedInClientAsync(stage.Leader);
        using var preview = await UploadAsync(leader, $"{Headings}\nRetning;4,4;3,4;0,7;12;4");
        using var shown = await TestClient.ParseAsync(preview);
        using var kept = await SendAsync(leader, shown.QuerySelector("form[action$='/confirmation']"));
        var id = (
            await app.Database.ListAsync<Guid>(
                "select id from outside_evaluation where leader = @Leader",
                new { stage.Leader }
            )
        ).Single();

        using var peer = await app.SignedInClientAsync(stage.Peer);
        using var pressed = await peer.PostFormAsync(
            SharePerceived.Path,
            [new("id", $"{id}"), new("open", "yes")],
            "/account"
        );

        Assert.Equal(HttpStatusCode.NotFound, pressed.StatusCode);
        Assert.Empty(await app.Database.ListAsync<Guid>("select id from share where artefact_id = @id", new { id }));
    }

    [Theory]
    [InlineData(
        "tema;medarbejdere\nRetning;3",
        "Kolonnen »Antal svar« mangler. Overskrifterne i filen er: tema, medarbejdere."
    )]
    [InlineData("theme,employees,answers\nDirection,3.4,x", "Række 2: Antal svar er »x«. Skriv et helt tal.")]
    [InlineData("tema;medarbejdere;antal svar\n;3;7", "Række 2: Temaet mangler eller er længere end 80 tegn.")]
    [InlineData("tema;medarbejdere;antal svar\nA;3;7\na;3;7", "Række 3: Temaet »a« står der allerede.")]
    [InlineData(
        "tema;medarbejdere;antal svar;spredning\nA;3;7;9",
        "Række 2, Spredning: »9« er ikke et tal fra 0 til 2,5."
    )]
    [InlineData(
        "tema;medarbejdere;antal svar;selv\nA;68 %;7;1",
        "Række 2, Medarbejdere: »68 %« er ikke et tal fra 1 til 5."
    )]
    public void A_row_that_cannot_be_brought_in_is_told_with_its_number_and_what_is_expected(string file, string fault)
    {
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("da-DK");
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(file));

        var read = ReadEvaluation.From(Assert.IsType<TableReading.Read>(ReadTable.From(content)).Lines);

        Assert.Equal([fault], read.Faults);
    }

    [Fact]
    public async Task A_spreadsheet_is_read_as_well_and_what_is_none_is_refused()
    {
        var stage = await StageAsync("xlsx");
        using var leader = await app.SignedInClientAsync(stage.Leader);

        using var sheet = await UploadAsync(
            leader,
            Workbook.Of(["Tema", "Medarbejdere", "Antal svar"], ["Retning", "3.4", "11"]),
            "evaluering.xlsx"
        );
        using var broken = await UploadAsync(leader, [0x50, 0x4B, 0x03, 0x04, 0x00], "evaluering.xlsx");
        using var empty = await UploadAsync(leader, Encoding.UTF8.GetBytes("tema;medarbejdere"), "evaluering.csv");
        using var large = await UploadAsync(leader, new byte[2 * 1024 * 1024], "evaluering.csv");
        using var largePage = await TestClient.ParseAsync(large);

        Assert.Contains("Retning", WebUtility.HtmlDecode(await sheet.Content.ReadAsStringAsync(Cancel)));
        Assert.Contains("fylder 2 MB og må højst fylde 256 KB", largePage.QuerySelector("#file-error")?.TextContent);
        Assert.Equal("Ledelsesevaluering 2025", largePage.QuerySelector("#title")?.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, broken.StatusCode);
        Assert.Contains(
            "Regnearket kan ikke læses",
            WebUtility.HtmlDecode(await broken.Content.ReadAsStringAsync(Cancel))
        );
        Assert.Contains(
            "Vælg en fil med en række overskrifter",
            WebUtility.HtmlDecode(await empty.Content.ReadAsStringAsync(Cancel))
        );
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private sealed record Stage(
        ProgrammeId Programme,
        PersonId Leader,
        PersonId Peer,
        PersonId Organiser,
        PersonId Coach
    );

    private async Task<Stage> StageAsync(string key)
    {
        var world = app.World;
        var tenant = await world.TenantAsync("Evalueret " + key);
        var programme = await world.ProgrammeAsync(tenant, "evalueret-" + key);
        var people = new List<PersonId>();
        foreach (
            var (name, role) in ((string, string)[])
                [
                    ("Maja Holst", "participant"),
                    ("Leif Brun", "participant"),
                    ("Tine Lund", "organiser"),
                    ("Karl Ravn", "coach"),
                ]
        )
        {
            people.Add(await world.PersonAsync(tenant, name));
            await world.RoleAsync(tenant, programme, people[^1], role);
        }

        return new(programme, people[0], people[1], people[2], people[3]);
    }

    private static Task<HttpResponseMessage> UploadAsync(TestClient leader, string file) =>
        UploadAsync(leader, Encoding.UTF8.GetBytes(file), "evaluering.csv");

    private static Task<HttpResponseMessage> UploadAsync(TestClient leader, byte[] file, string name) =>
        leader.PostFileAsync(
            BringEvaluation.Path,
            "file",
            name,
            file,
            BringEvaluation.Path,
            new("title", "Ledelsesevaluering 2025"),
            new("id", $"{Ids.Secure.Next()}")
        );

    private async Task<long> CountAsync(Stage stage) =>
        (
            await app.Database.ListAsync<long>(
                "select count(*) from outside_evaluation where leader = @Leader",
                new { stage.Leader }
            )
        ).Single();

    private async Task<string> ReadAsync(PersonId person, string path = ShowPerceived.OwnPath)
    {
        using var client = await app.SignedInClientAsync(person);
        return WebUtility.HtmlDecode(await client.TextAsync(path));
    }

    private static async Task PressAsync(TestClient leader, string action)
    {
        using var page = await leader.PageAsync(ShowPerceived.OwnPath);
        using var pressed = await SendAsync(leader, page.QuerySelector($"form[action$='{action}']"));
        Assert.Equal(HttpStatusCode.Redirect, pressed.StatusCode);
    }

    private static string Words(AngleSharp.Dom.IElement cell) =>
        string.Join(' ', cell.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
