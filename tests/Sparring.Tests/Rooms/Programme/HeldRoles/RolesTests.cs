using System.Net;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Data;
using Sparring.Rooms.Programme.Contract;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Programme.HeldRoles;

public sealed class RolesTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Address = RunningProgramme.Address + "/roles";

    [Fact]
    public async Task A_role_is_given_from_a_day_and_a_second_click_gives_no_second()
    {
        var programme = await RunningProgramme.StartAsync(app);
        using var client = await app.SignedInClientAsync(programme.Organiser);
        KeyValuePair<string, string>[] given =
        [
            new("person", programme.Participant.Value.ToString()),
            new("role", "facilitator"),
            new("from", "1.2.2019"),
        ];

        using var once = await client.PostFormAsync(Address, given);
        using var twice = await client.PostFormAsync(Address, given);

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Redirect], [once.StatusCode, twice.StatusCode]);
        Assert.Equal(["participant"], await RolesAsync(programme, programme.Participant, new DateOnly(2019, 1, 31)));
        Assert.Equal(
            ["facilitator", "participant"],
            await RolesAsync(programme, programme.Participant, new DateOnly(2019, 2, 1))
        );
    }

    [Fact]
    public async Task What_was_given_is_what_is_seen_and_the_list_narrows_to_a_name_and_a_role()
    {
        var programme = await RunningProgramme.StartAsync(app);
        using var client = await app.SignedInClientAsync(programme.Organiser);
        using var given = await client.PostFormAsync(
            Address,
            [new("person", programme.Participant.Value.ToString()), new("role", "facilitator"), new("from", "1.2.2019")]
        );

        using var seen = await client.PageAsync($"{given.Headers.Location}");
        using var named = await client.PageAsync(Address + "?name=%25&date=1.2.2019");
        using var facilitators = await client.PageAsync(Address + "?role=facilitator&date=1.2.2019");
        using var all = await client.PageAsync(Address + "?date=1.2.2019");

        Assert.Equal(2, Rows(seen));
        Assert.Equal(0, Rows(named));
        Assert.Equal(1, Rows(facilitators));
        Assert.True(Rows(all) > 2);
    }

    [Fact]
    public async Task A_role_ends_after_its_last_day()
    {
        var programme = await RunningProgramme.StartAsync(app);
        using var client = await app.SignedInClientAsync(programme.Organiser);

        using var ended = await EndAsync(client, programme.Participant, "participant", "31.1.2019");

        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
        Assert.Equal(["participant"], await RolesAsync(programme, programme.Participant, new DateOnly(2019, 1, 31)));
        Assert.Empty(await RolesAsync(programme, programme.Participant, new DateOnly(2019, 2, 1)));
    }

    [Fact]
    public async Task The_last_organiser_stays()
    {
        var programme = await RunningProgramme.StartAsync(app);
        using var client = await app.SignedInClientAsync(programme.Organiser);
        using var other = await EndAsync(client, programme.Other, "organiser", "15.1.2019");

        using var last = await EndAsync(client, programme.Organiser, "organiser", "20.1.2019");

        Assert.Equal(
            [HttpStatusCode.Redirect, HttpStatusCode.UnprocessableEntity],
            [other.StatusCode, last.StatusCode]
        );
        Assert.Contains("organiser", await RolesAsync(programme, programme.Organiser, new DateOnly(2019, 2, 1)));
    }

    [Theory]
    [InlineData("emperor", "1.2.2019", true)]
    [InlineData("coach", "31.2.2019", true)]
    [InlineData("coach", "1.2.2019", false)]
    public async Task A_role_that_does_not_exist_a_date_that_does_not_exist_and_nobody_are_refused(
        string role,
        string from,
        bool known
    )
    {
        var programme = await RunningProgramme.StartAsync(app);
        using var client = await app.SignedInClientAsync(programme.Organiser);

        using var refused = await client.PostFormAsync(
            Address,
            [
                new("person", known ? programme.Participant.Value.ToString() : ""),
                new("role", role),
                new("from", from),
                new("search", "Åse"),
            ],
            Address + "?search=Åse"
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(["participant"], await RolesAsync(programme, programme.Participant, new DateOnly(2019, 2, 1)));
    }

    [Fact]
    public async Task Nobody_of_another_organisation_is_found_or_given_a_role()
    {
        var programme = await RunningProgramme.StartAsync(app);
        var elsewhere = await RunningProgramme.StartAsync(app);
        using var client = await app.SignedInClientAsync(programme.Organiser);

        var page = await client.PageAsync(Address + "?search=Ærenlund");
        using var given = await client.PostFormAsync(
            Address,
            [new("person", elsewhere.Participant.Value.ToString()), new("role", "coach")]
        );

        Assert.Single(page.QuerySelectorAll("input[name=person][type=radio]"));
        Assert.Empty(await RolesAsync(programme, elsewhere.Participant, new DateOnly(2019, 2, 1)));
    }

    private static Task<HttpResponseMessage> EndAsync(TestClient client, PersonId person, string role, string last) =>
        client.PostFormAsync(
            Address + "/ending",
            [new("person", person.Value.ToString()), new("role", role), new("held", "2019-01-15"), new("last", last)],
            Address
        );

    private async Task<IReadOnlyList<string>> RolesAsync(RunningProgramme programme, PersonId person, DateOnly asOf) =>
        [
            .. (
                await app.Db.AsSystemAsync(
                    programme.Tenant,
                    tx => app.Services.GetRequiredService<IProgrammes>().RolesAsync(tx, programme.Id, person, asOf),
                    default
                )
            ).Order(StringComparer.Ordinal),
        ];

    private static int Rows(IDocument page) => page.QuerySelectorAll("main tbody tr").Length;
}
