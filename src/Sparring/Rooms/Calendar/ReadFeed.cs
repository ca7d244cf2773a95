using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.Calendar.Contract;

namespace Sparring.Rooms.Calendar;

/// <summary>GET /calendar/feed/{token}.ics: a calendar program fetches its owner's own entries; the address is the secret.</summary>
public static class ReadFeed
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPage("/calendar/feed/{token}.ics", Door.Anyone, HandleAsync);

    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    private static async Task<IResult> HandleAsync(
        string token,
        Db db,
        CalendarStore store,
        IEnumerable<ICalendarSource> sources,
        SparringSettings settings,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var owner = await db.AsSystemAsync(null, tx => store.OwnerAsync(tx, HashOf(token), clock.Today()), cancel);
        if (owner is null)
        {
            return Refusals.Missing;
        }

        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(
            owner.Language == "en" ? "en-GB" : "da-DK"
        );
        var entries = await db.AsAsync(owner, tx => Entries.OfAsync(tx, owner, sources), cancel);
        var file = new CalendarFile(settings, clock.GetUtcNow()).Feed(
            RoomTexts.Of<CalendarStore>()["feedName"],
            entries
        );
        return Results.Text(file, "text/calendar", Encoding.UTF8);
    }
}

/// <summary>All of a viewer's entries, from every room that has some; an entry two rooms tell of stands once.</summary>
public static class Entries
{
    public static async Task<IReadOnlyList<CalendarEntry>> OfAsync(
        Tx tx,
        Viewer viewer,
        IEnumerable<ICalendarSource> sources
    )
    {
        var entries = new List<CalendarEntry>();
        foreach (var source in sources)
        {
            entries.AddRange(await source.EntriesAsync(tx, viewer));
        }

        return
        [
            .. entries
                .GroupBy(entry => entry.Id)
                .Select(same => same.MaxBy(entry => entry.Sequence))
                .OfType<CalendarEntry>()
                .OrderBy(entry => entry.Day)
                .ThenBy(entry => entry.Starts)
                .ThenBy(entry => entry.Title, StringComparer.CurrentCulture),
        ];
    }
}
