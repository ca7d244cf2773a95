using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Programme.Contract;
using Sparring.Rooms.Surveys.Answering;
using Sparring.Rooms.Surveys.Figures;
using Sparring.Rooms.Surveys.Instruments;
using Sparring.Rooms.Surveys.Perceived.BroughtIn;
using Sparring.Rooms.Surveys.Waves;

namespace Sparring.Rooms.Surveys.Perceived;

/// <summary>How leaders are seen: an organiser asks and sees how many have answered; a leader reads her own report, and nobody else does.</summary>
public static class ShowPerceived
{
    public const string Path = "/surveys/perceived";
    public const string OwnPath = "/surveys/perceived/mine";
    private const int UsualDays = 14;

    /// <summary>How many days before the last one those who have not answered can be reminded.</summary>
    public static IReadOnlyList<int> Reminders { get; } = [5, 1];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage(Path, SurveysAccess.Organisers, ShowAsync);
        routes.MapAction(Path, SurveysAccess.Organisers, OpenAsync);
        routes.MapAction("/surveys/perceived/{id:guid}/closing", SurveysAccess.Organisers, CloseAsync);
        routes.MapPage(OwnPath, Doors.To(Artefact.PerceivedReport, Right.Aggregate), OwnAsync);
    }

    private static Task<IResult> ShowAsync(
        Viewer viewer,
        HttpContext http,
        Db db,
        SurveysAccess access,
        PerceivedStore store,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await access.OrganisedAsync(tx, viewer) is { } programme
                    ? await PageAsync(tx, http, store, programme, clock, null)
                    : Refusals.Missing,
            cancel
        );

    private static Task<IResult> OpenAsync(
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        SurveysAccess access,
        PerceivedStore store,
        PerceivedDesk desk,
        PerceivedReminderStore reminders,
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

                var texts = RoomTexts.Of(typeof(ShowPerceived));
                if (form.Date("closes") is not { } closes || closes < clock.Today() || closes > programme.Ends)
                {
                    var wrong = texts.With("closesWrong", programme.Ends.Said());
                    return await PageAsync(tx, http, store, programme, clock, wrong);
                }

                if (!await desk.TryOpenAsync(tx, viewer, programme, closes))
                {
                    return await PageAsync(tx, http, store, programme, clock, texts["perceivedNot"]);
                }

                foreach (var days in Reminders.Where(days => form.All("reminders").Contains($"{days}")))
                {
                    await reminders.PlanAsync(tx, viewer, programme.Id, days, clock.Today());
                }

                return Results.LocalRedirect(Path);
            },
            cancel
        );

    private static Task<IResult> CloseAsync(
        Guid id,
        Viewer viewer,
        Db db,
        SurveysAccess access,
        PerceivedStore store,
        PerceivedDesk desk,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (
                    await store.FindAsync(tx, new(id)) is not { } round
                    || !await access.OrganisesAsync(tx, viewer, round.Programme)
                )
                {
                    return Refusals.Missing;
                }

                await desk.CloseAsync(tx, round.Id);
                return Results.LocalRedirect(Path);
            },
            cancel
        );

    private static Task<IResult> OwnAsync(
        Viewer viewer,
        HttpContext http,
        Db db,
        SurveysAccess access,
        PerceivedDesk desk,
        WaveStore waves,
        OwnAnswers own,
        EvaluationStore evaluations,
        IGrants grants,
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

                var self = await SelfAsync(tx, viewer, waves, own, programme.Id);
                var reports = await desk.OwnAsync(tx, viewer, programme.Id);
                var brought = await evaluations.OwnAsync(tx, viewer, programme.Id);
                var things = reports.Select(report => report.Round.Id.Value).Concat(brought.Select(kept => kept.Id));
                var opened = await OpenedAsync(tx, grants, things);
                return Pages.Show<OwnPerceivedPage>(
                    http,
                    new
                    {
                        Reports = reports,
                        Self = self,
                        Opened = opened,
                        Evaluations = brought,
                        Leads = await access.LedAsync(tx, viewer) is not null,
                    }
                );
            },
            cancel
        );

    // Her own scores by scale, of the last wave in which she answered.
    private static async Task<Dictionary<string, decimal>> SelfAsync(
        Tx tx,
        Viewer viewer,
        WaveStore waves,
        OwnAnswers own,
        ProgrammeId programme
    )
    {
        var self = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var wave in (await waves.OfProgrammeAsync(tx, programme)).OrderBy(wave => wave.Number))
        {
            var sheet = (await own.FindAsync(tx, viewer, wave)).Sheet;
            foreach (
                var line in wave
                    .Instrument.Blocks.Where(block => block.Kind == BlockKind.Matrix)
                    .SelectMany(block => OwnLine.Of(wave.Instrument, block, sheet))
            )
            {
                self[line.Key] = line.Answer ?? self.GetValueOrDefault(line.Key);
            }
        }

        return self;
    }

    private static async Task<IReadOnlySet<Guid>> OpenedAsync(Tx tx, IGrants grants, IEnumerable<Guid> things)
    {
        var opened = new HashSet<Guid>();
        foreach (var thing in things)
        {
            if ((await grants.AudiencesAsync(tx, Artefact.PerceivedReport, thing)).Contains(SharePerceived.Coach))
            {
                opened.Add(thing);
            }
        }

        return opened;
    }

    private static async Task<IResult> PageAsync(
        Tx tx,
        HttpContext http,
        PerceivedStore store,
        ProgrammeCard programme,
        TimeProvider clock,
        string? error
    )
    {
        var rounds = new List<(PerceivedRound, PerceivedStore.StatusRow)>();
        foreach (var round in await store.OfProgrammeAsync(tx, programme.Id))
        {
            rounds.Add((round, await store.StatusAsync(tx, round.Id)));
        }

        var raters = await store.RatersAsync(tx, programme.Id, clock.Today(), PerceivedDesk.Smallest);
        return Pages.Show<PerceivedPage>(
            http,
            new
            {
                Rounds = (IReadOnlyList<(PerceivedRound, PerceivedStore.StatusRow)>)rounds,
                Leaders = raters.Select(rater => rater.Leader).Distinct().Count(),
                Raters = raters.Select(rater => rater.Person).Distinct().Count(),
                Closes = clock.Today().AddDays(UsualDays),
                Error = error,
            },
            error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );
    }
}
