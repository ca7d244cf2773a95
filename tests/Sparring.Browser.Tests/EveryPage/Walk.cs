using System.Collections.Concurrent;
using AngleSharp.Html.Parser;
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
    private static readonly ViewportSize[] Windows = [Chromium.Phone, Chromium.Desktop];
    private readonly ConcurrentBag<Finding> findings = [];
    private readonly ConcurrentBag<string> visits = [];
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

    /// <summary>How many pages were asked for, how many of them were no other's twin, and how many had a shape of their own.</summary>
    public string Count => $"{visits.Count} visits, {bodies.Count} pages, {shapes.Count} shapes";

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
        var answer = await page.Context.APIRequest.GetAsync(here.Address);
        visited.TryAdd(here.Address.Split('?')[0], 0);
        if (!answer.Headers.GetValueOrDefault("content-type", "").StartsWith("text/html", StringComparison.Ordinal))
        {
            return;
        }

        visited.TryAdd(new Uri(answer.Url).AbsolutePath, 0);
        visits.Add(here.Address);
        Note(
            here with
            {
                Kind = "status",
            },
            answer.Status >= 400 && !Unlinked.Contains(here.Address) ? [$"answers {answer.Status}"] : []
        );
        var text = await answer.TextAsync();
        foreach (var link in await LinksAsync(text, new Uri(answer.Url)))
        {
            addresses.Add(link);
        }

        // What somebody else was sent letter for letter has been looked at: the browser is asked about each page once.
        var body = Sameness.Of(text);
        if (bodies.TryAdd(body, $"{here.Role} {here.Language} {here.Address}"))
        {
            await OpenAsync(page, here, answer.Status);
            await LookAsync(page, here, isNewShape: shapes.TryAdd(here.Language + Shape.Of(body), 0));
        }
    }

    private async Task OpenAsync(IPage page, Finding here, int status)
    {
        var said = new List<string>();
        void Hear(object? _, IConsoleMessage message) => said.Add(message.Text);
        page.Console += Hear;
        await page.GotoAsync(here.Address);
        page.Console -= Hear;
        Note(here with { Kind = "console", Width = page.ViewportSize?.Width ?? 0 }, status < 400 ? said : []);
    }

    private async Task LookAsync(IPage page, Finding here, bool isNewShape)
    {
        Note(here with { Kind = "script" }, await Checks.WithoutScriptAsync(page));
        Note(here with { Kind = "weight" }, await Checks.WeightAsync(page, MostWeight));
        // The window it stands in first: changing it costs as much as a look.
        foreach (var window in Windows.OrderBy(window => window.Width != page.ViewportSize?.Width).ToList())
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

    private static async Task<IEnumerable<string>> LinksAsync(string text, Uri from)
    {
        using var page = await new HtmlParser().ParseDocumentAsync(text);
        return
        [
            .. page.QuerySelectorAll("a[href]:not([download])")
                .Select(link => new Uri(from, link.GetAttribute("href")))
                .Where(link => link.Authority == from.Authority)
                .Select(link => link.PathAndQuery),
        ];
    }
}
