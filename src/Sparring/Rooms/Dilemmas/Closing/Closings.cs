using Sparring.Platform.Data;
using Sparring.Platform.Sealing;

namespace Sparring.Rooms.Dilemmas.Closing;

/// <summary>Deletes all dilemmas and cases of a programme when its coaching is over: keys first, then rows, then the receipt.</summary>
public sealed class Closings(ClosingStore store, ISeals seals, Ids ids, TimeProvider clock)
{
    // What the operator's guide promises of the key store's backups.
    private const int DaysKeysAreBackedUp = 30;

    /// <summary>Null: there was nothing to delete. Broken off and done again it goes on where it was.</summary>
    public async Task<Receipt?> CloseAsync(Tx tx, Viewer viewer, ProgrammeId programme)
    {
        var held = await store.KeysAsync(tx, programme);
        if (held.Count == 0)
        {
            return null;
        }

        var keys = held.Select(one => seals.DestroyOwn(viewer.Tenant, one.Id, one.Holder)).OfType<Guid>().Order();
        var destroyed = keys.ToArray();
        var receipt = new Receipt(
            ids.Next(),
            programme,
            clock.GetUtcNow(),
            held.Count(one => one.IsDilemma),
            held.Count(one => !one.IsDilemma),
            await store.CloseAsync(tx, programme),
            destroyed,
            clock.Today().AddDays(DaysKeysAreBackedUp),
            []
        ).Sealed();
        await store.NoteAsync(tx, viewer, receipt);
        return receipt;
    }
}
