using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Platform.Writing;

namespace Sparring.Rooms.Practice.Rules;

/// <summary>Saves what somebody writes of rules of the game, and proposes it as a version; agrees to one for a department.</summary>
public static class ProposeRules
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var door = Door.Roles("participant");
        routes.MapAction(ShowRules.Path + "/{id:guid}/text", door, SaveAsync);
        routes.MapAction(ShowRules.Path + "/{id:guid}/versions", door, ProposeAsync);
        routes.MapAction(ShowRules.Path + "/{id:guid}/yes", door, AgreeAsync);
        routes.MapAction(ShowRules.Path + "/{id:guid}/yes/taking-back", door, TakeBackAsync);
    }

    private static Task<IResult> SaveAsync(
        Guid id,
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        RulesPen pen,
        CancellationToken cancel
    ) =>
        WithSavedAsync(
            new(id, form, viewer, http),
            db,
            pen,
            (_, _) => Task.FromResult<IResult>(TypedResults.Redirect(ShowRules.Address(id))),
            cancel
        );

    private static Task<IResult> ProposeAsync(
        Guid id,
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        RulesPen pen,
        RulesDesk desk,
        CancellationToken cancel
    ) =>
        WithSavedAsync(
            new(id, form, viewer, http),
            db,
            pen,
            async (tx, held) =>
            {
                var outcome = await pen.ProposeAsync(
                    tx,
                    viewer,
                    held,
                    form.All("departments"),
                    form.Number("seen") ?? 0
                );
                if (
                    outcome is not Proposal.Refused refused
                    || await desk.LayOutAsync(tx, viewer, id, null, mayBeNew: false) is not { } laid
                )
                {
                    return TypedResults.Redirect(ShowRules.Address(id));
                }

                var said = RoomTexts.Of<RulesPen>();
                var errors = refused.Faults.ToDictionary(fault => fault.Key, fault => said[fault.Value]);
                return PracticeForm.Refused<RulesPage>(
                    http,
                    new { Laid = laid with { Errors = errors, Ticked = form.All("departments") } }
                );
            },
            cancel
        );

    private static Task<IResult> AgreeAsync(
        Guid id,
        Form form,
        Viewer viewer,
        Db db,
        RulesPen pen,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await pen.AgreeAsync(tx, viewer, id, form.Number("number") ?? 0)
                    ? TypedResults.Redirect(ShowRules.Address(id) + "?answered=yes")
                    : Refusals.Missing,
            cancel
        );

    private static Task<IResult> TakeBackAsync(
        Guid id,
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        RulesPen pen,
        RulesDesk desk,
        CancellationToken cancel
    ) =>
        db.AsAsync<IResult>(
            viewer,
            async tx =>
                await pen.TakeBackAsync(tx, viewer, id, form.Number("number") ?? 0) switch
                {
                    TakenBack.Gone => TypedResults.Redirect(ShowRules.Address(id) + "?answered=back"),
                    TakenBack.Holds when await desk.LayOutAsync(tx, viewer, id, null, mayBeNew: false) is { } laid =>
                        PracticeForm.Refused<RulesPage>(
                            http,
                            new
                            {
                                Laid = laid with
                                {
                                    Errors = new Dictionary<string, string>
                                    {
                                        [""] = RoomTexts.Of<RulesPen>()["rules.holdsNow"],
                                    },
                                },
                            }
                        ),
                    _ => Refusals.Missing,
                },
            cancel
        );

    private static async Task<IResult> WithSavedAsync(
        Sent sent,
        Db db,
        RulesPen pen,
        Func<Tx, GroundRules, Task<IResult>> then,
        CancellationToken cancel
    )
    {
        var (id, form, viewer, http) = sent;
        var sections = SentSections.Of(form, GroundRules.Written);
        if (SentSections.TooLong(http, sections, ShowRules.Address(id)) is { } tooLong)
        {
            return tooLong;
        }

        return await db.AsAsync(
            viewer,
            async tx =>
            {
                if (await pen.HoldAsync(tx, viewer, id, form.Id("programme")) is not { } held)
                {
                    return Refusals.Missing;
                }

                var saves = await pen.SaveAsync(tx, viewer, held, sections);
                if (PracticeForm.HasConflict(saves) || !form.IsWhole())
                {
                    var place = PracticeForm.Place(held.Programme, "rules");
                    return SectionAnswers.Of(http, ShowRules.Address(id), place, saves, Ids.Secure);
                }

                return await then(tx, held);
            },
            cancel
        );
    }

    private sealed record Sent(Guid Id, Form Form, Viewer Viewer, HttpContext Http);
}
