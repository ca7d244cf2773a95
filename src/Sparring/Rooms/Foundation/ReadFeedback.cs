using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Foundation;

/// <summary>The owner reads her feedback beside her text and marks what she has used.</summary>
public static class ReadFeedback
{
    private const string Path = "/foundation/feedback";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var door = Doors.To(Artefact.FoundationFeedback, Right.Read);
        routes.MapPage(Path, door, ShowAsync);
        routes
            .MapAction("/foundation/feedback/{id:guid}/use", door, UseAsync)
            .NoteRefusals(Artefact.FoundationFeedback, "use-feedback");
    }

    public static string Address(ProgrammeId programme) => $"{Path}?programme={programme.Value}";

    private static Task<IResult> ShowAsync(
        Guid? programme,
        Viewer viewer,
        HttpContext http,
        Db db,
        FoundationAccess access,
        Drafts drafts,
        Feedbacks feedbacks,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await access.WritesInAsync(tx, viewer, programme) is { } chosen
                && await drafts.FindAsync(tx, viewer, chosen.Id) is { } own
                    ? Pages.Show<FeedbackPage>(
                        http,
                        new { Foundation = own, Received = await feedbacks.OfAsync(tx, viewer, own.Id) }
                    )
                    : Refusals.Missing,
            cancel
        );

    private static Task<IResult> UseAsync(
        Guid id,
        Form form,
        Viewer viewer,
        Db db,
        FeedbackStore store,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        db.AsAsync<IResult>(
            viewer,
            async tx =>
            {
                await store.UseAsync(tx, viewer, id, form["used"] == "no" ? null : clock.GetUtcNow());
                return form.Id("programme") is { } programme && await store.IsOwnAsync(tx, viewer, id)
                    ? TypedResults.Redirect(Address(new ProgrammeId(programme)) + "#f-" + id.ToString("N"))
                    : Refusals.Missing;
            },
            cancel
        );
}
