using System.Runtime.CompilerServices;
using Sparring.Platform.Data;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Privacy;

/// <summary>Appends to the chain; the database computes the hash while it holds the tenant's head row.</summary>
public sealed class ReadLog(TimeProvider clock) : IReadLog
{
    private const string NoteSql =
        "select note_read(@Subject, @Artefact, @ArtefactId, @Programme, @Purpose, 'read', @Now)";

    private const string RefusedSql = """
        select note_refusal(@Artefact, @ArtefactId, case when @Part is null then @ArtefactId else part_of(@ArtefactId, @Part) end,
            @Purpose, @Now)
        """;

    // One page view is one entry per artefact shown, however often its page asks.
    private readonly ConditionalWeakTable<Tx, HashSet<ConfidentialRead>> noted = [];

    public async Task ReadAsync(Tx tx, ConfidentialRead read)
    {
        if (tx.Viewer?.Person == read.Subject || !noted.GetOrCreateValue(tx).Add(read))
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
