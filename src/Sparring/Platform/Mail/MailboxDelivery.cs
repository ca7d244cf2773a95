using Sparring.Platform.Data;

namespace Sparring.Platform.Mail;

/// <summary>Without a mail server: into a table, in the same transaction as the mark, so exactly once.</summary>
public sealed class MailboxDelivery(MailboxStore store, TimeProvider clock) : IDelivery
{
    public async Task<Handover> HandOverAsync(Tx tx, Letter letter)
    {
        await store.DeliverAsync(tx, letter, clock.GetUtcNow());
        return new Handover.Taken();
    }
}
