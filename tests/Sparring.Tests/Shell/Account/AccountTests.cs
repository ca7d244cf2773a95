using System.Net;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Shell.Account;

public sealed class AccountTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task The_account_shows_ones_own_sign_ins_and_nobody_elses()
    {
        var karen = await PersonAsync("Karen Prøve");
        var other = await PersonAsync("Anden Prøve");
        using var here = await app.SignedInClientAsync(karen);
        await app.SignInAsync(karen);
        await app.SignInAsync(other);

        using var page = await here.PageAsync("/account");

        Assert.Equal(2, page.QuerySelectorAll(".sign-in-row").Length);
        Assert.Equal(
            ["/sign-out"],
            page.QuerySelectorAll(".sign-in-row form")
                .Select(form => form.GetAttribute("action"))
                .Where(action => action == "/sign-out")
        );
    }

    [Fact]
    public async Task Ending_one_ends_that_one_at_its_next_request()
    {
        var karen = await PersonAsync("Karen Prøve");
        using var here = await app.SignedInClientAsync(karen);
        using var lost = await app.SignedInClientAsync(karen);
        using var page = await here.PageAsync("/account");
        var form = page.QuerySelectorAll(".sign-in-row form")
            .Select(row => row.GetAttribute("action") ?? "")
            .Single(action => action != "/sign-out");

        using var ended = await here.PostFormAsync(form, [], from: "/account");

        Assert.Equal("/account", ended.Headers.Location?.OriginalString);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Redirect), (await StatusAsync(here), await StatusAsync(lost)));
    }

    [Fact]
    public async Task Ending_the_others_leaves_this_one_alone_in_use()
    {
        var karen = await PersonAsync("Karen Prøve");
        using var here = await app.SignedInClientAsync(karen);
        using var one = await app.SignedInClientAsync(karen);
        using var two = await app.SignedInClientAsync(karen);

        using var ended = await here.PostFormAsync("/account/sign-ins/others/end", [], from: "/account");

        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.Redirect, HttpStatusCode.Redirect),
            (await StatusAsync(here), await StatusAsync(one), await StatusAsync(two))
        );
    }

    [Fact]
    public async Task Nobody_ends_somebody_elses_sign_in()
    {
        var karen = await PersonAsync("Karen Prøve");
        using var here = await app.SignedInClientAsync(karen);
        using var other = await app.SignedInClientAsync(await PersonAsync("Anden Prøve"));
        var session = (
            await app.Database.ListAsync<Guid>("select id from sign_in_session where person = @karen", new { karen })
        ).Single();

        using var tried = await other.PostFormAsync($"/account/sign-ins/{session}/end", [], from: "/account");

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(here));
    }

    [Fact]
    public async Task A_language_is_kept_with_the_person_and_the_page_comes_back()
    {
        var karen = await PersonAsync("Karen Prøve");
        using var here = await app.SignedInClientAsync(karen);

        using var chosen = await here.PostFormAsync(
            "/language",
            [new("language", "en"), new("return", "/account")],
            from: "/account"
        );

        using var page = await here.PageAsync("/account");
        Assert.Equal("/account", chosen.Headers.Location?.OriginalString);
        Assert.Equal("My account", page.QuerySelector("h1")?.TextContent);
        using var elsewhere = await app.SignedInClientAsync(karen);
        using var also = await elsewhere.PageAsync("/account");
        Assert.Equal("en", also.DocumentElement.GetAttribute("lang"));
        using var answer = await elsewhere.GetAsync("/mistyped");
        using var missing = await TestClient.ParseAsync(answer);
        Assert.Equal("This page does not exist", missing.QuerySelector("h1")?.TextContent);
    }

    [Theory]
    [InlineData("en", "en")]
    [InlineData("de", "da")]
    public async Task Before_sign_in_a_language_is_kept_in_the_browser(string chosen, string kept)
    {
        using var nobody = app.Client();

        using var answer = await nobody.PostFormAsync(
            "/language",
            [new("language", chosen), new("return", "//evil.example")],
            from: "/sign-in"
        );

        using var page = await nobody.PageAsync("/sign-in");
        Assert.Equal("/", answer.Headers.Location?.OriginalString);
        Assert.Equal(kept, page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(kept, nobody.Cookies.GetCookies(app.Address)[Language.Cookie]?.Value);
    }

    private async Task<PersonId> PersonAsync(string name) =>
        await app.World.PersonAsync(await app.World.TenantAsync(), name);

    private static async Task<HttpStatusCode> StatusAsync(TestClient client)
    {
        using var answer = await client.GetAsync("/account");
        return answer.StatusCode;
    }
}
