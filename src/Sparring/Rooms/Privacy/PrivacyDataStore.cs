using Sparring.Platform.Data;

namespace Sparring.Rooms.Privacy;

/// <summary>The SQL of what this room keeps of the viewer herself.</summary>
public sealed class PrivacyDataStore
{
    private const string SharesSql = """
        select artefact as Artefact, kind as Kind, person as Person, shared_at as At, revoked_at as EndedAt
        from share where owner = viewer() order by shared_at
        """;

    private const string ReadersSql = """
        select reader as Who, artefact as Artefact, outcome as Outcome, at as At
        from read_log where subject = viewer() order by position
        """;

    // Only what was read: a refusal would tell that there was something to be refused.
    private const string ReadsSql = """
        select subject as Who, artefact as Artefact, outcome as Outcome, at as At
        from read_log where reader = viewer() and subject <> viewer() and outcome = 'read' order by position
        """;

    public Task<IReadOnlyList<ShareRow>> SharesAsync(Tx tx) => tx.ListAsync<ShareRow>(SharesSql);

    public Task<IReadOnlyList<ReadRow>> ReadersAsync(Tx tx) => tx.ListAsync<ReadRow>(ReadersSql);

    public Task<IReadOnlyList<ReadRow>> ReadsAsync(Tx tx) => tx.ListAsync<ReadRow>(ReadsSql);

    public sealed record ShareRow(
        string Artefact,
        string Kind,
        PersonId? Person,
        DateTimeOffset At,
        DateTimeOffset? EndedAt
    );

    public sealed record ReadRow(PersonId Who, string Artefact, string Outcome, DateTimeOffset At);
}
