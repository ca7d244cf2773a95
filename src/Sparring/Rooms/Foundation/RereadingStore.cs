using Sparring.Platform.Data;
using Sparring.Rooms.Foundation.Contract;

namespace Sparring.Rooms.Foundation;

/// <summary>The SQL of reading one's foundation again; the owner's alone.</summary>
public sealed class RereadingStore
{
    private const string KeepSql = """
        insert into foundation_rereading (tenant, id, foundation, programme, owner, guardian, examples, reread_at)
        values (@Tenant, @Id, @Foundation, @Programme, @Viewer, @Guardian, @Examples, @Now) on conflict do nothing
        """;

    private const string OfSql = """
        select id, guardian, examples, reread_at as RereadAt
        from foundation_rereading where foundation = @Foundation and owner = @Viewer order by reread_at desc
        """;

    private const string PlanSql =
        "update foundation set next_review = @Day where id = @Foundation and owner = @Viewer";

    public Task KeepAsync(Tx tx, Viewer viewer, LeadershipFoundation own, RereadingRow row) =>
        tx.ExecuteAsync(
            KeepSql,
            new
            {
                viewer.Tenant,
                row.Id,
                Foundation = own.Id,
                own.Programme,
                Viewer = viewer.Person,
                row.Guardian,
                row.Examples,
                Now = row.RereadAt,
            }
        );

    public Task<IReadOnlyList<RereadingRow>> OfAsync(Tx tx, Viewer viewer, FoundationId foundation) =>
        tx.ListAsync<RereadingRow>(OfSql, new { Foundation = foundation, Viewer = viewer.Person });

    public Task PlanAsync(Tx tx, Viewer viewer, FoundationId foundation, DateOnly? day) =>
        tx.ExecuteAsync(
            PlanSql,
            new
            {
                Foundation = foundation,
                Viewer = viewer.Person,
                Day = day,
            }
        );

    public sealed record RereadingRow(Guid Id, byte[] Guardian, byte[] Examples, DateTimeOffset RereadAt);
}
