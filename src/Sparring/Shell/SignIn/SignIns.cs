using Microsoft.AspNetCore.Http;
using Sparring.Platform.Data;

namespace Sparring.Shell.SignIn;

/// <summary>Starts and ends sign-ins. Each start is a new session; whatever the browser carried before ends.</summary>
public sealed class SignIns(Db db, SignInStore store, SessionCookie cookie, Ids ids, TimeProvider clock)
{
    /// <summary>Uses a link up and signs its owner in. False when the link is used, expired or unknown.</summary>
    public async Task<bool> StartAsync(HttpContext http, Token link, CancellationToken cancel)
    {
        var session = Token.New();
        var former = cookie.Read(http);
        var isStarted = await db.AsSystemAsync(
            null,
            tx => StartAsync(tx, link, session, former, DeviceOf(http)),
            cancel
        );
        if (isStarted)
        {
            cookie.Write(http, session, Session.Life);
        }

        return isStarted;
    }

    public async Task EndAsync(HttpContext http, CancellationToken cancel)
    {
        if (cookie.Read(http) is { } token)
        {
            await db.AsSystemAsync(null, tx => store.EndSessionAsync(tx, token.Hash, clock.GetUtcNow()), cancel);
        }

        cookie.Remove(http);
    }

    private async Task<bool> StartAsync(Tx tx, Token link, Token session, Token? former, string device)
    {
        var now = clock.GetUtcNow();
        if (await store.UseLinkAsync(tx, link.Hash, now) is not { } owner)
        {
            return false;
        }

        if (former is { } old)
        {
            await store.EndSessionAsync(tx, old.Hash, now);
        }

        await store.InsertSessionAsync(
            tx,
            new(ids.Next(), session.Hash, owner.Tenant, owner.Person, now, now + Session.Life, clock.Today(), device)
        );
        return true;
    }

    private static string DeviceOf(HttpContext http) => Device.Of(http.Request.Headers.UserAgent);
}
