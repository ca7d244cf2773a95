using Microsoft.AspNetCore.Http;
using Sparring.Shell.SignIn;
using Xunit;

namespace Sparring.Tests.Shell.SignIn;

public sealed class SessionCookieTests
{
    [Theory]
    [InlineData("https://sparring.example", "http")]
    [InlineData("http://sparring.example", "https")]
    public void Under_https_the_cookie_is_bound_to_its_host(string address, string scheme)
    {
        var http = new DefaultHttpContext { Request = { Scheme = scheme } };

        CookieAt(address).Write(http, new Token("secret"), TimeSpan.FromDays(30));

        Assert.Equal(
            "__Host-sparring-session=secret; max-age=2592000; path=/; secure; samesite=lax; httponly",
            http.Response.Headers.SetCookie.ToString()
        );
    }

    [Fact]
    public void Under_https_a_cookie_of_the_open_line_is_not_read()
    {
        var http = new DefaultHttpContext { Request = { Scheme = "https" } };
        http.Request.Headers.Cookie = SessionCookie.PlainName + "=planted";

        Assert.Null(CookieAt("https://sparring.example").Read(http));
    }

    private static SessionCookie CookieAt(string address) =>
        new(
            new SparringSettings
            {
                ConnectionString = "",
                KeyStore = "",
                Assets = "",
                Programmes = "",
                Address = new Uri(address),
            }
        );
}
