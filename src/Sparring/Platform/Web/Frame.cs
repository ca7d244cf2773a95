using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Data;

namespace Sparring.Platform.Web;

/// <summary>What every page needs to know of its request.</summary>
/// <param name="Viewer">Who looks; null before sign-in.</param>
/// <param name="Path">The address shown, for the menu and the language links.</param>
/// <param name="ForgeryField">Name of the hidden field every form carries.</param>
/// <param name="ForgeryToken">Its value; empty where a page has no form.</param>
/// <param name="Navigation">The menu of this viewer.</param>
/// <param name="Today">The day it is, for examples of how a day is written.</param>
/// <param name="Mark">What was known of the viewer's rights when the request came; null before sign-in.</param>
public sealed record Frame(
    Viewer? Viewer,
    string Path,
    string ForgeryField,
    string ForgeryToken,
    IReadOnlyList<NavigationItem> Navigation,
    DateOnly Today,
    string? Mark = null
)
{
    public static Frame Empty { get; } = new(null, "/", "", "", [], default);

    public static Frame Of(HttpContext http)
    {
        var viewer = http.Features.Get<Viewer>();
        return new Frame(
            viewer,
            http.Request.Path,
            FormTokens.Field,
            http.RequestServices.GetRequiredService<FormTokens>().For(http),
            viewer is null ? [] : http.RequestServices.GetRequiredService<Menus>().For(viewer.Roles),
            http.RequestServices.GetRequiredService<TimeProvider>().Today(),
            http.Features.Get<AccessMark>()?.Value
        );
    }
}

/// <summary>What was known of a viewer's rights when her request came.</summary>
public sealed record AccessMark(string Value);
