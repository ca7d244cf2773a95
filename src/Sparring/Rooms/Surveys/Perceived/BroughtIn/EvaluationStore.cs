using Sparring.Platform.Data;
using Sparring.Platform.Sealing;

namespace Sparring.Rooms.Surveys.Perceived.BroughtIn;

/// <summary>The SQL of evaluations brought in: each leader's own, sealed under her key, and what she has opened of them.</summary>
public sealed class EvaluationStore(ISeals seals)
{
    private const string PutSql = """
        insert into outside_evaluation (tenant, id, programme, leader, brought_on, sealed)
        values (@Tenant, @Id, @Programme, @Viewer, @Today, @Sealed) on conflict do nothing
        """;

    private const string OwnSql = """
        select id, tenant, brought_on as BroughtOn, sealed from outside_evaluation
        where leader = @Viewer and programme = @Programme order by brought_on desc, id
        """;

    // What others have opened to the viewer, and have not closed again.
    private const string OpenedSql = """
        select e.id, e.tenant, e.brought_on as BroughtOn, e.sealed, e.leader, e.programme, p.name as LeaderName
        from outside_evaluation e join person p on p.id = e.leader
        where e.leader <> viewer() and shared_with_viewer('perceived-report', e.id, e.leader, e.programme)
        order by p.name, e.brought_on desc, e.id
        """;

    private const string TakeSql = "delete from outside_evaluation where id = @Id and leader = @Viewer";

    /// <summary>A second time, with the same id, is nothing.</summary>
    public Task PutAsync(Tx tx, Viewer viewer, ProgrammeId programme, Guid id, Evaluation evaluation, DateOnly today) =>
        tx.ExecuteAsync(
            PutSql,
            new
            {
                viewer.Tenant,
                Id = id,
                Programme = programme,
                Viewer = viewer.Person,
                Today = today,
                Sealed = seals.Seal(
                    Evaluation.PlaceOf(viewer.Tenant, programme, viewer.Person, id),
                    evaluation.ToJson()
                ),
            }
        );

    public async Task<IReadOnlyList<KeptEvaluation>> OwnAsync(Tx tx, Viewer viewer, ProgrammeId programme) =>
        [
            .. (await tx.ListAsync<Row>(OwnSql, new { Viewer = viewer.Person, Programme = programme })).Select(row =>
                Opened(row, programme, viewer.Person)
            ),
        ];

    public async Task<IReadOnlyList<OpenedEvaluation>> OpenedAsync(Tx tx) =>
        [
            .. (await tx.ListAsync<OpenedRow>(OpenedSql)).Select(row => new OpenedEvaluation(
                row.LeaderName,
                row.Leader,
                row.Programme,
                Opened(new(row.Id, row.Tenant, row.BroughtOn, row.Sealed), row.Programme, row.Leader)
            )),
        ];

    public Task TakeAsync(Tx tx, Viewer viewer, Guid id) =>
        tx.ExecuteAsync(TakeSql, new { Id = id, Viewer = viewer.Person });

    private KeptEvaluation Opened(Row row, ProgrammeId programme, PersonId leader) =>
        new(
            row.Id,
            row.BroughtOn,
            Evaluation.Of(seals.Open(Evaluation.PlaceOf(row.Tenant, programme, leader, row.Id), row.Sealed))
        );

    private sealed record OpenedRow(
        Guid Id,
        TenantId Tenant,
        DateOnly BroughtOn,
        byte[] Sealed,
        PersonId Leader,
        ProgrammeId Programme,
        string LeaderName
    );

    private sealed record Row(Guid Id, TenantId Tenant, DateOnly BroughtOn, byte[] Sealed);
}
