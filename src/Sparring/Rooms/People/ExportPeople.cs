using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.People.Contract;

namespace Sparring.Rooms.People;

/// <summary>GET /people/export: what the list finds as a file for a spreadsheet, written while it is read.</summary>
public static class ExportPeople
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPage("/people/export", PeopleAccess.Organisers, Handle);

    private static IResult Handle(Viewer viewer, HttpContext http, Db db, PeopleStore store, TimeProvider clock)
    {
        var query = PeopleQuery.Of(http.Request.Query, clock.Today());
        return Results.Stream(
            stream =>
                db.AsAsync(
                    viewer,
                    async tx =>
                        await WriteAsync(
                            stream,
                            store.AllAsync(tx, query),
                            await store.LeadersWrittenAsync(tx, query.AsOf),
                            http.RequestAborted
                        ),
                    http.RequestAborted
                ),
            "text/csv; charset=utf-8",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{RoomTexts.Of<PersonRow>()["exportName"]}-{query.AsOf:yyyy-MM-dd}.csv"
            )
        );
    }

    private static async Task WriteAsync(
        Stream stream,
        IAsyncEnumerable<PersonRow> people,
        IReadOnlyDictionary<PersonId, string> leaders,
        CancellationToken cancel
    )
    {
        await using var writer = new StreamWriter(
            stream,
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
            16 * 1024
        );
        var texts = RoomTexts.Of<PersonRow>();
        string[] headings =
        [
            "number",
            "name",
            "email",
            "departmentCode",
            "department",
            "level",
            "task",
            "title",
            "reportsTo",
            "external",
            "from",
            "until",
        ];
        await writer.WriteAsync(CsvLine.Of([.. headings.Select(heading => texts["column-" + heading])]));
        await foreach (var person in people.WithCancellation(cancel))
        {
            await writer.WriteAsync(CsvLine.Of(Cells(person, leaders.GetValueOrDefault(person.Id), texts)));
        }
    }

    private static string?[] Cells(PersonRow person, string? leader, RoomTexts texts) =>
        [
            person.Number,
            person.Name,
            person.Email,
            person.DepartmentCode,
            person.Department,
            person.Level is { } level ? LeadershipLevel.Text(level) : null,
            person.Task,
            person.Title,
            leader,
            texts[person.IsExternal ? "yes" : "no"],
            Day(person.Joined),
            Day(person.LeftOn),
        ];

    private static string? Day(DateOnly? day) => day?.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture);
}
