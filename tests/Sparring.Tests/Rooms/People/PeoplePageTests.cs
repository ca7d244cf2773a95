using Sparring.Platform.Data;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.People;

public sealed class PeoplePageTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task An_organiser_sees_everybody_and_a_participant_those_of_her_programme_without_addresses()
    {
        var (tenant, organiser, participant, _) = await PeopleAsync();
        await app.World.PersonAsync(tenant, "Uden Forløb");

        var toOrganiser = await NamesAsync(organiser);
        var toParticipant = await NamesAsync(participant);
        using var client = await app.SignedInClientAsync(participant);
        var page = await client.TextAsync("/people");

        Assert.Equal(["Anna Arrangør", "Clara Coach", "Dea Deltager", "Egon Enevold", "Uden Forløb"], toOrganiser);
        Assert.Equal(["Anna Arrangør", "Clara Coach", "Dea Deltager", "Egon Enevold"], toParticipant);
        Assert.DoesNotContain("example.org", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_coach_from_outside_sees_only_those_she_meets()
    {
        var (_, _, _, coach) = await PeopleAsync();

        Assert.Equal(["Anna Arrangør", "Clara Coach", "Dea Deltager"], await NamesAsync(coach));
    }

    [Fact]
    public async Task Another_organisation_sees_nobody_of_ours()
    {
        await PeopleAsync();
        var (_, organiser, _, _) = await PeopleAsync();

        Assert.Equal(4, (await NamesAsync(organiser)).Count);
    }

    [Fact]
    public async Task The_list_shows_who_was_there_on_the_day_asked_for()
    {
        var (tenant, organiser, _, _) = await PeopleAsync();
        var gone = await app.World.PersonAsync(tenant, "Gitte Gået");
        await app.Database.ExecuteAsync(
            "update person set joined = '2018-06-01', left_on = '2018-10-31' where id = @gone",
            new { gone }
        );

        Assert.Contains("Gitte Gået", await NamesAsync(organiser, "?date=2018-10-31"));
        Assert.DoesNotContain("Gitte Gået", await NamesAsync(organiser, "?date=2018-11-01"));
        Assert.DoesNotContain("Gitte Gået", await NamesAsync(organiser, "?date=2018-05-31"));
    }

    [Fact]
    public async Task The_list_narrows_by_department_level_and_role_and_says_when_nobody_matches()
    {
        var (_, organiser, _, _) = await PeopleAsync();
        using var client = await app.SignedInClientAsync(organiser);

        Assert.Equal(
            ["Dea Deltager"],
            await NamesAsync(organiser, "?department=FSK&level=leader&role=participant&search=dea")
        );
        Assert.Contains(
            "Ingen passer til",
            await client.TextAsync("/people?search=findesikke"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_file_is_in_utf8_with_semicolons_and_no_cell_of_it_is_a_formula()
    {
        var (tenant, organiser, participant, _) = await PeopleAsync();
        await app.World.PersonAsync(tenant, "=HYPERLINK(\"http://x\")");
        using var client = await app.SignedInClientAsync(organiser);
        using var other = await app.SignedInClientAsync(participant);

        using var response = await client.GetAsync("/people/export?search=hyperlink");
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        using var refused = await other.GetAsync("/people/export");

        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Contains(
            "\r\n;\"'=HYPERLINK(\"\"http://x\"\")\";",
            System.Text.Encoding.UTF8.GetString(bytes),
            StringComparison.Ordinal
        );
        Assert.Equal(System.Net.HttpStatusCode.NotFound, refused.StatusCode);
    }

    private async Task<IReadOnlyList<string>> NamesAsync(PersonId viewer, string query = "")
    {
        using var client = await app.SignedInClientAsync(viewer);
        using var page = await client.PageAsync("/people" + query);
        return [.. page.QuerySelectorAll("tbody tr td:first-child").Select(cell => cell.TextContent.Trim())];
    }

    private async Task<(TenantId Tenant, PersonId Organiser, PersonId Participant, PersonId Coach)> PeopleAsync()
    {
        var world = app.World;
        var tenant = await world.TenantAsync();
        var programme = await world.ProgrammeAsync(tenant);
        var organiser = await world.PersonAsync(tenant, "Anna Arrangør");
        var participant = await world.PersonAsync(tenant, "Dea Deltager", await world.DepartmentAsync(tenant, "FSK"));
        var alone = await world.PersonAsync(tenant, "Egon Enevold");
        var coach = await world.PersonAsync(tenant, "Clara Coach");
        await world.RoleAsync(tenant, programme, organiser, "organiser");
        await world.RoleAsync(tenant, programme, participant, "participant");
        await world.RoleAsync(tenant, programme, alone, "participant");
        await world.RoleAsync(tenant, programme, coach, "coach");
        await world.GroupAsync(tenant, programme, 1, coach, participant);
        return (tenant, organiser, participant, coach);
    }
}
