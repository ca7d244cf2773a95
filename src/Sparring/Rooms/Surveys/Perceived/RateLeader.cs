using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Surveys.Perceived;

/// <summary>
/// GET and POST /rate/{link}: somebody without an account answers about her leader. The page never shows what was answered: whoever
/// finds the link in a mailbox can put new answers in the place of the old ones, until the round closes, and read nothing.
/// </summary>
public static class RateLeader
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage("/rate/{link}", Door.Anyone, ShowAsync);
        routes.MapAction("/rate/{link}", Door.Anyone, SendAsync);
    }

    private static Task<IResult> ShowAsync(
        string link,
        HttpContext http,
        Db db,
        PerceivedStore store,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        AsBearerAsync(
            new(link),
            db,
            store,
            (tx, invitee) => PageAsync(tx, http, store, link, invitee, clock, null),
            cancel
        );

    private static Task<IResult> SendAsync(
        string link,
        Form form,
        HttpContext http,
        Db db,
        PerceivedStore store,
        PerceivedDesk desk,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        AsBearerAsync(
            new(link),
            db,
            store,
            async (tx, invitee) =>
                await desk.RateAsync(
                    tx,
                    invitee,
                    new(link),
                    line => form.All(line) is [var given, ..] ? given : null
                ) switch
                {
                    Rated.Kept => Results.Extensions.SeeOther($"/rate/{link}"),
                    Rated.Empty => await PageAsync(tx, http, store, link, invitee, clock, "rateEmpty"),
                    _ => await PageAsync(tx, http, store, link, invitee, clock, "rateLate"),
                },
            cancel
        );

    // Whose link it is, is found over the wall; what is done with it, within her organisation.
    private static async Task<IResult> AsBearerAsync(
        RaterLink link,
        Db db,
        PerceivedStore store,
        Func<Tx, PerceivedStore.Invitee, Task<IResult>> act,
        CancellationToken cancel
    ) =>
        await db.AsSystemAsync(null, tx => store.BearAsync(tx, link), cancel) is { } found
            ? await db.AsSystemAsync(
                found.Tenant,
                async tx => await store.BearAsync(tx, link) is { } invitee ? await act(tx, invitee) : Refusals.Missing,
                cancel
            )
            : Refusals.Missing;

    private static async Task<IResult> PageAsync(
        Tx tx,
        HttpContext http,
        PerceivedStore store,
        string link,
        PerceivedStore.Invitee invitee,
        TimeProvider clock,
        string? error
    ) =>
        await store.FindAsync(tx, invitee.Round) is { } round
            ? Pages.Show<RatePage>(
                http,
                new
                {
                    Round = round,
                    Invitee = invitee,
                    Link = link,
                    IsOpen = round.Takes(clock.Today()),
                    Error = error,
                    Start = BitConverter.ToUInt16(invitee.Rater.Value.ToByteArray()),
                },
                error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
            )
            : Refusals.Missing;
}
