using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Surveys.Figures;
using Sparring.Rooms.Surveys.Waves;

namespace Sparring.Rooms.Surveys.Rankings;

/// <summary>/surveys/rankings/{id}: two rankings beside each other, on paper, on the wall and as a file; released, withdrawn and deleted by an organiser.</summary>
public static class ShowRanking
{
    private const string Path = "/surveys/rankings/{id:guid}";

    public static string AddressOf(Guid id) => $"/surveys/rankings/{id}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var read = Doors.To(Artefact.OutsideRanking, Right.Read);
        routes.MapPage(Path, read, PageAsync).NoteRefusals(Artefact.OutsideRanking, "read");
        routes.MapPage(Path + "/screen", read, ScreenAsync).NoteRefusals(Artefact.OutsideRanking, "read");
        routes.MapPage(Path + "/ranks.csv", read, FileAsync).NoteRefusals(Artefact.OutsideRanking, "read");
        var write = Doors.To(Artefact.OutsideRanking, Right.Write);
        routes.MapAction(Path + "/release", write, ReleaseAsync).NoteRefusals(Artefact.OutsideRanking, "release");
        routes.MapAction(Path + "/withdrawal", write, WithdrawAsync).NoteRefusals(Artefact.OutsideRanking, "release");
        routes.MapAction(Path + "/deletion", write, DeleteAsync).NoteRefusals(Artefact.OutsideRanking, "delete");
    }

    private static Task<IResult> PageAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        Db db,
        SurveysAccess access,
        RankingStore store,
        CancellationToken cancel
    ) =>
        ReadAsync(
            id,
            viewer,
            db,
            store,
            async (tx, kept, programme) =>
                Pages.Show<RankingPage>(
                    http,
                    new { Kept = kept, Organises = await access.OrganisesAsync(tx, viewer, programme) }
                ),
            cancel
        );

    private static Task<IResult> ScreenAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        Db db,
        RankingStore store,
        CancellationToken cancel
    ) =>
        ReadAsync(
            id,
            viewer,
            db,
            store,
            (_, kept, _) => Task.FromResult(Pages.Show<RankingScreenPage>(http, new { kept.Ranking })),
            cancel
        );

    private static Task<IResult> FileAsync(
        Guid id,
        Viewer viewer,
        Db db,
        RankingStore store,
        CancellationToken cancel
    ) =>
        ReadAsync(
            id,
            viewer,
            db,
            store,
            (_, kept, _) =>
                Task.FromResult(
                    Results.File(
                        FileOf(kept.Ranking),
                        "text/csv; charset=utf-8",
                        RoomTexts.Of(typeof(ShowRanking))["rankingFileName"]
                    )
                ),
            cancel
        );

    // The rows somebody may read are those the database gives her: none is as if there were none.
    private static Task<IResult> ReadAsync(
        Guid id,
        Viewer viewer,
        Db db,
        RankingStore store,
        Func<Tx, KeptRanking, ProgrammeId, Task<IResult>> show,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await store.FindAsync(tx, id) is { } found
                    ? await show(tx, found.Kept, found.Programme)
                    : Refusals.Missing,
            cancel
        );

    private static byte[] FileOf(Ranking ranking)
    {
        var texts = RoomTexts.Of(typeof(ShowRanking));
        var file = new StringBuilder();
        FiguresFile.Add(file, [texts["rankingStatementHead"], ranking.First, ranking.Second, texts["rankingMove"]]);
        foreach (var one in ranking.ByFirst)
        {
            FiguresFile.Add(file, [one.Statement, Said(one.First), Said(one.Second), Said(one.Rise)]);
        }

        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(file.ToString())];
    }

    private static string Said(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Task<IResult> ReleaseAsync(
        Guid id,
        Viewer viewer,
        Db db,
        RankingStore store,
        TimeProvider clock,
        CancellationToken cancel
    ) => ChangeAsync(id, viewer, db, tx => store.ReleaseAsync(tx, id, clock.Today()), cancel);

    private static Task<IResult> WithdrawAsync(
        Guid id,
        Viewer viewer,
        Db db,
        RankingStore store,
        CancellationToken cancel
    ) => ChangeAsync(id, viewer, db, tx => store.WithdrawAsync(tx, id), cancel);

    private static Task<IResult> DeleteAsync(
        Guid id,
        Viewer viewer,
        Db db,
        RankingStore store,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                // Pressed twice it is gone as well; what is not hers stays, and she is told neither.
                await store.DeleteAsync(tx, id);
                return Results.LocalRedirect(ShowWaves.Path);
            },
            cancel
        );

    // The rows somebody may change are those the database gives her: none is as if there were none.
    private static Task<IResult> ChangeAsync(
        Guid id,
        Viewer viewer,
        Db db,
        Func<Tx, Task<int>> change,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx => await change(tx) > 0 ? Results.LocalRedirect(AddressOf(id)) : Refusals.Missing,
            cancel
        );
}
