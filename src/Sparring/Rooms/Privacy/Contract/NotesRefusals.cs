using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Privacy.Contract;

/// <summary>
/// Marks an address that names somebody's artefact by its id: whoever is signed in and gets no for an answer, at the door or
/// behind it, is noted, and the owner sees it.
/// </summary>
/// <param name="Artefact">What was asked for.</param>
/// <param name="Parameter">The part of the address that holds the id.</param>
/// <param name="Purpose">What for, as the log names it.</param>
public sealed record NotesRefusals(string Artefact, string Parameter, string Purpose);

/// <summary>What a "no" was about where the thing of the address itself is open to the viewer.</summary>
/// <param name="Part">The number of the part she asked for; null: nothing of anybody's, a form that was not ours.</param>
public sealed record LookedFor(int? Part)
{
    public bool IsNothing => Part is null;

    /// <summary>Tells the log, and answers as ever.</summary>
    public static IResult Missing(HttpContext http, int? part)
    {
        http.Features.Set(new LookedFor(part));
        return Refusals.Missing;
    }
}

/// <summary>
/// What was to be taken away is not there for the viewer: gone by her own first press, or never hers. She is answered as if it
/// had just gone, and the log is told as of a "no": was it somebody else's, the owner sees it.
/// </summary>
public sealed record GoneAlready
{
    public static IResult As(HttpContext http, IResult answer)
    {
        http.Features.Set(new GoneAlready());
        return answer;
    }
}

/// <summary>Says it where the address is mapped.</summary>
public static class NotingRefusals
{
    public static IEndpointConventionBuilder NoteRefusals(
        this IEndpointConventionBuilder route,
        string artefact,
        string purpose,
        string parameter = "id"
    ) => route.WithMetadata(new NotesRefusals(artefact, parameter, purpose));
}
