using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Data;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.People.Import;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.People.Import;

public sealed class PeopleImportingTests(TestApp app) : IClassFixture<TestApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IPeopleFiles Files => app.Services.GetRequiredService<IPeopleFiles>();

    [Fact]
    public async Task The_people_of_the_programme_come_in_and_again_changes_nothing()
    {
        var tenant = await app.World.TenantAsync();
        var file = await File.ReadAllBytesAsync(Repository.Path("programmes/faelles-om-ledelse/people.csv"), Cancel);

        var first = await ImportAsync(tenant, file);
        var again = await ImportAsync(tenant, file);

        Assert.Equal((51, 0, 0, 0, "", ""), Summary(first));
        Assert.Equal((0, 0, 0, 51, "", ""), Summary(again));
        Assert.Equal(51, await CountAsync(tenant));
    }

    [Fact]
    public async Task A_changed_row_changes_the_person_from_its_day_on_and_keeps_what_was()
    {
        var tenant = await app.World.TenantAsync();
        await ImportAsync(tenant, "Nr;Navn;Mail;Afdeling;Niveau;Stilling\n7;Ida Prøve;ida@x.dk;FSK;Leder;Leder\n");

        var changed = await ImportAsync(
            tenant,
            "Nr;Navn;Mail;Afdeling;Niveau;Stilling;Fra\n7;Ida Prøve Ny;ida.ny@x.dk;BYK;Chef;Chef;01-03-2019\n"
        );

        Assert.Equal((0, 1, 0, 0, "", ""), Summary(changed));
        Assert.Equal(
            [
                "Ida Prøve Ny ida.ny@x.dk FSK leader Leder (,2019-03-01)",
                "Ida Prøve Ny ida.ny@x.dk BYK head Chef [2019-03-01,)",
            ],
            await app.Database.ListAsync<string>(
                """
                select concat_ws(' ', p.name, p.email, d.code, e.level, e.title, e.valid) from person p join employment e on e.person = p.id
                join department d on d.id = e.department where p.tenant = @tenant order by e.valid
                """,
                new { tenant }
            )
        );
    }

    [Fact]
    public async Task Columns_that_are_not_in_the_file_are_left_alone_and_unknown_ones_are_named()
    {
        var tenant = await app.World.TenantAsync();
        await ImportAsync(tenant, "Nr;Navn;Mail;Afdeling;Niveau;Opgave\n7;Ida Prøve;ida@x.dk;FSK;Leder;Drift\n");

        var changed = await ImportAsync(tenant, "Navn,E-mail,Skostørrelse\nIda Prøve,IDA@x.dk,38\n");

        Assert.Equal((0, 0, 0, 1, "", "Skostørrelse"), Summary(changed));
    }

    [Fact]
    public async Task Whom_somebody_reports_to_is_read_by_number_or_address_and_moves_from_its_day_on()
    {
        var tenant = await app.World.TenantAsync();
        const string Headings = "Nr;Navn;Mail;Afdeling;Nærmeste leder;Fra\n";
        await ImportAsync(
            tenant,
            Headings + "7;Ida Prøve;ida@x.dk;FSK;8;\n8;Bo Prøve;bo@x.dk;FSK;;\n9;Ea Prøve;ea@x.dk;FSK;BO@x.dk;\n"
        );

        var same = await ImportAsync(tenant, Headings + "7;Ida Prøve;ida@x.dk;FSK;bo@x.dk;\n");
        var without = await ImportAsync(tenant, "Nr;Navn;Mail;Afdeling\n9;Ea Prøve;ea@x.dk;FSK\n");
        var moved = await ImportAsync(tenant, Headings + "7;Ida Prøve;ida@x.dk;FSK;9;01-03-2019\n");

        Assert.Equal((0, 0, 0, 1, "", ""), Summary(same));
        Assert.Equal((0, 0, 0, 1, "", ""), Summary(without));
        Assert.Equal((0, 1, 0, 0, "", ""), Summary(moved));
        Assert.Equal(
            [
                "Bo Prøve (,)",
                "Ea Prøve Bo Prøve (,)",
                "Ida Prøve Bo Prøve (,2019-03-01)",
                "Ida Prøve Ea Prøve [2019-03-01,)",
            ],
            await app.Database.ListAsync<string>(
                """
                select concat_ws(' ', p.name, l.name, e.valid) from person p join employment e on e.person = p.id
                left join person l on l.id = e.reports_to where p.tenant = @tenant order by 1
                """,
                new { tenant }
            )
        );
        Assert.Equal(
            ["Bo Prøve → Ea Prøve"],
            await app.Database.ListAsync<string>(
                """
                select concat(c ->> 'old', ' → ', c ->> 'new') from person_change p, jsonb_array_elements(p.changes) c
                where p.tenant = @tenant and c ->> 'field' = 'reportsTo'
                """,
                new { tenant }
            )
        );
    }

    [Fact]
    public async Task Who_reports_to_nobody_known_or_to_herself_is_told_and_the_others_come_in()
    {
        var tenant = await app.World.TenantAsync();

        var read = await ImportAsync(
            tenant,
            "Nr;Navn;Mail;Afdeling;Nærmeste leder\n7;Ida Prøve;ida@x.dk;FSK;99\n8;Bo Prøve;bo@x.dk;FSK;8\n9;Ea Prøve;ea@x.dk;FSK;7\n"
        );

        var (added, _, _, _, faults, _) = Summary(read);
        Assert.Equal(1, added);
        Assert.Equal(
            "Række 2, Nærmeste leder: »99« er hverken nummer eller e-mail på nogen i filen eller på personlisten. Skriv lederens nummer eller e-mail, eller lad cellen stå tom.|"
                + "Række 3, Nærmeste leder: »8« er personen selv. Skriv lederens nummer eller e-mail, eller lad cellen stå tom.",
            faults
        );
        Assert.Equal(1, await CountAsync(tenant));
    }

    [Fact]
    public async Task All_faults_are_told_at_once_with_row_and_column_and_the_good_rows_come_in()
    {
        var tenant = await app.World.TenantAsync();
        await app.World.PersonAsync(tenant, "Bente Blok", email: "bente@x.dk");
        await app.Database.ExecuteAsync("update person set number = '900' where email = 'bente@x.dk'");

        var read = await ImportAsync(
            tenant,
            """
            Nr;Navn;E-mail;Afdeling;Niveau;Fra;Til;Rolle
            1;Anna Prøve;anna@x.dk;FSK;Leder;31-02-2019;;Deltager
            2;;ikke-en-adresse;FSK;Kejser;;;Deltager
            3;Bo Prøve;bo@x.dk;FSK;Leder;;;Deltager
            4;Bo Igen;bo@x.dk;FSK;Leder;;;Deltager
            3;Carl Prøve;carl@x.dk;FSK;Leder;;;Deltager
            5;Dea Prøve;bente@x.dk;FSK;Leder;;;Deltager
            6;Egon Prøve;egon@x.dk;FSK;Leder;01-02-2019;01-01-2019;Klovn
            """
        );

        Assert.Equal(
            [
                (2, "from", "date"),
                (3, "email", "email"),
                (3, "level", "level"),
                (3, "name", "missing"),
                (5, "email", "duplicateEmail"),
                (6, "number", "duplicateNumber"),
                (7, "email", "emailTaken"),
                (8, "role", "role"),
                (8, "until", "dateOrder"),
            ],
            await FaultsAsync(tenant)
        );
        Assert.Equal(1, Assert.IsType<PeopleFileImport.Read>(read).Added);
        Assert.Equal(2, await CountAsync(tenant));
    }

    [Theory]
    [InlineData("utf-8", ";", false)]
    [InlineData("utf-8", ",", true)]
    [InlineData("utf-16", "\t", true)]
    [InlineData("utf-16", "\t", false)]
    [InlineData("utf-16BE", ";", true)]
    [InlineData("windows-1252", ";", false)]
    public async Task Any_encoding_and_separator_is_read_and_a_cell_may_have_line_breaks(
        string encoding,
        string separator,
        bool mark
    )
    {
        _ = TextEncoding.Windows1252;
        var tenant = await app.World.TenantAsync();
        var kind = Encoding.GetEncoding(encoding);
        var text =
            string.Join(separator, "Fornavn", "Efternavn", "E-mail", "Stilling")
            + "\r\n"
            + string.Join(separator, "Søren", "\"Ærø \"\"Å\"\"\"", "s@x.dk", "\"Leder\r\naf det hele\"")
            + "\r\n";

        await ImportAsync(tenant, [.. mark ? kind.GetPreamble() : [], .. kind.GetBytes(text)]);

        Assert.Equal(
            ["Søren Ærø \"Å\" / Leder af det hele"],
            await app.Database.ListAsync<string>(
                "select name || ' / ' || title from person where tenant = @tenant",
                new { tenant }
            )
        );
    }

    [Fact]
    public async Task A_row_saved_in_another_encoding_than_the_rest_is_told_and_left_out()
    {
        var tenant = await app.World.TenantAsync();
        var old = TextEncoding.Windows1252;
        byte[] file =
        [
            .. old.GetBytes(
                "Navn;E-mail;Stilling\r\nSøren Prøve;s@x.dk;Leder på Ærø\r\nConceição Prøve;c@x.dk;CHEF I SÃO\r\n"
            ),
            .. Encoding.UTF8.GetBytes("Børge Prøve;b@x.dk;Leder\r\nEa Prove;e@x.dk;Leder på Ærø\r\n"),
            .. old.GetBytes("Ib Prove;i@x.dk;Leder\r\n"),
        ];

        var mixed = await ImportAsync(tenant, file);
        var lost = await ImportAsync(tenant, "Navn;E-mail\nS\uFFFDren Prove;sp@x.dk\n");

        Assert.Equal(3, Summary(mixed).Added);
        Assert.Equal(
            [
                "Række 4, Navn: »BÃ¸rge PrÃ¸ve« er læst med forkerte bogstaver: rækken er gemt med en anden tegnkodning end resten af filen. Skriv bogstaverne rigtigt, gem filen som .xlsx eller CSV (UTF-\u20608), og hent den igen.",
                "Række 5, Stilling: »Leder pÃ¥ Ã†rÃ¸« er læst med forkerte bogstaver: rækken er gemt med en anden tegnkodning end resten af filen. Skriv bogstaverne rigtigt, gem filen som .xlsx eller CSV (UTF-\u20608), og hent den igen.",
            ],
            Summary(mixed).Faults.Split('|')
        );
        Assert.Contains(
            "»S\uFFFDren Prove« er læst med forkerte bogstaver",
            Summary(lost).Faults,
            StringComparison.Ordinal
        );
        Assert.Equal(3, await CountAsync(tenant));
    }

    [Theory]
    [InlineData("utf-8", "UTF-\u20608")]
    [InlineData("macintosh", "Macintosh")]
    [InlineData("IBM865", "MS-DOS (865)")]
    public async Task A_heading_saved_in_another_encoding_than_the_rest_is_told_with_what_it_is_likely_to_say(
        string encoding,
        string named
    )
    {
        var tenant = await app.World.TenantAsync();
        var old = TextEncoding.Windows1252;
        byte[] file =
        [
            .. old.GetBytes("Navn;E-mail;"),
            .. Encoding.GetEncoding(encoding).GetBytes("Nærmeste leder"),
            .. old.GetBytes("\r\nSøren Prøve;s@x.dk;\r\n"),
        ];

        var read = Assert.IsType<PeopleFileImport.Read>(await ImportAsync(tenant, file));

        var misread = old.GetString(Encoding.GetEncoding(encoding).GetBytes("Nærmeste leder"));
        Assert.Equal([misread], read.Ignored);
        Assert.Equal(
            $"Kolonne 3, »{misread}«, ser ud til at være gemt som {named} og er læst med andre bogstaver. Der står nok »Nærmeste leder«.",
            Assert.Single(read.Misread)
        );
    }

    [Theory]
    [InlineData("N\uFFFDrmeste leder", "Kolonne 3, »N\uFFFDrmeste leder«, har mistet bogstaver, før filen kom hertil.")]
    [InlineData("Skostørrelse", null)]
    [InlineData("Façade", null)]
    public async Task A_heading_that_has_lost_letters_is_told_and_one_nobody_knows_is_only_not_used(
        string heading,
        string? told
    )
    {
        var tenant = await app.World.TenantAsync();

        var read = Assert.IsType<PeopleFileImport.Read>(
            await ImportAsync(tenant, $"Navn;E-mail;{heading}\nIda Prøve;ida@x.dk;x\n")
        );

        Assert.Equal([heading], read.Ignored);
        Assert.Equal(told is null ? [] : [told], read.Misread);
    }

    [Theory]
    [InlineData("Navn;E-mail\n", "Filen har ingen personer")]
    [InlineData("", "Filen har ingen personer")]
    [InlineData("Navn;Adresse\nIda;Vej 1\n", "hvilken kolonne der er e-mail")]
    [InlineData("Navn;E-mail\n\"Ida;ida@x.dk\n", "I række 2 begynder et felt med anførselstegn")]
    [InlineData("\u0001\0\u0002;x\n", "hverken tekst eller et regneark")]
    public async Task A_file_that_is_no_list_of_people_is_refused_whole_in_one_sentence(string text, string sentence)
    {
        var tenant = await app.World.TenantAsync();

        var read = await ImportAsync(tenant, text);

        Assert.Contains(sentence, Assert.IsType<PeopleFileImport.Refused>(read).Sentence, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(tenant));
    }

    [Fact]
    public async Task A_dry_run_tells_the_same_and_writes_nothing()
    {
        var tenant = await app.World.TenantAsync();

        var read = await app.Db.AsSystemAsync(
            tenant,
            tx =>
                Files.ImportAsync(
                    tx,
                    "x.csv",
                    new MemoryStream(Encoding.UTF8.GetBytes("Navn;Mail\nIda;ida@x.dk\n")),
                    dryRun: true
                ),
            Cancel
        );

        Assert.Equal((1, 0, 0, 0, "", ""), Summary(read));
        Assert.Equal(0, await CountAsync(tenant));
    }

    private Task<PeopleFileImport> ImportAsync(TenantId tenant, string text) =>
        ImportAsync(tenant, Encoding.UTF8.GetBytes(text));

    private Task<PeopleFileImport> ImportAsync(TenantId tenant, byte[] file) =>
        app.Db.AsSystemAsync(tenant, tx => Files.ImportAsync(tx, "personer.csv", new MemoryStream(file)), Cancel);

    private static (int Added, int Changed, int Leaving, int Unchanged, string Faults, string Ignored) Summary(
        PeopleFileImport import
    )
    {
        var read = Assert.IsType<PeopleFileImport.Read>(import);
        return (
            read.Added,
            read.Changed,
            read.Leaving,
            read.Unchanged,
            string.Join('|', read.Faults),
            string.Join('|', read.Ignored)
        );
    }

    private async Task<int> CountAsync(TenantId tenant) =>
        (
            await app.Database.ListAsync<int>("select count(*)::int from person where tenant = @tenant", new { tenant })
        ).Single();

    private async Task<IReadOnlyList<(int, string, string)>> FaultsAsync(TenantId tenant) =>
        await app.Database.ListAsync<(int, string, string)>(
            "select row, field, kind from people_import_fault where tenant = @tenant order by row, field",
            new { tenant }
        );
}
