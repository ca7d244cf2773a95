using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Coaching.Contract;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>POST /coaching/sessions/{id}/attendance: the coach marks who was there; with somebody present it has been held.</summary>
public static class MarkAttendance
{
    public static IReadOnlyList<string> States { get; } = ["present", "notice", "absent"];

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapAction(
            "/coaching/sessions/{id:guid}/attendance",
            Doors.To(Artefact.CoachingNotes, Right.Write),
            HandleAsync
        );

    public static string Address(CoachingSessionId session) => $"/coaching/sessions/{session.Value}/attendance";

    private static Task<IResult> HandleAsync(
        Guid id,
        Form form,
        Viewer viewer,
        Db db,
        SessionOpening opening,
        CoachingStore sessions,
        CommitmentStore store,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (await opening.AsCoachAsync(tx, viewer, id) is not { Session.CancelledAt: null } open)
                {
                    return Refusals.Missing;
                }

                var now = clock.GetUtcNow();
                var marked = open
                    .Members.Select(card => (card.Id, State: form[$"state-{card.Id.Value}"]))
                    .Where(mark => States.Contains(mark.State, StringComparer.Ordinal))
                    .ToList();
                // What is no longer ticked as anything is taken away: a mark that was a mistake can be undone.
                await store.UnmarkAsync(
                    tx,
                    open.Id,
                    open.Members.Select(card => card.Id).Except(marked.Select(mark => mark.Id))
                );
                foreach (var (person, state) in marked)
                {
                    await store.MarkAsync(tx, open.Id, person, state, now);
                }

                // Notice can be given days before; that somebody came, only when it has begun.
                if (marked.Any(mark => mark.State == "present") && open.Session.Starts <= now)
                {
                    await sessions.HoldAsync(tx, open.Id, now);
                }

                return Results.Extensions.SeeOther(Agreeing.Address(open.Id) + "?saved=true#attendance");
            },
            cancel
        );
}
