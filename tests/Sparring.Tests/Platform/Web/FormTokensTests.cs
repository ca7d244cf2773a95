using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Sparring.Platform.Web;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Platform.Web;

public sealed class FormTokensTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Every_page_has_another_token_and_each_opens_the_door()
    {
        using var client = app.Client();
        var first = await client.FormTokenAsync("/sign-in");
        var second = await client.FormTokenAsync("/sign-in");

        Assert.NotEqual(first[..40], second[..40]);
        Assert.NotEqual(first[^40..], second[^40..]);
        Assert.Equal(HttpStatusCode.SeeOther, await SendAsync(client, first));
        Assert.Equal(HttpStatusCode.SeeOther, await SendAsync(client, second));
    }

    [Fact]
    public async Task A_form_without_the_token_of_its_own_browser_is_refused()
    {
        using var client = app.Client();
        var own = await client.FormTokenAsync("/sign-in");
        using var another = app.Client();
        var others = await another.FormTokenAsync("/sign-in");

        var changed = own[..50] + (own[50] == 'A' ? 'B' : 'A') + own[51..];
        foreach (var wrong in (string[])["", "A", others, changed, own + "A", own[..^1], own.Replace(own[3], '*')])
        {
            Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(client, wrong));
        }

        using var without = app.Client();
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(without, own));
        Assert.Equal(HttpStatusCode.SeeOther, await SendAsync(client, own));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task A_body_that_is_no_form_is_refused(string type)
    {
        using var client = app.Client();
        await client.FormTokenAsync("/sign-in");
        using var content = new ByteArrayContent(Encoding.ASCII.GetBytes("--x no form"));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        using var answer = await client.Http.PostAsync("/language", content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task No_page_shows_what_the_cookie_holds()
    {
        using var client = app.Client();
        var page = await client.TextAsync("/sign-in");
        var secret = Assert.Single(client.Cookies.GetCookies(app.Address)).Value;

        Assert.Equal(43, secret.Length);
        Assert.Contains("form-token", page, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080", "sparring-form=", "path=/; samesite=strict; httponly")]
    [InlineData("https://sparring.example.org", "__Host-sparring-form=", "path=/; secure; samesite=strict; httponly")]
    public void The_cookie_is_the_browsers_own_and_set_once(string address, string name, string rest)
    {
        var http = new DefaultHttpContext();
        var tokens = new FormTokens(new Uri(address));

        tokens.For(http);
        tokens.For(http);

        var cookie = Assert.Single(http.Response.Headers.SetCookie.ToArray()) ?? "";
        Assert.Matches($"^{name}[A-Za-z0-9_-]{{43}}; {rest}$", cookie);
    }

    private static async Task<HttpStatusCode> SendAsync(TestClient client, string token)
    {
        using var content = new FormUrlEncodedContent([
            new("language", "en"),
            new("return", "/"),
            new("form-token", token),
        ]);
        using var answer = await client.Http.PostAsync("/language", content, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
