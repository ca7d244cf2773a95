using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Shell.SignIn;

namespace Sparring.Shell.Account;

/// <summary>Ends one sign-in of one's own, or all but this one; from the next request on.</summary>
public static class EndSignIn
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapAction("/account/sign-ins/{id:guid}/end", Door.SignedIn, EndOneAsync);
        routes.MapAction("/account/sign-ins/others/end", Door.SignedIn, EndOthersAsync);
    }

    private static async Task<IResult> EndOneAsync(
        Guid id,
        Viewer viewer,
        Db db,
        AccountStore store,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        await db.AsAsync(viewer, tx => store.EndOneAsync(tx, viewer.Person, id, clock.GetUtcNow()), cancel);
        return Results.Extensions.SeeOther("/account");
    }

    private static async Task<IResult> EndOthersAsync(
        HttpContext http,
        Viewer viewer,
        Db db,
        AccountStore store,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var here = http.Features.Get<Session>()?.Id ?? Guid.Empty;
        await db.AsAsync(viewer, tx => store.EndOthersAsync(tx, viewer.Person, here, clock.GetUtcNow()), cancel);
        return Results.Extensions.SeeOther("/account");
    }
}
