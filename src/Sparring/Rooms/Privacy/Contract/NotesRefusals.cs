using Microsoft.AspNetCore.Builder;

namespace Sparring.Rooms.Privacy.Contract;

/// <summary>
/// Marks an address that names somebody's artefact by its id: whoever is signed in and gets no for an answer, at the door or
/// behind it, is noted, and the owner sees it.
/// </summary>
/// <param name="Artefact">What was asked for.</param>
/// <param name="Parameter">The part of the address that holds the id.</param>
/// <param name="Purpose">What for, as the log names it.</param>
public sealed record NotesRefusals(string Artefact, string Parameter, string Purpose);

/// <summary>Says it where the address is mapped.</summary>
public static class NotingRefusals
{
    public static RouteHandlerBuilder NoteRefusals(
        this RouteHandlerBuilder route,
        string artefact,
        string purpose,
        string parameter = "id"
    ) => route.WithMetadata(new NotesRefusals(artefact, parameter, purpose));
}
