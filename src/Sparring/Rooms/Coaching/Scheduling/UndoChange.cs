using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using Sparring.Platform.Data;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Coaching.Scheduling;

/// <summary>POST /coaching/changes/{batch}/undoing: takes one press of a button back, as long as nothing stands on it.</summary>
public static class UndoChange
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapAction("/coaching/changes/{batch:guid}/undoing", SchedulingAccess.Booking, HandleAsync);

    private static async Task<IResult> HandleAsync(
        Guid batch,
        Viewer viewer,
        Db db,
        SchedulingAccess access,
        Undoing undoing,
        CancellationToken cancel
    ) =>
        await db.AsAsync(
            viewer,
            async tx =>
            {
                // What was booked and undone left nothing behind: pressed again there is nothing to undo, as for a press that never was.
                var changes = await undoing.FindAsync(tx, batch);
                foreach (var change in changes.DistinctBy(change => change.Group))
                {
                    if (!await access.MayBookAsync(tx, viewer, change.Programme, change.Group))
                    {
                        return Refusals.Missing;
                    }
                }

                var done = changes.Count == 0 || await undoing.UndoAsync(tx, batch, changes);
                return Results.Extensions.SeeOther("/coaching?told=" + (done ? "undone" : "not-undone"));
            },
            cancel
        );
}

/// <summary>Puts back what a press of a button changed, and tells those who had been told.</summary>
public sealed class Undoing(UndoStore store, BookingStore bookings, Inviting inviting, Booking booking)
{
    private const string Savepoint = "undoing";

    public Task<IReadOnlyList<UndoStore.Undoable>> FindAsync(Tx tx, Guid batch) => store.OfBatchAsync(tx, batch);

    /// <summary>False when something stands on it: changed again, held, or its old time is taken by now. Undone before, it stays so.</summary>
    public async Task<bool> UndoAsync(Tx tx, Guid batch, IReadOnlyList<UndoStore.Undoable> changes)
    {
        await bookings.LockAsync(tx, changes[0].Track);
        var held = await store.OfBatchAsync(tx, batch);
        if (held.All(change => change.IsUndone))
        {
            return true;
        }

        if (held.Any(change => !change.IsLast))
        {
            return false;
        }

        await tx.Transaction.SaveAsync(Savepoint, tx.Cancel);
        try
        {
            await bookings.CheckLaterAsync(tx);
            await store.PutBackAsync(tx, batch, booking.Press());
            await bookings.CheckNowAsync(tx);
        }
        catch (PostgresException fault)
            when (fault.SqlState is PostgresErrorCodes.ExclusionViolation or PostgresErrorCodes.ForeignKeyViolation)
        {
            await tx.Transaction.RollbackAsync(Savepoint, tx.Cancel);
            return false;
        }

        await inviting.TellChangedAsync(
            tx,
            [.. changes.Where(change => change.IsInvited).Select(change => change.Session)]
        );
        return true;
    }
}
