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

    private static Task<IResult> HandleAsync(HttpContext http) =>
        http.Features.Get<Viewer>() is { } viewer
            ? ThreadAsync(http, viewer)
            : Task.FromResult(Pages.Show<WelcomePage>(http, new { }));

    private static async Task<IResult> ThreadAsync(HttpContext http, Viewer viewer)
    {
        var gather = http.RequestServices.GetRequiredService<GatherThread>();
        var clock = http.RequestServices.GetRequiredService<TimeProvider>();
        var thread = await gather.ForAsync(viewer, http.Features.Get<EarlyAnswers>(), http.RequestAborted);
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
