using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Dilemmas.Cases;

/// <summary>Opens a case to groups when all its authors have said yes, or takes it back from everybody.</summary>
public static class ReleaseCase
{
    private static readonly Door Coach = Door.Roles("coach");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapAction("/cases/{id:guid}/release", Coach, ReleaseAsync);
        routes.MapAction("/cases/{id:guid}/taking-back", Coach, TakeBackAsync);
    }

    private static Task<IResult> ReleaseAsync(
        Guid id,
        Form form,
        Viewer viewer,
        HttpContext http,
        HeldCase own,
        CaseReadings readings,
        GeneralCases cases,
        CancellationToken cancel
    ) =>
        own.WithAsync(
            viewer,
            id,
            async (tx, held) =>
            {
                if (await readings.OpenAsync(tx, viewer, held.Id) is not { } reading)
                {
                    return Refusals.Missing;
                }

                var wanted = form.All("group").ToHashSet(StringComparer.OrdinalIgnoreCase);
                var groups = reading
                    .Groups.Where(group => wanted.Contains(group.Id.Value.ToString()))
                    .Select(group => group.Id);
                return await cases.ReleaseAsync(tx, viewer, held, [.. groups]) switch
                {
                    CaseStep.Blocked => Refuse("release.blocked"),
                    CaseStep.NotDecided => Refuse("release.noGroup"),
                    _ => Results.Extensions.SeeOther(held.Address),
                };

                IResult Refuse(string why) =>
                    Pages.Show<CasePage>(
                        http,
                        new { Reading = reading, Refusal = why },
                        StatusCodes.Status422UnprocessableEntity
                    );
            },
            cancel
        );

    private static Task<IResult> TakeBackAsync(
        Guid id,
        Viewer viewer,
        HeldCase own,
        GeneralCases cases,
        CancellationToken cancel
    ) =>
        own.WithAsync(
            viewer,
            id,
            async (tx, held) =>
            {
                await cases.TakeBackAsync(tx, held);
                return Results.Extensions.SeeOther(held.Address);
            },
            cancel
        );
}
