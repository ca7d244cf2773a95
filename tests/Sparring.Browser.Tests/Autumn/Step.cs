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

    /// <summary>Does what leads to another page, also one that looks the same, and waits until that one stands there.</summary>
    public static async Task NextPageAsync(this IPage page, Func<Task> act)
    {
        await page.EvaluateAsync("() => document.body.setAttribute('data-left', '')");
        await act();
        await page.Locator("body:not([data-left])").WaitForAsync();
        await page.WaitForLoadStateAsync();
    }

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
