using System.Net;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Platform.Data;

public sealed class TestAppTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task The_application_answers_on_a_real_database()
    {
        using var client = app.Client();

        Assert.Equal("healthy", await client.TextAsync("/health"));
    }

    [Fact]
    public async Task A_person_is_who_she_signed_in_as()
    {
        var tenant = await app.World.TenantAsync();
        var person = await app.World.PersonAsync(tenant, "Karen Prøve", await app.World.DepartmentAsync(tenant, "A1"));
        var programme = await app.World.ProgrammeAsync(tenant);
        await app.World.RoleAsync(tenant, programme, person, "participant", "organiser");
        await app.World.GroupAsync(tenant, programme, 1, null, person);

        var viewer = await app.World.ViewerAsync(person);
        using var client = await app.SignedInClientAsync(person);
        using var nowhere = await client.GetAsync("/nowhere");

        Assert.Equal(["organiser", "participant"], viewer.Roles.Order());
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
    }
}
