using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Privacy.Erasing;

/// <summary>
/// /privacy/requests: who answers for data protection notes that somebody has asked in writing to be erased, sees what goes and what stays,
/// and begins it. On her own page she who asked can stop it. No address names a person.
/// </summary>
public static class RequestErasure
{
    public const string Path = "/privacy/requests";

    public static Door Officers { get; } = Door.Roles("data_protection_officer");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage(Path, Officers, ListAsync);
        routes.MapAction(Path, Officers, NoteAsync);
        routes.MapPage(Path + "/{id:guid}", Officers, ShowAsync);
        routes.MapAction(Path + "/{id:guid}/beginning", Officers, BeginAsync);
        routes.MapAction(Path + "/{id:guid}/forgetting", Officers, ForgetAsync);
        routes.MapAction(ErasureOfMine.Path + "/stop", Door.SignedIn, StopAsync);
    }

    private static async Task<IResult> ListAsync(
        Viewer viewer,
        HttpContext http,
        Db db,
        ErasureRequestStore store,
        CancellationToken cancel
    ) => Pages.Show<RequestsPage>(http, new { Requests = await db.AsAsync(viewer, store.AllAsync, cancel) });

    private static Task<IResult> NoteAsync(
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        ErasureRequestStore store,
        Ids ids,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                var texts = RoomTexts.Of<ErasureRequest>();
                var errors = new Dictionary<string, string>(StringComparer.Ordinal);
                var person = await store.PersonAsync(tx, form["email"]);
                if (person is null)
                {
                    errors["email"] = texts["requestNobody"];
                }

                if (form.Date("asked") is not { } asked || asked > clock.Today() || asked < clock.Today().AddYears(-1))
                {
                    errors["asked"] = texts["requestDay"];
                    asked = default;
                }

                if (person is not { } whom || errors.Count > 0)
                {
                    return Pages.Show<RequestsPage>(
                        http,
                        new
                        {
                            Requests = await store.AllAsync(tx),
                            Email = form["email"],
                            Asked = form["asked"],
                            Errors = errors,
                        },
                        StatusCodes.Status422UnprocessableEntity
                    );
                }

                var id = await store.NoteAsync(tx, ids.Next(), whom, asked, clock.GetUtcNow());
                return Results.Extensions.SeeOther($"{Path}/{id}");
            },
            cancel
        );

    private static async Task<IResult> ShowAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        Db db,
        ErasureRequestStore store,
        CancellationToken cancel
    ) =>
        await db.AsAsync(viewer, tx => store.FindAsync(tx, id), cancel) is { } request
            ? Pages.Show<RequestPage>(http, new { Request = request })
            : Refusals.Missing;

    private static Task<IResult> BeginAsync(
        Guid id,
        Viewer viewer,
        Db db,
        ErasureRequestStore store,
        ErasureRequests requests,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (await store.FindAsync(tx, id) is not { } request)
                {
                    return Refusals.Missing;
                }

                await requests.BeginAsync(tx, id);
                return Results.Extensions.SeeOther(request.Address);
            },
            cancel
        );

    private static Task<IResult> ForgetAsync(
        Guid id,
        Viewer viewer,
        Db db,
        ErasureRequestStore store,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                await store.ForgetAsync(tx, id);
                return Results.Extensions.SeeOther(Path);
            },
            cancel
        );

    private static Task<IResult> StopAsync(
        Viewer viewer,
        Db db,
        ErasureRequestStore store,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                await store.StopAsync(tx, clock.GetUtcNow());
                return Results.Extensions.SeeOther(ErasureOfMine.Path + "?stopped=true");
            },
            cancel
        );
}
