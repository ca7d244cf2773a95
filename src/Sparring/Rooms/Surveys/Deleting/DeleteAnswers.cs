using System.Text;
using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Rooms.Calendar.Contract;

namespace Sparring.Rooms.Surveys.Deleting;

/// <summary>
/// On the morning after the last day the answers of a wave or a round may be kept: the boxes go, then the key they and their
/// backups open with, and last it is certified. Broken off anywhere, the next morning goes on.
/// </summary>
public sealed class DeleteAnswers(
    Db db,
    DeletionStore store,
    ISeals seals,
    CertificateSigner signer,
    TimeProvider clock
) : IMorningWork
{
    // What the operator's guide promises of the key store's backups.
    private const int DaysKeysAreBackedUp = 30;

    public async Task RunAsync(CancellationToken cancel)
    {
        foreach (var due in await db.AsSystemAsync(null, tx => store.DueAsync(tx, clock.Today()), cancel))
        {
            await db.AsSystemAsync(due.Tenant, tx => RemoveAsync(tx, due.Id), cancel);
            await db.AsSystemAsync(due.Tenant, tx => CertifyAsync(tx, due.Id), cancel);
        }
    }

    private async Task RemoveAsync(Tx tx, Guid id)
    {
        if (await store.HoldAsync(tx, id) is { } due)
        {
            await store.RemoveAsync(tx, due);
        }
    }

    private async Task CertifyAsync(Tx tx, Guid id)
    {
        if (await store.HoldAsync(tx, id) is not { } due)
        {
            return;
        }

        var left = await store.LeftAsync(tx, id);
        // A wave's key is kept under the wave's own id, which is no person's.
        var key = seals.Destroy(due.Tenant, due.Programme, new PersonId(id));
        var now = clock.GetUtcNow();
        var certificate = due.Certify(left, key, now, clock.Today().AddDays(DaysKeysAreBackedUp));
        await store.CertifyAsync(tx, id, key, now, certificate, signer.Sign(Encoding.UTF8.GetBytes(certificate)));
    }
}
