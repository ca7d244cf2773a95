using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>Points across groups: a coach offers one, the groups behind it can say no, then it is released.</summary>
public static class Insights
{
    public const string Path = "/coaching/insights";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var coach = Doors.To(Artefact.CoachingInsight, Right.Write);
        routes.MapPage(Path, Door.Roles("coach", "participant", "organiser", "executive"), ShowAsync);
        routes.MapAction(Path, coach, OfferAsync);
        routes.MapAction("/coaching/insights/{id:guid}/release", coach, ReleaseAsync);
        routes.MapAction("/coaching/insights/{id:guid}/withdrawal", coach, WithdrawAsync);
        routes.MapAction("/coaching/insights/{id:guid}/objection", Door.Roles("participant"), ObjectAsync);
    }

    private static Task<IResult> ShowAsync(
        Viewer viewer,
        HttpContext http,
        Db db,
        InsightReading reading,
        Ids ids,
        CancellationToken cancel
    ) => db.AsAsync(viewer, tx => PageAsync(tx, http, viewer, reading, InsightForm.Empty(ids.Next())), cancel);

    private static async Task<IResult> PageAsync(
        Tx tx,
        HttpContext http,
        Viewer viewer,
        InsightReading reading,
        InsightForm form
    )
    {
        if (await reading.SheetAsync(tx, viewer) is not { } sheet)
        {
            return Refusals.Missing;
        }

        await reading.NoteAsync(tx, sheet);
        return Pages.Show<InsightsPage>(
            http,
            new { Sheet = sheet, Form = form },
            form.Errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK
        );
    }

    private static Task<IResult> OfferAsync(
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        InsightReading reading,
        InsightStore store,
        ProgrammeNames names,
        ISeals seals,
        Ids ids,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (await reading.SheetAsync(tx, viewer) is not { } sheet)
                {
                    return Refusals.Missing;
                }

                var typed = InsightForm
                    .Read(form, ids.Next())
                    .Checked(sheet.Groups, await names.OfAsync(tx, sheet.Programme));
                if (typed.Errors.Count > 0)
                {
                    return await PageAsync(tx, http, viewer, reading, typed);
                }

                var insight = new CoachingInsight(
                    typed.Id,
                    sheet.Programme,
                    viewer.Person,
                    typed.Text,
                    clock.Today(),
                    typed.Audience,
                    null,
                    null
                );
                var seal = seals.Seal(
                    InsightReading.Place(viewer, sheet.Programme, viewer.Person, typed.Id),
                    typed.Text
                );
                await store.OfferAsync(tx, insight, seal, typed.Among(sheet.Groups).Select(group => group.Id));
                return Results.Extensions.SeeOther(Path + "#own");
            },
            cancel
        );

    private static Task<IResult> ReleaseAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        Db db,
        InsightReading reading,
        InsightStore store,
        Ids ids,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                var sheet = await reading.SheetAsync(tx, viewer);
                if (sheet?.Seen.FirstOrDefault(one => one.IsOwn && one.Insight.Id == id) is not { } own)
                {
                    return Refusals.Missing;
                }

                var behind = await store.BehindAsync(tx, id);
                var outcome = own.Insight.Release(behind, clock.Today());
                if (outcome is CoachingInsight.Releasing.Released)
                {
                    await store.ReleaseAsync(tx, id, behind.People, clock.Today());
                    return Results.Extensions.SeeOther(Path + "#own");
                }

                return await PageAsync(tx, http, viewer, reading, InsightForm.Refused(ids.Next(), Sentence(outcome)));
            },
            cancel
        );

    private static Task<IResult> WithdrawAsync(
        Guid id,
        Viewer viewer,
        Db db,
        InsightStore store,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await store.WithdrawAsync(tx, id, clock.Today())
                    ? Results.Extensions.SeeOther(Path + "#own")
                    : Refusals.Missing,
            cancel
        );

    private static Task<IResult> ObjectAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        Db db,
        InsightReading reading,
        InsightStore store,
        Ids ids,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                var sheet = await reading.SheetAsync(tx, viewer);
                if (sheet?.Seen.FirstOrDefault(one => one.IsOfMine && one.Insight.Id == id) is not { } heard)
                {
                    return Refusals.Missing;
                }

                if (heard.Insight.ReleasedOn is { } released)
                {
                    var late = RoomTexts.Of<CoachingInsight>().With("insight.tooLate", released.Said());
                    return await PageAsync(tx, http, viewer, reading, InsightForm.Refused(ids.Next(), late));
                }

                await store.ObjectAsync(tx, id, clock.Today());
                return Results.Extensions.SeeOther(Path + "#heard");
            },
            cancel
        );

    private static string Sentence(CoachingInsight.Releasing outcome)
    {
        var texts = RoomTexts.Of<CoachingInsight>();
        return outcome switch
        {
            CoachingInsight.Releasing.TooFew few => texts.With(
                "insight.tooFew",
                few.Behind.People,
                few.Behind.Groups,
                CoachingInsight.LeastPeople,
                CoachingInsight.LeastGroups
            ),
            CoachingInsight.Releasing.StillHeard heard => texts.With("insight.stillHeard", heard.Until.Said()),
            _ => texts["insight.objected"],
        };
    }
}

/// <summary>The names of everybody in a programme, to find them in a text.</summary>
public sealed class ProgrammeNames(IProgrammes programmes, IPeople people, TimeProvider clock)
{
    public async Task<IReadOnlyList<string>> OfAsync(Tx tx, ProgrammeId programme)
    {
        var participants = await programmes.HoldersAsync(tx, programme, "participant", clock.Today());
        return [.. (await people.CardsAsync(tx, participants, clock.Today())).Values.Select(card => card.Name)];
    }
}
