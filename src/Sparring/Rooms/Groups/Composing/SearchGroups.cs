using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Groups.Composing;

/// <summary>POST /groups/compose/{id}/search begins, GET tells how far it is, POST …/search-end stops.</summary>
public static class SearchGroups
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapAction("/groups/compose/{id:guid}/search", GroupsAccess.Organisers, BeginAsync);
        routes.MapPage("/groups/compose/{id:guid}/search", GroupsAccess.Organisers, ProgressAsync);
        routes.MapAction("/groups/compose/{id:guid}/search-end", GroupsAccess.Organisers, EndAsync);
    }

    private static async Task<IResult> BeginAsync(
        Guid id,
        Viewer viewer,
        Form form,
        HttpContext http,
        ProposalDesk desk,
        CancellationToken cancel
    )
    {
        if (await desk.ReadAsync(viewer, id, cancel) is not { } sheet)
        {
            return Refusals.Missing;
        }

        if (sheet.IsConfirmed || BrokenRules.Contradiction(sheet) is not null)
        {
            return await desk.PageAsync(
                viewer,
                id,
                http,
                sheet.IsConfirmed ? "composeIsConfirmed" : "composeCannot",
                cancel
            );
        }

        desk.Searches.Begin(viewer, sheet.Proposal, forOthers: sheet.IsSeated && form["others"].Length > 0);
        return Results.Extensions.SeeOther(sheet.Proposal.Address);
    }

    private static async Task<IResult> ProgressAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        ProposalDesk desk,
        CancellationToken cancel
    )
    {
        if (await desk.ReadAsync(viewer, id, cancel) is not { } sheet)
        {
            return Refusals.Missing;
        }

        if (desk.Searches.Of(id) is { } search && http.Request.IsHtmx())
        {
            return Pages.Show<SearchProgress>(http, new { Sheet = sheet, Search = search });
        }

        // It has ended, or a plain browser asks: the page itself tells the rest.
        http.Response.Headers["HX-Refresh"] = "true";
        return http.Request.IsHtmx() ? Results.Text("") : Results.Extensions.SeeOther(sheet.Proposal.Address);
    }

    private static async Task<IResult> EndAsync(
        Guid id,
        Viewer viewer,
        Form form,
        ProposalDesk desk,
        CancellationToken cancel
    )
    {
        if (await desk.ReadAsync(viewer, id, cancel) is not { } sheet)
        {
            return Refusals.Missing;
        }

        desk.Searches.Of(id)?.Stop(keepsBest: form["keep"] == "best");
        return Results.Extensions.SeeOther(sheet.Proposal.Address);
    }
}
