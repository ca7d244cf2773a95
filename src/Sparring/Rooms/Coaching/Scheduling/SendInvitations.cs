using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Coaching.Scheduling;

/// <summary>POST /coaching/invitations: everybody gets one invitation to each of her sessions; pressed again, only what is new.</summary>
public static class SendInvitations
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapAction("/coaching/invitations", SchedulingAccess.Organisers, HandleAsync);

    private static async Task<IResult> HandleAsync(
        Viewer viewer,
        Db db,
        SchedulingAccess access,
        CoachingStore sessions,
        BookingStore bookings,
        Inviting inviting,
        CancellationToken cancel
    ) =>
        await db.AsAsync(
            viewer,
            async tx =>
            {
                if (
                    await access.OrganisedAsync(tx, viewer) is not { } programme
                    || await sessions.TracksAsync(tx, programme.Id) is not [var track, ..]
                )
                {
                    return Refusals.Missing;
                }

                await bookings.LockAsync(tx, track.Id);
                await inviting.TellAllAsync(tx, track.Id);
                return Results.Extensions.SeeOther(ShowSchedule.Path + "?told=told");
            },
            cancel
        );
}
