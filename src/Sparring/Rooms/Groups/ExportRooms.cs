using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.Groups.Composing;
using Sparring.Rooms.People.Contract;

namespace Sparring.Rooms.Groups;

/// <summary>
/// GET /groups/occasions/{id}/rooms.csv: who is in which breakout room, as Zoom takes it before a meeting. It holds addresses, so it
/// is the organisers' alone. Teams takes no file.
/// </summary>
public static class ExportRooms
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPage("/groups/occasions/{id:guid}/rooms.csv", GroupsAccess.Organisers, HandleAsync);

    public static string Address(Guid occasion) => $"/groups/occasions/{occasion}/rooms.csv";

    private static async Task<IResult> HandleAsync(
        Guid id,
        Viewer viewer,
        Db db,
        OccasionStore store,
        GroupsAccess access,
        IPeopleAddresses addresses,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        await db.AsAsync(
            viewer,
            async tx =>
            {
                if (
                    await store.FindAsync(tx, id) is not { Kind: ProposalKind.Rooms } occasion
                    || !await access.OrganisesAsync(tx, occasion.Programme, viewer, clock.Today())
                )
                {
                    return Refusals.Missing;
                }

                var rooms = await store.TablesAsync(tx, id);
                var seated = rooms.SelectMany(room => room.People).Select(PersonId.Of).ToList();
                var file = FileOf(rooms, await addresses.OfAsync(tx, seated));
                var name = RoomTexts.Of<Occasion>().With("roomsFileName", occasion.Day);
                return Results.File(Encoding.UTF8.GetBytes(file), "text/csv; charset=utf-8", name);
            },
            cancel
        );

    // Commas, Zoom's own two headings, and no byte order mark, which would be part of the first of them.
    private static string FileOf(IEnumerable<OccasionTable> rooms, IReadOnlyDictionary<PersonId, string> addresses) =>
        CsvLine.Of(',', "Pre-assign Room Name", "Email Address")
        + string.Concat(
            rooms.SelectMany(room =>
                room.People.Select(person => addresses.GetValueOrDefault(PersonId.Of(person)))
                    .OfType<string>()
                    .Select(address => CsvLine.Of(',', room.Name, address))
            )
        );
}
