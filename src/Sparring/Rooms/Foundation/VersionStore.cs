using Sparring.Platform.Data;
using Sparring.Rooms.Foundation.Contract;

namespace Sparring.Rooms.Foundation;

/// <summary>The SQL of kept versions; row-level security shows a reader only those opened to her.</summary>
public sealed class VersionStore
{
    private const string OfFoundationSql = """
        select id, foundation, programme, owner, number, why, revision, created_at as CreatedAt
        from foundation_version where foundation = @Foundation order by number desc
        """;

    private const string KeepSql = """
        insert into foundation_version (tenant, id, foundation, programme, owner, number, why, revision, created_at)
        select @Tenant, @Id, @Foundation, @Programme, @Viewer, coalesce(max(number), 0) + 1, @Why, @Revision, @Now
        from foundation_version where foundation = @Foundation and owner = @Viewer
        """;

    private const string KeepSectionSql = """
        insert into foundation_version_section (tenant, version, owner, section, sealed)
        values (@Tenant, @Version, @Viewer, @Section, @Sealed)
        """;

    private const string SectionsSql =
        "select section, sealed from foundation_version_section where version = @Version";

    public Task<IReadOnlyList<VersionRow>> OfFoundationAsync(Tx tx, FoundationId foundation) =>
        tx.ListAsync<VersionRow>(OfFoundationSql, new { Foundation = foundation });

    public Task KeepAsync(
        Tx tx,
        Viewer viewer,
        FoundationVersionId id,
        LeadershipFoundation held,
        string why,
        DateTimeOffset now
    ) =>
        tx.ExecuteAsync(
            KeepSql,
            new
            {
                viewer.Tenant,
                Id = id,
                Foundation = held.Id,
                held.Programme,
                Viewer = viewer.Person,
                Why = why,
                held.Revision,
                Now = now,
            }
        );

    public Task KeepSectionAsync(Tx tx, Viewer viewer, FoundationVersionId version, string section, byte[] seal) =>
        tx.ExecuteAsync(
            KeepSectionSql,
            new
            {
                viewer.Tenant,
                Version = version,
                Viewer = viewer.Person,
                Section = section,
                Sealed = seal,
            }
        );

    public Task<IReadOnlyList<SectionRow>> SectionsAsync(Tx tx, FoundationVersionId version) =>
        tx.ListAsync<SectionRow>(SectionsSql, new { Version = version });

    public sealed record SectionRow(string Section, byte[] Sealed);

    public sealed record VersionRow(
        FoundationVersionId Id,
        FoundationId Foundation,
        ProgrammeId Programme,
        PersonId Owner,
        int Number,
        string Why,
        int Revision,
        DateTimeOffset CreatedAt
    );
}
