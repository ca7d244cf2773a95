using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Web;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Architecture;

public sealed class MapDocumentTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task The_map_shows_the_house_as_it_is()
    {
        var cancel = TestContext.Current.CancellationToken;
        var path = Repository.Path("docs/map.md");
        var made = MapDocument.Write(RoomMap.Allowed, app.Services.GetRequiredService<EndpointDataSource>().Endpoints);
        if (Environment.GetEnvironmentVariable("SPARRING_APPROVE") == "1")
        {
            await File.WriteAllTextAsync(path, made, cancel);
        }

        Assert.Equal(made, await File.ReadAllTextAsync(path, cancel));
    }

    [Fact]
    public async Task A_planted_room_and_address_change_the_map()
    {
        await using var house = WebApplication.CreateSlimBuilder().Build();
        house.MapAction("/planted", Door.Roles("coach"), () => "planted");

        var made = MapDocument.Write(
            new Dictionary<string, string[]>(StringComparer.Ordinal) { ["Over"] = ["Under"], ["Under"] = [] },
            ((IEndpointRouteBuilder)house).DataSources.SelectMany(source => source.Endpoints)
        );

        Assert.Contains("| Under | – |\n| Over | Under |", made, StringComparison.Ordinal);
        Assert.Contains("| `/planted` POST | coach |", made, StringComparison.Ordinal);
    }
}
