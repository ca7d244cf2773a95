using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Privacy.Erasing;

/// <summary>
/// /privacy/mine/erasure: a person sees what would be deleted of hers and what stays without her name, and erases herself. The receipt
/// names nobody; whoever has its address can read and check it, for she cannot sign in any more.
/// </summary>
public static class ErasureOfMine
{
    public const string Path = "/privacy/mine/erasure";
    public const string Receipts = "/privacy/erasures";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage(Path, Door.SignedIn, ShowAsync);
        routes.MapAction(Path, Door.SignedIn, EraseAsync);
        routes.MapPage(Receipts + "/{id:guid}", Door.Anyone, ReceiptAsync);
        routes.MapPage(Receipts + "/{id:guid}.json", Door.Anyone, CertificateAsync);
        routes.MapPage(Receipts + "/{id:guid}.sig", Door.Anyone, SignatureAsync);
        routes.MapPage(Receipts + "/key.pem", Door.Anyone, CertificateFiles.Key);
    }

    private static async Task<IResult> ShowAsync(
        bool? stopped,
        HttpContext http,
        Viewer viewer,
        MyData data,
        Db db,
        ErasureRequestStore requests,
        CancellationToken cancel
    ) =>
        Pages.Show<ErasurePage>(
            http,
            new
            {
                Rooms = await data.ReadAsync(viewer, cancel),
                Request = await db.AsAsync(viewer, requests.OwnAsync, cancel),
                IsStopped = stopped == true,
            }
        );

    private static async Task<IResult> EraseAsync(
        Form form,
        HttpContext http,
        Viewer viewer,
        MyData data,
        ErasePerson eraser,
        CancellationToken cancel
    )
    {
        var texts = RoomTexts.Of<ErasePerson>();
        if (!string.Equals(form["word"], texts["eraseWord"], StringComparison.OrdinalIgnoreCase))
        {
            return await AgainAsync(texts.With("eraseWordWrong", texts["eraseWord"]));
        }

        return await eraser.EraseAsync(viewer, cancel) is { } erased
            ? Results.LocalRedirect(erased.Address)
            : await AgainAsync(texts["eraseOnlyOrganiser"]);

        async Task<IResult> AgainAsync(string error) =>
            Pages.Show<ErasurePage>(
                http,
                new { Rooms = await data.ReadAsync(viewer, cancel), Error = error },
                StatusCodes.Status422UnprocessableEntity
            );
    }

    private static Task<IResult> ReceiptAsync(
        Guid id,
        HttpContext http,
        Db db,
        ErasureStore store,
        CancellationToken cancel
    ) => DoneAsync(id, db, store, done => Pages.Show<ErasedPage>(http, new { Erasure = done }), cancel);

    private static Task<IResult> CertificateAsync(Guid id, Db db, ErasureStore store, CancellationToken cancel) =>
        DoneAsync(id, db, store, done => CertificateFiles.Content(done.Certificate ?? "", $"{id:N}"), cancel);

    private static Task<IResult> SignatureAsync(Guid id, Db db, ErasureStore store, CancellationToken cancel) =>
        DoneAsync(id, db, store, done => CertificateFiles.Signature(done.Signature ?? [], $"{id:N}"), cancel);

    private static Task<IResult> DoneAsync(
        Guid id,
        Db db,
        ErasureStore store,
        Func<Erasure, IResult> show,
        CancellationToken cancel
    ) =>
        db.AsSystemAsync(
            null,
            async tx => await store.FindAsync(tx, id) is { ErasedAt: not null } done ? show(done) : Refusals.Missing,
            cancel
        );
}
