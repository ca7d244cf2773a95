using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Data;
using Sparring.Rooms.People.Contract;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.People.Import;

public sealed class UndoImportTests(TestApp app) : IClassFixture<TestApp>
{
    private const string File =
        "Nr;Navn;E-mail;Afdeling;Stilling;Nærmeste leder;Rolle\nP1;Ida Ny;ida@x.dk;Teknik;Chef;P2;Deltager\nP2;Bo Prøve;bo@x.dk;Teknik;Leder;ida@x.dk;Deltager\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_undone_import_leaves_everything_as_it_was_and_its_history()
    {
        var world = await BeginAsync();
        var before = await PictureAsync(world.Tenant);
        var import = await ImportAsync(world);
        var during = await PictureAsync(world.Tenant);
        using var client = await app.SignedInClientAsync(world.Organiser);
        using var receipt = await client.PageAsync(import);

        using var page = await client.PageAsync(
            receipt.QuerySelector("a[href$='/undoing']")?.GetAttribute("href") ?? "there is no link"
        );
        var presses = await Task.WhenAll(PressAsync(client, import), PressAsync(client, import));
        using var after = await client.PageAsync(import);

        Assert.NotEqual(before, during);
        Assert.Equal(before, await PictureAsync(world.Tenant));
        Assert.Contains("Bo Prøve", page.Body?.TextContent ?? "", StringComparison.Ordinal);
        Assert.All(presses, press => Assert.Equal(HttpStatusCode.Redirect, press.Status));
        Assert.Equal("Importen er fortrudt", after.QuerySelector("h1")?.TextContent);
        Assert.Equal(
            ["Ida Prøve → Ida Ny", "Ida Ny → Ida Prøve"],
            await app.Database.ListAsync<string>(
                """
                select concat(c ->> 'old', ' → ', c ->> 'new') from person_change p, jsonb_array_elements(p.changes) c
                where p.tenant = @Tenant and c ->> 'field' = 'name' order by p.version
                """,
                new { world.Tenant }
            )
        );
    }

    [Fact]
    public async Task Whoever_was_corrected_since_is_named_and_nothing_is_undone()
    {
        var world = await BeginAsync();
        var import = await ImportAsync(world);
        await app.Database.ExecuteAsync(
            "update person set name = 'Ida Rettet', version = version + 1 where email = 'ida@x.dk' and tenant = @Tenant",
            new { world.Tenant }
        );
        var during = await PictureAsync(world.Tenant);
        using var client = await app.SignedInClientAsync(world.Organiser);

        using var page = await client.PageAsync(import + "/undoing");
        var pressed = await PressAsync(client, import);

        Assert.Null(page.QuerySelector($"form[action='{import}/undoing']"));
        Assert.Equal(HttpStatusCode.Conflict, pressed.Status);
        Assert.Contains("Disse personer er rettet siden: Ida Rettet.", pressed.Text, StringComparison.Ordinal);
        Assert.Equal(during, await PictureAsync(world.Tenant));
    }

    [Fact]
    public async Task Whoever_it_added_and_is_in_a_group_by_now_stays_and_so_does_everything_else()
    {
        var world = await BeginAsync();
        var import = await ImportAsync(world);
        var added = (
            await app.Database.ListAsync<Guid>(
                "select id from person where email = 'bo@x.dk' and tenant = @Tenant",
                new { world.Tenant }
            )
        ).Single();
        await app.World.GroupAsync(world.Tenant, world.Programme, 1, null, new PersonId(added));
        var during = await PictureAsync(world.Tenant);
        using var client = await app.SignedInClientAsync(world.Organiser);

        var pressed = await PressAsync(client, import);

        Assert.Equal(HttpStatusCode.Conflict, pressed.Status);
        Assert.Contains("er kommet i en gruppe", pressed.Text, StringComparison.Ordinal);
        Assert.Equal(during, await PictureAsync(world.Tenant));
    }

    [Fact]
    public async Task After_thirty_days_what_was_before_is_forgotten_and_the_page_says_so()
    {
        var world = await BeginAsync();
        var import = await ImportAsync(world);
        await app.Database.ExecuteAsync(
            "update people_import set confirmed_at = @then where tenant = @Tenant",
            new { world.Tenant, then = app.Clock.Now.AddDays(-31) }
        );
        using var client = await app.SignedInClientAsync(world.Organiser);

        using var receipt = await client.PageAsync(import);
        var pressed = await PressAsync(client, import);
        await ImportAsync(world);

        Assert.Null(receipt.QuerySelector("a[href$='/undoing']"));
        Assert.Contains("mere end 30 dage", pressed.Text, StringComparison.Ordinal);
        Assert.Equal(
            [0],
            await app.Database.ListAsync<int>(
                "select count(*)::int from people_import_before where import = @id",
                new { id = Guid.Parse(import.Split('/')[^1]) }
            )
        );
    }

    [Fact]
    public async Task Roles_of_a_programme_somebody_else_organises_are_hers_to_take_back()
    {
        var world = await BeginAsync();
        var import = await ImportAsync(world);
        var other = await app.World.PersonAsync(world.Tenant, "Aage Arrangør");
        var theirs = await app.World.ProgrammeAsync(world.Tenant, "andet");
        await app.World.RoleAsync(world.Tenant, theirs, other, "organiser");
        using var client = await app.SignedInClientAsync(other);

        var pressed = await PressAsync(client, import);

        Assert.Equal(HttpStatusCode.Conflict, pressed.Status);
        Assert.Contains("et forløb, du ikke er arrangør af", pressed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_but_an_organiser_finds_the_page()
    {
        var world = await BeginAsync();
        var import = await ImportAsync(world);
        using var client = await app.SignedInClientAsync(await app.World.PersonAsync(world.Tenant, "Dea Deltager"));

        using var page = await client.GetAsync(import + "/undoing");
        var pressed = await PressAsync(client, import);

        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, pressed.Status);
    }

    /// <summary>One who is known already, with a place and another name.</summary>
    private async Task<World> BeginAsync()
    {
        var tenant = await app.World.TenantAsync();
        var programme = await app.World.ProgrammeAsync(tenant);
        var organiser = await app.World.PersonAsync(tenant, "Olga Organiser");
        await app.World.RoleAsync(tenant, programme, organiser, "organiser");
        var office = await app.World.DepartmentAsync(tenant, "KON", "Kontoret");
        var ida = await app.World.PersonAsync(tenant, "Ida Prøve", office, email: "ida@x.dk");
        await app.Database.ExecuteAsync(
            "update employment set reports_to = @organiser where person = @ida",
            new { organiser, ida }
        );
        return new World(tenant, programme, organiser);
    }

    private async Task<string> ImportAsync(World world)
    {
        var viewer = await app.World.ViewerAsync(world.Organiser);
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(File));
        await app.Db.AsAsync(
            viewer,
            tx => app.Services.GetRequiredService<IPeopleFiles>().ImportAsync(tx, "personer.csv", file),
            Cancel
        );
        var id = (
            await app.Database.ListAsync<Guid>(
                "select id from people_import where tenant = @Tenant order by uploaded_at desc, confirmed_at desc limit 1",
                new { world.Tenant }
            )
        ).Single();
        return $"/people/import/{id}";
    }

    /// <summary>Everything an import may touch, as text.</summary>
    private async Task<string> PictureAsync(TenantId tenant) =>
        string.Join(
            '\n',
            await app.Database.ListAsync<string>(
                """
                select concat_ws('|', p.number, p.name, p.email, p.title, p.is_external, p.joined, p.left_on,
                    (select string_agg(concat_ws('/', d.name, e.level, e.task, e.title, e.reports_to, e.valid), ';' order by e.valid)
                     from employment e join department d on d.id = e.department where e.person = p.id),
                    (select string_agg(concat_ws('/', h.role, h.valid), ';' order by h.role) from programme_role h where h.person = p.id),
                    (select string_agg(word, ' ' order by word) from person_word w where w.person = p.id))
                from person p where p.tenant = @tenant
                union all select 'afdeling ' || name from department where tenant = @tenant
                order by 1
                """,
                new { tenant }
            )
        );

    private static async Task<(HttpStatusCode Status, string Text)> PressAsync(TestClient client, string import)
    {
        using var answer = await client.PostFormAsync(import + "/undoing", [], "/people");
        using var page = await TestClient.ParseAsync(answer);
        return (answer.StatusCode, page.Body?.TextContent ?? "");
    }

    private sealed record World(TenantId Tenant, ProgrammeId Programme, PersonId Organiser);
}
