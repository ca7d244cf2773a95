using Sparring.Platform.Data;
using Sparring.Platform.Writing;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>The joint agreement of a session, with what the session before agreed and how that went.</summary>
/// <param name="Earlier">The session before, when it left an agreement.</param>
/// <param name="Attendance">Who was there, by the coach's mark.</param>
public sealed record AgreementSheet(
    OpenSession Open,
    IReadOnlyDictionary<string, WrittenSection> Together,
    IReadOnlyList<Commitment> Lines,
    EarlierAgreement? Earlier,
    IReadOnlyDictionary<PersonId, string> Attendance,
    Guid Editor
);

/// <summary>What was agreed last time.</summary>
public sealed record EarlierAgreement(OpenSession Open, string Words, IReadOnlyList<Commitment> Lines)
{
    public bool IsEmpty => Words.Length == 0 && Lines.All(line => !line.IsWritten);
}

/// <summary>Reads agreements; a look at the others' lines is noted.</summary>
public sealed class AgreementReading(
    CoachingStore sessions,
    SessionTexts texts,
    Commitments commitments,
    CommitmentStore store,
    SharedReading reading,
    Ids ids
)
{
    public async Task<AgreementSheet> SheetAsync(Tx tx, Viewer viewer, OpenSession open)
    {
        var lines = await commitments.OfAsync(tx, viewer, open);
        await reading.NoteAsync(tx, open, Artefact.CoachingSession, Written(lines));
        return new AgreementSheet(
            open,
            await texts.TogetherAsync(tx, viewer, open),
            lines,
            await EarlierAsync(tx, viewer, open),
            (await store.AttendanceAsync(tx, open.Id)).ToDictionary(row => row.Person, row => row.State),
            ids.Next()
        );
    }

    /// <summary>The agreement of the group's session before this one; null for the first, or when it left none.</summary>
    public async Task<EarlierAgreement?> EarlierAsync(Tx tx, Viewer viewer, OpenSession open)
    {
        var before = (await sessions.OfGroupAsync(tx, open.Session.Group))
            .Where(other => other.CancelledAt is null && other.Track == open.Session.Track)
            .LastOrDefault(other => other.Number < open.Session.Number);
        if (before is null)
        {
            return null;
        }

        var then = open with { Session = before };
        var words = (await texts.TogetherAsync(tx, viewer, then))[SessionSections.Agreement].Text;
        var lines = (await commitments.OfAsync(tx, viewer, then)).Where(line => line.IsWritten).ToList();
        var earlier = new EarlierAgreement(then, words, lines);
        await reading.NoteAsync(tx, then, Artefact.CoachingSession, Written(lines));
        return earlier.IsEmpty ? null : earlier;
    }

    private static IEnumerable<PersonId> Written(IEnumerable<Commitment> lines) =>
        lines.Where(line => line.IsWritten).Select(line => line.Owner);
}
