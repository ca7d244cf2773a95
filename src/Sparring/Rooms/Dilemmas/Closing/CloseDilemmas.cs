using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Dilemmas.Closing;

/// <summary>The organiser closes: everything written here is deleted; everybody of the programme can see the receipt.</summary>
public static class CloseDilemmas
{
    public const string Path = "/dilemmas/closing";
    public const string Receipts = "/dilemmas/receipts";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage(Path, Door.Roles("organiser"), ShowAsync);
        routes.MapAction(Path, Door.Roles("organiser"), CloseAsync);
        routes.MapPage(Receipts, Doors.To(Artefact.DeletionCertificate, Right.Read), ListAsync);
        routes
            .MapPage(Receipts + "/{id:guid}.json", Doors.To(Artefact.DeletionCertificate, Right.Read), FileAsync)
            .NoteRefusals(Artefact.DeletionCertificate, "read");
        routes
            .MapPage(Receipts + "/{id:guid}.sig", Doors.To(Artefact.DeletionCertificate, Right.Read), SignatureAsync)
            .NoteRefusals(Artefact.DeletionCertificate, "read");
        routes.MapPage(Receipts + "/key.pem", Doors.To(Artefact.DeletionCertificate, Right.Read), CertificateFiles.Key);
    }

    private static Task<IResult> ShowAsync(
        Viewer viewer,
        HttpContext http,
        Db db,
        StatusDesk desk,
        DilemmasAccess access,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await access.InAsync(tx, viewer, "organiser") is { } programme
                    ? Pages.Show<CloseDilemmasPage>(http, new { Status = await desk.LayOutAsync(tx, programme) })
                    : Refusals.Missing,
            cancel
        );

    private static async Task<IResult> CloseAsync(
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        StatusDesk desk,
        Closings closings,
        DilemmasAccess access,
        CancellationToken cancel
    )
    {
        var status = await db.AsAsync(
            viewer,
            async tx =>
                await access.InAsync(tx, viewer, "organiser", form.Id("programme")) is { } programme
                    ? await desk.LayOutAsync(tx, programme)
                    : null,
            cancel
        );
        if (status is null)
        {
            return Refusals.Missing;
        }

        if (!form.Has("sure"))
        {
            return Pages.Show<CloseDilemmasPage>(
                http,
                new { Status = status, IsUnsure = true },
                StatusCodes.Status422UnprocessableEntity
            );
        }

        await closings.CloseAsync(viewer, status.Programme.Id);
        return Results.Extensions.SeeOther(Receipts);
    }

    private static Task<IResult> ListAsync(
        Viewer viewer,
        HttpContext http,
        Db db,
        ClosingStore store,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx => Pages.Show<ReceiptsPage>(http, new { Receipts = await store.ReceiptsAsync(tx) }),
            cancel
        );

    private static Task<IResult> FileAsync(
        Guid id,
        Viewer viewer,
        Db db,
        ClosingStore store,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                (await store.ReceiptsAsync(tx)).FirstOrDefault(receipt => receipt.Id == id) is { } found
                    ? TypedResults.File(found.File(), "application/json", $"sparring-receipt-{id:N}.json")
                    : Refusals.Missing,
            cancel
        );

    private static Task<IResult> SignatureAsync(
        Guid id,
        Viewer viewer,
        Db db,
        ClosingStore store,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                (await store.ReceiptsAsync(tx)).FirstOrDefault(receipt => receipt.Id == id)?.Signature is { } signature
                    ? CertificateFiles.Signature(signature, $"sparring-receipt-{id:N}")
                    : Refusals.Missing,
            cancel
        );
}
