using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Surveys.Rankings;

/// <summary>/surveys/rankings/new: an organiser brings in two rankings from elsewhere; first what was read, then, confirmed, the keeping.</summary>
public static class BringRanking
{
    public const string Path = "/surveys/rankings/new";
    public const int MostBytes = 1024 * 1024;

    // The table may come twice, as a file and in its field, and a byte of it as three.
    private const long MostOfForm = (4 * MostBytes) + Endpoints.FormLimit;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var door = Doors.To(Artefact.OutsideRanking, Right.Write);
        routes.MapPage(Path, door, ShowAsync);
        routes.MapAction(Path, door, PreviewAsync, MostOfForm);
        routes.MapAction(Path + "/confirmation", door, ConfirmAsync, MostOfForm);
    }

    private static Task<IResult> ShowAsync(
        Viewer viewer,
        HttpContext http,
        Db db,
        SurveysAccess access,
        Ids ids,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await access.OrganisedAsync(tx, viewer) is null
                    ? Refusals.Missing
                    : Pages.Show<BringRankingPage>(http, new { Typed = TypedRanking.Blank(ids.Next()) }),
            cancel
        );

    private static async Task<IResult> PreviewAsync(
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        SurveysAccess access,
        CancellationToken cancel
    )
    {
        if (await db.AsAsync(viewer, tx => access.OrganisedAsync(tx, viewer), cancel) is null)
        {
            return Refusals.Missing;
        }

        return Show(http, TypedRanking.Of(form, await FileAsync(form, cancel)));
    }

    private static Task<IResult> ConfirmAsync(
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        SurveysAccess access,
        RankingStore store,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (await access.OrganisedAsync(tx, viewer) is not { } programme)
                {
                    return Refusals.Missing;
                }

                var typed = TypedRanking.Of(form, file: null);
                if (typed.Ranking is not { } ranking)
                {
                    return Show(http, typed);
                }

                await store.PutAsync(tx, viewer, programme.Id, typed.Id, ranking, clock.Today());
                return Results.LocalRedirect(ShowRanking.AddressOf(typed.Id));
            },
            cancel
        );

    private static IResult Show(HttpContext http, TypedRanking typed) =>
        Pages.Show<BringRankingPage>(
            http,
            new { Typed = typed },
            typed.Ranking is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK
        );

    private static async Task<TableReading?> FileAsync(Form form, CancellationToken cancel)
    {
        if (form.Files.GetFile("file") is not { Length: > 0 } file)
        {
            return null;
        }

        if (file.Length > MostBytes)
        {
            return new TableReading.Empty();
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancel);
        return ReadTable.From(content);
    }
}
