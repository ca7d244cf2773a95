using Sparring.Platform.Data;

namespace Sparring.Rooms.Privacy;

/// <summary>One line of the read log about the viewer's own.</summary>
public sealed record ReadLogLine(PersonId Reader, string Artefact, string Purpose, bool Refused, DateTimeOffset At);

/// <summary>One row of the chain, as the check of it reads them.</summary>
public sealed record ReadLogRow(
    Guid Tenant,
    long Position,
    Guid Reader,
    Guid Subject,
    string Artefact,
    Guid ArtefactId,
    Guid Programme,
    string Purpose,
    string Outcome,
    DateTimeOffset At,
    byte[] Hash
);

/// <summary>The end of one organisation's chain.</summary>
public sealed record ReadLogHead(Guid Tenant, long Position, byte[] Hash);

/// <summary>The SQL of the read log.</summary>
public sealed class ReadLogStore
{
    private const string MineSql = """
        select reader as Reader, artefact as Artefact, purpose as Purpose, outcome = 'refused' as Refused, at as At
        from read_log
        where subject = viewer()
        order by position desc
        limit @Take offset @Skip
        """;

    private const string ChainSql = """
        select tenant as Tenant, position as Position, reader as Reader, subject as Subject, artefact as Artefact,
               artefact_id as ArtefactId, programme as Programme, purpose as Purpose, outcome as Outcome, at as At, hash as Hash
        from read_log
        order by tenant, position
        """;

    private const string HeadsSql =
        "select tenant as Tenant, position as Position, hash as Hash from read_log_head order by tenant";

    public Task<IReadOnlyList<ReadLogLine>> MineAsync(Tx tx, int skip, int take) =>
        tx.ListAsync<ReadLogLine>(MineSql, new { Skip = skip, Take = take });

    public IAsyncEnumerable<ReadLogRow> ChainAsync(Tx tx) => tx.StreamAsync<ReadLogRow>(ChainSql);

    public Task<IReadOnlyList<ReadLogHead>> HeadsAsync(Tx tx) => tx.ListAsync<ReadLogHead>(HeadsSql);
}
