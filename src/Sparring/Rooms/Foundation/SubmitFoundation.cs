using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Foundation;

/// <summary>Hands the foundation in to the coach of the owner's group, after showing exactly who will be able to read it.</summary>
public static class SubmitFoundation
{
    private const string Path = "/foundation/submission";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage(Path, Doors.To(Artefact.FoundationDraft, Right.Write), ShowAsync);
        routes.MapAction(Path, Doors.To(Artefact.FoundationDraft, Right.Write), HandleAsync);
    }

    public static string Address(ProgrammeId programme) => $"{Path}?programme={programme.Value}";

    private static Task<IResult> ShowAsync(
        Guid? programme,
        Viewer viewer,
        HttpContext http,
        Db db,
        HandInDesk desk,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await desk.LayOutAsync(tx, viewer, programme) is { } laid
                    ? Pages.Show<SubmitPage>(http, new { HandIn = laid })
                    : Refusals.Missing,
            cancel
        );

    private static Task<IResult> HandleAsync(
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        HandInDesk desk,
        Drafts drafts,
        Submissions submissions,
        FoundationAccess access,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (
                    await access.WritesInAsync(tx, viewer, form.Id("programme")) is not { } programme
                    || form.Id("id") is not { } id
                )
                {
                    return Refusals.Missing;
                }

                var held = await drafts.HoldAsync(tx, viewer, programme.Id);
                return await submissions.SendAsync(tx, viewer, held, id, form.Number("revision") ?? -1) switch
                {
                    Submission.NothingWritten => await RefuseAsync(
                        tx,
                        "nothingWritten",
                        StatusCodes.Status422UnprocessableEntity
                    ),
                    Submission.ChangedMeanwhile => await RefuseAsync(
                        tx,
                        "changedMeanwhile",
                        StatusCodes.Status409Conflict
                    ),
                    _ => TypedResults.Redirect(Address(programme.Id)),
                };

                async Task<IResult> RefuseAsync(Tx asked, string refusal, int status) =>
                    await desk.LayOutAsync(asked, viewer, programme.Id.Value) is { } laid
                        ? Pages.Show<SubmitPage>(http, new { HandIn = laid, Refusal = refusal }, status)
                        : Refusals.Missing;
            },
            cancel
        );
}
