using Microsoft.Playwright;
using Sparring.Testing;

namespace Sparring.Browser.Tests;

/// <summary>Pictures of whole pages, for people to look at: in <c>artifacts/looks</c>, which is not kept. A long page becomes several.</summary>
public static class Pictures
{
    private const int Tallest = 2000;
    private static readonly string Folder =
        Environment.GetEnvironmentVariable("SPARRING_LOOKS") ?? Repository.Path("artifacts/looks");

    public static string PathOf(string name) => Path.Combine(Folder, name + ".png");

    /// <summary>Where <c>SPARRING_LOOKS</c> names a folder for them.</summary>
    public static Task TakeIfWantedAsync(IPage page, string name) =>
        Environment.GetEnvironmentVariable("SPARRING_LOOKS") is null ? Task.CompletedTask : TakeAsync(page, name);

    public static async Task TakeAsync(IPage page, string name)
    {
        var size = await page.EvaluateAsync<int[]>(
            "() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
        );
        for (var (top, part) = (0, 1); top < size[1]; top += Tallest, part++)
        {
            var clip = new Clip
            {
                X = 0,
                Y = top,
                Width = size[0],
                Height = Math.Min(Tallest, size[1] - top),
            };
            var path = PathOf(part == 1 ? name : $"{name}-part{part}");
            await page.ScreenshotAsync(
                new()
                {
                    Path = path,
                    FullPage = true,
                    Clip = clip,
                }
            );
        }
    }
}
