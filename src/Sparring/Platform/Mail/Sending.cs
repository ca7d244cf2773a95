using Sparring.Platform.Data;

namespace Sparring.Platform.Mail;

/// <summary>Sends what waits, one message per transaction: claim, hand over, mark.</summary>
public sealed class Sending(Db db, OutboxStore store, IDelivery delivery, TimeProvider clock)
{
    /// <summary>Sends everything that is due; answers how many messages it took up.</summary>
    public async Task<int> SendDueAsync(CancellationToken cancel)
    {
        var count = 0;
        while (await db.AsSystemAsync(null, SendOneAsync, cancel))
        {
            count++;
        }

        return count;
    }

    public Task<DateTimeOffset?> NextTryAsync(CancellationToken cancel) =>
        db.AsSystemAsync(null, store.NextTryAsync, cancel);

    private async Task<bool> SendOneAsync(Tx tx)
    {
        if (await store.ClaimAsync(tx, clock.GetUtcNow()) is not { } letter)
        {
            return false;
        }

        // Nobody gets mail after leaving, however long the message has waited.
        var outcome = letter.HasLeft ? new Handover.Never("left") : await delivery.HandOverAsync(tx, letter);
        await MarkAsync(tx, letter, outcome);
        return true;
    }

    private Task MarkAsync(Tx tx, Letter letter, Handover outcome)
    {
        var now = clock.GetUtcNow();
        return outcome switch
        {
            Handover.Taken => store.SentAsync(tx, letter.Id, now),
            Handover.NotNow later when !Patience.IsOver(letter.Attempts + 1) => store.LaterAsync(
                tx,
                letter.Id,
                later.Fault,
                now,
                now + Patience.After(letter.Attempts)
            ),
            Handover.NotNow last => store.GivenUpAsync(tx, letter.Id, last.Fault, now),
            Handover.Never never => store.GivenUpAsync(tx, letter.Id, never.Fault, now),
            _ => throw new InvalidOperationException(outcome.GetType().Name),
        };
    }
}
