using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Surveys.Rankings;
using Sparring.Rooms.Surveys.Reopening;

namespace Sparring.Rooms.Surveys.Waves;

/// <summary>GET /surveys: the waves of the viewer's programme, and what she can do with each.</summary>
public static class ShowWaves
{
    public const string Path = "/surveys";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPage(Path, Doors.To(Artefact.SurveyResults, Right.Aggregate), HandleAsync);

    private static Task<IResult> HandleAsync(
        Viewer viewer,
        HttpContext http,
        Db db,
        SurveysAccess access,
        WaveStore store,
        ReopeningStore reopenings,
        RankingStore rankings,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (await access.ProgrammeAsync(tx) is not { } programme)
                {
                    return Refusals.Missing;
                }

                var organises = await access.OrganisesAsync(tx, viewer, programme.Id);
                var standing = await reopenings.StandingAsync(tx, programme.Id);
                var lines = new List<WaveLine>();
                foreach (var wave in await store.OfProgrammeAsync(tx, programme.Id))
                {
                    var reopening = standing.FirstOrDefault(one => one.Wave == wave.Id && one.StandsOn(clock.Today()));
                    lines.Add(await LineAsync(tx, store, viewer, wave, organises, clock.Today(), reopening));
                }

                var coaches = viewer.Is("coach");
                return Pages.Show<WavesPage>(
                    http,
                    new
                    {
                        Lines = lines,
                        Organises = organises,
                        IsLeader = viewer.Is("participant"),
                        Coaches = coaches,
                        Rankings = await rankings.OfProgrammeAsync(tx, programme.Id),
                    }
                );
            },
            cancel
        );

    private static async Task<WaveLine> LineAsync(
        Tx tx,
        WaveStore store,
        Viewer viewer,
        Wave wave,
        bool organises,
        DateOnly today,
        SecondOpening? reopening
    )
    {
        var places = await store.PlacesAsync(tx, wave.Id);
        var answered = await store.AnsweredAsync(tx, wave.Id);
        return new(
            wave,
            places.Count,
            organises ? answered.Count : null,
            places.Any(place => place.Person == viewer.Person),
            answered.TryGetValue(viewer.Person, out var day) ? day : null,
            wave.Takes(today),
            reopening
        );
    }
}

/// <summary>A wave as the viewer sees it in the list.</summary>
/// <param name="Answered">How many have answered; only organisers know while it is open.</param>
/// <param name="IsAsked">Whether the viewer is one of those asked.</param>
/// <param name="AnsweredOn">The day she answered.</param>
/// <param name="Reopening">That its answers are to be opened again, or somebody asks for it.</param>
public sealed record WaveLine(
    Wave Wave,
    int Asked,
    int? Answered,
    bool IsAsked,
    DateOnly? AnsweredOn,
    bool TakesAnswers,
    SecondOpening? Reopening = null
);
