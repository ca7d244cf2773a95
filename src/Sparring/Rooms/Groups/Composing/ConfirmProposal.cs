using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Groups.Composing;

/// <summary>POST /groups/compose/{id}/confirmation and …/confirmation-end, …/announcement.</summary>
public static class ConfirmProposal
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapAction("/groups/compose/{id:guid}/confirmation", GroupsAccess.Organisers, ConfirmAsync);
        routes.MapAction("/groups/compose/{id:guid}/confirmation-end", GroupsAccess.Organisers, EndAsync);
        routes.MapAction("/groups/compose/{id:guid}/announcement", GroupsAccess.Organisers, AnnounceAsync);
    }

    private static Task<IResult> ConfirmAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        ProposalDesk desk,
        Confirming confirming,
        CancellationToken cancel
    ) =>
        desk.ActAsync(
            viewer,
            id,
            http,
            (tx, sheet) =>
                desk.Searches.Of(id) is null
                    ? confirming.ConfirmAsync(tx, sheet)
                    : Task.FromResult<string?>("composeIsSearching"),
            cancel
        );

    private static Task<IResult> EndAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        ProposalDesk desk,
        Confirming confirming,
        CancellationToken cancel
    ) => desk.ActAsync(viewer, id, http, confirming.UnconfirmAsync, cancel);

    private static Task<IResult> AnnounceAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        ProposalDesk desk,
        Announcing announcing,
        CancellationToken cancel
    ) => desk.ActAsync(viewer, id, http, announcing.AnnounceAsync, cancel);
}
