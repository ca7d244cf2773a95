using Microsoft.Playwright;
using Sparring.Browser.Tests.Autumn;
using Sparring.Browser.Tests.Demo;
using Xunit;

namespace Sparring.Browser.Tests.Coaching;

/// <summary>Painting when one can, on a phone: whatever is pressed, the ticks go with it.</summary>
[Collection(nameof(SharedDemo))]
public sealed class SayWhenTests(DemoHost demo, Chromium chromium)
{
    private const string Tick = "input[name=busy][value='42']";

    private static readonly ViewportSize Phone = new() { Width = 390, Height = 844 };

    private static readonly FilePayload Calendar = new()
    {
        Name = "min.ics",
        MimeType = "text/calendar",
        Buffer =
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20181127T080000Z\nDURATION:PT2H\nEND:VEVENT\nEND:VCALENDAR"u8.ToArray(),
    };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ticks_stay_when_a_calendar_is_read_cannot_be_read_or_another_week_is_chosen(bool script)
    {
        await using var leader = await demo.AsAsync(chromium, "leader-same-group", Phone, script);
        var page = await leader.NewPageAsync();
        await page.GotoAsync("/coaching/when");
        // The last week: it is nobody's in the tests that find times.
        await page.NextPageAsync(() => page.Locator("button[name=to-week]").Last.ClickAsync());
        var painted = await page.Locator(Tick).IsCheckedAsync();

        await page.Locator(Tick).SetCheckedAsync(!painted);
        await page.SetInputFilesAsync("#file", Calendar);
        await page.NextPageAsync(() => page.ClickAsync("button[value=read]"));
        Assert.Equal(!painted, await page.Locator(Tick).IsCheckedAsync());
        Assert.Contains("Din kalender blev læst", await page.Locator("main").InnerTextAsync());

        await page.Locator(Tick).SetCheckedAsync(painted);
        await page.FillAsync("#address", "ingen adresse");
        await page.NextPageAsync(() => page.Locator("#address").PressAsync("Enter"));
        Assert.Contains("begynder med https://", await page.Locator("#errors").InnerTextAsync());
        Assert.Equal(painted, await page.Locator(Tick).IsCheckedAsync());
        Assert.Equal("ingen adresse", await page.InputValueAsync("#address"));
        if (script)
        {
            await page.SoundAsync("when-not-read");
        }

        await page.Locator(Tick).SetCheckedAsync(!painted);
        await page.FillAsync("#address", "");
        await page.NextPageAsync(() => page.Locator("button[name=to-week]").First.ClickAsync());
        Assert.False(await page.Locator(Tick).IsCheckedAsync());
        await page.NextPageAsync(() => page.Locator("button[name=to-week]").Last.ClickAsync());
        Assert.Equal(!painted, await page.Locator(Tick).IsCheckedAsync());
    }
}
