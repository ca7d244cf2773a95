using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Sparring.Platform.Data;
using Sparring.Platform.Web;

namespace Sparring.Platform.Live;

/// <summary>GET /live/access: tells an open page when the rights of its viewer change. It carries a mark and nothing else.</summary>
public static class FollowAccess
{
    public const string Address = "/live/access";

    /// <summary>A page that is gone is found out by writing to it.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(25);

    public static IServiceCollection AddLive(this IServiceCollection services) =>
        services.AddSingleton<AccessChanges>().AddHostedService(given => given.GetRequiredService<AccessChanges>());

    public static void MapLive(this IEndpointRouteBuilder routes) => routes.MapPage(Address, Door.SignedIn, Handle);

    private static ServerSentEventsResult<string> Handle(
        HttpContext http,
        Viewer viewer,
        AccessChanges changes,
        IHostApplicationLifetime life
    )
    {
        http.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(
            EventsAsync(changes, viewer, http.RequestAborted, life.ApplicationStopping)
        );
    }

    private static async IAsyncEnumerable<SseItem<string>> EventsAsync(
        AccessChanges changes,
        Viewer viewer,
        CancellationToken closed,
        CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken cancel = default
    )
    {
        using var all = CancellationTokenSource.CreateLinkedTokenSource(closed, stopping, cancel);
        var ends = all.Token;
        await using var marks = changes.FollowAsync(viewer.Person, ends).GetAsyncEnumerator(ends);
        var next = marks.MoveNextAsync().AsTask();
        try
        {
            while (!ends.IsCancellationRequested)
            {
                await Task.WhenAny(next, Task.Delay(Breath, ends)).ConfigureAwait(false);
                if (next.IsCompletedSuccessfully && await next)
                {
                    next = marks.MoveNextAsync().AsTask();
                }
                else if (next.IsCompleted)
                {
                    yield break;
                }

                yield return new SseItem<string>(changes.MarkOf(viewer.Person), "access");
            }
        }
        finally
        {
            // The page may be closed while its next mark is waited for.
            await all.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
