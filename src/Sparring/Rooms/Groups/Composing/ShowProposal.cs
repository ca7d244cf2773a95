using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Groups.Composing;

/// <summary>GET /groups/compose/{id}, a person of it with the reasons, and two proposals side by side.</summary>
public static class ShowProposal
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage("/groups/compose/{id:guid}", GroupsAccess.Organisers, ShowAsync);
        routes.MapPage("/groups/compose/{id:guid}/people/{person:guid}", GroupsAccess.Organisers, WhyAsync);
        routes.MapPage("/groups/compose/{id:guid}/people/{person:guid}/moves", GroupsAccess.Organisers, MovesAsync);
        routes.MapPage("/groups/compose/comparison", GroupsAccess.Organisers, CompareAsync);
    }

    private static Task<IResult> ShowAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        ProposalDesk desk,
        CancellationToken cancel
    ) => desk.PageAsync(viewer, id, http, null, cancel);

    private static async Task<IResult> WhyAsync(
        Guid id,
        Guid person,
        Viewer viewer,
        HttpContext http,
        ProposalDesk desk,
        CancellationToken cancel
    ) =>
        await desk.ReadAsync(viewer, id, cancel) is { IsSeated: true } sheet && sheet.Has(PersonId.Of(person))
            ? Pages.Show<WhyHerePage>(
                http,
                new
                {
                    Sheet = sheet,
                    Person = sheet.IndexOf(PersonId.Of(person)),
                    Effects = SeatEffects.BestOf(sheet, sheet.IndexOf(PersonId.Of(person))),
                }
            )
            : Refusals.Missing;

    // For the script that drags: what each group would mean, before anybody lets go.
    private static async Task<IResult> MovesAsync(
        Guid id,
        Guid person,
        Viewer viewer,
        ProposalDesk desk,
        CancellationToken cancel
    ) =>
        await desk.ReadAsync(viewer, id, cancel) is { IsSeated: true } sheet && sheet.Has(PersonId.Of(person))
            ? Results.Json(
                SeatEffects
                    .All(sheet, sheet.IndexOf(PersonId.Of(person)))
                    .Select(effect => new
                    {
                        group = effect.Group + 1,
                        with = effect.With is { } other ? sheet.People[other].Person.Value : (Guid?)null,
                        better = effect.IsBetter,
                        words = effect.Words,
                    })
            )
            : Refusals.Missing;

    private static async Task<IResult> CompareAsync(
        Guid? one,
        Guid? other,
        Viewer viewer,
        HttpContext http,
        ProposalDesk desk,
        CancellationToken cancel
    ) =>
        one is { } first
        && other is { } second
        && await desk.ReadAsync(viewer, first, cancel) is { IsSeated: true } left
        && await desk.ReadAsync(viewer, second, cancel) is { IsSeated: true } right
            ? Pages.Show<ComparePage>(http, new { One = left, Other = right })
            : Refusals.Missing;
}
