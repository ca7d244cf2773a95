using AngleSharp.Dom;
using Sparring.Testing;
using Sparring.Tests.Rooms.Coaching.Sessions;
using Xunit;

namespace Sparring.Tests.Rooms.Calendar;

public sealed class CalendarPageTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task What_is_ahead_stands_first_and_what_has_been_is_folded_above_it()
    {
        var stage = await SessionStage.SetAsync(app, "kalender");
        using var leader = await stage.LeaderAsync();

        using var page = await leader.PageAsync("/calendar");

        Assert.Equal(["fre. 23. nov."], Days(page.QuerySelectorAll("main details .calendar-list time")));
        Assert.False(page.QuerySelector("main details")?.HasAttribute("open"));
        Assert.Equal(["man. 28. jan."], Days(page.QuerySelectorAll("main .calendar-list:not(details *) time")));
    }

    private static IEnumerable<string> Days(IEnumerable<IElement> days) => days.Select(day => day.TextContent);
}
