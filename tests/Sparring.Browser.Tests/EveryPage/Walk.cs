using System.Collections.Concurrent;
using Microsoft.Playwright;
using Sparring.Browser.Tests.Demo;
using Xunit;

namespace Sparring.Browser.Tests.EveryPage;

/// <summary>
/// Goes wherever links lead, as every role of the demo, in both languages, on a phone and a desk, and notes what is wrong.
/// Nobody has to add a page here: a page that is linked is looked at.
/// </summary>
public sealed class Walk(DemoHost demo, Chromium chromium) : IAsyncLifetime
{
    // No link leads there, but people come there: a wrong address, a mail that is sent, a link that is used up.
    private static readonly string[] Unlinked = ["/nowhere", "/sign-in/sent", "/sign-in/used-up"];

    private const int MostWeight = 100 * 1024;
    private readonly ConcurrentBag<Finding> findings = [];
    private readonly ConcurrentDictionary<string, byte> visited = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> bodies = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> shapes = new(StringComparer.Ordinal);

    /// <summary>Addresses somebody saw.</summary>
    public IReadOnlyCollection<string> Visited => [.. visited.Keys];

    /// <summary>The text of every page by where it was seen; equal pages once.</summary>
    public IReadOnlyDictionary<string, string> Bodies =>
        bodies.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    public string Of(string kind) =>
        string.Join(
            '\n',
            findings
                .Where(finding => finding.Kind == kind)
                .Select(finding => finding.ToString())
                .Order(StringComparer.Ordinal)
        );

    /// <summary>How many pages were looked at, and how many of them had a shape of their own.</summary>
    public string Count => $"{bodies.Count} pages of {shapes.Count} shapes";

    public async ValueTask InitializeAsync()
    {
        var address = await demo.AddressAsync();
        var roles = new ConcurrentQueue<string>([.. (await demo.RolesAsync()).Where(IsWanted), ""]);
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => WorkAsync(address, roles)));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // While building: SPARRING_WALK="leader coach" walks as these alone.
    private static bool IsWanted(string role) =>
        Environment.GetEnvironmentVariable("SPARRING_WALK") is not { Length: > 0 } named
        || named.Split(' ').Contains(role, StringComparer.Ordinal);

    private async Task WorkAsync(Uri address, ConcurrentQueue<string> roles)
    {
        while (roles.TryDequeue(out var role))
        {
            await using var visitor =
                role.Length == 0 ? await chromium.VisitorAsync(address) : await demo.AsAsync(chromium, role);
            var page = await visitor.NewPageAsync();
            await WalkAsync(page, role, "da");
            await page.GotoAsync("/");
            await page.Locator("form[action='/language'] button").DispatchEventAsync("click");
            await page.WaitForURLAsync("**");
            await page.Locator("html[lang=en]").WaitForAsync();
            await WalkAsync(page, role, "en");
            await page.Locator("form[action='/language'] button").DispatchEventAsync("click");
            await page.Locator("html[lang=da]").WaitForAsync();
        }
    }

    private async Task WalkAsync(IPage page, string role, string language)
    {
        var addresses = new Addresses();
        addresses.Add("/");
        foreach (var unlinked in role.Length == 0 ? Unlinked : [])
        {
            addresses.Add(unlinked);
        }

        while (addresses.Next() is { } address)
        {
            await VisitAsync(page, new Finding("", role, language, 0, address, ""), addresses);
        }

        await page.GotoAsync("/");
    }

    private async Task VisitAsync(IPage page, Finding here, Addresses addresses)
    {
        var first = await page.Context.APIRequest.GetAsync(here.Address);
        visited.TryAdd(here.Address.Split('?')[0], 0);
        if (!first.Headers.GetValueOrDefault("content-type", "").StartsWith("text/html", StringComparison.Ordinal))
        {
            return;
        }

        var said = new List<string>();
        void Hear(object? _, IConsoleMessage message) => said.Add(message.Text);
        page.Console += Hear;
        var response = await page.GotoAsync(here.Address);
        page.Console -= Hear;
        visited.TryAdd(new Uri(page.Url).AbsolutePath, 0);
        Note(here with { Kind = "console", Width = 1280 }, response is { Status: < 400 } ? said : []);
        Note(
            here with
            {
                Kind = "status",
            },
            response is { Status: >= 400 } && !Unlinked.Contains(here.Address) ? [$"answers {response.Status}"] : []
        );
        foreach (var link in await page.EvaluateAsync<string[]>(LinksScript))
        {
            addresses.Add(link);
        }

        var body = Sameness.Of(await first.TextAsync());
        if (bodies.TryAdd(body, $"{here.Role} {here.Language} {here.Address}"))
        {
            await LookAsync(page, here, isNewShape: shapes.TryAdd(here.Language + Shape.Of(body), 0));
        }
    }

    private async Task LookAsync(IPage page, Finding here, bool isNewShape)
    {
        Note(here with { Kind = "script" }, await Checks.WithoutScriptAsync(page));
        Note(here with { Kind = "weight" }, await Checks.WeightAsync(page, MostWeight));
        foreach (var window in new[] { Chromium.Phone, Chromium.Desktop })
        {
            await page.SetViewportSizeAsync(window.Width, window.Height);
            Note(here with { Kind = "reflow", Width = window.Width }, await Checks.ReflowAsync(page));
            if (isNewShape)
            {
                Note(here with { Kind = "accessibility", Width = window.Width }, await Checks.AccessibilityAsync(page));
            }
        }
    }

    private void Note(Finding at, IEnumerable<string> faults)
    {
        foreach (var fault in faults)
        {
            findings.Add(at with { Fault = fault });
        }
    }

    private const string LinksScript = """
        () => [...document.querySelectorAll("a[href]:not([download])")]
          .filter((link) => link.origin === location.origin)
          .map((link) => link.pathname + link.search)
        """;
}
