using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Web;

namespace Sparring.Shell.SignIn;

/// <summary>Ends the sign-in of this browser.</summary>
public static class SignOut
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapAction("/sign-out", Door.Anyone, HandleAsync);

    private static async Task<IResult> HandleAsync(HttpContext http, SignIns signIns, CancellationToken cancel)
    {
        await signIns.EndAsync(http, cancel);
        return Results.Extensions.SeeOther("/");
    }
}
