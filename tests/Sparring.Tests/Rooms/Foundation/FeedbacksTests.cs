using Microsoft.Extensions.DependencyInjection;
using Sparring.Rooms.Foundation;
using Sparring.Rooms.Foundation.Contract;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Foundation;

public sealed class FeedbacksTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Feedback_given_together_stands_in_the_order_of_the_form_however_long_it_took_to_seal()
    {
        var stage = await FoundationStage.SetAsync(app, "feedback-order");
        using var leader = await stage.AsAsync(stage.Leader);
        using var saved = await stage.AutosaveAsync(leader, FoundationStage.Canary);
        var (owner, peer) = (await app.World.ViewerAsync(stage.Leader), await app.World.ViewerAsync(stage.Peer));
        var pen = app.Services.GetRequiredService<IWriteFoundations>();
        var ticking = ActivatorUtilities.CreateInstance<Feedbacks>(app.Services, new Ticking(app.Clock.Now));
        var given = Feedbacks.Kinds.ToDictionary(kind => kind, kind => "Svar " + kind, StringComparer.Ordinal);
        var foundation = await app.Db.AsAsync(
            owner,
            tx => pen.ShareAsync(tx, owner, stage.Programme),
            CancellationToken.None
        );

        await app.Db.AsAsync(
            peer,
            async tx =>
            {
                var versions = await app.Services.GetRequiredService<Versions>().ListAsync(tx, foundation);
                await ticking.GiveAsync(tx, peer, versions[0], Guid.Empty, given);
            },
            CancellationToken.None
        );

        using var received = await leader.PageAsync("/foundation/feedback");
        Assert.Equal(
            ["Svar clear", "Svar curious", "Svar example"],
            received.QuerySelectorAll(".foundation-given .writing-kept").Select(text => text.TextContent)
        );
    }

    // A second later every time it is asked.
    private sealed class Ticking(DateTimeOffset now) : TimeProvider
    {
        private int asked;

        public override DateTimeOffset GetUtcNow() => now.AddSeconds(asked++);
    }
}
