using Microsoft.Playwright;
using Xunit;

namespace Sparring.Browser.Tests.Kit;

/// <summary>The picture of departments: WebGL where there is any, moved by keys, and the SVG for everybody else.</summary>
public sealed class DepartmentPictureTests(CatalogueHost host, Chromium chromium) : IClassFixture<CatalogueHost>
{
    private const string Drawn = """
        () => {
          const canvas = document.querySelector("[data-view] canvas");
          if (canvas === null) return null;
          const gl = canvas.getContext("webgl");
          const pixels = new Uint8Array(canvas.width * canvas.height * 4);
          gl.readPixels(0, 0, canvas.width, canvas.height, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
          let drawn = 0, sum = 0;
          for (let at = 3; at < pixels.length; at += 4) if (pixels[at] > 0) { drawn += 1; sum = (sum * 31 + at) % 1000003; }
          return [drawn, sum];
        }
        """;

    [Theory]
    [InlineData(320)]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Departments_are_drawn_in_WebGL_and_zoomed_and_moved_by_keys(int width)
    {
        await using var visitor = await chromium.VisitorAsync(host.Address, new() { Width = width, Height = 900 });
        var page = await visitor.NewPageAsync();
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await page.GotoAsync("/kit/departments");

        var all = await page.EvaluateAsync<int[]?>(Drawn);
        await page.Locator("[data-view]").FocusAsync();
        await page.Keyboard.PressAsync("+");
        var near = await page.EvaluateAsync<int[]?>(Drawn);
        await page.Keyboard.PressAsync("ArrowRight");
        var moved = await page.EvaluateAsync<int[]?>(Drawn);
        await page.Keyboard.PressAsync("0");
        var again = await page.EvaluateAsync<int[]?>(Drawn);
        await Pictures.TakeIfWantedAsync(page, $"departments-{width}");

        Assert.Equal(
            "",
            string.Join(
                '\n',
                [
                    .. await Checks.AccessibilityAsync(page),
                    .. await Checks.ReflowAsync(page),
                    .. await Checks.WeightAsync(page, most: 100 * 1024),
                ]
            )
        );
        Assert.True(all is [> 5_000, _], $"{all?[0]} pixels were drawn.");
        Assert.NotEqual(all, near);
        Assert.NotEqual(near, moved);
        Assert.Equal(all, again);
        Assert.Equal(12, await page.Locator(".department-names span").CountAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Without_script_or_without_WebGL_the_same_figures_stand_there_as_an_SVG(bool script)
    {
        await using var visitor = await chromium.VisitorAsync(host.Address, script: script);
        var page = await visitor.NewPageAsync();
        await page.AddInitScriptAsync("HTMLCanvasElement.prototype.getContext = () => null;");
        await page.GotoAsync("/kit/departments");

        Assert.True(await page.Locator("[data-view] svg").IsVisibleAsync());
        Assert.Equal(12, await page.Locator("[data-view] circle").CountAsync());
        Assert.Equal(60, await page.Locator("[data-view] line").CountAsync());
        Assert.Equal(0, await page.Locator("[data-view] canvas").CountAsync());
        Assert.False(await page.Locator("[data-tools]").IsVisibleAsync());
        Assert.Empty(await Checks.WithoutScriptAsync(page));
    }
}
