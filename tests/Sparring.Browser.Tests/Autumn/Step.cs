using Microsoft.Playwright;
using Xunit;

namespace Sparring.Browser.Tests.Autumn;

/// <summary>What is asked of every page of the story: accessible, no sideways scroll; and a picture of it when pictures are wanted.</summary>
internal static class Step
{
    private static int taken;

    public static async Task SoundAsync(this IPage page, string name)
    {
        await Pictures.TakeIfWantedAsync(page, $"autumn-{++taken:00}-{name}");
        Assert.Empty(await Checks.AccessibilityAsync(page));
        Assert.Empty(await Checks.ReflowAsync(page));
    }

    public static Task SavedAsync(this IPage page, string section) =>
        page.Locator($"[data-section={section}] [data-saved]:has-text('gemt kl.')").WaitForAsync();

    /// <summary>Clicks, and waits until the server has answered: before it has, going elsewhere could take back what was sent.</summary>
    public static Task SendAsync(this IPage page, string selector) =>
        page.RunAndWaitForResponseAsync(() => page.ClickAsync(selector), answer => answer.Request.Method == "POST");

    /// <summary>Goes there by the Tab key alone and presses Enter.</summary>
    public static async Task PressAsync(this IPage page, string selector)
    {
        await page.TabToAsync(selector);
        await page.Keyboard.PressAsync("Enter");
    }

    public static async Task TabToAsync(this IPage page, string selector)
    {
        for (var step = 0; step < 200; step++)
        {
            if (
                await page.EvaluateAsync<bool>(
                    "(selector) => document.activeElement?.matches(selector) ?? false",
                    selector
                )
            )
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"The keyboard never comes to {selector}.");
    }
}
