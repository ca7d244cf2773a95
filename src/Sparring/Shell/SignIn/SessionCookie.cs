using Microsoft.AspNetCore.Http;

namespace Sparring.Shell.SignIn;

/// <summary>The cookie that carries a session's token; no script reads it, and no other site sends it along with a form.</summary>
public sealed class SessionCookie(SparringSettings settings)
{
    public const string PlainName = "sparring-session";

    /// <summary>Under https: the browser itself then refuses it from another host, path or an open line.</summary>
    public const string SecureName = "__Host-sparring-session";

    public Token? Read(HttpContext http) =>
        http.Request.Cookies[NameFor(http)] is { Length: > 0 and <= 100 } text ? new Token(text) : null;

    public void Write(HttpContext http, Token token, TimeSpan life) =>
        http.Response.Cookies.Append(NameFor(http), token.Text, Options(http, life));

    public void Remove(HttpContext http) => http.Response.Cookies.Delete(NameFor(http), Options(http, null));

    private CookieOptions Options(HttpContext http, TimeSpan? life) =>
        new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = IsSecure(http),
            Path = "/",
            MaxAge = life,
            IsEssential = true,
        };

    private string NameFor(HttpContext http) => IsSecure(http) ? SecureName : PlainName;

    private bool IsSecure(HttpContext http) => http.Request.IsHttps || settings.Address.Scheme == Uri.UriSchemeHttps;
}
