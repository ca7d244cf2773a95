using Microsoft.Playwright;
using Xunit;

namespace Sparring.Browser.Tests.Autumn;

/// <summary>Another leader of the same group: she practises, and is an author of the case.</summary>
internal sealed class AutumnPeer(IPage page)
{
    public async Task ChoosesFocusAndArenaAsync()
    {
        await page.GotoAsync("/practice/focus");
        await page.FillAsync("#until", "1.6.2030");
        await page.FillAsync("#text-action", "spørge, før jeg svarer");
        await page.SavedAsync("action");
        await page.FillAsync("#text-effect", "de andre kommer til orde");
        await page.FillAsync("#text-sign", "jeg tier i ét minut");
        await page.ClickAsync("button[formaction$='/choice']");
        await page.Locator("#focus .practice-sentence").WaitForAsync();
        Assert.Contains("spørge, før jeg svarer", await page.Locator("#focus").InnerTextAsync());
        await page.SoundAsync("focus");

        await page.GotoAsync("/practice/arena");
        foreach (var key in (string[])["title", "task", "joint", "counterpart", "step", "experience"])
        {
            await page.FillAsync("#text-" + key, "Skriver om " + key);
        }

        await page.ClickAsync("button[formaction$='/choice']");
        await page.Locator("#errors").WaitForAsync();
        await page.SoundAsync("arena-in-one-department");
        Assert.Equal("Skriver om joint", await page.InputValueAsync("#text-joint"));
        await page.Locator("input[name=departments]:not(:checked) + label").First.ClickAsync();
        await page.ClickAsync("button[formaction$='/choice']");
        await page.Locator("#arena .practice-card").WaitForAsync();
    }

    public async Task TakesATrialActionToADecisionAsync()
    {
        await page.GotoAsync("/practice/actions/new");
        await page.FillAsync("#text-title", "Ring før du skriver");
        await page.ClickAsync("form[data-autosave] button[type=submit]");
        await page.WaitForURLAsync("**/practice/actions/*-*");
        await page.SoundAsync("trial-action");
        await page.ClickAsync("button[formaction$='/doing']");
        await page.Locator("button[formaction$='/reflection']").WaitForAsync();
        await page.FillAsync("#text-happened", "Hun tog den");
        await page.FillAsync("#text-learned", "At ringe først");
        await page.SavedAsync("learned");
        await page.CheckAsync("input[name=decision][value=spread]", new() { Force = true });
        await page.ClickAsync("button[formaction$='/decision']");
        await page.Locator(".status-done").WaitForAsync();
        Assert.Equal("Hun tog den", await page.InputValueAsync("#text-happened"));
    }

    /// <summary>The last of its authors to say yes; answers the case's address.</summary>
    public async Task<string> SaysYesToTheCaseAsync()
    {
        await page.GotoAsync("/cases");
        await page.ClickAsync("main li:has-text('Venter på dit svar') a");
        await page.SoundAsync("case-preview");
        await page.Locator("input[name=answer][value=yes]").DispatchEventAsync("click");
        await page.ClickAsync("form[action$='/answer'] button");
        await page.Locator("main .status-done").WaitForAsync();
        return new Uri(page.Url).AbsolutePath;
    }
}
