using Sparring.Platform.Data;

namespace Sparring.Rooms.Surveys.Rankings;

/// <summary>The SQL of rankings brought in. Who gets which rows the database decides, from the matrix.</summary>
public sealed class RankingStore
{
    private const string PutSql = """
        insert into outside_ranking (tenant, id, programme, content, added_by, added_on)
        values (@Tenant, @Id, @Programme, @Content, @Viewer, @Today) on conflict do nothing
        """;

    private const string OfProgrammeSql = """
        select id, content, added_on as AddedOn, released_on as ReleasedOn from outside_ranking
        where programme = @Programme order by added_on desc, id
        """;

    private const string FindSql = """
        select id, programme, content, added_on as AddedOn, released_on as ReleasedOn from outside_ranking where id = @Id
        """;

    private const string ReleaseSql =
        "update outside_ranking set released_on = coalesce(released_on, @Today) where id = @Id";

    private const string WithdrawSql = "update outside_ranking set released_on = null where id = @Id";

    // What tables have written about it goes with it; what is not the viewer's to delete stays, as the ranking does.
    private const string DeleteSql = """
        with gone as (delete from survey_table_note where about = @Id and kind = 'ranking')
        delete from outside_ranking where id = @Id
        """;

    /// <summary>A second time, with the same id, is nothing.</summary>
    public Task PutAsync(Tx tx, Viewer viewer, ProgrammeId programme, Guid id, Ranking ranking, DateOnly today) =>
        tx.ExecuteAsync(
            PutSql,
            new
            {
                viewer.Tenant,
                Id = id,
                Programme = programme,
                Content = ranking.ToJson(),
                Viewer = viewer.Person,
                Today = today,
            }
        );

    public async Task<IReadOnlyList<KeptRanking>> OfProgrammeAsync(Tx tx, ProgrammeId programme) =>
        [
            .. (await tx.ListAsync<Row>(OfProgrammeSql, new { Programme = programme })).Select(row => new KeptRanking(
                row.Id,
                row.AddedOn,
                row.ReleasedOn,
                Ranking.Of(row.Content)
            )),
        ];

    public async Task<(KeptRanking Kept, ProgrammeId Programme)?> FindAsync(Tx tx, Guid id) =>
        await tx.FindAsync<FoundRow>(FindSql, new { Id = id }) is { } row
            ? (new(row.Id, row.AddedOn, row.ReleasedOn, Ranking.Of(row.Content)), row.Programme)
            : null;

    public Task<int> ReleaseAsync(Tx tx, Guid id, DateOnly today) =>
        tx.ExecuteAsync(ReleaseSql, new { Id = id, Today = today });

    public Task<int> WithdrawAsync(Tx tx, Guid id) => tx.ExecuteAsync(WithdrawSql, new { Id = id });

    public Task<int> DeleteAsync(Tx tx, Guid id) => tx.ExecuteAsync(DeleteSql, new { Id = id });

    private sealed record Row(Guid Id, string Content, DateOnly AddedOn, DateOnly? ReleasedOn);

    private sealed record FoundRow(
        Guid Id,
        ProgrammeId Programme,
        string Content,
        DateOnly AddedOn,
        DateOnly? ReleasedOn
    );
}
