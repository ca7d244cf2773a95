using Microsoft.Playwright;
using Sparring.Browser.Tests.Autumn;
using Sparring.Browser.Tests.Demo;
using Xunit;

namespace Sparring.Browser.Tests.Foundation;

/// <summary>Writing a foundation on a phone: nothing is lost, two windows meet, and what is closed again is gone at once.</summary>
[Collection(nameof(SharedDemo))]
public sealed class FoundationWritingTests(DemoHost demo, Chromium chromium)
{
    private static readonly ViewportSize Phone = new() { Width = 390, Height = 844 };

    [Fact]
    public async Task What_its_owner_closes_again_leaves_an_open_page_by_itself()
    {
        await using var owner = await demo.AsAsync(chromium, "leader-same-group", Phone);
        var sharing = await owner.NewPageAsync();
        await sharing.GotoAsync("/foundation/sharing");
        if (await sharing.Locator("form[action='/foundation/sharing'] button").CountAsync() > 0)
        {
            await sharing.ClickAsync("form[action='/foundation/sharing'] button");
        }

        await sharing.Locator("form[action$='/ending'] button").First.WaitForAsync();
        await using var peer = await demo.AsAsync(chromium, "leader", Phone);
        var reading = await peer.NewPageAsync();
        await reading.GotoAsync("/foundation/published");
        await reading.Locator("main a[href$='/read'], main a[href*='/read?']").First.ClickAsync();
        await reading.Locator("body[data-follow] .foundation-read").WaitForAsync();

        var endings = sharing.Locator("form[action$='/ending'] button");
        for (var left = await endings.CountAsync(); left > 0; left--)
        {
            await endings.First.ClickAsync();
            await Assertions.Expect(endings).ToHaveCountAsync(left - 1);
        }

        await reading.Locator(".foundation-read").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Equal(404, (await reading.ReloadAsync())?.Status);
    }

    [Fact]
    public async Task A_lost_connection_loses_nothing_and_says_so()
    {
        await using var leader = await demo.AsAsync(chromium, "leader-same-group", Phone);
        var page = await leader.NewPageAsync();
        await page.GotoAsync("/foundation");
        await leader.SetOfflineAsync(true);
        await WriteAsync(page, "room", "Skrevet uden net. ");
        await page.GetByText("Ingen forbindelse").WaitForAsync();

        await leader.SetOfflineAsync(false);

        await page.SavedAsync("room");
        await page.ReloadAsync();
        Assert.Contains("Skrevet uden net.", await page.Locator("#text-room").InputValueAsync());
        Assert.Equal(
            0,
            await page.EvaluateAsync<int>(
                "() => Object.keys(localStorage).filter((key) => key.startsWith('sparring-unsent')).length"
            )
        );
    }

    [Fact]
    public async Task A_browser_that_dies_before_the_text_was_sent_brings_it_back()
    {
        await using var leader = await demo.AsAsync(chromium, "leader-same-group", Phone);
        var page = await leader.NewPageAsync();
        await page.GotoAsync("/foundation");
        await page.RouteAsync("**/foundation/draft", route => route.AbortAsync());
        await WriteAsync(page, "learn", "Skrevet lige før. ");
        await page.GetByText("Ingen forbindelse").WaitForAsync();
        await page.CloseAsync(new() { RunBeforeUnload = false });

        var again = await leader.NewPageAsync();
        await again.GotoAsync("/foundation");

        Assert.Contains("Skrevet lige før.", await again.Locator("#text-learn").InputValueAsync());
        await again.SavedAsync("learn");
    }

    [Fact]
    public async Task Two_windows_that_meet_show_both_texts_and_the_writer_chooses()
    {
        await using var leader = await demo.AsAsync(chromium, "leader-same-group", Phone);
        var one = await leader.NewPageAsync();
        var two = await leader.NewPageAsync();
        await one.GotoAsync("/foundation");
        await two.GotoAsync("/foundation");
        await WriteAsync(one, "across", "Fra det ene vindue. ");
        await one.SavedAsync("across");

        await WriteAsync(two, "across", "Fra det andet vindue. ");
        await two.Locator(".writing-conflict").WaitForAsync();
        Assert.Empty(await Checks.AccessibilityAsync(two));
        await two.PressAsync("[data-settle]");

        await two.SavedAsync("across");
        await one.ReloadAsync();
        var kept = await one.Locator("#text-across").InputValueAsync();
        Assert.Contains("Fra det ene vindue.", kept);
        Assert.Contains("Fra det andet vindue.", kept);
    }

    private static async Task WriteAsync(IPage page, string section, string text)
    {
        await page.TabToAsync($"#text-{section}");
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.TypeAsync(text);
    }
}
