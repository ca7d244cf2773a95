using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Privacy;

/// <summary>
/// Stands before the door: a "no" to an address marked with <see cref="NotesRefusals"/> is in the log before its first byte is
/// sent. Missing and forbidden take the same way; only the database knows which it was, and it does not say.
/// </summary>
public sealed class NoteRefused(RequestDelegate next, Db db, ReadLog log)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<NotesRefusals>() is { } marked)
        {
            http.Response.OnStarting(() => NoteAsync(http, marked));
        }

        return next(http);
    }

    // Also when the asker has hung up: who was refused does not depend on her waiting for the answer.
    private Task NoteAsync(HttpContext http, NotesRefusals marked) =>
        http.Response.StatusCode == StatusCodes.Status404NotFound
        && http.Features.Get<Viewer>() is { } viewer
        && Guid.TryParse(http.GetRouteValue(marked.Parameter)?.ToString(), out var id)
        && http.Features.Get<LookedFor>() is not { IsNothing: true }
            ? db.AsAsync(
                viewer,
                tx => log.RefusedAsync(tx, marked.Artefact, id, http.Features.Get<LookedFor>()?.Part, marked.Purpose),
                CancellationToken.None
            )
            : Task.CompletedTask;
}
