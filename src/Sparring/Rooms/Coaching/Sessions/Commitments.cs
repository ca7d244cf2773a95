using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>The lines of the joint agreement, each sealed under its owner's key.</summary>
public sealed class Commitments(CommitmentStore store, SessionTextStore texts, ISeals seals, TimeProvider clock)
{
    /// <summary>A line for every member, written or not, in the order of the group; and those of members who have left, to who may see them.</summary>
    public async Task<IReadOnlyList<Commitment>> OfAsync(Tx tx, Viewer viewer, OpenSession open)
    {
        var kept = (await store.OfAsync(tx, open.Id)).Select(row => Opened(viewer, open, row)).ToList();
        var members = open.Members.Select(card => card.Id).ToList();
        return
        [
            .. members.Select(member => kept.FirstOrDefault(line => line.Owner == member) ?? Commitment.None(member)),
            .. kept.Where(line => !members.Contains(line.Owner)),
        ];
    }

    public async Task<Commitment.Writing> WriteAsync(Tx tx, Viewer viewer, OpenSession open, Commitment typed)
    {
        await texts.HoldAsync(tx, open.Id);
        var kept = (await OfAsync(tx, viewer, open)).First(line => line.Owner == typed.Owner);
        var written = kept.Meet(typed, viewer.Person, clock.GetUtcNow());
        if (written is Commitment.Writing.Written { IsNew: true, Line: var line })
        {
            var seal = seals.Seal(Place(viewer, open, line.Owner, "commitment", line.Version), line.Text);
            await store.WriteAsync(tx, open, line, seal, clock.GetUtcNow());
        }

        return written;
    }

    /// <summary>The owner's own word on how it went; she may change it. False when the line was written over meanwhile.</summary>
    public async Task<bool> LookAgainAsync(
        Tx tx,
        Viewer viewer,
        OpenSession open,
        Commitment line,
        string outcome,
        string text
    )
    {
        await texts.HoldAsync(tx, open.Id);
        var seal = seals.Seal(Place(viewer, open, viewer.Person, "outcome", line.Version), text);
        return await store.LookAgainAsync(tx, open.Id, line.Version, outcome, seal, clock.GetUtcNow());
    }

    private Commitment Opened(Viewer viewer, OpenSession open, CommitmentStore.Row row) =>
        new(
            row.Owner,
            row.Version,
            seals.Open(Place(viewer, open, row.Owner, "commitment", row.Version), row.Sealed),
            row.Due,
            row.AskedBy,
            row.WrittenBy,
            row.AgreedAt,
            row.Outcome,
            row.OutcomeSealed is { } seal
                ? seals.Open(Place(viewer, open, row.Owner, "outcome", row.Version), seal)
                : ""
        );

    private static SealedPlace Place(Viewer viewer, OpenSession open, PersonId owner, string field, int version) =>
        new(viewer.Tenant, open.Session.Programme, owner, Artefact.CoachingSession, open.Id.Value, field, version);
}
