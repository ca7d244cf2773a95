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
        """;

    private const string LatestSql = """
        select thing as Thing, section as Section, version as Version, revision as Revision, sealed as Sealed,
               saved_at as SavedAt, editor as Editor, step as Step
        from practice_text t
        where thing = any (@Things) and section = any (@Sections)
          and version = (select max(v.version) from practice_text v where v.thing = t.thing)
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

    public Task<IReadOnlyList<TextRow>> OfAsync(Tx tx, IEnumerable<Guid> things, int version) =>
        tx.ListAsync<TextRow>(OfSql, new { Things = things.ToArray(), Version = version });

    /// <summary>Some sections of the latest version of each that the viewer may read.</summary>
    public Task<IReadOnlyList<TextRow>> LatestAsync(Tx tx, IEnumerable<Guid> things, IEnumerable<string> sections) =>
        tx.ListAsync<TextRow>(LatestSql, new { Things = things.ToArray(), Sections = sections.ToArray() });

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
