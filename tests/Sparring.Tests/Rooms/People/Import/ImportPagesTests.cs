using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Sparring.Platform.Data;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.People.Import;

public sealed class ImportPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private const string TwoPeople =
        "Navn;E-mail;Afdeling;Skostørrelse\nIda Prøve;ida@x.dk;FSK;38\nBo Prøve;bo@x.dk;FSK;44\n";

    [Fact]
    public async Task A_file_is_matched_seen_and_confirmed_and_a_double_click_does_nothing_twice()
    {
        var (tenant, organiser) = await OrganisationAsync();
        using var client = await app.SignedInClientAsync(organiser);

        var import = await UploadAsync(client, "personer.csv", Encoding.UTF8.GetBytes(TwoPeople));
        await MatchAsync(client, import);
        using var preview = await client.PageAsync(import);
        var clicks = await Task.WhenAll(ConfirmAsync(client, import, preview), ConfirmAsync(client, import, preview));
        var again = await ConfirmAsync(client, import, preview);
        var receipt = await client.TextAsync(import);

        Assert.Contains("Skostørrelse", preview.Body?.TextContent ?? "", StringComparison.Ordinal);
        Assert.All([.. clicks, again], answer => Assert.Equal(import, answer));
        Assert.Contains("Personerne er hentet ind", receipt, StringComparison.Ordinal);
        Assert.Equal(["Bo Prøve", "Ida Prøve", "Olga Organiser"], await NamesAsync(tenant));
        Assert.Equal(
            0,
            (
                await app.Database.ListAsync<int>(
                    "select count(*)::int from people_import_row where tenant = @tenant",
                    new { tenant }
                )
            ).Single()
        );
    }

    [Fact]
    public async Task A_column_with_wrong_letters_in_its_heading_is_named_on_both_pages_until_somebody_says_what_it_means()
    {
        var (_, organiser) = await OrganisationAsync();
        using var client = await app.SignedInClientAsync(organiser);
        var file = Encoding.UTF8.GetBytes("Navn;E-mail;NÃ¦rmeste leder\nIda Prøve;ida@x.dk;\n");

        var import = await UploadAsync(client, "personer.csv", file);
        var matching = await client.TextAsync(import);
        await MatchAsync(client, import);
        var preview = await client.TextAsync(import);

        Assert.All(
            [matching, preview],
            page =>
            {
                var text = WebUtility.HtmlDecode(page);
                Assert.Contains("Kolonne 3, »NÃ¦rmeste leder«, ser ud til at være gemt som UTF-\u20608", text);
                Assert.Contains("Gem filen som .xlsx eller CSV (UTF-\u20608), og hent den igen", text);
            }
        );
    }

    [Fact]
    public async Task Somebody_changing_the_same_people_meanwhile_gives_a_new_preview_and_nothing_is_written()
    {
        var (tenant, organiser) = await OrganisationAsync();
        using var client = await app.SignedInClientAsync(organiser);
        var import = await UploadAsync(client, "personer.csv", Encoding.UTF8.GetBytes(TwoPeople));
        await MatchAsync(client, import);
        using var preview = await client.PageAsync(import);
        await app.World.PersonAsync(tenant, "Ida Først", email: "ida@x.dk");

        var answer = await ConfirmAsync(client, import, preview);
        using var next = await client.PageAsync(answer);

        Assert.Equal(import + "?changed=yes", answer);
        Assert.Contains("Nogen har rettet imens", next.Body?.TextContent ?? "", StringComparison.Ordinal);
        Assert.Equal(["Ida Først", "Olga Organiser"], await NamesAsync(tenant));
        Assert.Equal(import, await ConfirmAsync(client, import, next));
        Assert.Equal(["Bo Prøve", "Ida Prøve", "Olga Organiser"], await NamesAsync(tenant));
    }

    [Fact]
    public async Task Rows_with_faults_are_left_out_and_told_for_thirty_days_and_the_others_come_in_at_the_first_confirmation()
    {
        var (tenant, organiser) = await OrganisationAsync();
        await app.World.PersonAsync(tenant, "Gerda Her", email: "gerda@x.dk");
        using var client = await app.SignedInClientAsync(organiser);
        var import = await UploadAsync(
            client,
            "personer.csv",
            Encoding.UTF8.GetBytes(
                """
                Nr;Navn;E-mail;Afdelingskode;Nærmeste leder
                1;Ida Prøve;ida@x.dk;FSK;
                2;Bo Ukendt;bo@x.dk;FSK;99
                3;Ea Selv;ea@x.dk;FSK;3
                4;Ib Igen;ida@x.dk;FSK;
                """
            )
        );
        await MatchAsync(client, import);
        using var preview = await client.PageAsync(import);

        Assert.Equal(import, await ConfirmAsync(client, import, preview));
        Assert.Equal(["Gerda Her", "Ida Prøve", "Olga Organiser"], await NamesAsync(tenant));
        using (var receipt = await client.PageAsync(import))
        {
            Assert.Equal(["3", "4", "5"], receipt.QuerySelectorAll("tbody th").Select(row => row.TextContent.Trim()));
            Assert.Contains(
                "»99« er hverken nummer eller e-mail",
                receipt.Body?.TextContent ?? "",
                StringComparison.Ordinal
            );
        }

        await app.Database.ExecuteAsync(
            "update people_import set confirmed_at = @then where tenant = @tenant",
            new { tenant, then = app.Clock.Now.AddDays(-31) }
        );
        await UploadAsync(client, "b.csv", Encoding.UTF8.GetBytes(TwoPeople));
        using var old = await client.PageAsync(import);

        Assert.Empty(old.QuerySelectorAll("tbody th"));
        Assert.Contains("hent den igen", old.Body?.TextContent ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_more_rows_are_left_out_than_are_shown_both_pages_say_how_many_are()
    {
        var (_, organiser) = await OrganisationAsync();
        using var client = await app.SignedInClientAsync(organiser);
        var rows = Enumerable.Range(1, 251).Select(number => $"{number};;ikke-en-adresse;FSK;");
        var file =
            $"Nr;Navn;E-mail;Afdelingskode;Nærmeste leder\n900;Ida Prøve;ida@x.dk;FSK;\n{string.Join('\n', rows)}";
        var import = await UploadAsync(client, "personer.csv", Encoding.UTF8.GetBytes(file));
        await MatchAsync(client, import);
        using var preview = await client.PageAsync(import);

        await ConfirmAsync(client, import, preview);
        using var receipt = await client.PageAsync(import);

        foreach (var page in new[] { preview, receipt })
        {
            var text = page.Body?.TextContent ?? "";
            Assert.Contains("Rækker, der ikke kommer med: 251", text, StringComparison.Ordinal);
            Assert.Contains("De første 250 er vist.", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_is_missing_in_the_whole_list_leaves_but_not_while_rows_have_faults()
    {
        var (tenant, organiser) = await OrganisationAsync();
        await app.World.PersonAsync(tenant, "Gerda Gået", email: "gerda@x.dk");
        using var client = await app.SignedInClientAsync(organiser);
        var faulty = await UploadAsync(
            client,
            "a.csv",
            Encoding.UTF8.GetBytes("Navn;E-mail\nIda;ida@x.dk\nGerda;forkert\n")
        );
        await MatchAsync(client, faulty, new KeyValuePair<string, string>("isWholeList", "yes"));
        var whole = await UploadAsync(client, "b.csv", Encoding.UTF8.GetBytes("Navn;E-mail\nIda;ida@x.dk\n"));
        await MatchAsync(client, whole, new KeyValuePair<string, string>("isWholeList", "yes"));

        using var first = await client.PageAsync(faulty);
        using var second = await client.PageAsync(whole);
        await ConfirmAsync(client, whole, second);

        Assert.Contains("Ingen stopper, så længe", first.Body?.TextContent ?? "", StringComparison.Ordinal);
        Assert.Equal(
            ["Gerda Gået 2018-12-31"],
            await app.Database.ListAsync<string>(
                "select name || ' ' || left_on from person where tenant = @tenant and left_on is not null",
                new { tenant }
            )
        );
    }

    [Fact]
    public async Task A_workbook_with_dates_as_numbers_of_days_is_read()
    {
        var (tenant, organiser) = await OrganisationAsync();
        using var client = await app.SignedInClientAsync(organiser);
        var book = Workbook.Of(
            ["Nr", "Navn", "Mail", "Fra"],
            [7.0, "Ida Prøve", "ida@x.dk", 43423.0],
            [8.0, "Bo Prøve", "bo@x.dk", "2018-11-20"]
        );

        var import = await UploadAsync(client, "personer.xlsx", book);
        await MatchAsync(client, import);
        using var preview = await client.PageAsync(import);
        await ConfirmAsync(client, import, preview);

        Assert.Equal(
            ["7 Ida Prøve 2018-11-19", "8 Bo Prøve 2018-11-20"],
            await app.Database.ListAsync<string>(
                "select concat_ws(' ', number, name, joined) from person where tenant = @tenant and number is not null order by number",
                new { tenant }
            )
        );
    }

    [Fact]
    public async Task A_zip_bomb_and_files_that_only_look_like_workbooks_are_refused_in_one_sentence()
    {
        var (_, organiser) = await OrganisationAsync();
        using var client = await app.SignedInClientAsync(organiser);

        Assert.Contains(
            "mere end 50 MB",
            await RefusedAsync(client, "b.xlsx", Workbook.Bomb()),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "kan ikke læses",
            await RefusedAsync(client, "x.xlsx", "PK\x03\x04 nonsense"u8.ToArray()),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "gamle format",
            await RefusedAsync(client, "x.xls", [0xD0, 0xCF, 0x11, 0xE0, 1, 2, 3, 4]),
            StringComparison.Ordinal
        );
        Assert.Contains("ingen personer", await RefusedAsync(client, "tom.csv", []), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_100_MB_is_refused_in_one_sentence()
    {
        var (_, organiser) = await OrganisationAsync();
        using var client = await app.SignedInClientAsync(organiser);
        client.Http.DefaultRequestHeaders.ExpectContinue = true;

        using var response = await client.PostFileAsync(
            "/people/import",
            "file",
            "stor.csv",
            new byte[100 * 1024 * 1024],
            "/people/import"
        );
        using var page = await TestClient.ParseAsync(response);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("fylder for meget", page.QuerySelector("h1")?.TextContent ?? "", StringComparison.Ordinal);
        Assert.Contains("højst sendes 25 MB", page.Body?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_matching_without_an_email_is_refused_and_keeps_what_was_chosen()
    {
        var (_, organiser) = await OrganisationAsync();
        using var client = await app.SignedInClientAsync(organiser);
        var import = await UploadAsync(client, "personer.csv", Encoding.UTF8.GetBytes(TwoPeople));

        using var response = await client.PostFormAsync(
            import + "/matching",
            [new("column-0", "name"), new("column-1", ""), new("column-2", "task"), new("asOf", "1.1.2019")],
            import
        );
        using var page = await TestClient.ParseAsync(response);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("hvilken kolonne der er e-mail", page.Body?.TextContent ?? "", StringComparison.Ordinal);
        Assert.Equal("task", ((IHtmlSelectElement?)page.GetElementById("column-2"))?.Value);
    }

    [Fact]
    public async Task An_import_is_closed_to_everybody_but_organisers_of_the_same_organisation()
    {
        var (tenant, organiser) = await OrganisationAsync();
        var (_, stranger) = await OrganisationAsync();
        var participant = await app.World.PersonAsync(tenant, "Dea Deltager");
        using var client = await app.SignedInClientAsync(organiser);
        var import = await UploadAsync(client, "personer.csv", Encoding.UTF8.GetBytes(TwoPeople));

        foreach (var other in new[] { stranger, participant })
        {
            using var theirs = await app.SignedInClientAsync(other);
            using var answer = await theirs.GetAsync(import);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private static async Task<string> UploadAsync(TestClient client, string name, byte[] file)
    {
        using var response = await client.PostFileAsync("/people/import", "file", name, file, "/people/import");
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return response.Headers.Location?.ToString() ?? "";
    }

    private static async Task<string> RefusedAsync(TestClient client, string name, byte[] file)
    {
        using var response = await client.PostFileAsync("/people/import", "file", name, file, "/people/import");
        using var page = await TestClient.ParseAsync(response);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        return page.QuerySelector(".error-summary")?.TextContent ?? "";
    }

    /// <summary>Sends the page of matching as it was guessed.</summary>
    private static async Task MatchAsync(
        TestClient client,
        string import,
        params IReadOnlyList<KeyValuePair<string, string>> also
    )
    {
        using var page = await client.PageAsync(import);
        var guessed = page.QuerySelectorAll("select")
            .OfType<IHtmlSelectElement>()
            .Select(field => KeyValuePair.Create(field.Name ?? "", field.Value ?? ""));
        using var response = await client.PostFormAsync(
            import + "/matching",
            [.. guessed, new("asOf", "1.1.2019"), .. also],
            import
        );
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
    }

    private static async Task<string> ConfirmAsync(TestClient client, string import, IHtmlDocument preview)
    {
        var fields = preview
            .QuerySelectorAll("main form input[type=hidden]")
            .OfType<IHtmlInputElement>()
            .Select(field => KeyValuePair.Create(field.Name ?? "", field.Value));
        using var content = new FormUrlEncodedContent(fields);
        using var response = await client.Http.PostAsync(import + "/confirmation", content);
        return response.Headers.Location?.ToString() ?? response.StatusCode.ToString();
    }

    private Task<IReadOnlyList<string>> NamesAsync(TenantId tenant) =>
        app.Database.ListAsync<string>("select name from person where tenant = @tenant order by name", new { tenant });

    private async Task<(TenantId Tenant, PersonId Organiser)> OrganisationAsync()
    {
        var tenant = await app.World.TenantAsync();
        var organiser = await app.World.PersonAsync(tenant, "Olga Organiser");
        await app.World.RoleAsync(tenant, await app.World.ProgrammeAsync(tenant), organiser, "organiser");
        return (tenant, organiser);
    }
}
