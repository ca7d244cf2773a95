using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Programme.Contract;
using Sparring.Rooms.Surveys.Waves;

namespace Sparring.Rooms.Surveys.Following;

/// <summary>GET /surveys/effects: what the closed waves have followed, link by link from intended leadership to the goals.</summary>
public static class ShowEffects
{
    public const string Path = "/surveys/effects";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPage(Path, Doors.To(Artefact.SurveyResults, Right.Aggregate), HandleAsync);

    private static Task<IResult> HandleAsync(
        Viewer viewer,
        HttpContext http,
        Db db,
        SurveysAccess access,
        WaveStore store,
        ILearningFrames frames,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await access.ProgrammeAsync(tx) is { } programme
                    ? Pages.Show<EffectsPage>(
                        http,
                        new
                        {
                            Links = (await frames.FindAsync(tx, programme.Id)).Lens,
                            Followed = FollowedWaves.Of(await store.ReportsAsync(tx, programme.Id)),
                            IsLeader = viewer.Is("participant"),
                            SeesTogether = viewer.Is("participant") || viewer.Is("organiser") || viewer.Is("executive"),
                        }
                    )
                    : Refusals.Missing,
            cancel
        );
}
