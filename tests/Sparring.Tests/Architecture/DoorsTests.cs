using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Web;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Architecture;

public sealed class DoorsTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public void Every_address_has_a_door_and_every_write_is_protected()
    {
        var endpoints = app.Services.GetRequiredService<EndpointDataSource>().Endpoints;

        Assert.Contains(endpoints, endpoint => Doors.NameOf(endpoint) == "GET /health");
        House.IsClean(Doors.Faults(endpoints));
    }

    /// <summary>Handlers are compiled when they are first asked for, so one that cannot be filled would only be seen there.</summary>
    [Fact]
    public async Task Every_handler_can_be_made()
    {
        var handlers = Doors.Handlers(app.Services.GetRequiredService<EndpointDataSource>().Endpoints);

        Assert.True(handlers.Count > 200);
        Assert.All(handlers, handler => handler.Make());

        await using var house = WebApplication.CreateSlimBuilder().Build();
        house.MapPage("/bad", Door.Anyone, (Uri first, [FromBody] Uri second, [FromBody] Uri third) => first);
        var bad = Doors.Handlers(((IEndpointRouteBuilder)house).DataSources.SelectMany(source => source.Endpoints));
        Assert.Throws<InvalidOperationException>(() => bad.Single().Make());
    }

    [Fact]
    public async Task Planted_addresses_are_found()
    {
        await using var house = WebApplication.CreateSlimBuilder().Build();
        house.MapGet("/open", () => "open");
        house.MapPost("/unprotected", () => "written").WithMetadata(Door.SignedIn);
        house.Map("/anything", () => "any").WithMetadata(Door.Anyone);
        house.MapPage("/good", Door.Anyone, () => "good");
        house.MapAction("/good", Door.SignedIn, () => Results.Redirect("/good"));

        var faults = Doors.Faults(((IEndpointRouteBuilder)house).DataSources.SelectMany(source => source.Endpoints));

        Assert.Equal(
            [
                "GET /open has no door",
                "POST /unprotected writes and is no protected action",
                " /anything writes and is no protected action",
            ],
            faults
        );
    }
}
