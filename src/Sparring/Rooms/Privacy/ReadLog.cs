using System.Runtime.CompilerServices;
using Sparring.Platform.Data;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Privacy;

/// <summary>Appends to the chain; the database computes the hash while it holds the tenant's head row.</summary>
public sealed class ReadLog(TimeProvider clock) : IReadLog
{
    private const string NoteSql =
        "select note_read(@Subject, @Artefact, @ArtefactId, @Programme, @Purpose, @Outcome, @Now)";

    // One page view is one entry per artefact shown, however often its page asks.
    private readonly ConditionalWeakTable<Tx, HashSet<(ConfidentialRead, string)>> noted = [];

    public Task ReadAsync(Tx tx, ConfidentialRead read) => NoteAsync(tx, read, "read");

    public Task RefusedAsync(Tx tx, ConfidentialRead read) => NoteAsync(tx, read, "refused");

    private async Task NoteAsync(Tx tx, ConfidentialRead read, string outcome)
    {
        if (tx.Viewer?.Person == read.Subject || !noted.GetOrCreateValue(tx).Add((read, outcome)))
        {
            return;
        }

        await tx.ExecuteAsync(
            NoteSql,
            new
            {
                read.Subject,
                read.Artefact,
                read.ArtefactId,
                read.Programme,
                read.Purpose,
                Outcome = outcome,
                Now = clock.GetUtcNow(),
            }
        );
    }
}
