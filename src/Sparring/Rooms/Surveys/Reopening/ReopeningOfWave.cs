using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Surveys.Contract;
using Sparring.Rooms.Surveys.Waves;

namespace Sparring.Rooms.Surveys.Reopening;

/// <summary>
/// /surveys/{id}/reopening: whether a closed wave's answers are to be opened again, for everybody who sees its figures; an organiser asks,
/// another person agrees, either may call it off until it happens.
/// </summary>
public static class ReopeningOfWave
{
    private const string Path = "/surveys/{id:guid}/reopening";

    public static string AddressOf(Wave wave) => $"{wave.Address}/reopening";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var second = Door.Roles("organiser", "data_protection_officer");
        routes
            .MapPage(Path, Doors.To(Artefact.SurveyResults, Right.Aggregate), ShowAsync)
            .NoteRefusals(Artefact.SurveyResults, "read");
        routes.MapAction(Path, SurveysAccess.Organisers, AskAsync);
        routes.MapAction(Path + "/agreement", second, AgreeAsync);
        routes.MapAction(Path + "/withdrawal", second, WithdrawAsync);
    }

    private static Task<IResult> ShowAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        ReopeningNeeds given,
        CancellationToken cancel
    ) =>
        given.Db.AsAsync(
            viewer,
            async tx =>
                await given.Waves.FindAsync(tx, new WaveId(id)) is { ClosedAt: not null } wave
                    ? await PageAsync(tx, http, given, viewer, wave, await given.Desk.HinderedAsync(tx, wave))
                    : LookedFor.Missing(http, part: null),
            cancel
        );

    private static Task<IResult> AskAsync(
        Guid id,
        Form form,
        Viewer viewer,
        HttpContext http,
        ReopeningNeeds given,
        CancellationToken cancel
    ) =>
        given.Db.AsAsync(
            viewer,
            async tx =>
            {
                if (
                    await given.Waves.FindAsync(tx, new WaveId(id)) is not { ClosedAt: not null } wave
                    || !await given.Access.OrganisesAsync(tx, viewer, wave.Programme)
                )
                {
                    return Refusals.Missing;
                }

                var reason = form["reason"];
                var hindered = await given.Desk.HinderedAsync(tx, wave);
                var error =
                    reason.Length == 0 ? "reopenReasonMissing"
                    : reason.Length > SecondOpening.MostCharacters ? "reopenReasonLong"
                    : hindered;
                if (error is not null)
                {
                    return await PageAsync(tx, http, given, viewer, wave, hindered, reason, error);
                }

                await given.Desk.AskAsync(tx, viewer, wave, reason);
                return Results.LocalRedirect(AddressOf(wave));
            },
            cancel
        );

    private static Task<IResult> AgreeAsync(
        Guid id,
        Form form,
        Viewer viewer,
        ReopeningNeeds given,
        CancellationToken cancel
    ) => StepAsync(id, form, viewer, given, given.Desk.AgreeAsync, cancel);

    private static Task<IResult> WithdrawAsync(
        Guid id,
        Form form,
        Viewer viewer,
        ReopeningNeeds given,
        CancellationToken cancel
    ) => StepAsync(id, form, viewer, given, given.Desk.WithdrawAsync, cancel);

    private static Task<IResult> StepAsync(
        Guid id,
        Form form,
        Viewer viewer,
        ReopeningNeeds given,
        Func<Tx, Viewer, Wave, SecondOpening, Task<bool>> step,
        CancellationToken cancel
    ) =>
        given.Db.AsAsync(
            viewer,
            async tx =>
            {
                if (
                    await given.Waves.FindAsync(tx, new WaveId(id)) is not { } wave
                    || !await given.Store.MayAsync(tx, wave.Programme)
                    || (await given.Store.OfWaveAsync(tx, wave.Id)).FirstOrDefault(one => one.Id == form.Id("opening"))
                        is not { } asked
                )
                {
                    return Refusals.Missing;
                }

                // A second press, or another who came first: the page says how it stands.
                await step(tx, viewer, wave, asked);
                return Results.LocalRedirect(AddressOf(wave));
            },
            cancel
        );

    private static async Task<IResult> PageAsync(
        Tx tx,
        HttpContext http,
        ReopeningNeeds given,
        Viewer viewer,
        Wave wave,
        string? hindered,
        string? reason = null,
        string? error = null
    ) =>
        Pages.Show<ReopeningPage>(
            http,
            new
            {
                Wave = wave,
                Openings = await given.Store.OfWaveAsync(tx, wave.Id),
                Today = given.Clock.Today(),
                Viewer = viewer.Person,
                MayAsk = await given.Access.OrganisesAsync(tx, viewer, wave.Programme),
                MayAgree = await given.Store.MayAsync(tx, wave.Programme),
                Hindered = hindered,
                Reason = reason,
                Error = error,
            },
            error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );
}

/// <summary>What each of the steps needs.</summary>
public sealed record ReopeningNeeds(
    Db Db,
    WaveStore Waves,
    ReopeningStore Store,
    ReopeningDesk Desk,
    SurveysAccess Access,
    TimeProvider Clock
);
