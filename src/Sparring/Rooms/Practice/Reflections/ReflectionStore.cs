using Sparring.Platform.Data;

namespace Sparring.Rooms.Practice.Reflections;

/// <summary>The SQL of reflections, and of what others have filled into a leader's lens.</summary>
public sealed class ReflectionStore
{
    private const string Columns = """
        select id as Id, programme as Programme, owner as Owner, action as Action, activity as Activity, kind as Kind, begun_at as BegunAt
        from reflection
        """;

    private const string OwnSql = $"""
        {Columns} where owner = @Viewer and programme = @Programme order by begun_at desc, id desc limit @Most
        """;

    private const string FindSql = $"{Columns} where id = @Id";

    private const string LockSql = $"{Columns} where id = @Id and owner = @Viewer for update";

    private const string SharedSql = $"""
        {Columns} where owner = any (@People) and programme = @Programme order by begun_at desc, id desc limit @Most
        """;

    private const string BeginSql = """
        insert into reflection (tenant, id, programme, owner, action, activity, kind, begun_at)
        select @Tenant, @Id, @Programme, @Viewer,
               (select a.id from trial_action a where a.id = @Action and a.owner = @Viewer), @Activity, @Kind, @Now
        on conflict do nothing
        """;

    private const string FilledSql = """
        select id as Id, programme as Programme, link as Link, source_kind as SourceKind, source as Source,
               source_address as SourceAddress, sealed as Sealed, noted_at as NotedAt
        from lens_entry where owner = @Viewer and programme = @Programme order by noted_at desc, id
        """;

    private const string FillSql = """
        insert into lens_entry (tenant, id, programme, owner, made_by, link, source_kind, source, source_address, sealed, noted_at)
        values (@Tenant, @Id, @Programme, @Owner, @Viewer, @Link, @SourceKind, @Source, @SourceAddress, @Sealed, @Now)
        on conflict do nothing
        """;

    public Task<IReadOnlyList<Reflection>> OwnAsync(Tx tx, Viewer viewer, ProgrammeId programme, int most) =>
        tx.ListAsync<Reflection>(
            OwnSql,
            new
            {
                Viewer = viewer.Person,
                Programme = programme,
                Most = most,
            }
        );

    public Task<Reflection?> FindAsync(Tx tx, Guid id) => tx.FindAsync<Reflection>(FindSql, new { Id = id });

    public Task<IReadOnlyList<Reflection>> SharedAsync(
        Tx tx,
        ProgrammeId programme,
        IReadOnlyCollection<PersonId> people,
        int most
    ) =>
        tx.ListAsync<Reflection>(
            SharedSql,
            new
            {
                Programme = programme,
                People = people.Select(person => person.Value).ToArray(),
                Most = most,
            }
        );

    /// <summary>Hers under this id, begun if need be and held until the transaction ends; null when the id is somebody else's.</summary>
    public async Task<Reflection?> HoldAsync(Tx tx, Viewer viewer, Reflection wanted)
    {
        await tx.ExecuteAsync(
            BeginSql,
            new
            {
                viewer.Tenant,
                wanted.Id,
                wanted.Programme,
                Viewer = viewer.Person,
                wanted.Action,
                wanted.Activity,
                wanted.Kind,
                Now = wanted.BegunAt,
            }
        );
        return await HoldOwnAsync(tx, viewer, wanted.Id);
    }

    public Task<Reflection?> HoldOwnAsync(Tx tx, Viewer viewer, Guid id) =>
        tx.FindAsync<Reflection>(LockSql, new { Id = id, Viewer = viewer.Person });

    public Task<IReadOnlyList<FilledRow>> FilledAsync(Tx tx, Viewer viewer, ProgrammeId programme) =>
        tx.ListAsync<FilledRow>(FilledSql, new { Viewer = viewer.Person, Programme = programme });

    public Task FillAsync(Tx tx, Viewer viewer, PersonId owner, FilledRow row) =>
        tx.ExecuteAsync(
            FillSql,
            new
            {
                viewer.Tenant,
                row.Id,
                row.Programme,
                Owner = owner,
                Viewer = viewer.Person,
                row.Link,
                row.SourceKind,
                row.Source,
                row.SourceAddress,
                row.Sealed,
                Now = row.NotedAt,
            }
        );

    public sealed record FilledRow(
        Guid Id,
        ProgrammeId Programme,
        string Link,
        string SourceKind,
        Guid Source,
        string SourceAddress,
        byte[] Sealed,
        DateTimeOffset NotedAt
    );
}
