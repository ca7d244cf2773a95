using Npgsql;
using Sparring.Platform.Data;
using Sparring.Rooms.People.Contract;

namespace Sparring.Rooms.People.Import;

/// <summary>How an undoing ended.</summary>
public abstract record Undone
{
    private Undone() { }

    public sealed record Done : Undone;

    /// <summary>It was undone before: nothing happens twice.</summary>
    public sealed record AlreadyDone : Undone;

    /// <summary>Never confirmed, or more than a month ago.</summary>
    public sealed record TooLate : Undone;

    /// <summary>These people have been changed since.</summary>
    public sealed record Overtaken(IReadOnlyList<string> Names) : Undone;

    /// <summary>Somebody it added is in use by now, or an old address or number has been given to another.</summary>
    public sealed record InUse : Undone;

    /// <summary>It gave roles in a programme the viewer does not organise.</summary>
    public sealed record OfAnother : Undone;
}

/// <summary>Undoes a confirmed import as a whole, or not at all.</summary>
public sealed class Undoing(
    Db db,
    UndoStore store,
    ImportStore imports,
    IEnumerable<IPeopleImported> others,
    TimeProvider clock
)
{
    public async Task<Undone> UndoAsync(Viewer viewer, Guid import, CancellationToken cancel)
    {
        try
        {
            return await db.AsAsync(viewer, tx => UndoAsync(tx, import), cancel);
        }
        catch (PostgresException taken)
            when (taken.SqlState is PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.UniqueViolation)
        {
            // Only the database sees every row that names a person, those of confidential texts too.
            return new Undone.InUse();
        }
    }

    private async Task<Undone> UndoAsync(Tx tx, Guid import)
    {
        if (await store.HoldAsync(tx, import) is { Count: > 0 } names)
        {
            return new Undone.Overtaken(names);
        }

        foreach (var other in others)
        {
            if (!await other.MayUndoAsync(tx, import))
            {
                return new Undone.OfAnother();
            }
        }

        var now = clock.GetUtcNow();
        if (!await store.TakeAsync(tx, import, now))
        {
            return await imports.FindAsync(tx, import) is { UndoneAt: not null }
                ? new Undone.AlreadyDone()
                : new Undone.TooLate();
        }

        foreach (var other in others)
        {
            await other.UndoneAsync(tx, import);
        }

        await store.PutBackAsync(tx, import, now);
        return new Undone.Done();
    }
}
