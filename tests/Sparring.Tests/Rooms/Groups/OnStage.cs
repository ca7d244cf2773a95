using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Groups;

/// <summary>Tests with a database of their own.</summary>
public abstract class OnStage(TestServer server, int participants = 38) : IAsyncLifetime
{
    private Stage? held;

    protected Stage Stage => held ?? throw new InvalidOperationException("The stage is not set.");

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync() => held = await Stage.SetAsync(server, participants);

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Stage.DisposeAsync();
    }
}
