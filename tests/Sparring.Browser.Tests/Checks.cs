using System.Globalization;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Sparring.Browser.Tests;

/// <summary>What every page must stand: each answers with the faults it found, in words.</summary>
public static class Checks
{
    // What passed is most of what axe has to say, and nobody reads it.
    private static readonly AxeRunOptions FaultsOnly = new()
    {
        ResultTypes = new HashSet<ResultType> { ResultType.Violations },
        XPath = false,
    };

    /// <summary>WCAG 2.2 A and AA and the good practices axe knows.</summary>
    public static async Task<IReadOnlyList<string>> AccessibilityAsync(IPage page)
    {
        var result = await page.RunAxe(FaultsOnly);
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

    private static string Describe(AxeResultNode node) => node.Html.Length > 160 ? node.Html[..160] + "…" : node.Html;
}
