using Microsoft.AspNetCore.Http;

namespace Sparring.Platform.Web;

/// <summary>Danish first; English for who asks for it.</summary>
public static class Language
{
    public const string Cookie = "language";

    /// <summary>Of a request without a viewer: the chosen language, else the browser's, else Danish.</summary>
    public static string Of(HttpRequest request)
    {
        if (request.Cookies[Cookie] is "da" or "en")
        {
            return request.Cookies[Cookie] ?? "da";
        }

        var wanted = request
            .GetTypedHeaders()
            .AcceptLanguage.OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.Value?.Split('-')[0])
            .FirstOrDefault(language => language is "da" or "en");
        return wanted ?? "da";
    }
}
