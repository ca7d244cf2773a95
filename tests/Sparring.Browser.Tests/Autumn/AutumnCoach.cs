using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Sparring.Browser.Tests.Autumn;

/// <summary>The coach of the group, with her phone.</summary>
internal sealed class AutumnCoach(IPage page)
{
    public const string OwnStep = "Runde: det, vi ikke fik sagt sidst";
    private const string Note = "Vent, når spørgsmålet er stillet";

    public async Task ReadAsync(string foundation)
    {
        await page.GotoAsync("/foundation/reading");
        await page.SoundAsync("reading-list");
        await page.PressAsync($"main a[href='{foundation}']");
        await page.WaitForURLAsync("**" + foundation);
        Assert.Contains(AutumnLeader.Words, await page.Locator("main").InnerTextAsync());
        Assert.DoesNotContain("tier", await page.TitleAsync());
        await page.SoundAsync("reading");
    }

    /// <summary>A case of all dilemmas; words that stand in one of them are seen while she writes.</summary>
    public async Task ComposesACaseAsync()
    {
        await page.GotoAsync("/cases");
        await page.SoundAsync("coachs-cases");
        await page.ClickAsync("form[action='/cases'] button");
        await page.WaitForURLAsync("**/writing");
        var choices = page.Locator("input[name=add]");
        for (var place = 0; place < await choices.CountAsync(); place++)
        {
            await choices.Nth(place).DispatchEventAsync("click");
        }

        await page.ClickAsync("form:has(input[name=add]) button");
        await page.Locator(".case-source").First.WaitForAsync();
        await page.FillAsync("#text-situation", "Man siger: Vi aftalte noget sammen og ingen gjorde det bagefter.");
        await page.Locator(".case-blocks mark").WaitForAsync();
        await Assertions
            .Expect(page.Locator(".case-source mark").First)
            .ToHaveTextAsync("Vi aftalte noget sammen, og ingen gjorde det bagefter");
        await page.SoundAsync("case-editor");
    }

    public async Task ReleasesAsync(string address)
    {
        await page.GotoAsync(address);
        await page.SoundAsync("case-answers");
        await page.ClickAsync("form[action$='/release'] button");
        await page.Locator("main form[action$='/taking-back'], main :text('Til drøftelse')")
            .First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.SoundAsync("case-released");
    }

    /// <summary>All were there but the last, who gave notice.</summary>
    public async Task MarksWhoWasThereAsync(string session)
    {
        await page.GotoAsync(session + "/agreement");
        var states = page.Locator("#attendance select");
        var last = await states.CountAsync() - 1;
        for (var place = 0; place <= last; place++)
        {
            await states.Nth(place).SelectOptionAsync(place < last ? "present" : "notice");
        }

        await page.NextPageAsync(() => page.ClickAsync("#attendance button[type=submit]"));
        Assert.Equal("notice", await states.Nth(last).InputValueAsync());
        Assert.Equal(1, await page.Locator("#attendance .alert-success").CountAsync());
        await page.SoundAsync("attendance");
    }

    public async Task<string> PreparesTheSecondSessionAsync()
    {
        await page.GotoAsync("/coaching/desk");
        await page.SoundAsync("desks");
        await page.Locator("main .card", new() { HasText = "Holdt" }).GetByText("Session 2").ClickAsync();
        await page.WaitForURLAsync("**/desk");
        await page.SoundAsync("desk");
        await page.Locator("#text-notes").FillAsync(Note);
        await page.Locator("#notes [data-saved]", new() { HasText = "gemt kl." }).WaitForAsync();
        await page.ReloadAsync();
        Assert.Equal(Note, await page.Locator("#text-notes").InputValueAsync());
        Assert.Contains("ringer først", await page.Locator("main").InnerTextAsync());
        return new Uri(page.Url).AbsolutePath.Replace("/desk", "", StringComparison.Ordinal);
    }

    public async Task ChangesThePlanAsync(string session)
    {
        await page.GotoAsync(session + "/plan/change");
        await page.SoundAsync("plan-change");
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

    /// <summary>What the clock remembers is turned back by hand, so that nothing is waited for; it may run on for minutes before it is looked at.</summary>
    public async Task RunsTheClockAsync(string session)
    {
        await page.GotoAsync(session + "/clock");
        var time = page.Locator("[data-clock-time]");
        await Assertions.Expect(time).ToHaveTextAsync("10:00");
        await page.SoundAsync("clock");
        await page.Locator("[data-clock-do=toggle]").ClickAsync();
        await Assertions.Expect(time).ToHaveTextAsync(new Regex("^[0-9]:", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await page.EvaluateAsync(ElevenMinutesAgo);
        await page.ReloadAsync();
        await Assertions
            .Expect(time)
            .ToHaveTextAsync(new Regex("^[1-9][0-9]*:.. over tiden$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await page.Locator("[data-clock-do=toggle]").ClickAsync();
        var over = int.Parse((await time.InnerTextAsync()).Split(':')[0], CultureInfo.InvariantCulture);
        for (var minute = 0; minute <= over; minute++)
        {
            await page.Locator("[data-clock-do=more]").ClickAsync();
        }

        var paused = await time.InnerTextAsync();
        Assert.StartsWith("0:", paused, StringComparison.Ordinal);
        await page.ReloadAsync();
        await Assertions.Expect(time).ToHaveTextAsync(paused);
        await page.Locator("[data-clock-do=next]").ClickAsync();
        Assert.NotEmpty(await page.Locator("[data-clock-who]").InnerTextAsync());
    }

    public async Task WritesALineAsync(string session, string name)
    {
        await page.GotoAsync(session + "/agreement");
        await page.SoundAsync("agreement-at-the-table");
        await page.Locator("#text-agreement").FillAsync("Vi ringer, før vi skriver.");
        await page.Locator("#together [data-saved]", new() { HasText = "gemt kl." }).First.WaitForAsync();
        var box = page.Locator("#lines article.commitment", new() { HasText = name }).First;
        await box.Locator("summary").First.ClickAsync();
        await box.Locator("textarea").FillAsync(AutumnLeader.Line);
        await box.Locator("form[action$='/lines'] button[type=submit]").ClickAsync();
        await page.Locator("article.commitment", new() { HasText = AutumnLeader.Line })
            .GetByText("Venter på ja")
            .WaitForAsync();
    }

    private const string ElevenMinutesAgo = """
        () => {
          const key = Object.keys(localStorage).find((name) => name.startsWith("sparring-clock:"));
          const kept = JSON.parse(localStorage.getItem(key));
          localStorage.setItem(key, JSON.stringify({ ...kept, since: kept.since - 11 * 60000 }));
        }
        """;
}
