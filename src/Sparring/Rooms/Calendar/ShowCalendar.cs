using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Calendar.Contract;

namespace Sparring.Rooms.Calendar;

/// <summary>GET /calendar; POST /calendar/feed makes a new secret address (and ends the old), POST /calendar/feed-end ends it.</summary>
public static class ShowCalendar
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage("/calendar", Door.SignedIn, HandleAsync);
        routes.MapAction("/calendar/feed", Door.SignedIn, MakeFeedAsync);
        routes.MapAction("/calendar/feed-end", Door.SignedIn, EndFeedAsync);
    }

    private static Task<IResult> HandleAsync(
        Viewer viewer,
        HttpContext http,
        Db db,
        CalendarStore store,
        IEnumerable<ICalendarSource> sources,
        TimeProvider clock,
        CancellationToken cancel
    ) => ShowAsync(viewer, http, db, store, sources, clock, link: null, cancel);

    // The address is shown once, on this answer: the database keeps only its hash.
    private static async Task<IResult> MakeFeedAsync(
        Viewer viewer,
        HttpContext http,
        Db db,
        CalendarStore store,
        IEnumerable<ICalendarSource> sources,
        SparringSettings settings,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await db.AsAsync(viewer, tx => store.RenewFeedAsync(tx, ReadFeed.HashOf(token), clock.GetUtcNow()), cancel);
        var link = new Uri(settings.Address, $"/calendar/feed/{token}.ics").AbsoluteUri;
        return await ShowAsync(viewer, http, db, store, sources, clock, link, cancel);
    }

    private static async Task<IResult> EndFeedAsync(
        Viewer viewer,
        Db db,
        CalendarStore store,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        await db.AsAsync(viewer, tx => store.EndFeedAsync(tx, clock.GetUtcNow()), cancel);
        return Results.LocalRedirect("/calendar");
    }

    private static async Task<IResult> ShowAsync(
        Viewer viewer,
        HttpContext http,
        Db db,
        CalendarStore store,
        IEnumerable<ICalendarSource> sources,
        TimeProvider clock,
        string? link,
        CancellationToken cancel
    )
    {
        var (entries, feed) = await db.AsAsync(
            viewer,
            async tx => (await Entries.OfAsync(tx, viewer, sources), await store.FeedAsync(tx)),
            cancel
        );
        return Pages.Show<CalendarPage>(
            http,
            new
            {
                Entries = entries,
                Feed = feed,
                Link = link,
                Today = clock.Today(),
                IsOrganiser = viewer.Is("organiser"),
            }
        );
    }
}
