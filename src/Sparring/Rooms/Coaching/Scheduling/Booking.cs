using Npgsql;
using Sparring.Platform.Data;
using Sparring.Rooms.Coaching.Contract;

namespace Sparring.Rooms.Coaching.Scheduling;

/// <summary>Books, moves and cancels sessions; the exclusion constraints of the database have the last word.</summary>
public sealed class Booking(BookingStore store, CoachingStore sessions, Ids ids, TimeProvider clock)
{
    private const string Savepoint = "booking";

    public Press Press(string reason = "") => new(ids.Next(), clock.GetUtcNow(), reason);

    /// <summary>Books the group's session, or moves it there when it is booked.</summary>
    /// <param name="sequence">What the page showed; null: it does not matter.</param>
    public async Task<BookingAnswer> PlaceAsync(
        Tx tx,
        CoachingTrackId track,
        WantedSession wanted,
        Press press,
        int? sequence = null
    )
    {
        await store.LockAsync(tx, track);
        var known = (await sessions.OfGroupAsync(tx, wanted.Group)).FirstOrDefault(session =>
            session.Track == track && session.Number == wanted.Number
        );
        if (known is not null && wanted.Is(known))
        {
            return new BookingAnswer.Nothing();
        }

        if (known?.HeldAt is not null)
        {
            return new BookingAnswer.WasHeld();
        }

        if (sequence is not null && known?.Sequence != sequence)
        {
            return new BookingAnswer.Changed();
        }

        return await OrderAsync(tx, track, wanted) ?? await WriteAsync(tx, track, known, wanted, press);
    }

    /// <summary>Cancels the session as it stands now, whatever a page showed of it before.</summary>
    /// <param name="sequence">What the page showed; null: it does not matter.</param>
    public async Task<BookingAnswer> CancelAsync(Tx tx, CoachingSession shown, Press press, int? sequence = null)
    {
        await store.LockAsync(tx, shown.Track);
        return await sessions.FindAsync(tx, shown.Id) switch
        {
            null => new BookingAnswer.Changed(),
            { CancelledAt: not null } => new BookingAnswer.Nothing(),
            { HeldAt: not null } => new BookingAnswer.WasHeld(),
            var session when sequence is not null && session.Sequence != sequence => new BookingAnswer.Changed(),
            var session => await store.CancelAsync(tx, session.Id, press)
                ? new BookingAnswer.Done(session.Id)
                : new BookingAnswer.Nothing(),
        };
    }

    /// <summary>Books and moves many at once, all or none: what is in each other's way while they move is not once they have moved.</summary>
    public async Task<PlacedAll> PlaceAllAsync(
        Tx tx,
        CoachingTrackId track,
        IReadOnlyList<WantedSession> wanted,
        Press press
    )
    {
        await store.LockAsync(tx, track);
        var known = (await sessions.OfTrackAsync(tx, track)).ToDictionary(session => (session.Group, session.Number));
        var changed = wanted
            .Select(session => (session, known: known.GetValueOrDefault((session.Group, session.Number))))
            .Where(pair => pair.known is null || (!pair.session.Is(pair.known) && pair.known.HeldAt is null))
            .ToList();
        var moving = changed.Select(pair => pair.known?.Id).OfType<CoachingSessionId>().ToList();
        List<WantedSession> times = [.. changed.Select(pair => pair.session)];
        var clashes = await store.ClashesAsync(tx, times, moving);
        if (clashes.Count > 0)
        {
            return new PlacedAll(0, clashes, IsRefused: true);
        }

        await tx.Transaction.SaveAsync(Savepoint, tx.Cancel);
        try
        {
            await store.CheckLaterAsync(tx);
            foreach (var (session, there) in changed)
            {
                await (
                    there is null
                        ? store.BookAsync(tx, track, CoachingSessionId.Of(ids.Next()), session, press)
                        : store.MoveAsync(tx, there.Id, session, press)
                );
            }

            await store.CheckNowAsync(tx);
            return new PlacedAll(changed.Count, []);
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.ExclusionViolation)
        {
            await tx.Transaction.RollbackAsync(Savepoint, tx.Cancel);
            return new PlacedAll(0, await store.ClashesAsync(tx, times, moving), IsRefused: true);
        }
    }

    private async Task<BookingAnswer?> OrderAsync(Tx tx, CoachingTrackId track, WantedSession wanted)
    {
        var others = await store.OfGroupAsync(tx, track, wanted.Group);
        return others
            .Where(other =>
                !other.IsCancelled
                && (
                    (other.Number < wanted.Number && other.Starts >= wanted.Starts)
                    || (other.Number > wanted.Number && other.Starts <= wanted.Starts)
                )
            )
            .Select(other => new BookingAnswer.OutOfOrder(
                wanted.Number,
                other.Number,
                DateOnly.FromDateTime(other.Starts.InCopenhagen().DateTime)
            ))
            .FirstOrDefault();
    }

    private async Task<BookingAnswer> WriteAsync(
        Tx tx,
        CoachingTrackId track,
        CoachingSession? known,
        WantedSession wanted,
        Press press
    )
    {
        var id = known?.Id ?? CoachingSessionId.Of(ids.Next());
        if (await store.ClashesAsync(tx, [wanted], [id]) is { Count: > 0 } clashes)
        {
            return new BookingAnswer.Taken(clashes);
        }

        await tx.Transaction.SaveAsync(Savepoint, tx.Cancel);
        try
        {
            await (
                known is null ? store.BookAsync(tx, track, id, wanted, press) : store.MoveAsync(tx, id, wanted, press)
            );
            return new BookingAnswer.Done(id);
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.ExclusionViolation)
        {
            // Somebody with another track's lock was a moment earlier.
            await tx.Transaction.RollbackAsync(Savepoint, tx.Cancel);
            return new BookingAnswer.Taken(await store.ClashesAsync(tx, [wanted], [id]));
        }
    }
}

/// <summary>How placing many went: how many were written, or that nothing was written and what was in the way.</summary>
/// <param name="Clashes">None where it is refused: what is in the way lies in a programme the viewer does not see.</param>
public sealed record PlacedAll(int Changed, IReadOnlyList<Clash> Clashes, bool IsRefused = false);
