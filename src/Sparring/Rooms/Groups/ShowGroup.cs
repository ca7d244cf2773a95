using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Groups;

/// <summary>GET /groups/{id}: for its members, its coach and the organiser.</summary>
public static class ShowGroup
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPage("/groups/{id:guid}", Door.SignedIn, HandleAsync);

    private static async Task<IResult> HandleAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        Db db,
        GroupReading reading,
        Ids ids,
        TimeProvider clock,
        CancellationToken cancel
    ) => await db.AsAsync(viewer, tx => PageAsync(tx, http, viewer, id, reading, ids, clock, GroupForm.Empty), cancel);

    /// <summary>The page, fresh or with what was refused on it.</summary>
    public static async Task<IResult> PageAsync(
        Tx tx,
        HttpContext http,
        Viewer viewer,
        Guid id,
        GroupReading reading,
        Ids ids,
        TimeProvider clock,
        GroupForm typed
    )
    {
        if (await reading.SheetAsync(tx, viewer, SparringGroupId.Of(id), clock.Today()) is not { } sheet)
        {
            return Refusals.Missing;
        }

        var status = typed.Errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
        return Pages.Show<GroupPage>(
            http,
            new
            {
                Sheet = sheet,
                Typed = typed,
                Ids = ids,
                Today = clock.Today(),
            },
            status
        );
    }
}

/// <summary>What was typed into one of the page's forms, and what is wrong with it.</summary>
public sealed record GroupForm(
    IReadOnlyDictionary<string, string> Errors,
    string Day = "",
    string? Purpose = null,
    string? Rules = null,
    int? Version = null
)
{
    public static GroupForm Empty { get; } = new(new Dictionary<string, string>(StringComparer.Ordinal));

    public static GroupForm Refused(string field, string sentence, string day) =>
        new(new Dictionary<string, string>(StringComparer.Ordinal) { [field] = sentence }, day);
}
