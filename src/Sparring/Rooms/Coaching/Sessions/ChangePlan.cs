using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.Coaching.Contract;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>The coach makes the plan of a session her own; the shipped plan stays and can be had back.</summary>
public static class ChangePlan
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var door = Doors.To(Artefact.CoachingNotes, Right.Write);
        routes.MapPage("/coaching/sessions/{id:guid}/plan/change", door, ShowAsync);
        routes.MapAction("/coaching/sessions/{id:guid}/plan", door, KeepAsync);
        routes.MapAction("/coaching/sessions/{id:guid}/plan/shipped", door, ForgetAsync);
    }

    public static string Address(CoachingSessionId session) => ShowPlan.Address(session) + "/change";

    private static Task<IResult> ShowAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        Db db,
        SessionOpening opening,
        Plans plans,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await opening.AsCoachAsync(tx, viewer, id) is { } open
                    ? Page(http, open, PlanForm.Of(await plans.OfAsync(tx, open)))
                    : Refusals.Missing,
            cancel
        );

    private static Task<IResult> KeepAsync(
        Guid id,
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        SessionOpening opening,
        Plans plans,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (await opening.AsCoachAsync(tx, viewer, id) is not { } open)
                {
                    return Refusals.Missing;
                }

                var typed = PlanForm.Read(form);
                if (typed.Errors.Count > 0)
                {
                    return Page(http, open, typed);
                }

                if (await plans.KeepAsync(tx, open, typed.Plan))
                {
                    return Results.Extensions.SeeOther(ShowPlan.Address(open.Id));
                }

                var kept = await plans.OfAsync(tx, open);
                return Page(http, open, typed.Refused(RoomTexts.Of<PlanForm>()["plan.stale"], kept.Version));
            },
            cancel
        );

    private static Task<IResult> ForgetAsync(
        Guid id,
        Viewer viewer,
        Db db,
        SessionOpening opening,
        SessionStore store,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (await opening.AsCoachAsync(tx, viewer, id) is not { } open)
                {
                    return Refusals.Missing;
                }

                await store.ForgetPlanAsync(tx, open.Id);
                return Results.Extensions.SeeOther(ShowPlan.Address(open.Id));
            },
            cancel
        );

    private static IResult Page(HttpContext http, OpenSession open, PlanForm form) =>
        Pages.Show<ChangePlanPage>(
            http,
            new { Open = open, Form = form },
            form.Errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK
        );
}
