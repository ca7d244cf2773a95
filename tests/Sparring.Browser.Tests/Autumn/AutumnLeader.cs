using Microsoft.Playwright;
using Xunit;

namespace Sparring.Browser.Tests.Autumn;

/// <summary>The leader whose autumn it is.</summary>
internal sealed class AutumnLeader(IPage page)
{
    public const string Words = "Jeg tier, når jeg burde tale";

    /// <summary>What the coach writes down for her at the second session.</summary>
    public const string Line = "Ringe til naboafdelingen, før vi svarer borgeren";

    /// <summary>With the keyboard alone; answers the address under which others would read it.</summary>
    public async Task<string> HandInAsync()
    {
        await page.GotoAsync("/foundation");
        await page.SoundAsync("foundation");
        await page.TabToAsync("#text-why");
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.TypeAsync(Words + ". ");
        await page.SavedAsync("why");
        await page.PressAsync("button[name=then][value=submit]");
        await page.WaitForURLAsync("**/foundation/submission*");
        await page.SoundAsync("hand-in");
        await page.PressAsync("form[action='/foundation/submission'] button");
        await page.Locator("main .alert-success").WaitForAsync();
        await page.GotoAsync("/foundation/versions");
        var version = await page.Locator("main a[href*='/read?version=']").First.GetAttributeAsync("href") ?? "";
        return version.Split('?')[0];
    }

    public async Task<string> NameAsync() =>
        (await page.Locator(".site-self > summary").TextContentAsync())?.Trim() ?? "";

    public async Task<int?> StatusAsync(string address) => (await page.GotoAsync(address))?.Status;

    /// <summary>Answers the address of the session.</summary>
    public async Task<string> SaysYesToTheFirstAgreementAsync()
    {
        await page.GotoAsync("/coaching/mine");
        await page.SoundAsync("my-sessions");
        await page.Locator(".session-lines a").First.ClickAsync();
        await page.ClickAsync(".session-tabs a[href$='/agreement']");
        await page.SoundAsync("first-agreement");
        await page.Locator("main form[action$='/agreement/yes'] button").ClickAsync();
        await page.Locator("article.commitment a[href='/practice/actions']").WaitForAsync();
        return new Uri(page.Url).AbsolutePath.Replace("/agreement", "", StringComparison.Ordinal);
    }

    public async Task SeesWhoWasThereAsync(string session)
    {
        await page.GotoAsync(session + "/agreement");
        var marked = await page.Locator("#attendance li").AllInnerTextsAsync();
        Assert.Equal(marked.Count - 1, marked.Count(line => line.EndsWith(": Til stede", StringComparison.Ordinal)));
        Assert.EndsWith(": Afbud", marked[^1], StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("#attendance form").CountAsync());
    }

    public async Task SendsADilemmaAsync()
    {
        await page.GotoAsync("/dilemmas/mine");
        await page.SoundAsync("dilemma");
        await page.FillAsync("#text-situation", "Vi aftalte det i Odense, og ingen gjorde det bagefter.");
        await page.Locator(".dilemma-warnings mark:has-text('Odense')").WaitForAsync();
        await NamesNoCitizenAsync();
        await page.FillAsync("#text-situation", "Vi aftalte noget sammen, og ingen gjorde det bagefter.");
        await page.ClickAsync("button[name=then][value=send]");
        await page.WaitForURLAsync("**/dilemmas/mine/sending*");
        await page.SoundAsync("dilemma-sending");
        await page.Locator("input[name=guess][value=no]").DispatchEventAsync("click");
        await page.Locator("input[name=consent][value=merged]").DispatchEventAsync("click");
        await page.ClickAsync("form[action='/dilemmas/mine/sending'] button");
        await page.WaitForURLAsync("**/dilemmas/mine?programme=*");
        await page.Locator("main .alert-success").WaitForAsync();
    }

    // A citizen with a name is not sent by accident: the button waits for her to say that it is none.
    private async Task NamesNoCitizenAsync()
    {
        await page.FillAsync("#text-situation", "Vi lovede borgeren Birthe Skovlund noget, og ingen gjorde det.");
        await page.Locator(".dilemma-warnings mark", new() { HasText = "Birthe" }).WaitForAsync();
        await page.ClickAsync("button[name=then][value=send]");
        await page.WaitForURLAsync("**/dilemmas/mine/sending*");
        await page.SoundAsync("dilemma-names-a-citizen");
        await page.Locator("input[name=guess][value=no]").DispatchEventAsync("click");
        await page.Locator("input[name=consent][value=merged]").DispatchEventAsync("click");
        await page.ClickAsync("form[action='/dilemmas/mine/sending'] button");
        Assert.True(await page.Locator("#looked:invalid").CountAsync() == 1);
        await page.ClickAsync("main a.back-link");
        await page.WaitForURLAsync("**/dilemmas/mine?programme=*");
    }

    /// <summary>Her sessions stand in her calendar, and she says when she cannot.</summary>
    public async Task SeesHerDatesAsync()
    {
        await page.GotoAsync("/calendar");
        Assert.Contains("Coaching 2 i gruppe", await page.Locator("main").InnerTextAsync());
        await page.SoundAsync("calendar");
        await page.GotoAsync("/coaching/when");
        await page.Locator(".week-grid .week-all").Last.ClickAsync();
        await page.NextPageAsync(() => page.ClickAsync(".button-primary"));
        await page.Locator("main .alert-success").WaitForAsync();
        await page.SoundAsync("when");
    }

    /// <summary>Alone first, and her own until she opens it.</summary>
    public async Task ReflectsAloneAsync(string session)
    {
        await page.GotoAsync(session + "/reflection");
        await page.Locator("#alone textarea").First.FillAsync("Jeg svarede, før de havde talt ud.");
        await page.Locator("#alone [data-saved]", new() { HasText = "gemt kl." }).First.WaitForAsync();
        await page.SoundAsync("reflection");
    }

    /// <summary>Before the second session: what it asks for, its plan, and how the line of last time went.</summary>
    public async Task SaysHowItWentAsync(string session)
    {
        await page.GotoAsync("/coaching/mine");
        await page.Locator($"main a[href='{session}/preparation']").ClickAsync();
        await page.SoundAsync("preparation");
        await page.GotoAsync(session + "/plan");
        Assert.Contains(AutumnCoach.OwnStep, await page.Locator("main").InnerTextAsync());
        await page.SoundAsync("plan");
        await page.GotoAsync(session + "/agreement");
        await page.CheckAsync("input[name=outcome][value=adapted]", new() { Force = true });
        await page.FillAsync("#outcome-text", "Hun kom, og vi begyndte forfra.");
        await page.ClickAsync("form[action$='/agreement/outcome'] button");
        await page.Locator("#earlier .status-done").WaitForAsync();
        await page.SoundAsync("second-agreement");
    }

    public async Task PlansFromTheCaseAsync(string address)
    {
        await page.GotoAsync("/cases");
        await page.SoundAsync("cases");
        await page.ClickAsync($"main li:has-text('Til drøftelse') a[href='{address}']");
        Assert.Contains("Hvad ville du gøre på mandag?", await page.Locator("main").InnerTextAsync());
        await page.FillAsync("textarea[name=action]", "Ringe til naboen");
        await page.ClickAsync("form[action$='/actions'] button");
        await page.Locator("main .alert-success").WaitForAsync();
        await page.SoundAsync("case-discussed");
    }

    /// <summary>The dilemma and the case are gone, the receipt says so; what she does in practice stays.</summary>
    public async Task SeesThatAllIsDeletedAsync(string address)
    {
        await page.GotoAsync("/dilemmas/receipts");
        Assert.Contains("0 er tilbage", await page.Locator("main .card").First.InnerTextAsync());
        await page.SoundAsync("receipts");
        await page.GotoAsync("/dilemmas/mine");
        Assert.Equal("", await page.InputValueAsync("#text-situation"));
        Assert.Equal(404, await StatusAsync(address));
        await page.GotoAsync("/practice/actions");
        Assert.Contains("Ringe til naboen", await page.Locator("main").InnerTextAsync());
    }

    /// <summary>The yes that makes it a trial action of hers.</summary>
    public async Task SaysYesToTheLineAsync(string session)
    {
        await page.GotoAsync(session + "/agreement");
        await page.Locator("main form[action$='/agreement/yes'] button").ClickAsync();
        var own = page.Locator("article.commitment", new() { HasText = Line });
        await own.GetByText("Aftalt").WaitForAsync();
        await page.GotoAsync("/practice/actions");
        Assert.Contains(Line, await page.Locator("main").InnerTextAsync());
        await page.SoundAsync("trial-actions");
    }
}
