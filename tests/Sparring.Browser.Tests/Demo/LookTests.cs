using System.IO.Enumeration;
using Microsoft.Playwright;
using Xunit;

namespace Sparring.Browser.Tests.Demo;

/// <summary>For the builder's eyes: <c>tests/Sparring.Browser.Tests/look leader / /programme</c>.</summary>
[Collection(nameof(SharedDemo))]
public sealed class LookTests(DemoHost demo, Chromium chromium)
{
    [Fact(Explicit = true)]
    public async Task Pictures_are_taken_of_pages_as_a_role()
    {
        var role = Environment.GetEnvironmentVariable("LOOK_ROLE") ?? "";
        var pages = (Environment.GetEnvironmentVariable("LOOK_PAGES") ?? "/").Split(
            ' ',
            StringSplitOptions.RemoveEmptyEntries
        );
        var faults = new List<string>();
        foreach (var width in new[] { 390, 1280 })
        {
            var window = new ViewportSize { Width = width, Height = 900 };
            await using var visitor =
                role.Length == 0
                    ? await chromium.VisitorAsync(await demo.AddressAsync(), window)
                    : await demo.AsAsync(chromium, role, window);
            var page = await visitor.NewPageAsync();
            foreach (var wanted in pages)
            {
                var address = wanted.Contains('*') ? await LinkedAsync(page, wanted) : wanted;
                await page.GotoAsync(address);
                // A page that is followed keeps a connection open, so the network never rests.
                await page.EvaluateAsync("() => document.fonts.ready.then(() => true)");
                var found = (await Checks.AccessibilityAsync(page))
                    .Concat(await Checks.ReflowAsync(page))
                    .Concat(await Checks.WeightAsync(page, 100 * 1024));
                faults.AddRange(found.Select(fault => $"{wanted} at {width}: {fault}"));
                await Pictures.TakeAsync(
                    page,
                    $"{(role.Length == 0 ? "nobody" : role)}{wanted.Replace('/', '-').Replace('*', '_').TrimEnd('-')}-{width}"
                );
            }
        }

        Assert.Empty(faults);
    }

    // "/surveys /surveys/*/answers": the first such link of the page before.
    private static async Task<string> LinkedAsync(IPage page, string wanted) =>
        (
            await page.Locator("main a").EvaluateAllAsync<string[]>("links => links.map(a => a.getAttribute('href'))")
        ).First(link => FileSystemName.MatchesSimpleExpression(wanted, link));
}
