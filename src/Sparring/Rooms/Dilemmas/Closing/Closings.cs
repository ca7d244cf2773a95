using Sparring.Platform.Data;
using Sparring.Platform.Sealing;

namespace Sparring.Rooms.Dilemmas.Closing;

/// <summary>
/// Deletes all dilemmas and cases of a programme when its coaching is over. The rows go first, and with them it is put down
/// whose keys go next; so a closing that is broken off leaves nothing that does not open, and the next press goes on.
/// </summary>
public sealed class Closings(
    Db db,
    ClosingStore store,
    ISeals seals,
    CertificateSigner signer,
    Ids ids,
    TimeProvider clock
)
{
    // What the operator's guide promises of the key store's backups.
    private const int DaysKeysAreBackedUp = 30;

    /// <summary>When the last backup of a key destroyed on this day is gone.</summary>
    public static DateOnly KeysExpireOn(DateOnly destroyed) => destroyed.AddDays(DaysKeysAreBackedUp);

    /// <summary>Null: there was nothing to delete.</summary>
    public async Task<Receipt?> CloseAsync(Viewer viewer, ProgrammeId programme)
    {
        // Once begun it goes to its end, also when the browser has gone.
        var cancel = CancellationToken.None;
        var leftOver = await db.AsAsync(viewer, tx => RemoveAsync(tx, programme), cancel);
        return await db.AsAsync(viewer, tx => DestroyAsync(tx, viewer, programme, leftOver), cancel);
    }

    private async Task<int> RemoveAsync(Tx tx, ProgrammeId programme) =>
        await store.CloseAsync(tx, programme) is var left and 0
            ? left
            : throw new InvalidOperationException("Somebody began to write while the rows were removed.");

    private async Task<Receipt?> DestroyAsync(Tx tx, Viewer viewer, ProgrammeId programme, int leftOver)
    {
        var spent = await store.TakeKeysAsync(tx, programme);
        if (spent.Count == 0)
        {
            return null;
        }

        var destroyed = spent.Select(one => seals.DestroyOwn(viewer.Tenant, one.Id, one.Holder)).OfType<Guid>().Order();
        var receipt = new Receipt(
            ids.Next(),
            programme,
            // As the database keeps it: the file is made anew from there, and what is signed must be the same letters.
            clock.GetUtcNow()
                is var now
                ? now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond))
                : default,
            spent.Count(one => one.IsDilemma),
            spent.Count(one => !one.IsDilemma),
            leftOver,
            [.. destroyed],
            KeysExpireOn(clock.Today()),
            []
        ).Sealed();
        var signed = receipt with { Signature = signer.Sign(receipt.File()) };
        await store.NoteAsync(tx, viewer, signed);
        return signed;
    }
}
