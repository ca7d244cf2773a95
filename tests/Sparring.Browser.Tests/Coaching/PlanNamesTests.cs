using Microsoft.Playwright;
using Sparring.Browser.Tests.Demo;
using Xunit;

namespace Sparring.Browser.Tests.Coaching;

/// <summary>The names of the steps, where the coach changes them on a phone.</summary>
[Collection(nameof(SharedDemo))]
public sealed class PlanNamesTests(DemoHost demo, Chromium chromium)
{
    // Names whose field hides a part of them, below or to the right.
    private const string CutOff = """
        fields => fields.filter(field => field.scrollWidth > field.clientWidth || field.scrollHeight > field.clientHeight + 1)
                        .map(field => field.value)
        """;

    [Theory]
    [InlineData(390)]
    [InlineData(320)]
    public async Task A_long_name_is_read_whole(int width)
    {
        await using var coach = await demo.AsAsync(
            chromium,
            "coach",
            new ViewportSize { Width = width, Height = 844 },
            script: false
        );
        var page = await coach.NewPageAsync();
        await page.GotoAsync("/coaching/desk");
        var desk = await page.Locator("main a[href$='/desk']").First.GetAttributeAsync("href") ?? "";
        await page.GotoAsync(desk.Replace("/desk", "/plan/change", StringComparison.Ordinal));

        var names = page.Locator("[name^=words-]");
        var longest = await names.EvaluateAllAsync<int>(
            "fields => Math.max(...fields.map(field => field.value.length))"
        );

        Assert.InRange(longest, 40, 200);
        Assert.Empty(await names.EvaluateAllAsync<string[]>(CutOff));
    }
}
