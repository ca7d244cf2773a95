using Microsoft.Playwright;
using Xunit;

namespace Sparring.Browser.Tests.Demo;

[Collection(nameof(SharedDemo))]
public sealed class WithoutScriptTests(DemoHost demo, Chromium chromium)
{
    [Fact]
    public async Task A_leader_comes_in_finds_the_menu_on_a_phone_and_changes_language_without_script()
    {
        await using var visitor = await demo.AsAsync(chromium, "leader", Chromium.Phone, script: false);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/");

        await page.Locator(".site-menu > summary").ClickAsync();
        var links = await page.Locator(".site-menu a").CountAsync();
        var seen = await page.Locator(".site-menu a").First.IsVisibleAsync();
        await page.Locator(".site-self > summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "In English" }).ClickAsync();
        await page.Locator("html[lang=en]").WaitForAsync();
        await page.Locator(".site-self > summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "På dansk" }).ClickAsync();

        await page.Locator("html[lang=da]").WaitForAsync();
        Assert.True(links > 1);
        Assert.True(seen);
    }
}
