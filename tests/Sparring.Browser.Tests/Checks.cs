using System.Globalization;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Sparring.Browser.Tests;

/// <summary>What every page must stand: each answers with the faults it found, in words.</summary>
public static class Checks
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>WCAG 2.2 A and AA and the good practices axe knows.</summary>
    /// <remarks>
    /// Axe is asked here and not through its own package, which sends the script again at every look and gathers what it found
    /// in a page beside this one: most of its time, and our pages have no frames.
    /// </remarks>
    public static async Task<IReadOnlyList<string>> AccessibilityAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync(Axe);
        }

        return await page.EvaluateAsync<string[]>(
            """
            async () => {
              const { violations } = await axe.run(document, { resultTypes: ["violations"], xpath: false });
              return violations.map((fault) =>
                `${fault.id}: ${fault.help} at ${fault.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`);
            }
            """
        );
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
                .filter((part) => part.checkVisibility() && part.getBoundingClientRect().right > width + 1)
                .slice(-3)
                .map((part) => `<${part.tagName.toLowerCase()} class="${part.getAttribute("class") ?? ""}">`);
            }
            """
        );
        return [.. wide.Select(part => $"wider than the window: {part}")];
    }

    /// <summary>What a first visit to the page brings over the wire: page, style, script, pictures, fonts.</summary>
    public static async Task<IReadOnlyList<string>> WeightAsync(IPage page, int most)
    {
        var bytes = await page.EvaluateAsync<int>(
            """
            async () => (await document.fonts.ready) && [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
              .reduce((sum, one) => sum + one.encodedBodySize + 300, 0)
            """
        );
        var kilobytes = (bytes / 1024.0).ToString("F1", CultureInfo.InvariantCulture);
        return bytes <= most ? [] : [$"weighs {kilobytes} KB, more than {most / 1024}"];
    }

    /// <summary>What would do nothing where scripts do not run.</summary>
    public static async Task<IReadOnlyList<string>> WithoutScriptAsync(IPage page) =>
        await page.EvaluateAsync<string[]>(
            """
            () => [
              ...[...document.forms].filter((form) => !form.hasAttribute("action")).map(() => "a form without an action"),
              ...[...document.forms].filter((form) => form.method === "post" && !form.querySelector("[name=form-token]"))
                .map((form) => `a form without its token: ${form.action}`),
              ...[...document.querySelectorAll("a:not([href]), a[href='#'], a[href^='javascript']")].map((link) => `a link to nowhere: ${link.textContent}`),
              ...[...document.querySelectorAll("button[type=button]:not([hidden])")].filter((button) => !button.hasAttribute("data-script"))
                .map((button) => `a button only a script can press: ${button.textContent}`),
              ...[...document.querySelectorAll("[style], [onclick]")].map((part) => `inline style or script: ${part.tagName}`),
            ]
            """
        );
}
