using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Platform.Writing;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Foundation;

/// <summary>The page where a leader writes.</summary>
public static class WriteFoundation
{
    public const string Path = "/foundation";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPage(Path, Doors.To(Artefact.FoundationDraft, Right.Write), ShowAsync);

    public static string Address(ProgrammeId programme) => $"{Path}?programme={programme.Value}";

    /// <summary>What the sections are called where two open pages meet.</summary>
    public static WritingPlace Place(ProgrammeId programme) =>
        new(programme, key => RoomTexts.Of<LaidDesk>()[key == KeepNotes.Key ? "notes.question" : $"t2.{key}.title"]);

    private static Task<IResult> ShowAsync(
        Guid? programme,
        Viewer viewer,
        HttpContext http,
        Db db,
        Desk desk,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await desk.LayOutAsync(tx, viewer, programme) is { } laid
                    ? Pages.Show<WritePage>(http, new { Desk = laid })
                    : Pages.Show<NoProgrammePage>(http, new { }),
            cancel
        );
}

/// <summary>What lies before a leader who writes.</summary>
/// <param name="Editor">Names this open page, so that two tabs can tell each other apart.</param>
/// <param name="UnusedFeedback">How much feedback she has not marked as used.</param>
/// <param name="Origin">Another programme she wrote a foundation in, when this one is empty.</param>
/// <param name="Others">The other programmes she writes one in.</param>
/// <param name="Submitted">Her submissions, the latest first.</param>
/// <param name="Shared">The versions open to her group, the newest first.</param>
public sealed record LaidDesk(
    ProgrammeCard Programme,
    LeadershipFoundation Foundation,
    IReadOnlyList<WrittenSection> Notes,
    IReadOnlySet<string> Checked,
    Deadline? Deadline,
    IReadOnlyList<SubmissionStore.SubmissionRow> Submitted,
    IReadOnlyList<FoundationVersion> Shared,
    Guid Editor,
    long UnusedFeedback,
    ProgrammeCard? Origin,
    IReadOnlyList<ProgrammeCard> Others
);

/// <summary>Gathers what the writing page shows.</summary>
public sealed class Desk(
    FoundationAccess access,
    Drafts drafts,
    FoundationStore store,
    SubmissionStore submissions,
    FeedbackStore feedback,
    Sharing sharing,
    IProgrammes programmes,
    Ids ids
)
{
    public async Task<LaidDesk?> LayOutAsync(Tx tx, Viewer viewer, Guid? asked)
    {
        if (await access.WritesInAsync(tx, viewer, asked) is not { } programme)
        {
            return null;
        }

        var own = await drafts.FindAsync(tx, viewer, programme.Id);
        return new LaidDesk(
            programme,
            own ?? LeadershipFoundation.Unwritten(new(ids.Next()), programme.Id, viewer.Person),
            own is null ? [] : await drafts.NotesAsync(tx, viewer, own),
            own is null
                ? new HashSet<string>()
                : (await store.ChecksAsync(tx, viewer, own.Id)).ToHashSet(StringComparer.Ordinal),
            await programmes.DeadlineAsync(tx, programme.Id, Submissions.DeadlineKind),
            await submissions.OfAsync(tx, viewer, programme.Id, [viewer.Person]),
            own is null ? [] : await sharing.SharedAsync(tx, own.Id),
            ids.Next(),
            own is null ? 0 : await feedback.UnusedAsync(tx, viewer, own.Id),
            own is { IsWritten: true } ? null : await OriginAsync(tx, viewer, programme.Id),
            await access.OthersAsync(tx, viewer, programme.Id)
        );
    }

    // A foundation she wrote in another programme, and could take along into this one.
    private async Task<ProgrammeCard?> OriginAsync(Tx tx, Viewer viewer, ProgrammeId programme) =>
        (await store.OwnAsync(tx, viewer)).FirstOrDefault(head => head.Programme != programme && head.Revision > 0)
            is { } other
            ? await programmes.FindAsync(tx, other.Programme)
            : null;
}
