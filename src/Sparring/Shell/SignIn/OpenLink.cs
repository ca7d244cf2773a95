using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;

namespace Sparring.Shell.SignIn;

/// <summary>
/// A link is opened. From a mail it only shows a button, because scanners of mail open links too; from a terminal it
/// signs in at once.
/// </summary>
public static class OpenLink
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage("/sign-in/{token}", Door.Anyone, OpenAsync);
        routes.MapAction("/sign-in/{token}", Door.Anyone, UseAsync);
    }

    private static async Task<IResult> OpenAsync(
        string token,
        HttpContext http,
        Db db,
        SignInStore store,
        SignIns signIns,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var hash = new Token(token).Hash;
        var returnTo = LocalPath.Of(http.Request.Query["return"]);
        var viewer = http.Features.Get<Viewer>();
        var link = await db.AsSystemAsync(null, tx => store.FindLinkAsync(tx, hash), cancel);
        if (link is not null && link.Person == viewer?.Person)
        {
            return Results.Redirect(returnTo);
        }

        if (link is null || link.UsedAt is not null || link.ExpiresAt <= clock.GetUtcNow())
        {
            return Refuse(http, link, token, returnTo);
        }

        return link.AtOnce
            ? await SignInAsync(token, returnTo, http, db, store, signIns, cancel)
            : Pages.Show<ConfirmSignInPage>(
                http,
                new
                {
                    Token = token,
                    ReturnTo = returnTo,
                    link.Name,
                    link.Organisation,
                    InsteadOf = viewer?.Name,
                }
            );
    }

    private static Task<IResult> UseAsync(
        string token,
        Form form,
        HttpContext http,
        Db db,
        SignInStore store,
        SignIns signIns,
        CancellationToken cancel
    ) => SignInAsync(token, LocalPath.Of(form["return"]), http, db, store, signIns, cancel);

    private static async Task<IResult> SignInAsync(
        string token,
        string returnTo,
        HttpContext http,
        Db db,
        SignInStore store,
        SignIns signIns,
        CancellationToken cancel
    )
    {
        if (await signIns.StartAsync(http, new Token(token), cancel))
        {
            return Results.Extensions.SeeOther(returnTo);
        }

        var hash = new Token(token).Hash;
        var link = await db.AsSystemAsync(null, tx => store.FindLinkAsync(tx, hash), cancel);
        return link is not null && link.Person == http.Features.Get<Viewer>()?.Person
            ? Results.Extensions.SeeOther(returnTo)
            : Refuse(http, link, token, returnTo);
    }

    private static IResult Refuse(HttpContext http, SignInStore.LinkRow? link, string token, string returnTo)
    {
        var why = link switch
        {
            null => "linkUnknown",
            { UsedAt: not null } => "linkUsed",
            _ => "linkExpired",
        };
        return Pages.Show<LinkRefusedPage>(
            http,
            new
            {
                Why = why,
                Again = link is null ? null : token,
                ReturnTo = returnTo,
            },
            StatusCodes.Status410Gone
        );
    }
}
