using Microsoft.Playwright;
using Sparring.Browser.Tests;
using Sparring.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(Chromium))]
// Two side by side: whoever has a host of her own. Those who share the demo come after, one by one.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]

namespace Sparring.Browser.Tests;

/// <summary>One real Chromium for the whole run; every visitor has a context of her own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly float Patience = (float)Waiting.Patience.TotalMilliseconds;

    public static ViewportSize Phone { get; } = new() { Width = 320, Height = 640 };

    public static ViewportSize Desktop { get; } = new() { Width = 1280, Height = 900 };

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new()
            {
                Timeout = Patience,
                ExecutablePath = Environment.GetEnvironmentVariable("SPARRING_CHROMIUM") ?? "/usr/bin/chromium",
                Args =
                [
                    "--no-sandbox",
                    "--headless=new",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    // Two visitors walk side by side: threads beside theirs, to compile what runs once, cost more than they give.
                    "--js-flags=--single-threaded",
                ],
            }
        );
    }

    /// <summary>A visitor of her own: cookies, window, with or without script.</summary>
    public async Task<IBrowserContext> VisitorAsync(
        Uri address,
        ViewportSize? window = null,
        bool script = true,
        string? storage = null
    )
    {
        var visitor = await (
            browser ?? throw new InvalidOperationException("Chromium has not started.")
        ).NewContextAsync(
            new()
            {
                BaseURL = address.ToString(),
                ViewportSize = window ?? Desktop,
                JavaScriptEnabled = script,
                Locale = "da-DK",
                StorageState = storage,
            }
        );
        visitor.SetDefaultTimeout(Patience);
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.CloseAsync();
        }

        playwright?.Dispose();
    }
}
