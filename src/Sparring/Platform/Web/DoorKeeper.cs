using System.Globalization;
using Microsoft.AspNetCore.Http;
using Sparring.Platform.Data;
using Sparring.Platform.Live;

namespace Sparring.Platform.Web;

/// <summary>Answers who is asking. Shell implements it with the sign-in sessions.</summary>
public interface IKnowViewers
{
    ValueTask<Viewer?> FindAsync(HttpContext http);
}

/// <summary>Stands between routing and every endpoint: no door, no way in.</summary>
public sealed class DoorKeeper(RequestDelegate next, IKnowViewers viewers, FormTokens tokens, AccessChanges changes)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var viewer = await viewers.FindAsync(http);
        Speak(viewer?.Language ?? Language.Of(http.Request));
        if (
            http.GetEndpoint() is not { } endpoint
            || endpoint.Metadata.GetMetadata<Door>() is not { } door
            || HasNul(http.Request)
        )
        {
            await Refusals.Missing.ExecuteAsync(http);
            return;
        }

        http.Features.Set(viewer);
        // Before anything is read: what changes while the page is made counts as a change.
        http.Features.Set(viewer is null ? null : new AccessMark(changes.MarkOf(viewer.Person)));
        if (!door.Opens(viewer))
        {
            var refusal = viewer is null ? Refusals.SignInFirst(http) : Refusals.Missing;
            await refusal.ExecuteAsync(http);
            return;
        }

        if (endpoint.Metadata.GetMetadata<ProtectedAction>() is { } action && !await IsProtectedAsync(http, action))
        {
            return;
        }

        await next(http);
    }

    private async Task<bool> IsProtectedAsync(HttpContext http, ProtectedAction action)
    {
        if (http.Request.ContentLength > action.Limit)
        {
            await Refusals.TooLarge(action.Limit).ExecuteAsync(http);
            return false;
        }

        if (await tokens.IsInAsync(http))
        {
            return true;
        }

        await Refusals.Stale.ExecuteAsync(http);
        return false;
    }

    // The database takes no text with a zero character; no link of ours has one. Forms are cleaned as they are read.
    private static bool HasNul(HttpRequest request) =>
        request.QueryString.Value is { } query && query.Contains("%00", StringComparison.Ordinal)
        || request.Path.Value is { } path && path.Contains('\0', StringComparison.Ordinal);

    private static void Speak(string language)
    {
        var culture = CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : "da-DK");
        if (
            ReferenceEquals(CultureInfo.CurrentCulture, culture)
            && ReferenceEquals(CultureInfo.CurrentUICulture, culture)
        )
        {
            // Told anew, it would be carried along and put in place at every step of the request.
            return;
        }

        CultureInfo.CurrentCulture = culture;
        CultureInfo.CurrentUICulture = culture;
    }
}
