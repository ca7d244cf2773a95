using Microsoft.Playwright;
using Sparring.Browser.Tests.Demo;
using Xunit;

namespace Sparring.Browser.Tests.Practice;

/// <summary>On a phone: a leader chooses focus and arena, and takes a trial action to a decision; a lost connection loses nothing.</summary>
public sealed class PracticeThreadTests(DemoHost demo, Chromium chromium)
{
    private static readonly ViewportSize Phone = new() { Width = 390, Height = 844 };

    [Fact]
    public async Task A_leader_chooses_focus_and_arena_and_takes_a_trial_action_to_a_decision()
    {
        await using var leader = await demo.AsAsync(chromium, "leader-same-group", Phone);
        var page = await leader.NewPageAsync();

        await page.GotoAsync("/practice/focus");
        await page.FillAsync("#until", "1.6.2030");
        await page.FillAsync("#text-action", "spørge, før jeg svarer");
        await SavedAsync(page, "action");
        await page.FillAsync("#text-effect", "de andre kommer til orde");
        await page.FillAsync("#text-sign", "jeg tier i ét minut");
        await page.ClickAsync("button[formaction$='/choice']");
        await page.Locator("#focus .practice-sentence").WaitForAsync();
        Assert.Contains("spørge, før jeg svarer", await page.Locator("#focus").InnerTextAsync());

        await page.GotoAsync("/practice/arena");
        foreach (var key in (string[])["title", "task", "joint", "counterpart", "step", "experience"])
        {
            await page.FillAsync("#text-" + key, "Skriver om " + key);
        }

        await page.ClickAsync("button[formaction$='/choice']");
        await page.Locator("#errors").WaitForAsync();
        Assert.Empty(await Checks.AccessibilityAsync(page));
        Assert.Equal("Skriver om joint", await page.InputValueAsync("#text-joint"));
        await page.Locator("input[name=departments]:not(:checked) + label").First.ClickAsync();
        await page.ClickAsync("button[formaction$='/choice']");
        await page.Locator("#arena .practice-card").WaitForAsync();

        await page.GotoAsync("/practice/actions/new");
        await page.FillAsync("#text-title", "Ring før du skriver");
        await page.ClickAsync("form[data-autosave] button[type=submit]");
        await page.WaitForURLAsync("**/practice/actions/*-*");
        Assert.Empty(await Checks.AccessibilityAsync(page));
        Assert.Empty(await Checks.ReflowAsync(page));
        await page.ClickAsync("button[formaction$='/doing']");
        await page.Locator("button[formaction$='/reflection']").WaitForAsync();
        await leader.SetOfflineAsync(true);
        await page.FillAsync("#text-happened", "Hun tog den");
        await page.FillAsync("#text-learned", "At ringe først");
        await page.Locator("[data-section=learned] [data-saved]:has-text('Ingen forbindelse')").WaitForAsync();
        await leader.SetOfflineAsync(false);
        await SavedAsync(page, "learned");
        await page.CheckAsync("input[name=decision][value=spread]", new() { Force = true });
        await page.ClickAsync("button[formaction$='/decision']");
        await page.Locator(".status-done").WaitForAsync();
        Assert.Equal("Hun tog den", await page.InputValueAsync("#text-happened"));
    }

    private static Task SavedAsync(IPage page, string key) =>
        page.Locator($"[data-section={key}] [data-saved]:has-text('gemt kl.')").WaitForAsync();
}
