using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Privacy.Probe;

/// <summary>The world, planted once through the pages; every probe works on a copy of its database and its keys.</summary>
public sealed class PlantedWorld(TestServer server) : IAsyncLifetime
{
    private ProbeApp? app;
    private ProbeWorld? world;

    internal ProbeApp App => app ?? throw new InvalidOperationException("Not planted yet.");

    internal ProbeWorld World => world ?? throw new InvalidOperationException("Not planted yet.");

    public async ValueTask InitializeAsync()
    {
        app = await ProbeApp.StartAsync(server);
        world = new ProbeWorld(app);
        await world.PlantAsync();
        await app.StopAsync();
    }

    public ValueTask DisposeAsync() => app?.DisposeAsync() ?? ValueTask.CompletedTask;
}
