using System.Net;
using AngleSharp.Html.Dom;
using Sparring.Platform.Data;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.People;

public sealed class PersonPageTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_new_place_is_true_from_its_day_and_the_old_one_stays()
    {
        var (organiser, person) = await PeopleAsync();
        using var client = await app.SignedInClientAsync(organiser);

        using var saved = await SendAsync(
            client,
            person,
            ("department", "BYK"),
            ("level", "head"),
            ("from", "1.2.2019")
        );
        using var page = await client.PageAsync($"/people/{person.Value}");

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal(
            ["BYK head [2019-02-01,)", "FSK leader (,2019-02-01)"],
            await app.Database.ListAsync<string>(
                """
                select concat_ws(' ', d.code, e.level, e.valid) from employment e join department d on d.id = e.department
                where e.person = @person order by e.valid desc
                """,
                new { person }
            )
        );
        Assert.Contains("Afdeling: FSK → BYK", page.Body?.TextContent ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_tabs_the_second_is_told_and_keeps_what_was_typed()
    {
        var (organiser, person) = await PeopleAsync();
        using var client = await app.SignedInClientAsync(organiser);

        using var first = await SendAsync(client, person, ("name", "Dea Første"));
        using var second = await SendAsync(client, person, ("name", "Dea Anden"), ("version", "1"));
        using var page = await TestClient.ParseAsync(second);

        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
        Assert.Contains("Nogen har rettet personen", page.Body?.TextContent ?? "", StringComparison.Ordinal);
        Assert.Equal("Dea Anden", ((IHtmlInputElement?)page.QuerySelector("main #name"))?.Value);
    }

    [Fact]
    public async Task An_address_somebody_has_is_refused_with_her_name()
    {
        var (organiser, person) = await PeopleAsync();
        using var client = await app.SignedInClientAsync(organiser);
        using var page = await client.PageAsync($"/people/{organiser.Value}");
        var address = ((IHtmlInputElement?)page.QuerySelector("main #email"))?.Value ?? "";

        using var refused = await SendAsync(client, person, ("email", address));
        using var answer = await TestClient.ParseAsync(refused);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("tilhører allerede Anna Arrangør", answer.Body?.TextContent ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whom_she_reports_to_is_shown_with_a_link_and_somebody_unknown_is_refused()
    {
        var (organiser, person) = await PeopleAsync();
        using var client = await app.SignedInClientAsync(organiser);
        using var her = await client.PageAsync($"/people/{organiser.Value}");
        var address = ((IHtmlInputElement?)her.QuerySelector("main #email"))?.Value ?? "";

        using var refused = await SendAsync(client, person, ("department", "FSK"), ("reportsTo", "ingen@x.dk"));
        using var answer = await TestClient.ParseAsync(refused);
        using var saved = await SendAsync(client, person, ("department", "FSK"), ("reportsTo", address));
        using var page = await client.PageAsync($"/people/{person.Value}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("ingen@x.dk", ((IHtmlInputElement?)answer.QuerySelector("main #reportsTo"))?.Value);
        Assert.Contains("Der er ingen på personlisten", answer.Body?.TextContent ?? "", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal("Anna Arrangør", page.QuerySelector($"main a[href='/people/{organiser.Value}']")?.TextContent);
        Assert.Equal(address, ((IHtmlInputElement?)page.QuerySelector("main #reportsTo"))?.Value);
    }

    [Fact]
    public async Task A_double_click_adds_one_person_and_a_last_day_takes_her_off_the_lists()
    {
        var (organiser, _) = await PeopleAsync();
        using var client = await app.SignedInClientAsync(organiser);
        var id = Ids.Secure.Next();
        KeyValuePair<string, string>[] typed =
        [
            new("id", id.ToString()),
            new("name", "Ny Person"),
            new("email", $"{id:N}@x.dk"),
            new("department", "FSK"),
            new("from", "1.1.2019"),
        ];

        using var first = await client.PostFormAsync("/people/new", typed);
        using var again = await client.PostFormAsync("/people/new", typed);
        using var left = await client.PostFormAsync(
            $"/people/{id}/last-day",
            [new("version", "1"), new("lastDay", "10.1.2019")],
            $"/people/{id}"
        );

        Assert.Equal(
            (HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.Redirect),
            (first.StatusCode, again.StatusCode, left.StatusCode)
        );
        Assert.DoesNotContain("Ny Person", await client.TextAsync("/people"), StringComparison.Ordinal);
        Assert.Contains("Ny Person", await client.TextAsync("/people?date=2019-01-10"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_participant_sees_no_form_and_nobody_outside_her_programmes()
    {
        var (organiser, person) = await PeopleAsync();
        var (_, stranger) = await PeopleAsync();
        using var client = await app.SignedInClientAsync(person);

        using var page = await client.PageAsync($"/people/{organiser.Value}");
        using var outside = await client.GetAsync($"/people/{stranger.Value}");

        Assert.Null(page.QuerySelector("main form"));
        Assert.DoesNotContain("@", page.QuerySelector("main")?.TextContent ?? "", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, outside.StatusCode);
    }

    private static async Task<HttpResponseMessage> SendAsync(
        TestClient client,
        PersonId person,
        params (string Field, string Value)[] typed
    )
    {
        var address = $"/people/{person.Value}";
        using var page = await client.PageAsync(address);
        var form = page.QuerySelectorAll("main form")
            .OfType<IHtmlFormElement>()
            .First(one => one.GetAttribute("action") == address);
        var fields = form
            .Elements.Select(field =>
                field switch
                {
                    IHtmlInputElement input => (Field: input.Name ?? "", input.Value),
                    IHtmlSelectElement select => (Field: select.Name ?? "", Value: select.Value ?? ""),
                    _ => (Field: "", Value: ""),
                }
            )
            .Where(field =>
                field.Field.Length > 0 && field.Field != "form-token" && typed.All(one => one.Field != field.Field)
            );
        return await client.PostFormAsync(
            address,
            [.. fields.Concat(typed).Select(field => KeyValuePair.Create(field.Item1, field.Item2))]
        );
    }

    private async Task<(PersonId Organiser, PersonId Person)> PeopleAsync()
    {
        var world = app.World;
        var tenant = await world.TenantAsync();
        var programme = await world.ProgrammeAsync(tenant);
        await world.DepartmentAsync(tenant, "BYK");
        var organiser = await world.PersonAsync(tenant, "Anna Arrangør");
        var person = await world.PersonAsync(tenant, "Dea Deltager", await world.DepartmentAsync(tenant, "FSK"));
        await world.RoleAsync(tenant, programme, organiser, "organiser");
        await world.RoleAsync(tenant, programme, person, "participant");
        return (organiser, person);
    }
}
