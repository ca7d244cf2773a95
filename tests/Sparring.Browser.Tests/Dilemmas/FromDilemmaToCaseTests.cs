using Microsoft.Playwright;
using Sparring.Browser.Tests.Demo;
using Xunit;

namespace Sparring.Browser.Tests.Dilemmas;

/// <summary>A leader on a phone writes and sends; her coach composes a case; an author answers; the group reads one that is released.</summary>
public sealed class FromDilemmaToCaseTests(DemoHost demo, Chromium chromium)
{
    private static readonly ViewportSize Phone = new() { Width = 390, Height = 844 };

    [Fact]
    public async Task A_dilemma_is_written_on_a_phone_becomes_part_of_a_case_and_a_group_reads_one()
    {
        await using var leader = await demo.AsAsync(chromium, "leader", Phone);
        var page = await leader.NewPageAsync();
        await page.GotoAsync("/dilemmas/mine");
        await CleanAsync(page);
        await page.FillAsync("#text-situation", "Vi aftalte det i Odense, og ingen gjorde det bagefter.");
        await page.Locator(".dilemma-warnings mark:has-text('Odense')").WaitForAsync();
        await page.FillAsync("#text-situation", "Vi aftalte noget sammen, og ingen gjorde det bagefter.");
        await page.ClickAsync("button[name=then][value=send]");
        await page.WaitForURLAsync("**/dilemmas/mine/sending*");
        await CleanAsync(page);
        await page.Locator("input[name=guess][value=no]").DispatchEventAsync("click");
        await page.Locator("input[name=consent][value=merged]").DispatchEventAsync("click");
        await page.ClickAsync("form[action='/dilemmas/mine/sending'] button");
        await page.WaitForURLAsync("**/dilemmas/mine?programme=*");
        await page.Locator("main .alert-success").WaitForAsync();

        await using var coach = await demo.AsAsync(chromium, "coach");
        var desk = await coach.NewPageAsync();
        await desk.GotoAsync("/cases");
        await CleanAsync(desk);
        await desk.ClickAsync("form[action='/cases'] button");
        await desk.WaitForURLAsync("**/writing");
        var choices = desk.Locator("input[name=add]");
        for (var place = 0; place < await choices.CountAsync(); place++)
        {
            await choices.Nth(place).DispatchEventAsync("click");
        }

        await desk.ClickAsync("form:has(input[name=add]) button");
        await desk.Locator(".case-source").First.WaitForAsync();
        await desk.FillAsync("#text-situation", "Man siger: Vi aftalte noget sammen og ingen gjorde det bagefter.");
        await desk.Locator(".case-blocks mark").WaitForAsync();
        Assert.Equal(
            "Vi aftalte noget sammen, og ingen gjorde det bagefter",
            await desk.Locator(".case-source mark").First.InnerTextAsync()
        );
        await CleanAsync(desk);

        await using var author = await demo.AsAsync(chromium, "leader-same-group", Phone);
        var preview = await author.NewPageAsync();
        await preview.GotoAsync("/cases");
        await preview.ClickAsync("main li:has-text('Venter på dit svar') a");
        await CleanAsync(preview);
        await preview.Locator("input[name=answer][value=yes]").DispatchEventAsync("click");
        await preview.ClickAsync("form[action$='/answer'] button");
        await preview.Locator("main .status-done").WaitForAsync();

        await page.GotoAsync("/cases");
        await page.ClickAsync("main li:has-text('Til drøftelse') a");
        Assert.Contains("Hvad ville du gøre på mandag?", await page.Locator("main").InnerTextAsync());
        await page.FillAsync("textarea[name=action]", "Ringe til naboen");
        await page.ClickAsync("form[action$='/actions'] button");
        await page.Locator("main .alert-success").WaitForAsync();
        await CleanAsync(page);
    }

    private static async Task CleanAsync(IPage page)
    {
        Assert.Empty(await Checks.AccessibilityAsync(page));
        Assert.Empty(await Checks.ReflowAsync(page));
    }
}
