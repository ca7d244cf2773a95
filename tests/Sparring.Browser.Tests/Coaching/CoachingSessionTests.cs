using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Sparring.Browser.Tests.Demo;
using Xunit;

namespace Sparring.Browser.Tests.Coaching;

/// <summary>A session from its desk to its agreement: the coach at a desk, a leader with her phone.</summary>
public sealed class CoachingSessionTests(DemoHost demo, Chromium chromium)
{
    private const string OwnStep = "Runde: det, vi ikke fik sagt sidst";
    private const string Note = "Vent, når spørgsmålet er stillet";
    private const string Line = "Ringe til naboafdelingen, før vi svarer borgeren";

    [Fact]
    public async Task A_coach_prepares_and_holds_a_session_and_a_leader_follows_it_on_her_phone()
    {
        await using var leader = await demo.AsAsync(chromium, "leader", Chromium.Phone);
        var phone = await leader.NewPageAsync();
        await phone.GotoAsync("/coaching/mine");
        var name = (await phone.Locator(".site-self > summary").TextContentAsync())?.Trim() ?? "";
        await using var coach = await demo.AsAsync(chromium, "coach", Chromium.Desktop);
        var desk = await coach.NewPageAsync();
        var session = await PrepareAsync(desk);
        await ChangePlanAsync(desk, session);
        await RunClockAsync(desk, session);
        await WriteLineAsync(desk, session, name);

        await SoundAsync(phone);
        await phone.Locator($"main a[href='{session}/preparation']").ClickAsync();
        await SoundAsync(phone);
        await phone.GotoAsync(session + "/plan");
        Assert.Contains(OwnStep, await phone.Locator("main").InnerTextAsync());
        await SoundAsync(phone);
        await phone.GotoAsync(session + "/agreement");
        await SoundAsync(phone);
        await phone.Locator("main form[action$='/agreement/yes'] button").ClickAsync();
        var own = phone.Locator("article.commitment", new() { HasText = Line });
        await own.GetByText("Aftalt").WaitForAsync();
        Assert.Equal(404, (await phone.GotoAsync(session + "/desk"))?.Status);
    }

    private static async Task<string> PrepareAsync(IPage page)
    {
        await page.GotoAsync("/coaching/desk");
        await SoundAsync(page);
        await page.Locator("main .card", new() { HasText = "Holdt" }).GetByText("Session 2").ClickAsync();
        await page.WaitForURLAsync("**/desk");
        await SoundAsync(page);
        await page.Locator("#text-notes").FillAsync(Note);
        await page.Locator("#notes [data-saved]", new() { HasText = "gemt kl." }).WaitForAsync();
        await page.ReloadAsync();
        Assert.Equal(Note, await page.Locator("#text-notes").InputValueAsync());
        Assert.Contains("ringer først", await page.Locator("main").InnerTextAsync());
        return new Uri(page.Url).AbsolutePath.Replace("/desk", "", StringComparison.Ordinal);
    }

    private static async Task ChangePlanAsync(IPage page, string session)
    {
        await page.GotoAsync(session + "/plan/change");
        await SoundAsync(page);
        await page.Locator("#words-0").FillAsync(OwnStep);
        await page.Locator("#minutes-0").FillAsync("mange");
        await page.Locator("main form[action$='/plan'] button[type=submit]").ClickAsync();
        await page.Locator("#errors").WaitForAsync();
        Assert.Equal(OwnStep, await page.Locator("#words-0").InputValueAsync());
        await page.Locator("#minutes-0").FillAsync("10");
        await page.Locator("main form[action$='/plan'] button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**/plan");
        Assert.Contains("mere, end der er tid til", await page.Locator("main").InnerTextAsync());
    }

    // What the clock remembers is turned back by hand, so that nothing is waited for.
    private static async Task RunClockAsync(IPage page, string session)
    {
        await page.GotoAsync(session + "/clock");
        var time = page.Locator("[data-clock-time]");
        await Assertions.Expect(time).ToHaveTextAsync("10:00");
        await SoundAsync(page);
        await page.Locator("[data-clock-do=toggle]").ClickAsync();
        await Assertions.Expect(time).ToHaveTextAsync(new Regex("^9:5", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await page.EvaluateAsync(ElevenMinutesAgo);
        await page.ReloadAsync();
        await Assertions
            .Expect(time)
            .ToHaveTextAsync(new Regex("^1:.. over tiden$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await page.Locator("[data-clock-do=toggle]").ClickAsync();
        await page.Locator("[data-clock-do=more]").ClickAsync();
        await page.Locator("[data-clock-do=more]").ClickAsync();
        var paused = await time.InnerTextAsync();
        Assert.StartsWith("0:", paused, StringComparison.Ordinal);
        await page.ReloadAsync();
        await Assertions.Expect(time).ToHaveTextAsync(paused);
        await page.Locator("[data-clock-do=next]").ClickAsync();
        Assert.NotEmpty(await page.Locator("[data-clock-who]").InnerTextAsync());
    }

    private const string ElevenMinutesAgo = """
        () => {
          const key = Object.keys(localStorage).find((name) => name.startsWith("sparring-clock:"));
          const kept = JSON.parse(localStorage.getItem(key));
          localStorage.setItem(key, JSON.stringify({ ...kept, since: kept.since - 11 * 60000 }));
        }
        """;

    private static async Task WriteLineAsync(IPage page, string session, string name)
    {
        await page.GotoAsync(session + "/agreement");
        await SoundAsync(page);
        await page.Locator("#text-agreement").FillAsync("Vi ringer, før vi skriver.");
        await page.Locator("#together [data-saved]", new() { HasText = "gemt kl." }).First.WaitForAsync();
        var box = page.Locator("#lines article.commitment", new() { HasText = name }).First;
        await box.Locator("summary").First.ClickAsync();
        await box.Locator("textarea").FillAsync(Line);
        await box.Locator("form[action$='/lines'] button[type=submit]").ClickAsync();
        await page.Locator("article.commitment", new() { HasText = Line }).GetByText("Venter på ja").WaitForAsync();
    }

    private static async Task SoundAsync(IPage page)
    {
        if (Environment.GetEnvironmentVariable("SPARRING_LOOKS") is not null)
        {
            await Pictures.TakeAsync(page, $"session-{page.Url.Split('/')[^1]}-{page.ViewportSize?.Width}");
        }

        Assert.Empty(await Checks.AccessibilityAsync(page));
        Assert.Empty(await Checks.ReflowAsync(page));
    }
}
