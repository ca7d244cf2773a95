using Sparring.Platform.Data;
using Sparring.Rooms.Foundation.Contract;

namespace Sparring.Rooms.Foundation;

/// <summary>The SQL of publishing; a reader finds only what was published to her.</summary>
public sealed class PublicationStore
{
    private const string StandingSql = """
        select p.id, p.version, v.number, p.audience, p.published_at as PublishedAt, v.revision
        from foundation_publication p join foundation_version v on v.id = p.version
        where p.foundation = @Foundation and p.owner = @Viewer and p.withdrawn_at is null
        """;

    private const string PublishSql = """
        insert into foundation_publication (tenant, id, foundation, version, programme, owner, audience, published_at)
        values (@Tenant, @Id, @Foundation, @Version, @Programme, @Viewer, @Audience, @Now) on conflict do nothing
        """;

    private const string WithdrawSql = """
        update foundation_publication set withdrawn_at = @Now
        where foundation = @Foundation and owner = @Viewer and withdrawn_at is null
        """;

    private const string OpenToViewerSql = """
        select p.foundation, p.version, p.owner, p.programme, p.published_at as Since
        from foundation_publication p where p.owner <> @Viewer and p.withdrawn_at is null order by p.published_at desc
        """;

    private const string SharedWithViewerSql = """
        select v.foundation, v.id as version, v.owner, v.programme, v.created_at as Since
        from foundation_version v
        where v.programme = @Programme and v.owner = any(@Owners)
          and shared_with_viewer('foundation-draft', v.id, v.owner, v.programme)
        order by v.created_at desc
        """;

    private const string IsPublishedSql = """
        select exists (select 1 from foundation_publication where version = @Version and withdrawn_at is null)
        """;

    public Task<StandingRow?> StandingAsync(Tx tx, Viewer viewer, FoundationId foundation) =>
        tx.FindAsync<StandingRow>(StandingSql, new { Foundation = foundation, Viewer = viewer.Person });

    public Task PublishAsync(
        Tx tx,
        Viewer viewer,
        Guid id,
        FoundationVersion version,
        string audience,
        DateTimeOffset now
    ) =>
        tx.ExecuteAsync(
            PublishSql,
            new
            {
                viewer.Tenant,
                Id = id,
                version.Foundation,
                Version = version.Id,
                version.Programme,
                Viewer = viewer.Person,
                Audience = audience,
                Now = now,
            }
        );

    public Task WithdrawAsync(Tx tx, Viewer viewer, FoundationId foundation, DateTimeOffset now) =>
        tx.ExecuteAsync(
            WithdrawSql,
            new
            {
                Foundation = foundation,
                Viewer = viewer.Person,
                Now = now,
            }
        );

    public Task<IReadOnlyList<OpenRow>> PublishedToAsync(Tx tx, Viewer viewer) =>
        tx.ListAsync<OpenRow>(OpenToViewerSql, new { Viewer = viewer.Person });

    public Task<IReadOnlyList<OpenRow>> SharedByAsync(Tx tx, ProgrammeId programme, IEnumerable<PersonId> owners) =>
        tx.ListAsync<OpenRow>(
            SharedWithViewerSql,
            new { Programme = programme, Owners = owners.Select(owner => owner.Value).ToArray() }
        );

    public Task<bool> IsPublishedAsync(Tx tx, FoundationVersionId version) =>
        tx.ValueAsync<bool>(IsPublishedSql, new { Version = version });

    public sealed record StandingRow(
        Guid Id,
        FoundationVersionId Version,
        int Number,
        string Audience,
        DateTimeOffset PublishedAt,
        int Revision
    );

    public sealed record OpenRow(
        FoundationId Foundation,
        FoundationVersionId Version,
        PersonId Owner,
        ProgrammeId Programme,
        DateTimeOffset Since
    );
}
