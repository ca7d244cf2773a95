using System.Globalization;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Sparring.Browser.Tests;

/// <summary>What every page must stand: each answers with the faults it found, in words.</summary>
public static class Checks
{
    /// <summary>WCAG 2.2 A and AA and the good practices axe knows.</summary>
    public static async Task<IReadOnlyList<string>> AccessibilityAsync(IPage page)
    {
        var result = await page.RunAxe();
        return
        [
            .. result.Violations.Select(fault =>
                $"{fault.Id}: {fault.Help} at {string.Join(" | ", fault.Nodes.Take(3).Select(Describe))}"
            ),
        ];
    }

    /// <summary>Nothing to the right of the window: no scrolling in two directions.</summary>
    public static async Task<IReadOnlyList<string>> ReflowAsync(IPage page)
    {
        var wide = await page.EvaluateAsync<string[]>(
            """
            () => {
              const width = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= width) return [];
              return [...document.querySelectorAll("body *")]
                .filter((part) => part.getBoundingClientRect().right > width + 1)
                .slice(0, 3)
                .map((part) => `<${part.tagName.toLowerCase()} class="${part.getAttribute("class") ?? ""}">`);
            }
            """
        );
        return [.. wide.Select(part => $"wider than the window: {part}")];
    }

    /// <summary>What a first visit to the page brings over the wire: page, style, script, pictures, fonts.</summary>
    public static async Task<(IReadOnlyList<string> Faults, long Bytes)> WeightAsync(IBrowserContext visitor, string address, long most)
    {
        var page = await visitor.NewPageAsync();
        var wire = await visitor.NewCDPSessionAsync(page);
        long bytes = 0;
        wire.Event("Network.loadingFinished").OnEvent += (_, told) =>
            Interlocked.Add(ref bytes, (long)(told?.GetProperty("encodedDataLength").GetDouble() ?? 0));
        await wire.SendAsync("Network.enable");
        await wire.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });
        await page.CloseAsync();
        var kilobytes = (bytes / 1024.0).ToString("F1", CultureInfo.InvariantCulture);
        return (bytes <= most ? [] : [$"weighs {kilobytes} KB, more than {most / 1024}"], bytes);
    }

    private static string Describe(AxeResultNode node) => node.Html.Length > 160 ? node.Html[..160] + "…" : node.Html;
}
