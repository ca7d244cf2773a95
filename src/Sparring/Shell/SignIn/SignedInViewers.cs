using Microsoft.AspNetCore.Http;
using Sparring.Platform.Data;
using Sparring.Platform.Web;

namespace Sparring.Shell.SignIn;

/// <summary>Finds the viewer by the session cookie; asked at every request, so that an ended session ends at once.</summary>
public sealed class SignedInViewers(Db db, SignInStore store, SessionCookie cookie, TimeProvider clock) : IKnowViewers
{
    public async ValueTask<Viewer?> FindAsync(HttpContext http)
    {
        if (IsSameForAll(http.Request.Path) || cookie.Read(http) is not { } token)
        {
            return null;
        }

        var session = await store.FindSessionAsync(db.Source, token.Hash, clock, http.RequestAborted);
        http.Features.Set(session);
        if (session is not null && session.LastUsedOn < clock.Today())
        {
            await ProlongAsync(http, session, token);
        }

        return session?.Viewer;
    }

    // Style, script and health are asked for often and are nobody's in particular.
    private static bool IsSameForAll(PathString path) =>
        path.StartsWithSegments("/assets", StringComparison.Ordinal)
        || path.StartsWithSegments("/health", StringComparison.Ordinal);

    private async Task ProlongAsync(HttpContext http, Session session, Token token)
    {
        var expires = clock.GetUtcNow() + Session.Life;
        await db.AsSystemAsync(
            session.Viewer.Tenant,
            tx => store.TouchAsync(tx, session.Id, clock.Today(), expires, Session.Longest),
            http.RequestAborted
        );
        cookie.Write(http, token, Session.Life);
    }
}
