using Microsoft.AspNetCore.Http;
using Sparring.Platform.Data;
using Sparring.Platform.Web;

namespace Sparring.Shell.SignIn;

/// <summary>Finds the viewer by the session cookie; asked at every request, so that an ended session ends at once.</summary>
public sealed class SignedInViewers(Db db, SignInStore store, TimeProvider clock) : IKnowViewers
{
    public const string Cookie = "sparring-session";

    public async ValueTask<Viewer?> FindAsync(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 } cookie)
        {
            return null;
        }

        var hash = new Token(cookie).Hash;
        var row = await db.AsSystemAsync(null, tx => store.FindViewerAsync(tx, hash, clock.GetUtcNow()), http.RequestAborted);
        return row is null
            ? null
            : new Viewer(row.Tenant, row.Person, row.Name, row.Language, row.Roles.ToHashSet(StringComparer.Ordinal));
    }
}
