using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Foundation;

/// <summary>The owner's text for reading aloud: huge, calm, one section after another.</summary>
public static class ReadAloudPages
{
    private const string Path = "/foundation/aloud";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPage(Path, Doors.To(Artefact.FoundationDraft, Right.Read), ShowAsync);

    public static string Address(ProgrammeId programme) => $"{Path}?programme={programme.Value}";

    private static Task<IResult> ShowAsync(
        Guid? programme,
        Viewer viewer,
        HttpContext http,
        Db db,
        FoundationAccess access,
        Drafts drafts,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await access.WritesInAsync(tx, viewer, programme) is { } chosen
                && await drafts.FindAsync(tx, viewer, chosen.Id) is { } own
                    ? Pages.Show<AloudPage>(http, new { Foundation = own })
                    : Refusals.Missing,
            cancel
        );
}
