using Microsoft.Playwright;
using Xunit;

namespace Sparring.Browser.Tests.Autumn;

/// <summary>The organiser: she sees that, never what; and she finds the times.</summary>
internal sealed class AutumnOrganiser(IPage page)
{
    public async Task SeesThatAndNotWhatAsync(string foundation)
    {
        await page.GotoAsync("/foundation/status");
        var seen = await page.ContentAsync();
        Assert.Contains("afleveret", seen);
        Assert.DoesNotContain("tier", seen);
        await page.SoundAsync("hand-in-status");
        Assert.Equal(404, (await page.GotoAsync(foundation))?.Status);
    }

    /// <summary>One press tells everybody; a mail says when and where, and carries the calendar's own file.</summary>
    public async Task SendsTheInvitationsAsync()
    {
        await page.GotoAsync("/coaching");
        await page.Locator("summary:has-text('Send invitationer')").ClickAsync();
        await page.ClickAsync("form[action='/coaching/invitations'] button[type=submit]");
        await page.WaitForURLAsync("**/coaching?told=told");
        await page.SoundAsync("invited");
        var mail = page.Locator(".mail-list a:has-text('Coaching')").First;
        for (var look = 0; look < 60 && await mail.CountAsync() == 0; look++)
        {
            await page.GotoAsync("/mail");
            await page.WaitForTimeoutAsync(250);
        }

        await mail.ClickAsync();
        var words = await page.Locator("main").InnerTextAsync();
        Assert.Contains("Tid: ", words);
        Assert.Contains("Sted: ", words);
        Assert.Contains("BEGIN:VCALENDAR", words);
        await page.SoundAsync("invitation");
    }

    /// <summary>How many dilemmas each group has sent, and none of their words.</summary>
    public async Task CountsDilemmasAsync()
    {
        await page.GotoAsync("/dilemmas/status");
        Assert.DoesNotContain("ingen gjorde det", await page.ContentAsync());
        await page.SoundAsync("dilemma-status");
        Assert.Equal(404, (await page.GotoAsync("/dilemmas"))?.Status);
    }

    /// <summary>The coaching is over: first without the tick, then all dilemmas and cases are deleted, and a signed receipt is there.</summary>
    public async Task ClosesTheDilemmasAsync()
    {
        await page.GotoAsync("/dilemmas/closing");
        await page.Locator("details.confirm > summary").ClickAsync();
        await page.SoundAsync("closing");
        await page.NextPageAsync(() => page.ClickAsync("form[action='/dilemmas/closing'] button"));
        await page.Locator("main .alert-warning").WaitForAsync();
        if (!await page.Locator("#sure").IsVisibleAsync())
        {
            await page.Locator("details.confirm > summary").ClickAsync();
        }

        await page.Locator("#sure").CheckAsync(new() { Force = true });
        await page.ClickAsync("form[action='/dilemmas/closing'] button");
        await page.WaitForURLAsync("**/dilemmas/receipts");
        Assert.Contains("0 er tilbage", await page.Locator("main .card").First.InnerTextAsync());
        Assert.Equal(1, await page.Locator("main .card a[href$='.json']").CountAsync());
        Assert.Equal(1, await page.Locator("main .card a[href$='.sig']").CountAsync());
        await page.GotoAsync("/dilemmas/status");
        Assert.DoesNotContain("ingen gjorde det", await page.ContentAsync());
    }

    /// <summary>A group's second session falls; a new time is found beside all the others, and booked.</summary>
    public async Task FindsATimeAnewAsync()
    {
        await page.GotoAsync("/coaching?by=group");
        await page.SoundAsync("schedule");
        await page.Locator("main tbody tr").Last.Locator("td a[href^='/coaching/sessions/']").Last.ClickAsync();
        await page.SoundAsync("session");
        await page.Locator("summary:has-text('Aflys')").ClickAsync();
        await page.FillAsync("[name=cancel-reason]", "Coachen er på kursus den dag");
        await page.SendAsync("form[action$='/cancellation'] button[type=submit]");
        await page.GotoAsync("/coaching?by=group");
        await page.Locator("main tbody tr").Last.Locator("a[href^='/coaching/booking/']").WaitForAsync();

        await page.GotoAsync("/coaching/times");
        await page.SoundAsync("times");
        await page.ClickAsync("form[action='/coaching/times/search'] button[type=submit]");
        var confirm = page.Locator("form[action$='/confirmation'] button");
        await confirm.WaitForAsync();
        Assert.Equal("Bekræft den nye tid", (await confirm.InnerTextAsync()).Trim());
        await page.SoundAsync("times-found");
        await confirm.ClickAsync();
        await page.WaitForURLAsync("**/coaching?told=confirmed");
        await page.SoundAsync("times-confirmed");
        await page.GotoAsync("/coaching?by=group");
        Assert.Equal(0, await page.Locator("main a[href^='/coaching/booking/']").CountAsync());
    }
}
