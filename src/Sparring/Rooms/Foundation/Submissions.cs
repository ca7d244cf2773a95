using Sparring.Platform.Data;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Foundation;

/// <summary>What came of handing in.</summary>
public abstract record Submission
{
    private Submission() { }

    public sealed record Sent(FoundationVersion Version, Lateness Lateness) : Submission;

    /// <summary>This very text was handed in before: a second click, or nothing new.</summary>
    public sealed record AlreadySent(DateTimeOffset SubmittedAt) : Submission;

    public sealed record NothingWritten : Submission;

    /// <summary>The text was changed, in another window, since the page with the button was shown.</summary>
    public sealed record ChangedMeanwhile : Submission;
}

/// <summary>Handing a foundation in to the coach of one's group. Late is accepted and marked.</summary>
public sealed class Submissions(SubmissionStore store, Versions versions, IProgrammes programmes, TimeProvider clock)
{
    public const string DeadlineKind = "foundation-submission";

    /// <summary>Hands the draft in as it stands.</summary>
    /// <param name="id">Made when the form was shown, so that it is handed in once.</param>
    /// <param name="seen">The draft's revision the form was shown with.</param>
    public async Task<Submission> SendAsync(Tx tx, Viewer viewer, LeadershipFoundation held, Guid id, int seen)
    {
        var earlier = await store.OfAsync(tx, viewer, held.Programme, [viewer.Person]);
        if (earlier.FirstOrDefault(sent => sent.Id == id) is { } same)
        {
            return new Submission.AlreadySent(same.SubmittedAt);
        }

        if (!held.IsWritten)
        {
            return new Submission.NothingWritten();
        }

        if (held.Revision != seen)
        {
            return new Submission.ChangedMeanwhile();
        }

        var version = await versions.KeepAsync(tx, viewer, held, "submitted");
        if (earlier is [var latest, ..] && latest.Version == version.Id)
        {
            return new Submission.AlreadySent(latest.SubmittedAt);
        }

        var now = clock.GetUtcNow();
        var lateness = Lateness.Of(await programmes.DeadlineAsync(tx, held.Programme, DeadlineKind), now);
        await store.SendAsync(tx, viewer, id, version, lateness, now);
        return new Submission.Sent(version, lateness);
    }
}
