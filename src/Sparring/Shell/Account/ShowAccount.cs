using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Shell.SignIn;

namespace Sparring.Shell.Account;

/// <summary>What we know of you for signing in: your address, your language, and where you are signed in.</summary>
public static class ShowAccount
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPage("/account", Door.SignedIn, HandleAsync);

    private static async Task<IResult> HandleAsync(
        HttpContext http,
        Viewer viewer,
        Db db,
        AccountStore store,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var (email, signIns) = await db.AsAsync(
            viewer,
            async tx =>
                (
                    await store.EmailAsync(tx, viewer.Person) ?? "",
                    await store.SignInsAsync(tx, viewer.Person, clock.GetUtcNow())
                ),
            cancel
        );
        var here = http.Features.Get<Session>()?.Id ?? Guid.Empty;
        return Pages.Show<AccountPage>(
            http,
            new
            {
                viewer.Name,
                Email = email,
                SignIns = signIns,
                Here = here,
                Today = clock.Today(),
            }
        );
    }
}
