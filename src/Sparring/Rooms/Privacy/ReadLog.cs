using System.Runtime.CompilerServices;
using Sparring.Platform.Data;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Privacy;

/// <summary>Appends to the chain; the database computes the hash while it holds the tenant's head row.</summary>
public sealed class ReadLog(TimeProvider clock) : IReadLog
{
    private const string NoteSql =
        "select note_reads(@Subjects, @Artefacts, @ArtefactIds, @Programmes, @Purposes, @Now)";

    private const string RefusedSql = """
        select note_refusal(@Artefact, @ArtefactId, case when @Part is null then @ArtefactId else part_of(@ArtefactId, @Part) end,
            @Purpose, @Now)
        """;

    // One page view is one entry per artefact shown, however often its page asks.
    private readonly ConditionalWeakTable<Tx, HashSet<ConfidentialRead>> noted = [];

    public async Task ReadAsync(Tx tx, IReadOnlyCollection<ConfidentialRead> reads)
    {
        var known = noted.GetOrCreateValue(tx);
        var fresh = reads.Where(read => tx.Viewer?.Person != read.Subject && known.Add(read)).ToList();
        if (fresh.Count == 0)
        {
            return;
        }

        await tx.ExecuteAsync(
            NoteSql,
            new
            {
                Subjects = fresh.Select(read => read.Subject.Value).ToArray(),
                Artefacts = fresh.Select(read => read.Artefact).ToArray(),
                ArtefactIds = fresh.Select(read => read.ArtefactId).ToArray(),
                Programmes = fresh.Select(read => read.Programme.Value).ToArray(),
                Purposes = fresh.Select(read => read.Purpose).ToArray(),
                Now = clock.GetUtcNow(),
            }
        );
    }

    /// <summary>Notes a refusal, if there is such an artefact and it is somebody else's; the caller does not learn which.</summary>
    /// <param name="part">The number of the part that was asked for, or null: the thing itself.</param>
    public Task RefusedAsync(Tx tx, string artefact, Guid id, int? part, string purpose) =>
        tx.ExecuteAsync(
            RefusedSql,
            new
            {
                Artefact = artefact,
                ArtefactId = id,
                Part = part,
                Purpose = purpose,
                Now = clock.GetUtcNow(),
            }
        );
}
