using System.IO.Compression;
using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Data;
using Sparring.Rooms.Surveys.Contract;
using Sparring.Testing;
using Xunit;
using static Sparring.Tests.Rooms.Foundation.FoundationStage;

namespace Sparring.Tests.Rooms.Surveys;

/// <summary>Three thousand leaders of ten departments, asked by one organiser. All names invented.</summary>
public sealed class LargeRosterTests(TestApp app) : IClassFixture<TestApp>
{
    private const int People = 3000;
    private const int MostBytes = 100_000;

    private const string PeopleSql = """
        insert into department (tenant, id, code, name)
            select @Tenant, gen_random_uuid(), 'A' || at, 'Afdeling for ' || (array['Børn', 'Kultur', 'Sundhed', 'Teknik', 'Klima',
                'Beskæftigelse', 'Ældre', 'Digitalisering', 'Økonomi', 'Borgere'])[at + 1] from generate_series(0, 9) at;
        with made as (
            insert into person (tenant, id, name, email)
            select @Tenant, gen_random_uuid(), case at when 17 then 'Mette-Marie Østergård' else 'Leder Nummer' || at end,
                at || '@' || @Key || '.example.org' from generate_series(1, @People) at returning id, email)
        insert into employment (tenant, person, department, level)
            select @Tenant, made.id, d.id, 'leader' from made
            join department d on d.tenant = @Tenant and d.code = 'A' || right(split_part(made.email, '@', 1), 1);
        insert into programme_role (tenant, programme, person, role)
            select @Tenant, @Programme, person, 'participant' from employment where tenant = @Tenant;
        analyze
        """;

    [Fact]
    public async Task Of_three_thousand_her_own_department_is_on_the_page_and_it_is_no_larger_than_that_of_forty()
    {
        var stage = await StageAsync("own");
        using var client = await app.SignedInClientAsync(stage.Leader);

        var html = await client.TextAsync(stage.Answers);

        using var page = await client.PageAsync(stage.Answers);
        Assert.Equal(50, Names(page).Count);
        Assert.Equal(
            ["Afdeling for Kultur"],
            page.QuerySelectorAll("#relations summary").Select(one => one.TextContent)
        );
        Assert.Contains("I er 3.000 i alt", Text(page));
        Assert.Contains("Din afdeling: 1–50 af 299.", Text(page));
        Assert.Contains("0 af 27 besvaret", Text(page));
        Assert.Contains("Du har svaret om 0 andre. Der er plads til 1.000.", Text(page));
        Assert.Contains("Du kan svare om højst 1.000 andre.", Text(page));
        Assert.InRange(Compressed(html), 1, MostBytes);
    }

    [Fact]
    public async Task What_is_chosen_is_kept_while_one_turns_pages_and_looks_for_others_without_script()
    {
        var stage = await StageAsync("search");
        using var client = await app.SignedInClientAsync(stage.Leader);
        using var first = await client.PageAsync(stage.Answers);
        var line = LineOf(first, 3);

        using var second = await SendPartAsync(client, stage, first, "own 2", new() { [line] = "4" });
        var other = LineOf(second, 0);
        using var found = await SendPartAsync(
            client,
            stage,
            second,
            "found",
            new() { [other] = "2", ["wanted"] = "øster mette" }
        );
        using var mine = await SendPartAsync(client, stage, found, "said", new() { [LineOf(found, 0)] = "3" });

        Assert.Contains("Din afdeling: 51–100 af 299.", Text(second));
        Assert.Empty(Names(second).Intersect(Names(first)));
        Assert.Equal(["Mette-Marie Østergård"], Names(found));
        Assert.Contains("Du har svaret om 2 andre.", Text(found));
        Assert.Contains("Dem, du har svaret om: 1–3 af 3.", Text(mine));
        using var later = await client.PageAsync(stage.Answers);
        Assert.Equal(["2", "3", "4"], Chosen(later).Select(chosen => chosen.Value).Order());
        Assert.Equal(new HashSet<string> { line, other, LineOf(found, 0) }, Chosen(later).Keys.ToHashSet());
        var own = await ReadAsync(client, $"{stage.Wave}/mine");
        Assert.Contains("Mette-Marie Østergård", own);
    }

    [Fact]
    public async Task A_department_is_found_and_turned_through_and_who_is_not_there_is_said_not_to_be()
    {
        var stage = await StageAsync("department");
        using var client = await app.SignedInClientAsync(stage.Leader);
        using var first = await client.PageAsync(stage.Answers);

        using var department = await SendPartAsync(client, stage, first, "found", new() { ["wanted"] = "sundhed" });
        using var both = await SendPartAsync(client, stage, first, "found", new() { ["wanted"] = "nummer12 SUND" });
        using var last = await SendPartAsync(client, stage, first, "found 99", new() { ["wanted"] = "sundhed" });
        using var nobody = await SendPartAsync(client, stage, first, "found", new() { ["wanted"] = "Zacharias <b>" });
        using var empty = await SendPartAsync(client, stage, first, "found", new() { ["wanted"] = " " });

        Assert.Contains("»sundhed«: 1–50 af 300.", Text(department));
        Assert.Equal(
            ["Afdeling for Sundhed"],
            department.QuerySelectorAll("#relations summary").Select(one => one.TextContent)
        );
        Assert.Equal(12, Names(both).Count);
        Assert.Contains("»sundhed«: 251–300 af 300.", Text(last));
        Assert.Contains("Ingen passer på »Zacharias <b>«.", Text(nobody));
        Assert.Contains("Din afdeling: 1–50 af 299.", Text(empty));
    }

    [Fact]
    public async Task Htmx_gets_the_part_and_nothing_else_and_no_address_tells_whom_she_looks_for()
    {
        var stage = await StageAsync("htmx");
        using var client = await app.SignedInClientAsync(stage.Leader);
        using var page = await client.PageAsync(stage.Answers);
        client.Http.DefaultRequestHeaders.Add("HX-Request", "true");

        using var answer = await SendAsync(
            client,
            PartForm(page),
            new Dictionary<string, string> { ["show"] = "found", ["wanted"] = "mette" }
        );

        var part = await BodyAsync(answer);
        Assert.StartsWith("<div id=\"relations\">", part);
        Assert.Contains("Mette-Marie Østergård", part);
        Assert.All(
            page.QuerySelectorAll("[formaction], [hx-post]"),
            button => Assert.DoesNotContain("?", button.GetAttribute("formaction") ?? "", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task More_than_a_thousand_is_said_to_be_too_many_and_what_was_chosen_stands_there_still()
    {
        var stage = await StageAsync("many");
        await stage.AnswerAboutAsync(999);
        using var client = await app.SignedInClientAsync(stage.Leader);
        using var page = await client.PageAsync(stage.Answers);
        using var found = await SendPartAsync(client, stage, page, "found", new() { ["wanted"] = "teknik" });
        var (one, another) = (LineOf(found, 0), LineOf(found, 1));
        var both = new Dictionary<string, string> { [one] = "1", [another] = "4" };

        using var full = await SendAsync(
            client,
            PartForm(found),
            new Dictionary<string, string>(both) { ["show"] = "own" }
        );
        using var refused = await TestClient.ParseAsync(full);
        using var sent = await SendAsync(client, refused.QuerySelector("form.survey"));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{stage.Wave}/draft")
        {
            Content = new FormUrlEncodedContent([
                .. both,
                new("form-token", await client.FormTokenAsync(stage.Answers)),
            ]),
        };
        request.Headers.Accept.Add(new("text/plain"));
        using var autosaved = await client.Http.SendAsync(request);
        using var fits = await SendPartAsync(client, stage, refused, "said", new() { [another] = "" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, full.StatusCode);
        Assert.Contains("Der er plads til, hvad du siger om højst 1.000 andre.", Text(refused));
        Assert.Equal(both, Chosen(refused));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, autosaved.StatusCode);
        Assert.StartsWith("Relationer", await BodyAsync(autosaved));
        Assert.Contains("Du har svaret om 1.000 andre. Der er plads til 1.000.", Text(fits));
    }

    [Fact]
    public async Task Forty_are_on_the_page_all_together_and_nothing_is_said_of_a_bound()
    {
        var forty = await ForumStage.SetAsync(app, "whole-page");
        using var client = await app.SignedInClientAsync(forty.Leaders[0]);

        using var page = await client.PageAsync($"{forty.Address}/answers");

        Assert.Equal(39, page.QuerySelectorAll("#relations .survey-line").Length);
        Assert.Null(page.QuerySelector("#wanted"));
        Assert.DoesNotContain("svare om højst", Text(page));
    }

    [Fact]
    public async Task Two_of_the_roster_with_one_name_are_told_apart_by_their_titles()
    {
        var forty = await ForumStage.SetAsync(app, "namesakes");
        await app.Database.ExecuteAsync(
            """
            update person set name = 'Anne Lund', title = case id when @One then 'skoleleder' else 'bibliotekschef' end
            where id in (@One, @Other)
            """,
            new { One = forty.Leaders[4], Other = forty.Leaders[5] }
        );
        using var client = await app.SignedInClientAsync(forty.Leaders[0]);

        using var page = await client.PageAsync($"{forty.Address}/answers");

        Assert.Equal(
            ["Anne Lund, bibliotekschef", "Anne Lund, skoleleder"],
            Names(page).Where(name => name.StartsWith("Anne", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        );
        Assert.Contains("Leder 3", Names(page));
    }

    private async Task<Stage> StageAsync(string key)
    {
        var world = app.World;
        var tenant = await world.TenantAsync("Stor " + key);
        var programme = await world.ProgrammeAsync(tenant, "large-" + key);
        await app.Database.ExecuteAsync(
            PeopleSql,
            new
            {
                Tenant = tenant,
                Programme = programme,
                Key = key,
                People,
            }
        );
        var organiser = await world.PersonAsync(tenant, "Tine Lund");
        await world.RoleAsync(tenant, programme, organiser, "organiser");
        var viewer = await world.ViewerAsync(organiser);
        var wave = await app.Db.AsAsync(
            viewer,
            tx =>
                app.Services.GetRequiredService<ISurveys>()
                    .OpenAsync(
                        tx,
                        viewer,
                        programme,
                        new(2, 5, [], DateOnly.FromDateTime(app.Clock.Now.UtcDateTime).AddDays(7))
                    ),
            CancellationToken.None
        );
        var leader = (
            await app.Database.ListAsync<PersonId>(
                "select id from person where tenant = @Tenant and name = 'Leder Nummer1'",
                new { Tenant = tenant }
            )
        ).Single();
        return new(app, wave, leader);
    }

    private static async Task<IHtmlDocument> SendPartAsync(
        TestClient client,
        Stage stage,
        IHtmlDocument page,
        string show,
        Dictionary<string, string> typed
    )
    {
        using var answer = await SendAsync(
            client,
            PartForm(page),
            new Dictionary<string, string>(typed) { ["show"] = show }
        );
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await TestClient.ParseAsync(answer);
    }

    // As a browser does when one of these buttons is pressed.
    private static AngleSharp.Dom.IElement PartForm(IHtmlDocument page)
    {
        var form = page.QuerySelector("form.survey") ?? throw new InvalidOperationException("No form.");
        form.SetAttribute("action", page.QuerySelector("button[name=show]")?.GetAttribute("formaction") ?? "");
        return form;
    }

    private static IReadOnlyList<string> Names(IHtmlDocument page) =>
        [.. page.QuerySelectorAll("#relations .survey-line legend").Select(name => name.TextContent)];

    private static string LineOf(IHtmlDocument page, int at) =>
        page.QuerySelectorAll("#relations .survey-line")[at].QuerySelector("input")?.GetAttribute("name") ?? "";

    private static Dictionary<string, string> Chosen(IHtmlDocument page) =>
        page.QuerySelectorAll("#relations input[checked]:not([value=''])")
            .ToDictionary(input => input.GetAttribute("name") ?? "", input => input.GetAttribute("value") ?? "");

    private static string Text(IHtmlDocument page) => page.DocumentElement.TextContent;

    private static async Task<string> ReadAsync(TestClient client, string address) =>
        WebUtility.HtmlDecode(await client.TextAsync(address));

    private static int Compressed(string html)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(html));
        return bytes.ToArray().Length;
    }

    private sealed record Stage(TestApp App, WaveId Id, PersonId Leader)
    {
        public string Wave => $"/surveys/{Id.Value}";

        public string Answers => Wave + "/answers";

        public async Task AnswerAboutAsync(int others)
        {
            var viewer = await App.World.ViewerAsync(Leader);
            var mine = (
                await App.Database.ListAsync<int>(
                    "select place from survey_place where wave = @Id and person = @Leader",
                    new { Id, Leader }
                )
            ).Single();
            var said = Enumerable.Range(1, People).Where(place => place != mine).Take(others);
            await App.Db.AsAsync(
                viewer,
                async tx =>
                {
                    await App
                        .Services.GetRequiredService<ISurveys>()
                        .AnswerAsync(tx, viewer, Id, said.ToDictionary(place => $"inside.{place}", _ => "2"));
                    return true;
                },
                CancellationToken.None
            );
        }
    }
}
