using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Foundation.Contract;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Foundation;

/// <summary>The reading page: what an owner has handed in, shared or published, for those it is open to.</summary>
public static class ReadFoundation
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPage("/foundation/{id:guid}/read", Doors.To(Artefact.FoundationPublished, Right.Read), ShowAsync)
            .NoteRefusals(Artefact.FoundationDraft, "read");

    public static string Address(FoundationId foundation) => $"/foundation/{foundation.Value}/read";

    private static Task<IResult> ShowAsync(
        Guid id,
        int? version,
        Viewer viewer,
        HttpContext http,
        Db db,
        Readings readings,
        Versions versions,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                var foundation = new FoundationId(id);
                if (await readings.OpenAsync(tx, viewer, foundation, version) is { } reading)
                {
                    return Pages.Show<ReadPage>(http, new { Reading = reading });
                }

                return await versions.IsOpenAsync(tx, foundation) ? LookedFor.Missing(http, version) : Refusals.Missing;
            },
            cancel
        );
}

/// <summary>A version laid open for a reader.</summary>
/// <param name="Others">The other versions of it the reader may see, the newest first.</param>
public sealed record Reading(
    FoundationVersion Version,
    string Owner,
    string? Department,
    bool IsOwn,
    IReadOnlyList<SectionOfText> Texts,
    IReadOnlyList<FoundationVersion> Others,
    SubmissionStore.SubmissionRow? Submission,
    bool IsPublished,
    ReadingFeedback? Feedback
);

/// <summary>What a group member may answer to a shared version, and what she has answered.</summary>
/// <param name="Giving">Made now, so that it is given once.</param>
public sealed record ReadingFeedback(Guid Giving, IReadOnlyList<Feedback> Given);

/// <summary>Opens versions for readers; every look at somebody else's is noted once.</summary>
public sealed class Readings(
    Versions versions,
    SubmissionStore submissions,
    PublicationStore publications,
    FeedbackStore feedback,
    Feedbacks feedbacks,
    IPeople people,
    Ids ids,
    IReadLog log,
    TimeProvider clock
)
{
    /// <summary>The version asked for, else the newest, of those open to the viewer; null when none is.</summary>
    public async Task<Reading?> OpenAsync(Tx tx, Viewer viewer, FoundationId foundation, int? number)
    {
        var open = await versions.ListAsync(tx, foundation);
        if (open.FirstOrDefault(version => number is null || version.Number == number) is not { } chosen)
        {
            return null;
        }

        var submission = (await submissions.OfAsync(tx, viewer, chosen.Programme, [chosen.Owner])).FirstOrDefault(
            sent => sent.Version == chosen.Id
        );
        var isOwn = chosen.Owner == viewer.Person;
        var isPublished = await publications.IsPublishedAsync(tx, chosen.Id);
        if (!isOwn && (submission is not null || !isPublished))
        {
            await NoteAsync(tx, viewer, chosen, submission is not null);
        }

        var cards = await people.CardsAsync(tx, [chosen.Owner], clock.Today());
        var card = cards.GetValueOrDefault(chosen.Owner);
        var texts = await versions.TextsAsync(tx, viewer, chosen);
        return new Reading(
            chosen,
            card?.Name ?? "",
            card?.Department,
            isOwn,
            texts,
            [.. open.Where(version => version.Id != chosen.Id)],
            submission,
            isPublished,
            await FeedbackAsync(tx, viewer, chosen)
        );
    }

    private async Task<ReadingFeedback?> FeedbackAsync(Tx tx, Viewer viewer, FoundationVersion version) =>
        version.Owner != viewer.Person && await feedback.MayGiveAsync(tx, version)
            ? new ReadingFeedback(ids.Next(), await feedbacks.OfAsync(tx, viewer, version.Foundation))
            : null;

    // What is published is no longer confidential; what was handed in or shared is, and its owner sees who has read it.
    private async Task NoteAsync(Tx tx, Viewer viewer, FoundationVersion version, bool isSubmitted)
    {
        var artefact = isSubmitted ? Artefact.FoundationSubmitted : Artefact.FoundationDraft;
        await log.ReadAsync(
            tx,
            new ConfidentialRead(artefact, version.Id.Value, version.Owner, version.Programme, "read")
        );
        await submissions.MarkReadAsync(tx, viewer, version.Id, clock.GetUtcNow());
    }
}
