using Microsoft.Playwright;
using Xunit;

namespace Sparring.Browser.Tests.Kit;

public sealed class CatalogueTests(CatalogueHost host, Chromium chromium) : IClassFixture<CatalogueHost>
{
    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task Every_component_is_accessible_and_fits(int width)
    {
        await using var visitor = await chromium.VisitorAsync(host.Address, new() { Width = width, Height = 900 });
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/kit");
        await page.Locator("details").EvaluateAllAsync<object?>("all => { for (const one of all) one.open = true; }");

        Assert.Equal(
            "",
            string.Join('\n', [.. await Checks.AccessibilityAsync(page), .. await Checks.ReflowAsync(page)])
        );
    }

    [Fact]
    public async Task A_fault_put_on_the_page_is_seen()
    {
        await using var visitor = await chromium.VisitorAsync(host.Address, new() { Width = 320, Height = 900 });
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/kit");
        Assert.Empty(await Checks.AccessibilityAsync(page));

        await page.EvaluateAsync(
            "() => document.querySelector('main').append(Object.assign(new Image(), { src: '/favicon.ico' }))"
        );

        Assert.StartsWith("image-alt", Assert.Single(await Checks.AccessibilityAsync(page)), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("look", "kit")]
    public async Task Pictures_of_every_component_can_be_taken()
    {
        foreach (var width in new[] { 390, 1280 })
        {
            await using var visitor = await chromium.VisitorAsync(host.Address, new() { Width = width, Height = 900 });
            var page = await visitor.NewPageAsync();
            await page.GotoAsync("/kit", new() { WaitUntil = WaitUntilState.NetworkIdle });

            await Pictures.TakeAsync(page, $"kit-{width}");

            Assert.True(File.Exists(Pictures.PathOf($"kit-{width}")));
        }
    }

    [Fact]
    public async Task Every_component_together_weighs_at_most_100_KB()
    {
        await using var visitor = await chromium.VisitorAsync(host.Address);
        var page = await visitor.NewPageAsync();

        await page.GotoAsync("/kit");

        Assert.Empty(await Checks.WeightAsync(page, most: 100 * 1024));
    }

    [Fact]
    public async Task The_browser_has_nothing_to_complain_of()
    {
        await using var visitor = await chromium.VisitorAsync(host.Address);
        var page = await visitor.NewPageAsync();
        var said = new List<string>();
        page.Console += (_, message) => said.Add(message.Text);
        page.PageError += (_, error) => said.Add(error);

        await page.GotoAsync("/kit", new() { WaitUntil = WaitUntilState.NetworkIdle });

        Assert.Empty(said);
    }

    [Fact]
    public async Task A_double_click_sends_a_form_once()
    {
        await using var visitor = await chromium.VisitorAsync(host.Address);
        var page = await visitor.NewPageAsync();
        var sent = 0;
        page.Request += (_, request) => sent += request.Method == "POST" ? 1 : 0;
        await page.GotoAsync("/kit");

        // What is sent is held back until both clicks have happened, however slow they were.
        var clicked = new TaskCompletionSource();
        await page.RouteAsync(
            "/kit",
            async route =>
            {
                await clicked.Task;
                await route.ContinueAsync();
            }
        );

        await page.RunAndWaitForResponseAsync(
            async () =>
            {
                var button = page.GetByRole(AriaRole.Button, new() { Name = "Send til din coach" });
                await button.DblClickAsync();
                clicked.SetResult();
            },
            answer => answer.Request.Method == "POST"
        );

        Assert.Equal(1, sent);
    }

    [Fact]
    public async Task Words_are_counted_while_one_writes()
    {
        await using var visitor = await chromium.VisitorAsync(host.Address);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/kit");

        await page.GetByLabel("Hvad står du for").FillAsync("Jeg leder – på tværs, og jeg lytter.");

        await Assertions.Expect(page.Locator("[data-words-of=values]")).ToHaveTextAsync("7");
    }
}
