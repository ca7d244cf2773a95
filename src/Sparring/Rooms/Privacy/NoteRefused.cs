using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Privacy;

/// <summary>
/// Stands before the door: a "no" to an address marked with <see cref="NotesRefusals"/> is in the log before its first byte is
/// sent. Missing and forbidden take the same way; only the database knows which it was, and it does not say.
/// </summary>
public sealed class NoteRefused(RequestDelegate next, Db db, ReadLog log, TimeProvider clock)
{
    // Row-level security looks longer at rows that are there. So a "no" is given at the next stroke of a clock that began
    // with the request, and both kinds are given at the same one.
    private static readonly TimeSpan Stroke = TimeSpan.FromMilliseconds(50);

    public Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<NotesRefusals>() is { } marked)
        {
            var began = clock.GetTimestamp();
            http.Response.OnStarting(() => NoteAsync(http, marked, began));
        }

        return next(http);
    }

    private async Task NoteAsync(HttpContext http, NotesRefusals marked, long began)
    {
        if (
            (http.Response.StatusCode != StatusCodes.Status404NotFound && http.Features.Get<GoneAlready>() is null)
            || http.Features.Get<Viewer>() is not { } viewer
            || !Guid.TryParse(http.GetRouteValue(marked.Parameter)?.ToString(), out var id)
        )
        {
            return;
        }

        var looked = http.Features.Get<LookedFor>();
        if (looked is not { IsNothing: true })
        {
            // Also when the asker has hung up: who was refused does not depend on her waiting for the answer.
            await db.AsAsync(
                viewer,
                tx => log.RefusedAsync(tx, marked.Artefact, id, looked?.Part, marked.Purpose),
                CancellationToken.None
            );
        }

        await Task.Delay(Stroke - TimeSpan.FromTicks(clock.GetElapsedTime(began).Ticks % Stroke.Ticks));
    }
}
