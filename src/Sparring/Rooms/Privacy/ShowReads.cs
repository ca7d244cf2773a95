using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Privacy;

/// <summary>GET /privacy/reads: who has read what is the viewer's, by day, newest first.</summary>
public static class ShowReads
{
    private const int PageSize = 50;
    private const int LastPage = 10_000;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPage("/privacy/reads", Door.SignedIn, HandleAsync);

    private static async Task<IResult> HandleAsync(
        Viewer viewer,
        HttpContext http,
        Db db,
        ReadLogStore store,
        IPeople people,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var page = PageOf(http.Request.Query["page"].ToString());
        var (lines, names) = await db.AsAsync(
            viewer,
            async tx =>
            {
                var read = await store.MineAsync(tx, (page - 1) * PageSize, PageSize + 1);
                return (
                    read,
                    await people.CardsAsync(tx, [.. read.Select(line => line.Reader).Distinct()], clock.Today())
                );
            },
            cancel
        );
        return Pages.Show<ReadsPage>(
            http,
            new
            {
                Days = lines
                    .Take(PageSize)
                    .GroupBy(line => DateOnly.FromDateTime(line.At.InCopenhagen().DateTime))
                    .Select(day => DayOf(day, names))
                    .ToList(),
                Earlier = page > 1 ? $"/privacy/reads?page={page - 1}" : null,
                Later = lines.Count > PageSize ? $"/privacy/reads?page={page + 1}" : null,
            }
        );
    }

    private static int PageOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var page)
            ? Math.Clamp(page, 1, LastPage)
            : 1;

    private static ReadsDay DayOf(
        IGrouping<DateOnly, ReadLogLine> day,
        IReadOnlyDictionary<PersonId, PersonCard> names
    ) => new(day.Key, [.. day.Select(line => SentenceOf(line, names))]);

    private static string SentenceOf(ReadLogLine line, IReadOnlyDictionary<PersonId, PersonCard> names)
    {
        var texts = RoomTexts.Of<ReadsPage>();
        return texts.With(
            line.Refused ? "refusedLine" : "readLine",
            names.TryGetValue(line.Reader, out var card) ? card.Name : texts["somebody"],
            ThingOf(line, texts),
            line.At.Clock()
        );
    }

    // Whoever was refused knocked on the foundation; which of its texts is behind the door she never learnt.
    private static string ThingOf(ReadLogLine line, RoomTexts texts)
    {
        if (line is { Refused: true, Artefact: Artefact.FoundationDraft })
        {
            return texts["asked-foundation-draft"];
        }

        var row = PermissionMatrix.Embedded[line.Artefact];
        return RoomTexts.Language == "en" ? row.English : row.Danish;
    }
}

/// <summary>What was read on one day, a sentence each.</summary>
public sealed record ReadsDay(DateOnly Day, IReadOnlyList<string> Lines);
