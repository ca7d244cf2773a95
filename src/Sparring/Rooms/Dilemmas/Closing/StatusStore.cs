using Sparring.Platform.Data;

namespace Sparring.Rooms.Dilemmas.Closing;

/// <summary>The SQL of how far a programme is: who has sent one, and which groups have a case. Not a word of either.</summary>
public sealed class StatusStore
{
    private const string SentSql = "select owner from dilemma_status where programme = @Programme";

    private const string ReleasedSql = """
        select sparring_group as "Group", count(*) as Cases from general_case_release
        where programme = @Programme and taken_back_at is null group by sparring_group
        """;

    public Task<IReadOnlyList<PersonId>> SentByAsync(Tx tx, ProgrammeId programme) =>
        tx.ListAsync<PersonId>(SentSql, new { Programme = programme });

    public Task<IReadOnlyList<ReleasedRow>> ReleasedAsync(Tx tx, ProgrammeId programme) =>
        tx.ListAsync<ReleasedRow>(ReleasedSql, new { Programme = programme });

    public sealed record ReleasedRow(SparringGroupId Group, long Cases);
}
