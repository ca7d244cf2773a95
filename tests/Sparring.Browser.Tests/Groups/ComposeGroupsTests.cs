using Microsoft.Playwright;
using Sparring.Browser.Tests.Autumn;
using Sparring.Browser.Tests.Demo;
using Sparring.Browser.Tests.EveryPage;
using Sparring.Testing;
using Xunit;

namespace Sparring.Browser.Tests.Groups;

/// <summary>An organiser of the demo makes table groups: by mouse, by finger, by keyboard and without script.</summary>
[Collection(nameof(SharedDemo))]
public sealed class ComposeGroupsTests(DemoHost demo, Chromium chromium)
{
    [Fact]
    public async Task Every_page_of_a_proposal_is_accessible_and_fits_a_phone()
    {
        await using var visitor = await demo.AsAsync(chromium, "organiser");
        var page = await visitor.NewPageAsync();
        var faults = new List<string>();
        await page.GotoAsync("/groups/compose/new?kind=tables");
        faults.AddRange(await LookAsync(page, "compose-new"));

        var proposal = await ComposeAsync(page, "Martsseminar");
        faults.AddRange(await LookAsync(page, "compose-board"));
        await page.Locator(".seat-name a").First.ClickAsync();
        await page.Locator("form[action$='/seats']").First.WaitForAsync();
        faults.AddRange(await LookAsync(page, "compose-why"));
        await page.GotoAsync(proposal + "/rules");
        faults.AddRange(await LookAsync(page, "compose-rules"));
        var other = await ComposeAsync(page, "Byg en by", "direktør, chef");
        await page.GotoAsync("/groups/compose");
        faults.AddRange(await LookAsync(page, "compose-list"));
        await page.GotoAsync($"/groups/compose/comparison?one={proposal[^36..]}&other={other[^36..]}");
        faults.AddRange(await LookAsync(page, "compose-comparison"));

        await page.GotoAsync(other);
        await page.Locator("details:has(form[action$='/confirmation']) summary").ClickAsync();
        await page.Locator("form[action$='/confirmation'] button").ClickAsync();
        await page.Locator("form[action$='/confirmation-end']")
            .WaitForAsync(new() { State = WaitForSelectorState.Attached });
        faults.AddRange(await LookAsync(page, "compose-confirmed"));
        var occasion = await page.Locator("main .alert a").GetAttributeAsync("href");
        foreach (
            var (address, name) in new[]
            {
                ("", "page"),
                ("/badges", "badges"),
                ("/cards", "cards"),
                ("/screen", "screen"),
                ("/today", "today"),
            }
        )
        {
            await page.GotoAsync(occasion + address);
            faults.AddRange(await LookAsync(page, "occasion-" + name));
        }

        await page.Locator("[name=present]").First.UncheckAsync();
        await page.Locator("form[action$='/today'] button").ClickAsync();
        await page.Locator("#day-result").WaitForAsync();
        faults.AddRange(await LookAsync(page, "occasion-mended"));
        await page.GotoAsync("/groups/met");
        faults.AddRange(await LookAsync(page, "met"));
        faults.Add(await HtmlValidation.OfAsync(bodies));

        Faults.None(string.Join('\n', faults.Where(fault => fault.Length > 0)));
    }

    [Fact]
    public async Task Dragged_onto_somebody_the_two_change_places_and_it_can_be_undone()
    {
        await using var visitor = await demo.AsAsync(chromium, "organiser");
        var page = await visitor.NewPageAsync();
        await ComposeAsync(page, "Træk");
        var one = page.Locator("[data-group='1'] [data-person]").First;
        var other = page.Locator("[data-group='2'] [data-person]").First;
        var (first, second) = (await PersonOf(one), await PersonOf(other));

        await DragAsync(page, one, other);
        await page.Locator($"[data-group='2'] [data-person='{first}']").WaitForAsync();
        var swapped = await page.Locator($"[data-group='1'] [data-person='{second}']").CountAsync();
        await page.Locator("#undo").ClickAsync();
        await page.Locator($"[data-group='1'] [data-person='{first}']").WaitForAsync();

        Assert.Equal(1, swapped);
    }

    [Fact]
    public async Task A_lock_is_set_with_the_keyboard_and_the_focus_stays()
    {
        await using var visitor = await demo.AsAsync(chromium, "organiser");
        var page = await visitor.NewPageAsync();
        await ComposeAsync(page, "Tastatur");
        var button = page.Locator("button.lock").First;
        var id = await button.GetAttributeAsync("id");

        await button.FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await page.Locator($"#{id}[aria-pressed=true]").WaitForAsync();
        await Assertions.Expect(page.Locator($"#{id}")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Without_script_groups_are_found_and_a_person_is_moved()
    {
        await using var visitor = await demo.AsAsync(chromium, "organiser", script: false);
        var page = await visitor.NewPageAsync();
        await ComposeAsync(page, "Uden script");
        var person = page.Locator("[data-group='1'] [data-person]").First;
        var id = await PersonOf(person);

        await person.Locator("a").ClickAsync();
        await page.Locator("main .card form button").First.ClickAsync();
        await page.Locator("#undo").WaitForAsync();

        Assert.Equal(0, await page.Locator($"[data-group='1'] [data-person='{id}']").CountAsync());
        Assert.Equal(1, await page.Locator("#undo").CountAsync());
    }

    private static async Task<string> ComposeAsync(IPage page, string title, string? roles = null)
    {
        await page.GotoAsync("/groups/compose/new?kind=" + (roles is null ? "tables" : "teams"));
        await page.Locator("#title").FillAsync(title);
        if (roles is not null)
        {
            await page.Locator("#roles").FillAsync(roles);
        }

        await page.Locator("main form button[type=submit]").ClickAsync();
        await page.Locator("#board").WaitForAsync();
        var proposal = new Uri(page.Url).AbsolutePath;
        await page.SendAsync("form[action$='/search'] button");
        await Waiting.UntilAsync(async () =>
        {
            await page.GotoAsync(proposal);
            return await page.Locator(".search-progress").CountAsync() == 0;
        });
        Assert.NotEqual(0, await page.Locator(".seat-card").CountAsync());

        return proposal;
    }

    private static async Task DragAsync(IPage page, ILocator from, ILocator to)
    {
        await from.ScrollIntoViewIfNeededAsync();
        var (start, end) = (await from.BoundingBoxAsync(), await to.BoundingBoxAsync());
        if (start is null || end is null)
        {
            throw new InvalidOperationException("Nothing to drag.");
        }

        await page.Mouse.MoveAsync(start.X + start.Width - 90, start.Y + 6);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(end.X + 20, end.Y + 10, new() { Steps = 8 });
        await page.WaitForTimeoutAsync(200);
        // What a move would mean is told by now, and may have moved the page.
        end = await to.BoundingBoxAsync() ?? end;
        await page.Mouse.MoveAsync(end.X + 22, end.Y + 12);
        await Pictures.TakeIfWantedAsync(page, "compose-drag");
        // She is seen where the mouse has her, and nothing is marked as text on the way.
        await Assertions.Expect(page.Locator(".is-dragged")).ToBeInViewportAsync(new() { Ratio = 0.5f });
        Assert.Empty(await page.EvaluateAsync<string>("getSelection().toString()"));
        await page.Mouse.UpAsync();
    }

    private static async Task<string> PersonOf(ILocator item) => await item.GetAttributeAsync("data-person") ?? "";

    // What a reader is sent, by the name of the page: a page in a state that passes is seen by no walk.
    private readonly Dictionary<string, string> bodies = new(StringComparer.Ordinal);

    private async Task<IReadOnlyList<string>> LookAsync(IPage page, string name)
    {
        bodies[name] = await (await page.Context.APIRequest.GetAsync(page.Url)).TextAsync();
        // Before any picture is taken: taking one leaves styles in the page.
        var faults = (await Checks.WithoutScriptAsync(page)).Select(fault => $"{name}: {fault}").ToList();
        foreach (var width in new[] { 320, 390, 1280 })
        {
            await page.SetViewportSizeAsync(width, 900);
            faults.AddRange((await Checks.ReflowAsync(page)).Select(fault => $"{name} {width}: {fault}"));
            faults.AddRange((await Checks.AccessibilityAsync(page)).Select(fault => $"{name} {width}: {fault}"));
            await Pictures.TakeIfWantedAsync(page, $"{name}-{width}");
        }

        return faults;
    }
}
