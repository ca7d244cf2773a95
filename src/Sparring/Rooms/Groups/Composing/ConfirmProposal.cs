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
        Form form,
        HttpContext http,
        ProposalDesk desk,
        Confirming confirming,
        CancellationToken cancel
    ) =>
        desk.ActAsync(
            viewer,
            id,
            http,
            async (tx, sheet) =>
            {
                var refusal = desk.Searches.Of(id) is null
                    ? await confirming.ConfirmAsync(tx, sheet)
                    : "composeIsSearching";
                if (refusal is null && form["series"].Length > 0)
                {
                    await ConfirmOthersAsync(tx, viewer, sheet, desk, confirming);
                }

                return refusal;
            },
            cancel
        );

    // What breaks a rule, or is not seated, is left for somebody to look at.
    private static async Task ConfirmOthersAsync(
        Tx tx,
        Viewer viewer,
        ProposalSheet sheet,
        ProposalDesk desk,
        Confirming confirming
    )
    {
        foreach (var other in sheet.Series.Where(one => one.ConfirmedAt is null && one.Id != sheet.Proposal.Id))
        {
            if (
                desk.Searches.Of(other.Id) is null
                && await desk.SheetAsync(tx, viewer, other.Id) is { IsSeated: true } its
                && Judgement.Of(its).Broken.Count == 0
            )
            {
                await confirming.ConfirmAsync(tx, its);
            }
        }
    }

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
