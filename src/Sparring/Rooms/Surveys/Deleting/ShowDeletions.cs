using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Surveys.Deleting;

/// <summary>GET /surveys/deletions: when answers are deleted, and the certificates of those that are; with the files to check one.</summary>
public static class ShowDeletions
{
    public const string Path = "/surveys/deletions";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var door = Doors.To(Artefact.DeletionCertificate, Right.Read);
        routes.MapPage(Path, door, HandleAsync);
        routes
            .MapPage(Path + "/{id:guid}.json", door, CertificateAsync)
            .NoteRefusals(Artefact.DeletionCertificate, "read");
        routes
            .MapPage(Path + "/{id:guid}.sig", door, SignatureAsync)
            .NoteRefusals(Artefact.DeletionCertificate, "read");
        routes.MapPage(Path + "/key.pem", door, CertificateFiles.Key);
    }

    private static Task<IResult> HandleAsync(
        Viewer viewer,
        HttpContext http,
        Db db,
        SurveysAccess access,
        DeletionStore store,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await access.ProgrammeAsync(tx) is { } programme
                    ? Pages.Show<DeletionsPage>(
                        http,
                        new { Deletions = await store.OfProgrammeAsync(tx, programme.Id) }
                    )
                    : Refusals.Missing,
            cancel
        );

    private static Task<IResult> CertificateAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        Db db,
        DeletionStore store,
        CancellationToken cancel
    ) =>
        FileAsync(
            id,
            viewer,
            http,
            db,
            store,
            done => CertificateFiles.Content(done.Certificate ?? "", $"{id:N}"),
            cancel
        );

    private static Task<IResult> SignatureAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        Db db,
        DeletionStore store,
        CancellationToken cancel
    ) =>
        FileAsync(
            id,
            viewer,
            http,
            db,
            store,
            done => CertificateFiles.Signature(done.Signature ?? [], $"{id:N}"),
            cancel
        );

    private static Task<IResult> FileAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        Db db,
        DeletionStore store,
        Func<Deletion, IResult> file,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await store.FindAsync(tx, id) is { DeletedAt: not null } done
                    ? file(done)
                    : LookedFor.Missing(http, part: null),
            cancel
        );
}
