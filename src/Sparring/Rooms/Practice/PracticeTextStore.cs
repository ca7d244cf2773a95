using Sparring.Platform.Data;
using Sparring.Platform.Writing;

namespace Sparring.Rooms.Practice;

/// <summary>The SQL of the room's texts; row-level security shows a reader only what is open to her.</summary>
public sealed class PracticeTextStore
{
    private const string OfSql = """
        select thing as Thing, section as Section, version as Version, revision as Revision, sealed as Sealed,
               saved_at as SavedAt, editor as Editor, step as Step
        from practice_text where thing = any (@Things) and version = @Version
          and (cardinality(@Sections::text[]) = 0 or section = any (@Sections))
        """;

    private const string VersionSql = """
        select t.thing as Thing, t.section as Section, t.version as Version, t.revision as Revision, t.sealed as Sealed,
               t.saved_at as SavedAt, t.editor as Editor, t.step as Step
        from unnest(@Things::uuid[], @Versions::int[]) asked (thing, version)
            join practice_text t on t.thing = asked.thing and t.version = asked.version
        where t.section = any (@Sections)
        """;

    private const string WriteSql = """
        insert into practice_text (tenant, thing, artefact, programme, owner, section, version, revision, sealed, saved_at, editor, step)
        values (@Tenant, @Thing, @Artefact, @Programme, @Viewer, @Section, @Version, @Revision, @Sealed, @At, @Editor, @Step)
        on conflict (thing, version, section) do update set revision = excluded.revision, sealed = excluded.sealed,
            saved_at = excluded.saved_at, editor = excluded.editor, step = excluded.step
        """;

    private const string KeepSql = """
        insert into practice_version (tenant, thing, artefact, programme, owner, number, kept_at)
        values (@Tenant, @Thing, @Artefact, @Programme, @Viewer, @Number, @At)
        """;

    private const string VersionsSql = """
        select number as Number, kept_at as KeptAt from practice_version where thing = @Thing order by number desc
        """;

    /// <summary>Sections of one version of several things.</summary>
    /// <param name="sections">Those asked for; none named is all.</param>
    public Task<IReadOnlyList<TextRow>> OfAsync(
        Tx tx,
        IEnumerable<Guid> things,
        int version,
        IEnumerable<string> sections
    ) =>
        tx.ListAsync<TextRow>(
            OfSql,
            new
            {
                Things = things.ToArray(),
                Version = version,
                Sections = sections.ToArray(),
            }
        );

    /// <summary>Some sections of things, each in its version.</summary>
    public Task<IReadOnlyList<TextRow>> VersionAsync(
        Tx tx,
        IReadOnlyCollection<(Guid Thing, int Version)> things,
        IEnumerable<string> sections
    ) =>
        tx.ListAsync<TextRow>(
            VersionSql,
            new
            {
                Things = things.Select(one => one.Thing).ToArray(),
                Versions = things.Select(one => one.Version).ToArray(),
                Sections = sections.ToArray(),
            }
        );

    public Task WriteAsync(
        Tx tx,
        Viewer viewer,
        PracticeThing thing,
        int version,
        WrittenSection section,
        byte[] seal
    ) =>
        tx.ExecuteAsync(
            WriteSql,
            new
            {
                viewer.Tenant,
                Thing = thing.Id,
                thing.Artefact,
                thing.Programme,
                Viewer = viewer.Person,
                Section = section.Key,
                Version = version,
                section.Revision,
                Sealed = seal,
                At = section.SavedAt,
                section.Editor,
                section.Step,
            }
        );

    public Task KeepAsync(Tx tx, Viewer viewer, PracticeThing thing, int number, DateTimeOffset at) =>
        tx.ExecuteAsync(
            KeepSql,
            new
            {
                viewer.Tenant,
                Thing = thing.Id,
                thing.Artefact,
                thing.Programme,
                Viewer = viewer.Person,
                Number = number,
                At = at,
            }
        );

    public Task<IReadOnlyList<VersionRow>> VersionsAsync(Tx tx, Guid thing) =>
        tx.ListAsync<VersionRow>(VersionsSql, new { Thing = thing });

    public sealed record TextRow(
        Guid Thing,
        string Section,
        int Version,
        int Revision,
        byte[] Sealed,
        DateTimeOffset SavedAt,
        Guid Editor,
        int Step
    );

    public sealed record VersionRow(int Number, DateTimeOffset KeptAt);
}
