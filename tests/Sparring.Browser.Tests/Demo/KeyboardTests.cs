using Microsoft.Playwright;
using Xunit;

namespace Sparring.Browser.Tests.Demo;

[Collection(nameof(SharedDemo))]
public sealed class KeyboardTests(DemoHost demo, Chromium chromium)
{
    [Fact]
    public async Task The_first_stop_leads_past_the_menu_to_the_content()
    {
        await using var visitor = await demo.AsAsync(chromium, "leader");
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/");

        await page.Keyboard.PressAsync("Tab");
        var first = await page.EvaluateAsync<string>("() => document.activeElement.getAttribute('href')");
        await page.Keyboard.PressAsync("Enter");

        Assert.Equal("#main", first);
        await Assertions.Expect(page.Locator("#main")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Every_stop_on_the_start_page_is_seen_and_none_is_a_trap()
    {
        await using var visitor = await demo.AsAsync(chromium, "leader");
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/");
        var stops = new List<string>();
        var unseen = new List<string>();
        for (var step = 0; step < 80; step++)
        {
            await page.Keyboard.PressAsync("Tab");
            var stop = await page.EvaluateAsync<string>(Stop);
            if (stop.Length == 0)
            {
                break;
            }

            stops.Add(stop);
            unseen.AddRange(stop.EndsWith(" unseen", StringComparison.Ordinal) ? [stop] : []);
        }

        Assert.Empty(unseen);
        Assert.InRange(stops.Count, 4, 79);
        Assert.Equal(stops.Count, stops.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task One_comes_from_the_start_page_to_the_next_step_with_the_keyboard_alone()
    {
        await using var visitor = await demo.AsAsync(chromium, "leader");
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/");
        var next = await page.Locator("main a.button-primary").First.GetAttributeAsync("href");
        for (
            var step = 0;
            step < 40 && await page.EvaluateAsync<string?>("() => document.activeElement.getAttribute('href')") != next;
            step++
        )
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync($"**{next?.Split('#')[0]}*");

        Assert.NotEqual("/", new Uri(page.Url).AbsolutePath);
    }

    // The place of the focus, and whether an outline shows it; empty when it has left the page.
    private const string Stop = """
        () => {
          const here = document.activeElement;
          if (!here || here === document.body) return "";
          const style = getComputedStyle(here);
          const box = here.getBoundingClientRect();
          const seen = style.outlineStyle !== "none" && box.width > 0 && box.height > 0;
          return [...document.querySelectorAll("*")].indexOf(here) + " " + here.tagName + (seen ? "" : " unseen");
        }
        """;
}
