using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Practice.Obstacles;

/// <summary>Structural obstacles, lifted away from the individual; the executive team answers in public. And: call on us.</summary>
public static class ShowObstacles
{
    public const string Path = "/practice/obstacles";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage(Path, Door.Roles("participant", "organiser", "executive"), ShowAsync);
        routes.MapAction(Path, Door.Roles("participant"), LiftAsync);
        routes.MapAction(Path + "/{id:guid}/answers", Door.Roles("executive"), AnswerAsync);
        routes.MapAction(Path + "/answers/{id:guid}/taking-back", Door.Roles("executive"), TakeBackAsync);
        routes.MapAction(Path + "/offers", Door.Roles("participant", "executive"), OfferAsync);
        routes.MapAction(Path + "/offers/{id:guid}/ending", Door.Roles("participant", "executive"), EndOfferAsync);
    }

    private static Task<IResult> ShowAsync(
        string? sent,
        Viewer viewer,
        HttpContext http,
        ObstacleDesk desk,
        CancellationToken cancel
    ) => desk.PageAsync(viewer, http, new Dictionary<string, string>(), new(sent == "yes", "", "", ""), cancel);

    private static async Task<IResult> LiftAsync(
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        ObstacleDesk desk,
        ObstacleStore store,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        if (ObstacleDesk.Faults(form["obstacle"], "obstacle") is { Count: > 0 } faults)
        {
            return await desk.PageAsync(viewer, http, faults, new(false, form["obstacle"], "", ""), cancel);
        }

        return await db.AsAsync(
            viewer,
            async tx =>
            {
                if (await desk.ProgrammeAsync(tx, viewer) is not { } programme || form.Id("id") is not { } id)
                {
                    return Refusals.Missing;
                }

                await store.LiftAsync(
                    tx,
                    viewer,
                    id,
                    programme.Id,
                    ObstacleBox.WeekOf(clock.Today()),
                    form["obstacle"]
                );
                return TypedResults.Redirect(Path + "?sent=yes");
            },
            cancel
        );
    }

    private static async Task<IResult> AnswerAsync(
        Guid id,
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        ObstacleDesk desk,
        ObstacleStore store,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        if (ObstacleDesk.Faults(form["answer"], $"answer-{id}") is { Count: > 0 } faults)
        {
            return await desk.PageAsync(viewer, http, faults, new(false, "", "", "", form["answer"]), cancel);
        }

        return await db.AsAsync(
            viewer,
            async tx =>
                form.Id("id") is { } answer
                && await store.AnswerAsync(tx, viewer, answer, id, form["answer"], clock.Today())
                    ? TypedResults.Redirect(Path + "#obstacles")
                    : Refusals.Missing,
            cancel
        );
    }

    private static Task<IResult> TakeBackAsync(
        Guid id,
        Viewer viewer,
        Db db,
        ObstacleStore store,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await store.TakeBackAsync(tx, viewer, id)
                    ? TypedResults.Redirect(Path + "#obstacles")
                    : Refusals.Missing,
            cancel
        );

    private static async Task<IResult> OfferAsync(
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        ObstacleDesk desk,
        ObstacleStore store,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var faults = ObstacleDesk.Faults(form["offer"], "offer");
        if (form.Date("until") is not { } until || until < clock.Today())
        {
            var all = new Dictionary<string, string>(faults)
            {
                ["until"] = RoomTexts.Of<ObstacleDesk>()["offer.noDay"],
            };
            return await desk.PageAsync(viewer, http, all, new(false, "", form["offer"], form["until"]), cancel);
        }

        if (faults.Count > 0)
        {
            return await desk.PageAsync(viewer, http, faults, new(false, "", form["offer"], form["until"]), cancel);
        }

        return await db.AsAsync(
            viewer,
            async tx =>
            {
                if (await desk.ProgrammeAsync(tx, viewer) is not { } programme || form.Id("id") is not { } id)
                {
                    return Refusals.Missing;
                }

                await store.OfferAsync(tx, viewer, id, programme.Id, form["offer"], until);
                return TypedResults.Redirect(Path + "#offers");
            },
            cancel
        );
    }

    private static Task<IResult> EndOfferAsync(
        Guid id,
        Viewer viewer,
        Db db,
        ObstacleStore store,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await store.EndOfferAsync(tx, viewer, id, clock.Today()) == 1
                    ? TypedResults.Redirect(Path + "#offers")
                    : Refusals.Missing,
            cancel
        );
}

/// <summary>What was typed into the forms of the page, and whether an obstacle was just put into the box.</summary>
public sealed record TypedObstacles(bool IsSent, string Obstacle, string Offer, string Until, string Answer = "");

/// <summary>What the page shows.</summary>
/// <param name="Ids">For the forms: what is sent twice is one.</param>
public sealed record LaidObstacles(
    ProgrammeCard Programme,
    IReadOnlyList<ObstacleStore.ShownRow> Shown,
    ILookup<Guid, ObstacleStore.AnswerRow> Answers,
    IReadOnlyList<ObstacleStore.OfferRow> Offers,
    IReadOnlyDictionary<PersonId, PersonCard> People,
    PersonId Viewer,
    bool MayLift,
    bool MayAnswer,
    Ids Ids,
    IReadOnlyDictionary<string, string> Errors,
    TypedObstacles Typed
);

/// <summary>Gathers the page; on the way it opens the box, when it may be opened.</summary>
public sealed class ObstacleDesk(
    Db db,
    PracticeAccess access,
    ObstacleStore store,
    IPeople people,
    IProgrammes programmes,
    Ids ids,
    TimeProvider clock
)
{
    public Task<ProgrammeCard?> ProgrammeAsync(Tx tx, Viewer viewer) =>
        access.BelongsToAsync(tx, viewer, null, "participant", "executive", "organiser");

    /// <summary>What is wrong with a text, by its field; empty when nothing is.</summary>
    public static IReadOnlyDictionary<string, string> Faults(string text, string field)
    {
        var said = RoomTexts.Of<ObstacleDesk>();
        return text.Length switch
        {
            0 => new Dictionary<string, string> { [field] = said["obstacle.empty"] },
            > ObstacleBox.MostCharacters => new Dictionary<string, string>
            {
                [field] = said.With("obstacle.tooLong", ObstacleBox.MostCharacters),
            },
            _ => new Dictionary<string, string>(),
        };
    }

    public async Task<IResult> PageAsync(
        Viewer viewer,
        HttpContext http,
        IReadOnlyDictionary<string, string> errors,
        TypedObstacles typed,
        CancellationToken cancel
    )
    {
        var programme = await db.AsAsync(viewer, tx => ProgrammeAsync(tx, viewer), cancel);
        if (programme is null)
        {
            return Pages.Show<NoPracticePage>(http, new { });
        }

        await db.AsSystemAsync(viewer.Tenant, tx => store.OpenAsync(tx, programme.Id, clock.Today()), cancel);
        var laid = await db.AsAsync(viewer, tx => LayOutAsync(tx, viewer, programme, errors, typed), cancel);
        return Pages.Show<ObstaclesPage>(
            http,
            new { Laid = laid },
            errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK
        );
    }

    private async Task<LaidObstacles> LayOutAsync(
        Tx tx,
        Viewer viewer,
        ProgrammeCard programme,
        IReadOnlyDictionary<string, string> errors,
        TypedObstacles typed
    )
    {
        var held = await programmes.RolesAsync(tx, programme.Id, viewer.Person, clock.Today());
        var answers = await store.AnswersAsync(tx, programme.Id);
        var offers = await store.OffersAsync(tx, programme.Id, clock.Today());
        var named = answers.Select(row => row.Person).Concat(offers.Select(row => row.Person)).Distinct().ToList();
        return new LaidObstacles(
            programme,
            await store.ShownAsync(tx, programme.Id),
            answers.ToLookup(row => row.Obstacle),
            offers,
            await people.CardsAsync(tx, named, clock.Today()),
            viewer.Person,
            held.Contains("participant"),
            held.Contains("executive"),
            ids,
            errors,
            typed
        );
    }
}
