using System.Globalization;
using Microsoft.Playwright;
using Sparring.Browser.Tests.Demo;
using Xunit;

namespace Sparring.Browser.Tests.Autumn;

/// <summary>The secretary who books for groups she is no member of, and reads nothing of theirs.</summary>
internal sealed class AutumnSecretary(IPage page)
{
    private const string Mail = "jette.klintebaek@kommunen.example";

    /// <summary>By the link in her mail, as everybody comes in where no terminal prints one.</summary>
    public static async Task<AutumnSecretary> ComesInAsync(IBrowserContext visitor)
    {
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.FillAsync("input[type=email]", Mail);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/sign-in/sent");
        var mail = page.Locator(".mail-list a").First;
        for (var look = 0; look < 60 && await mail.CountAsync() == 0; look++)
        {
            await page.GotoAsync("/mail?to=" + Uri.EscapeDataString(Mail));
            await page.WaitForTimeoutAsync(250);
        }

        await mail.ClickAsync();
        var link = await page.Locator(".mail-body a").First.GetAttributeAsync("href") ?? "";
        await page.CloseAsync();
        return new AutumnSecretary(await SignIn.ComeInAsync(visitor, link));
    }

    /// <summary>She says when a leader cannot: a whole Monday with one press, but for the half hour the arrow keys lead to.</summary>
    public async Task PaintsForALeaderAsync()
    {
        await page.GotoAsync("/coaching/when");
        await page.NextPageAsync(() => page.Locator("button[name=to-person]").Nth(1).ClickAsync());
        await page.Locator(".week-grid .week-all").First.ClickAsync();
        await page.Locator(".week-grid input").First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("Space");
        await page.SoundAsync("painting");
        await page.NextPageAsync(() => page.ClickAsync(".button-primary"));
        await page.Locator("main .alert-success").WaitForAsync();
        var busy = await page.Locator("input[name=busy]:checked")
            .EvaluateAllAsync<string[]>("boxes => boxes.map(box => box.value)");
        Assert.Contains("19", busy);
        Assert.DoesNotContain("1", busy);
    }

    /// <summary>An hour that does not exist, then the coach's own other hour, then one that holds.</summary>
    public async Task MovesASessionAsync()
    {
        var links = await SessionsAsync();
        await page.GotoAsync(links[3]);
        var taken = (Day: await ValueAsync("day"), From: await ValueAsync("from"), To: await ValueAsync("to"));
        await page.GotoAsync(links[1]);
        await page.SoundAsync("booked-session");
        var spring = Spring();
        await MoveAsync(spring, "02.30", "04.00");
        Assert.Contains("Uret stilles frem", await page.Locator("#errors").InnerTextAsync());
        Assert.Equal("02.30", await ValueAsync("from"));
        await page.SoundAsync("hour-that-is-not");
        await MoveAsync(taken.Day, taken.From, taken.To);
        Assert.Contains("Agnete Falkenbjerg", await page.Locator("#errors").InnerTextAsync());
        await MoveAsync(spring, "10.00", "12.00");
        await page.Locator("#errors").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Contains("10.00\u2060–\u206012.00", await page.Locator("main").InnerTextAsync());
    }

    public async Task ReadsNothingAsync(string foundation, string session)
    {
        foreach (
            var address in new[]
            {
                foundation,
                session + "/agreement",
                session + "/desk",
                "/dilemmas",
                "/coaching/times",
            }
        )
        {
            Assert.Equal(404, (await page.GotoAsync(address))?.Status);
        }
    }

    private async Task<string[]> SessionsAsync()
    {
        await page.GotoAsync("/coaching?by=group");
        await page.SoundAsync("secretarys-schedule");
        return await page.Locator("main td a[href^='/coaching/sessions/']")
            .EvaluateAllAsync<string[]>("links => links.map(a => a.getAttribute('href'))");
    }

    private async Task MoveAsync(string day, string from, string to)
    {
        if (!await page.Locator("#day").IsVisibleAsync())
        {
            await page.Locator("summary:has-text('Flyt')").ClickAsync();
        }

        await page.FillAsync("#day", day);
        await page.FillAsync("#from", from);
        await page.FillAsync("#to", to);
        await page.FillAsync("#reason", "Gruppen har bedt om det");
        await page.ClickAsync("form[action$='/move'] button[type=submit]");
        await page.WaitForLoadStateAsync();
    }

    private Task<string> ValueAsync(string field) => page.Locator("#" + field).InputValueAsync();

    // The last Sunday of next March, when the hour from two to three is skipped.
    private static string Spring()
    {
        var last = new DateTime(TimeProvider.System.GetUtcNow().Year + 1, 3, 31, 0, 0, 0, DateTimeKind.Unspecified);
        return last.AddDays(-(int)last.DayOfWeek).ToString("d.M.yyyy", CultureInfo.InvariantCulture);
    }
}
