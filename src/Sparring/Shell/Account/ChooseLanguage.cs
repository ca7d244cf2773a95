using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;

namespace Sparring.Shell.Account;

/// <summary>Danish or English: kept with the person when signed in, and in the browser for the pages before.</summary>
public static class ChooseLanguage
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapAction("/language", Door.Anyone, HandleAsync);

    private static async Task<IResult> HandleAsync(
        Form form,
        HttpContext http,
        Db db,
        AccountStore store,
        SparringSettings settings,
        CancellationToken cancel
    )
    {
        var language = form["language"] == "en" ? "en" : "da";
        if (http.Features.Get<Viewer>() is { } viewer)
        {
            await db.AsAsync(viewer, tx => store.SpeakAsync(tx, viewer.Person, language), cancel);
        }

        http.Response.Cookies.Append(
            Language.Cookie,
            language,
            new()
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps || settings.Address.Scheme == Uri.UriSchemeHttps,
                MaxAge = TimeSpan.FromDays(365),
                IsEssential = true,
            }
        );
        return Results.Extensions.SeeOther(LocalPath.Any(form["return"]));
    }
}
