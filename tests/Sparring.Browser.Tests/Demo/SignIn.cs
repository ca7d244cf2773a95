using Microsoft.Playwright;

namespace Sparring.Browser.Tests.Demo;

/// <summary>Comes in by the one-time link of a role, once; later visitors of the role take over her cookies.</summary>
public static class SignIn
{
    private static readonly Dictionary<(Uri Host, string Role), string> Stored = [];
    private static readonly SemaphoreSlim One = new(1);

    public static async Task<IBrowserContext> AsAsync(
        this DemoHost demo,
        Chromium chromium,
        string role,
        ViewportSize? window = null,
        bool script = true
    )
    {
        var address = await demo.AddressAsync();
        await One.WaitAsync();
        try
        {
            if (!Stored.TryGetValue((address, role), out var storage))
            {
                await using var visitor = await chromium.VisitorAsync(address);
                await ComeInAsync(visitor, await demo.LinkAsync(role));
                Stored[(address, role)] = storage = await visitor.StorageStateAsync();
            }

            return await chromium.VisitorAsync(address, window, script, storage);
        }
        finally
        {
            One.Release();
        }
    }

    /// <summary>Opens the link; where its page asks first (mail programs open links too, and press nothing), presses the button.</summary>
    public static async Task<IPage> ComeInAsync(IBrowserContext visitor, string link)
    {
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(link);
        var ask = page.Locator("main form[action^='/sign-in'] button[type=submit]");
        if (await ask.CountAsync() > 0)
        {
            await ask.First.ClickAsync();
        }

        await page.Locator("form[action='/sign-out']").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return page;
    }
}
