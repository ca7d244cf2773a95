using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Sparring.Platform.Data;
using Sparring.Platform.Web;

namespace Sparring.Shell.SignIn;

/// <summary>Finds the viewer by the session cookie; asked at every request, so that an ended session ends at once.</summary>
public sealed class SignedInViewers(Db db, SignInStore store, SessionCookie cookie, TimeProvider clock) : IKnowViewers
{
    // Some ten megabytes at most; who is forgotten is only asked for alone once more.
    private const int Most = 10_000;

    // Who had a session last, by the first half of its token's hash: a guess of what to ask, never of who is asking.
    private readonly ConcurrentDictionary<Guid, Viewer> likely = new();

    public async ValueTask<Viewer?> FindAsync(HttpContext http)
    {
        if (IsSameForAll(http.Request.Path) || cookie.Read(http) is not { } token)
        {
            return null;
        }

        var session = http.GetEndpoint()?.Metadata.GetMetadata<AskAhead>() is { } ahead
            ? await FindWithAsync(http, token.Hash, ahead)
            : await FindAloneAsync(http, token.Hash);
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

    private async Task<Session?> FindAloneAsync(HttpContext http, byte[] hash) =>
        (await db.AskAloneAsync<SignInStore.SessionRow>(Who(hash), http.RequestAborted))?.Session;

    /// <summary>
    /// Asks who it is and what the page will ask of her in one round trip. The database decides who it is; where the guess was
    /// wrong, what was asked as somebody else goes unread.
    /// </summary>
    private async Task<Session?> FindWithAsync(HttpContext http, byte[] hash, AskAhead ahead)
    {
        var key = new Guid(hash.AsSpan(0, 16));
        var session = likely.TryGetValue(key, out var guess)
            ? await FindEarlyAsync(http, hash, guess, ahead)
            : await FindAloneAsync(http, hash);
        Remember(key, session);
        return session;
    }

    private async Task<Session?> FindEarlyAsync(HttpContext http, byte[] hash, Viewer guess, AskAhead ahead)
    {
        var early = await db.AskEarlyAsync(
            Who(hash),
            guess,
            ahead.Questions(http.RequestServices, guess),
            http.RequestAborted
        );
        http.Response.RegisterForDisposeAsync(early);
        var session = (await early.WhoAsync<SignInStore.SessionRow>())?.Session;
        if (session is not null && early.AreFor(session.Viewer) && session.LastUsedOn == clock.Today())
        {
            http.Features.Set(early);
        }
        else
        {
            // Not only at the end: what is asked next needs a connection, too.
            await early.DisposeAsync();
        }

        return session;
    }

    private void Remember(Guid key, Session? session)
    {
        if (session is null)
        {
            likely.TryRemove(key, out _);
            return;
        }

        if (likely.TryGetValue(key, out var known) && known.AsksAs(session.Viewer))
        {
            return;
        }

        if (likely.Count >= Most)
        {
            likely.Clear();
        }

        // Without her name: nothing is asked by it.
        likely[key] = session.Viewer with
        {
            Name = "",
            Organisation = "",
            Programme = "",
        };
    }

    private Question Who(byte[] hash) => SignInStore.Who(hash, clock.GetUtcNow(), clock.Today());

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
