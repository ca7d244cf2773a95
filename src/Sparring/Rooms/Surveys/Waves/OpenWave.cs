using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.DisclosureControl.Planning;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.Programme.Contract;
using Sparring.Rooms.Surveys.Contract;
using Sparring.Rooms.Surveys.Figures;
using Sparring.Rooms.Surveys.Instruments;

namespace Sparring.Rooms.Surveys.Waves;

/// <summary>The page where an organiser sees what a report could show of this roster, decides, and opens the wave.</summary>
public static class OpenWave
{
    public const string Path = "/surveys/new";
    private const int UsualDays = 14;
    private const int MostDays = 60;
    private const int MostOfAnArena = 120;
    private const int MostDepartments = 8;
    private static readonly string[] Reminders = ["first", "second"];
    private static readonly string[] Breakdowns = ["department", "level"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage(Path, SurveysAccess.Organisers, ShowAsync);
        routes.MapAction(Path, SurveysAccess.Organisers, HandleAsync);
    }

    private static Task<IResult> ShowAsync(
        Viewer viewer,
        HttpContext http,
        Db db,
        SurveysAccess access,
        WaveDesk desk,
        ILearningFrames frames,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await access.OrganisedAsync(tx, viewer) is { } programme
                    ? await PageAsync(tx, http, desk, frames, programme, Usual(clock), [], StatusCodes.Status200OK)
                    : Refusals.Missing,
            cancel
        );

    private static Task<IResult> HandleAsync(
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        SurveysAccess access,
        WaveDesk desk,
        WaveMails mails,
        ILearningFrames frames,
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

                var wish = Wished(form, clock);
                var errors = Errors(form, programme, clock, await desk.RosterAsync(tx, programme.Id));
                if (errors.Count == 0 && await desk.TryOpenAsync(tx, viewer, programme, wish) is { } opened)
                {
                    await mails.InviteAsync(tx, viewer, opened);
                    return Results.LocalRedirect(ShowWaves.Path);
                }

                errors.TryAdd("", RoomTexts.Of<WaveWish>()["openAlready"]);
                return await PageAsync(
                    tx,
                    http,
                    desk,
                    frames,
                    programme,
                    wish,
                    errors,
                    StatusCodes.Status422UnprocessableEntity
                );
            },
            cancel
        );

    private static async Task<IResult> PageAsync(
        Tx tx,
        HttpContext http,
        WaveDesk desk,
        ILearningFrames frames,
        ProgrammeCard programme,
        WaveWish wish,
        Dictionary<string, string> errors,
        int status
    )
    {
        var roster = await desk.RosterAsync(tx, programme.Id);
        var goals = (await frames.FindAsync(tx, programme.Id)).Goals;
        return Pages.Show<OpenWavePage>(
            http,
            new
            {
                Wish = wish,
                Asked = roster.Count,
                Outlooks = OutlooksOf(roster),
                Errors = (IReadOnlyDictionary<string, string>)errors,
                Instruments = ReadInstrument.ForForums,
                Goals = ReadInstrument
                    .ForForums.SelectMany(one =>
                        CheckGoals.Faults($"{one.Key}.yaml", ReadInstrument.ShippedText(one.Key), one.Value, goals)
                    )
                    .ToList(),
                Block = ReadInstrument.ForForums[wish.Instrument].Roster,
            },
            status
        );
    }

    private static IReadOnlyList<Outlook> OutlooksOf(IReadOnlyList<Place> roster) =>
        roster.Count == 0
            ? []
            : Outlook.Of(
                new()
                {
                    People = roster.Count,
                    Breakdowns = [.. Breakdowns.Select(name => ComputeReport.BreakdownBy(name, roster, roster.Count))],
                }
            );

    private static WaveWish Usual(TimeProvider clock) =>
        new(
            ReadInstrument.ForForums[ReadInstrument.Shipped].Roster?.Threshold ?? 1,
            5,
            ["department"],
            clock.Today().AddDays(UsualDays),
            5,
            1
        );

    private static WaveWish Wished(Form form, TimeProvider clock)
    {
        var instrument = ReadInstrument.ForForums.ContainsKey(form["instrument"])
            ? form["instrument"]
            : ReadInstrument.Shipped;
        return new(
            form.Number("threshold") ?? 2,
            Outlook.Sizes.FirstOrDefault(size => size == form.Number("smallest"), Outlook.Sizes[0]),
            [
                .. Breakdowns
                    .Concat(ComputeReport.NoBreakdowns)
                    .Intersect(form.All("breakdowns"), StringComparer.Ordinal)
                    .Where(name => name != ComputeReport.Then || ReadInstrument.ForForums[instrument].LooksBack),
            ],
            form.Date("closes") ?? clock.Today().AddDays(UsualDays),
            [.. Reminders.Select(field => form.Number(field)).OfType<int>()]
        )
        {
            Instrument = instrument,
            Arena = form.Has("arena") ? form["arena"] : null,
        };
    }

    // Of many departments nobody answers seven questions each, and of one there is no other.
    private static string? ArenaError(WaveWish wish, IReadOnlyList<Place> roster)
    {
        var departments = roster.Select(place => place.Department).OfType<string>().Distinct().Count();
        var texts = RoomTexts.Of<WaveWish>();
        return wish.Arena is null ? null
            : !ReadInstrument.ForForums[wish.Instrument].AsksOfDepartments
                ? texts.With(
                    "arenaWrong",
                    string.Join(
                        ", ",
                        ReadInstrument
                            .ForForums.Values.Where(one => one.AsksOfDepartments)
                            .Select(one => one.Title.Here)
                    )
                )
            : wish.Arena.Length > MostOfAnArena ? texts.With("arenaLong", MostOfAnArena)
            : departments is < 2 or > MostDepartments ? texts.With("arenaDepartments", departments, MostDepartments)
            : null;
    }

    private static Dictionary<string, string> Errors(
        Form form,
        ProgrammeCard programme,
        TimeProvider clock,
        IReadOnlyList<Place> roster
    )
    {
        var texts = RoomTexts.Of<WaveWish>();
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        var wish = Wished(form, clock);
        if (roster.Count < wish.Smallest)
        {
            errors[""] = texts.With("openFew", roster.Count, wish.Smallest);
        }

        if (ArenaError(wish, roster) is { } arena)
        {
            errors["arena"] = arena;
        }

        if (form.Date("closes") is not { } closes || closes < clock.Today() || closes > programme.Ends)
        {
            errors["closes"] = texts.With("closesWrong", programme.Ends.Said());
        }

        if (
            ReadInstrument.ForForums[ReadInstrument.Shipped].Roster is { } block
            && !(form.Number("threshold") is { } step && block.Allows(step) && step > block.Lowest)
        )
        {
            errors["threshold"] = texts["thresholdWrong"];
        }

        foreach (var field in Reminders.Where(form.Has))
        {
            if (form.Number(field) is not (>= 1 and <= MostDays))
            {
                errors[field] = texts.With("reminderWrong", MostDays);
            }
        }

        return errors;
    }
}
