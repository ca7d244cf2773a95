using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Dilemmas.Contract;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Dilemmas.Cases;

/// <summary>All cases a viewer has to do with: those she makes, those with a dilemma of hers, those of her group.</summary>
public static class ListCases
{
    public const string Path = "/cases";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage(Path, Doors.To(Artefact.GeneralCase, Right.Read), ShowAsync);
        routes.MapAction(Path, Door.Roles("coach"), BeginAsync);
    }

    private static Task<IResult> ShowAsync(
        Viewer viewer,
        HttpContext http,
        Db db,
        CaseStore cases,
        CaseReadings readings,
        Ids ids,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                var open = new List<CaseReading>();
                foreach (var one in await cases.VisibleAsync(tx))
                {
                    if (await readings.OpenAsync(tx, viewer, one.Id) is { } reading)
                    {
                        open.Add(reading);
                    }
                }

                return Pages.Show<CaseListPage>(
                    http,
                    new
                    {
                        Cases = open,
                        IsCoach = viewer.Is("coach"),
                        New = ids.Next(),
                    }
                );
            },
            cancel
        );

    private static Task<IResult> BeginAsync(
        Form form,
        Viewer viewer,
        Db db,
        DilemmasAccess access,
        GeneralCases cases,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (await access.InAsync(tx, viewer, "coach") is not { } programme || form.Id("id") is not { } id)
                {
                    return Refusals.Missing;
                }

                await cases.BeginAsync(tx, viewer, programme.Id, id);
                return Results.Extensions.SeeOther(ComposeCase.Address(new GeneralCaseId(id)));
            },
            cancel
        );
}
