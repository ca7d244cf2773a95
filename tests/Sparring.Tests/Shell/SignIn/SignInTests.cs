using System.Net;
using Sparring.Platform.Data;
using Sparring.Shell.SignIn;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Shell.SignIn;

public sealed class SignInTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_link_from_a_mail_shows_a_button_and_is_not_used_up_by_looking()
    {
        var (_, link) = await LinkAsync("Karen Prøve", atOnce: false);
        using var scanner = app.Client();
        using var karen = app.Client();

        using var scanned = await scanner.GetAsync(link);
        using var opened = await karen.PostFormAsync(link, []);

        Assert.Equal(HttpStatusCode.OK, scanned.StatusCode);
        Assert.DoesNotContain(
            "Set-Cookie: " + SessionCookie.PlainName,
            scanned.Headers.ToString(),
            StringComparison.Ordinal
        );
        Assert.Equal((HttpStatusCode.SeeOther, "/"), await WhereAsync(opened));
        Assert.Contains("Karen Prøve", await TextOfAsync(karen, "/account"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_from_the_terminal_signs_in_at_once()
    {
        var (_, link) = await LinkAsync("Karen Prøve", atOnce: true);
        using var karen = app.Client();

        using var opened = await karen.GetAsync(link);

        Assert.Equal((HttpStatusCode.SeeOther, "/"), await WhereAsync(opened));
        Assert.Contains("Karen Prøve", await TextOfAsync(karen, "/account"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cookie_is_for_the_server_alone()
    {
        var (_, link) = await LinkAsync("Karen Prøve", atOnce: true);
        using var karen = app.Client();

        using var opened = await karen.GetAsync(link);

        var cookie = opened
            .Headers.GetValues("Set-Cookie")
            .Single(line => line.StartsWith(SessionCookie.PlainName, StringComparison.Ordinal));
        Assert.EndsWith("; max-age=2592000; path=/; samesite=lax; httponly", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_used_link_says_so_and_offers_a_new_one_without_showing_the_address()
    {
        var (_, link) = await LinkAsync("Karen Prøve", atOnce: true, email: "karen.hemmelig@example.org");
        using var karen = app.Client();
        using var first = await karen.GetAsync(link);
        using var other = app.Client();

        using var again = await other.GetAsync(link);

        using var page = await TestClient.ParseAsync(again);
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
        Assert.Equal("Linket er brugt", page.QuerySelector("h1")?.TextContent);
        Assert.Equal(link["/sign-in/".Length..], page.QuerySelector("input[name=again]")?.GetAttribute("value"));
        Assert.DoesNotContain("karen.hemmelig", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_used_link_in_the_browser_that_used_it_goes_to_the_start_page()
    {
        var (_, link) = await LinkAsync("Karen Prøve", atOnce: true);
        using var karen = app.Client();
        using var first = await karen.GetAsync(link);

        using var again = await karen.GetAsync(link + "?return=/account");

        Assert.Equal((HttpStatusCode.Redirect, "/account"), await WhereAsync(again));
    }

    [Theory]
    [InlineData(false, 15 * 60)]
    [InlineData(true, 24 * 60 * 60)]
    public async Task An_old_link_says_so(bool atOnce, int seconds)
    {
        var (_, link) = await LinkAsync("Karen Prøve", atOnce, secondsOld: seconds);
        using var karen = app.Client();

        using var opened = await karen.GetAsync(link);

        using var page = await TestClient.ParseAsync(opened);
        Assert.Equal("Linket er for gammelt", page.QuerySelector("h1")?.TextContent);
    }

    [Theory]
    [InlineData("/sign-in/x")]
    [InlineData("/sign-in/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/sign-in/a%20b")]
    public async Task An_unknown_link_says_so_and_asks_for_the_address(string link)
    {
        using var client = app.Client();

        using var opened = await client.GetAsync(link);

        using var page = await TestClient.ParseAsync(opened);
        Assert.Equal("Linket kender vi ikke", page.QuerySelector("h1")?.TextContent);
        Assert.NotNull(page.QuerySelector("form[action='/sign-in'] input[name=email]"));
    }

    [Fact]
    public async Task Of_twenty_requests_with_one_link_at_once_one_gets_a_session()
    {
        var (person, link) = await LinkAsync("Karen Prøve", atOnce: true);
        var clients = Enumerable.Range(0, 20).Select(_ => app.Client()).ToList();

        var answers = await Task.WhenAll(clients.Select(client => client.GetAsync(link)));

        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.SeeOther));
        Assert.Equal(19, answers.Count(answer => answer.StatusCode == HttpStatusCode.Gone));
        var sessions = await app.Database.ListAsync<Guid>(
            "select id from sign_in_session where person = @person",
            new { person }
        );
        Assert.Single(sessions);
    }

    [Fact]
    public async Task Signing_in_makes_a_new_session_and_ends_the_one_the_browser_carried()
    {
        var (person, link) = await LinkAsync("Karen Prøve", atOnce: true);
        var (_, other) = await LinkAsync("Anden Prøve", atOnce: true);
        using var browser = app.Client();
        using var first = await browser.GetAsync(other);
        var planted = CookieOf(browser);

        using var second = await browser.GetAsync(link);

        Assert.NotEqual(planted, CookieOf(browser));
        using var attacker = app.Client();
        attacker.Cookies.Add(app.Address, new Cookie(SessionCookie.PlainName, planted));
        using var stolen = await attacker.GetAsync("/account");
        Assert.Equal((HttpStatusCode.Redirect, "/sign-in?return=%2Faccount"), await WhereAsync(stolen));
    }

    [Fact]
    public async Task A_cookie_somebody_planted_does_not_become_a_session()
    {
        var (_, link) = await LinkAsync("Karen Prøve", atOnce: true);
        using var browser = app.Client();
        browser.Cookies.Add(app.Address, new Cookie(SessionCookie.PlainName, "planted"));

        using var opened = await browser.GetAsync(link);

        Assert.NotEqual("planted", CookieOf(browser));
    }

    [Fact]
    public async Task Who_has_left_cannot_sign_in_and_a_session_of_hers_ends_with_the_day()
    {
        var (person, link) = await LinkAsync("Karen Prøve", atOnce: true);
        var (leaver, second) = await LinkAsync("Lise Prøve", atOnce: true);
        using var karen = app.Client();
        using var opened = await karen.GetAsync(link);

        await app.Database.ExecuteAsync(
            "update person set left_on = @day where id = any(@people)",
            new { day = app.Clock.Today().AddDays(-1), people = new[] { person.Value, leaver.Value } }
        );
        using var next = await karen.GetAsync("/account");
        using var lise = await app.Client().GetAsync(second);

        Assert.Equal(HttpStatusCode.Redirect, next.StatusCode);
        Assert.Equal(HttpStatusCode.Gone, lise.StatusCode);
    }

    [Theory]
    [InlineData("//evil.example/", "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("/account", "/account")]
    public async Task After_sign_in_one_is_where_one_wanted_to_be_but_never_elsewhere(string wanted, string place)
    {
        var (_, link) = await LinkAsync("Karen Prøve", atOnce: true);
        using var karen = app.Client();

        using var opened = await karen.GetAsync(link + "?return=" + Uri.EscapeDataString(wanted));

        Assert.Equal((HttpStatusCode.SeeOther, place), await WhereAsync(opened));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_at_the_server_too()
    {
        var (_, link) = await LinkAsync("Karen Prøve", atOnce: true);
        using var karen = app.Client();
        using var opened = await karen.GetAsync(link);
        var cookie = CookieOf(karen);

        using var ended = await karen.PostFormAsync("/sign-out", [], from: "/account");

        Assert.Equal((HttpStatusCode.SeeOther, "/"), await WhereAsync(ended));
        using var kept = app.Client();
        kept.Cookies.Add(app.Address, new Cookie(SessionCookie.PlainName, cookie));
        using var account = await kept.GetAsync("/account");
        Assert.Equal(HttpStatusCode.Redirect, account.StatusCode);
    }

    [Fact]
    public async Task A_session_in_use_is_prolonged_once_a_day_and_an_unused_one_ends_after_thirty()
    {
        var (person, link) = await LinkAsync("Karen Prøve", atOnce: true);
        using var karen = app.Client();
        using var opened = await karen.GetAsync(link);
        var start = app.Clock.Now;

        try
        {
            app.Clock.Advance(TimeSpan.FromDays(20));
            using var same = await karen.GetAsync("/account");
            app.Clock.Advance(TimeSpan.FromDays(20));
            using var later = await karen.GetAsync("/account");
            app.Clock.Advance(TimeSpan.FromDays(31));
            using var tooLate = await karen.GetAsync("/account");

            Assert.Equal(
                (HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Redirect),
                (same.StatusCode, later.StatusCode, tooLate.StatusCode)
            );
            var days = await app.Database.ListAsync<DateOnly>(
                "select last_used_on from sign_in_session where person = @person",
                new { person }
            );
            Assert.Equal([DateOnly.FromDateTime(start.AddDays(40).Date)], days);
        }
        finally
        {
            app.Clock.Now = start;
        }
    }

    private static async Task<string> TextOfAsync(TestClient client, string path)
    {
        using var page = await client.PageAsync(path);
        return page.QuerySelector("main")?.TextContent ?? "";
    }

    private string CookieOf(TestClient client) =>
        client.Cookies.GetCookies(app.Address)[SessionCookie.PlainName]?.Value ?? "";

    private static Task<(HttpStatusCode Status, string? Location)> WhereAsync(HttpResponseMessage answer) =>
        Task.FromResult((answer.StatusCode, answer.Headers.Location?.OriginalString));

    private async Task<(PersonId Person, string Link)> LinkAsync(
        string name,
        bool atOnce,
        string? email = null,
        int secondsOld = 0
    )
    {
        var tenant = await app.World.TenantAsync();
        var person = await app.World.PersonAsync(tenant, name, email: email);
        var token = Token.New();
        var made = app.Clock.Now.AddSeconds(-secondsOld);
        var life = atOnce ? SignInLinks.TerminalLife : SignInLinks.MailLife;
        await app.Database.ExecuteAsync(
            """
            insert into sign_in_link (token_hash, tenant, person, created_at, expires_at, at_once)
            values (@hash, @tenant, @person, @made, @ends, @atOnce)
            """,
            new
            {
                hash = token.Hash,
                tenant,
                person,
                made,
                ends = made + life,
                atOnce,
            }
        );
        return (person, "/sign-in/" + token.Text);
    }
}
