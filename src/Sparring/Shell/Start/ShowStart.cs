using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Data;
using Sparring.Platform.Web;

namespace Sparring.Shell.Start;

/// <summary>The start page: my thread for who is signed in, a short welcome for who is not.</summary>
public static class ShowStart
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPage("/", Door.Anyone, HandleAsync)
            .WithMetadata(
                new AskAhead((services, viewer) => services.GetRequiredService<GatherThread>().Questions(viewer))
            );

    private static async Task<IResult> HandleAsync(
        HttpContext http,
        GatherThread gather,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        if (http.Features.Get<Viewer>() is not { } viewer)
        {
            return Pages.Show<WelcomePage>(http, new { });
        }

        var thread = await gather.ForAsync(viewer, http.Features.Get<EarlyAnswers>(), cancel);
        return Pages.Show<ThreadPage>(
            http,
            new
            {
                Thread = thread,
                Today = clock.Today(),
                Nothing = EmptyThread.TextFor(viewer),
            }
        );
    }
}
