using System.Net;
using Sparring.Rooms.Coaching.Scheduling.When;
using Sparring.Testing;
using Sparring.Tests.Rooms.Coaching.Sessions;
using Sparring.Tests.Rooms.Foundation;
using Xunit;

namespace Sparring.Tests.Rooms.Coaching.Scheduling;

public sealed class SayWhenTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Two_windows_never_paint_over_each_other_unseen()
    {
        var stage = await SessionStage.SetAsync(app, "tabs");
        using var leader = await stage.LeaderAsync();
        using var first = await leader.PageAsync(SayWhen.Path);
        using var second = await leader.PageAsync(SayWhen.Path);

        using var saved = await PaintAsync(leader, first, "3");
        using var stale = await PaintAsync(leader, second, "7");
        var kept = await PaintedAsync(leader);
        using var page = await TestClient.ParseAsync(stale);
        using var again = await PaintAsync(leader, page, "7");

        Assert.Equal(
            (HttpStatusCode.SeeOther, HttpStatusCode.Conflict, HttpStatusCode.SeeOther),
            (saved.StatusCode, stale.StatusCode, again.StatusCode)
        );
        Assert.Equal(("3", "7", "7"), (kept, Painted(page), await PaintedAsync(leader)));
        Assert.Contains("Ugen er ændret imens", page.Body?.TextContent);
    }

    private static Task<HttpResponseMessage> PaintAsync(TestClient client, AngleSharp.Dom.IDocument page, string place)
    {
        foreach (var box in page.QuerySelectorAll("input[name=busy]"))
        {
            if (box.GetAttribute("value") == place)
            {
                box.SetAttribute("checked", "");
            }
            else
            {
                box.RemoveAttribute("checked");
            }
        }

        return FoundationStage.SendAsync(client, page.QuerySelector($"form[action='{SayWhen.Path}']"));
    }

    private static async Task<string> PaintedAsync(TestClient client)
    {
        using var page = await client.PageAsync(SayWhen.Path);
        return Painted(page);
    }

    private static string Painted(AngleSharp.Dom.IDocument page) =>
        string.Join(' ', page.QuerySelectorAll("input[name=busy][checked]").Select(box => box.GetAttribute("value")));
}
