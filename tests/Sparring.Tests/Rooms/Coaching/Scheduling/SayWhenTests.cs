using System.Net;
using System.Text.Json;
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

    [Theory]
    [InlineData("to-week", "0001-01-01")]
    [InlineData("then", GivenCalendar.Again)]
    [InlineData("then", GivenCalendar.Forget)]
    public async Task An_address_that_is_typed_waits_as_typed_while_something_else_is_pressed(string name, string value)
    {
        var stage = await SessionStage.SetAsync(app, $"waits {value}");
        using var leader = await stage.LeaderAsync();

        // Nothing is asked of it: it would be refused.
        using var pressed = await leader.PostFormAsync(
            SayWhen.Path,
            [new(name, value), new("busy", "3"), new("address", "min kalender"), new("keep", "yes")]
        );
        using var page = await TestClient.ParseAsync(pressed);

        Assert.Equal(HttpStatusCode.OK, pressed.StatusCode);
        Assert.Equal("min kalender", page.QuerySelector("#address")?.GetAttribute("value"));
        Assert.True(page.QuerySelector("#keep")?.HasAttribute("checked"));
        Assert.Contains("Den er ikke læst endnu.", page.Body?.TextContent);
        Assert.Equal(("3", "3"), (Painted(page), await PaintedAsync(leader)));
    }

    [Fact]
    public async Task An_address_that_is_typed_is_read_when_it_is_saved()
    {
        var stage = await SessionStage.SetAsync(app, "saved address");
        using var leader = await stage.LeaderAsync();

        using var pressed = await leader.PostFormAsync(SayWhen.Path, [new("address", "min kalender")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, pressed.StatusCode);
    }

    [Fact]
    public async Task What_holds_every_week_is_given_without_a_week()
    {
        var stage = await SessionStage.SetAsync(app, "own week");
        using var leader = await stage.LeaderAsync();
        using var page = await leader.PageAsync(SayWhen.Path);
        using var saved = await PaintAsync(leader, page, "3");

        using var file = JsonDocument.Parse(await leader.TextAsync("/privacy/mine/file.json"));

        var said = file.RootElement.GetProperty("rooms").GetProperty("coaching").GetProperty("coaching_availability")[
            0
        ];
        Assert.StartsWith("...b", said.GetProperty("marks").GetString(), StringComparison.Ordinal);
        Assert.False(said.TryGetProperty("week", out _));
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
