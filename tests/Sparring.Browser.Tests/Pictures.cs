using Microsoft.Playwright;
using Sparring.Testing;

namespace Sparring.Browser.Tests;

/// <summary>Pictures of whole pages, for people to look at: in <c>artifacts/looks</c>, which is not kept.</summary>
public static class Pictures
{
    private static readonly string Folder = Environment.GetEnvironmentVariable("SPARRING_LOOKS") ?? Repository.Path("artifacts/looks");

    public static string PathOf(string name) => Path.Combine(Folder, name + ".png");

    public static async Task TakeAsync(IPage page, string name) => await page.ScreenshotAsync(new() { Path = PathOf(name), FullPage = true });
}
