using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.GroupComposition.Repair;
using Sparring.Platform.Data;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Groups.Composing;

/// <summary>
/// GET and POST /groups/occasions/{id}/today: who is there and what would change; POST …/seating does it. For the organiser
/// and the facilitator of the day.
/// </summary>
public static class SeatTheDay
{
    private static readonly Door Running = Door.Roles("organiser", "facilitator");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage("/groups/occasions/{id:guid}/today", Running, ShowAsync);
        routes.MapAction("/groups/occasions/{id:guid}/today", Running, TryAsync);
        routes.MapAction("/groups/occasions/{id:guid}/seating", Running, SeatAsync);
    }

    private static async Task<IResult> ShowAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        Db db,
        DayDesk desk,
        CancellationToken cancel
    ) =>
        await db.AsAsync(viewer, tx => desk.FindAsync(tx, viewer, id), cancel) is { } day
            ? Pages.Show<DayPage>(http, new { Day = day, Present = day.Seated })
            : Refusals.Missing;

    private static async Task<IResult> TryAsync(
        Guid id,
        Viewer viewer,
        Form form,
        HttpContext http,
        Db db,
        DayDesk desk,
        CancellationToken cancel
    )
    {
        var present = PresentOf(form);
        return await db.AsAsync(viewer, tx => desk.FindAsync(tx, viewer, id), cancel) is not { } day ? Refusals.Missing
            : present.Count == 0
                ? Pages.Show<DayPage>(
                    http,
                    new
                    {
                        Day = day,
                        Present = present,
                        IsEmpty = true,
                    },
                    422
                )
            : Pages.Show<DayPage>(
                http,
                new
                {
                    Day = day,
                    Present = present,
                    Outcome = day.For(present),
                }
            );
    }

    private static async Task<IResult> SeatAsync(
        Guid id,
        Viewer viewer,
        Form form,
        Db db,
        DayDesk desk,
        CancellationToken cancel
    ) =>
        await db.AsAsync(
            viewer,
            async tx =>
            {
                if (await desk.FindAsync(tx, viewer, id) is not { } day)
                {
                    return Refusals.Missing;
                }

                // Counted again from who is there: what was shown is what is done, unless somebody else was quicker.
                if (PresentOf(form) is { Count: > 0 } present && day.For(present) is Repaired.Done done)
                {
                    await desk.SeatAsync(tx, day, done.Groups);
                }

                return Results.Extensions.SeeOther($"/groups/occasions/{id}");
            },
            cancel
        );

    private static HashSet<PersonId> PresentOf(Form form) =>
        [
            .. form.All("present")
                .Select(text => Guid.TryParse(text, out var person) ? person : Guid.Empty)
                .Where(person => person != Guid.Empty)
                .Select(PersonId.Of),
        ];
}
