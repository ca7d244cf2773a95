using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Foundation;

/// <summary>What an owner answered when she read her foundation again.</summary>
/// <param name="Guardian">How clearly it describes her role as guardian of the culture.</param>
/// <param name="Examples">Concrete examples from her practice.</param>
public sealed record Rereading(Guid Id, string Guardian, string Examples, DateTimeOffset RereadAt);

/// <summary>Re-readings, sealed for their owner alone.</summary>
public sealed class Rereadings(RereadingStore store, ISeals seals, TimeProvider clock)
{
    /// <summary>Keeps an answer once, and the day she wants to read it again.</summary>
    public async Task KeepAsync(Tx tx, Viewer viewer, LeadershipFoundation own, Rereading answer, DateOnly? nextReview)
    {
        if (answer.Guardian.Length + answer.Examples.Length > 0)
        {
            await PutAsync(tx, viewer, own, answer with { RereadAt = clock.GetUtcNow() });
        }

        await store.PlanAsync(tx, viewer, own.Id, nextReview);
    }

    /// <summary>Keeps an answer with the moment it has.</summary>
    public Task PutAsync(Tx tx, Viewer viewer, LeadershipFoundation own, Rereading answer)
    {
        var guardian = seals.Seal(PlaceOf(viewer, own, answer.Id, "guardian"), answer.Guardian);
        var examples = seals.Seal(PlaceOf(viewer, own, answer.Id, "examples"), answer.Examples);
        return store.KeepAsync(tx, viewer, own, new(answer.Id, guardian, examples, answer.RereadAt));
    }

    public async Task<IReadOnlyList<Rereading>> OfAsync(Tx tx, Viewer viewer, LeadershipFoundation own) =>
        [
            .. (await store.OfAsync(tx, viewer, own.Id)).Select(row => new Rereading(
                row.Id,
                seals.Open(PlaceOf(viewer, own, row.Id, "guardian"), row.Guardian),
                seals.Open(PlaceOf(viewer, own, row.Id, "examples"), row.Examples),
                row.RereadAt
            )),
        ];

    private static SealedPlace PlaceOf(Viewer viewer, LeadershipFoundation own, Guid id, string field) =>
        new(viewer.Tenant, own.Programme, own.Owner, Artefact.FoundationRereading, id, field, 1);
}
