using System.Text;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Coaching.Sessions;

public sealed class TakeBackSessionsTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Moved = "Jeg spørger, før jeg svarer";

    private const string Line = "Holde møde med naboafdelingen";

    [Fact]
    public async Task Reflections_and_ones_own_line_come_back_into_the_session_of_the_same_number_and_nothing_is_overwritten()
    {
        var old = await SessionStage.SetAsync(app, "took-with-her");
        using var before = await old.LeaderAsync();
        using var reflected = await ReflectAsync(before, old, Moved);
        using var agreed = await old.WriteLineAsync(before, old.People.Leader, Line, "20.2.2019");
        var file = await before.TextAsync("/privacy/mine/file.json");
        var home = await SessionStage.SetAsync(app, "came-back");
        using var leader = await home.LeaderAsync();
        using var peer = await home.PeerAsync();

        var first = await BringAsync(leader, file);
        var reflection = await SessionStage.TextAsync(leader, home.Page("reflection"));
        var agreement = await SessionStage.TextAsync(leader, home.Page("agreement"));
        var others = await SessionStage.TextAsync(peer, home.Page("reflection"));
        var second = await BringAsync(leader, file);

        Assert.Contains("1 egne refleksioner er lagt ind", first);
        Assert.Contains("1 linjer i den fælles aftale er lagt ind", first);
        Assert.Contains(Moved, reflection);
        Assert.Contains(Line, agreement);
        Assert.Contains("2019", agreement);
        Assert.DoesNotContain(Moved, others);
        Assert.Contains("2 tekster er ikke lagt ind", second);
    }

    private static Task<HttpResponseMessage> ReflectAsync(TestClient client, SessionStage stage, string text) =>
        SessionStage.AutosaveAsync(client, stage.Page("reflection"), stage.Page("reflection/alone"), "moved", text);

    private static async Task<string> BringAsync(TestClient client, string file)
    {
        using var answer = await client.PostFileAsync(
            "/privacy/mine/file",
            "file",
            "mine.json",
            Encoding.UTF8.GetBytes(file),
            "/privacy/mine"
        );
        return await Foundation.FoundationStage.BodyAsync(answer);
    }
}
