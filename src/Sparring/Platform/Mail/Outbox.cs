using Sparring.Platform.Data;

namespace Sparring.Platform.Mail;

/// <summary>Puts messages into the table they leave from; the database tells the senders when the transaction is kept.</summary>
public sealed class Outbox(OutboxStore store, Ids ids, TimeProvider clock) : IOutbox
{
    public Task<bool> PutAsync(Tx tx, OutgoingMessage message) =>
        store.PutAsync(tx, ids.Next(), message, clock.GetUtcNow());
}
