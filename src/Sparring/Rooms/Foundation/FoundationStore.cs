using Sparring.Platform.Data;
using Sparring.Platform.Writing;
using Sparring.Rooms.Foundation.Contract;

namespace Sparring.Rooms.Foundation;

/// <summary>The SQL of drafts and private notes: the owner's alone.</summary>
public sealed class FoundationStore
{
    private const string OwnSql = """
        select id, programme, owner, revision, next_review as NextReview
        from foundation where owner = @Viewer order by created_at desc
        """;

    private const string BeginSql = """
        insert into foundation (tenant, id, programme, owner, created_at)
        values (@Tenant, @Id, @Programme, @Viewer, @Now) on conflict do nothing
        """;

    private const string LockSql = """
        select id, programme, owner, revision, next_review as NextReview
        from foundation where programme = @Programme and owner = @Viewer for update
        """;

    private const string SectionsSql = """
        select section, revision, sealed, saved_at as SavedAt, editor, step
        from foundation_section where foundation = @Foundation and owner = @Viewer
        """;

    private const string WriteSectionSql = """
        insert into foundation_section (tenant, foundation, owner, section, revision, sealed, saved_at, editor, step)
        values (@Tenant, @Foundation, @Viewer, @Section, @Revision, @Sealed, @Now, @Editor, @Step)
        on conflict (foundation, section) do update set revision = excluded.revision, sealed = excluded.sealed,
            saved_at = excluded.saved_at, editor = excluded.editor, step = excluded.step
        """;

    private const string BumpSql = """
        update foundation set revision = revision + @Saves where id = @Foundation and owner = @Viewer
        """;

    private const string NotesSql = """
        select section, revision, sealed, saved_at as SavedAt, editor, step
        from foundation_note where foundation = @Foundation and owner = @Viewer
        """;

    private const string WriteNoteSql = """
        insert into foundation_note (tenant, foundation, owner, section, revision, sealed, saved_at, editor, step)
        values (@Tenant, @Foundation, @Viewer, @Section, @Revision, @Sealed, @Now, @Editor, @Step)
        on conflict (foundation, section) do update set revision = excluded.revision, sealed = excluded.sealed,
            saved_at = excluded.saved_at, editor = excluded.editor, step = excluded.step
        """;

    private const string ComesFromSql =
        "update foundation set origin = @Origin where id = @Foundation and owner = @Viewer";

    private const string ChecksSql =
        "select item from foundation_self_check where foundation = @Foundation and owner = @Viewer";

    private const string CheckSql = """
        insert into foundation_self_check (tenant, foundation, owner, item, checked_at)
        values (@Tenant, @Foundation, @Viewer, @Item, @Now) on conflict do nothing
        """;

    private const string UncheckSql = """
        delete from foundation_self_check where foundation = @Foundation and owner = @Viewer and not item = any(@Items)
        """;

    public Task<IReadOnlyList<HeadRow>> OwnAsync(Tx tx, Viewer viewer) =>
        tx.ListAsync<HeadRow>(OwnSql, new { Viewer = viewer.Person });

    public Task BeginAsync(Tx tx, Viewer viewer, FoundationId id, ProgrammeId programme, DateTimeOffset now) =>
        tx.ExecuteAsync(
            BeginSql,
            new
            {
                viewer.Tenant,
                Id = id,
                Programme = programme,
                Viewer = viewer.Person,
                Now = now,
            }
        );

    public Task<HeadRow?> LockAsync(Tx tx, Viewer viewer, ProgrammeId programme) =>
        tx.FindAsync<HeadRow>(LockSql, new { Programme = programme, Viewer = viewer.Person });

    public Task<IReadOnlyList<SectionRow>> SectionsAsync(Tx tx, Viewer viewer, FoundationId id) =>
        tx.ListAsync<SectionRow>(SectionsSql, new { Foundation = id, Viewer = viewer.Person });

    public Task WriteSectionAsync(Tx tx, Viewer viewer, FoundationId id, WrittenSection section, byte[] seal) =>
        tx.ExecuteAsync(WriteSectionSql, Row(viewer, id, section, seal));

    public Task BumpAsync(Tx tx, Viewer viewer, FoundationId id, int saves) =>
        tx.ExecuteAsync(
            BumpSql,
            new
            {
                Foundation = id,
                Viewer = viewer.Person,
                Saves = saves,
            }
        );

    public Task ComesFromAsync(Tx tx, Viewer viewer, FoundationId id, FoundationId origin) =>
        tx.ExecuteAsync(
            ComesFromSql,
            new
            {
                Foundation = id,
                Viewer = viewer.Person,
                Origin = origin,
            }
        );

    public Task<IReadOnlyList<SectionRow>> NotesAsync(Tx tx, Viewer viewer, FoundationId id) =>
        tx.ListAsync<SectionRow>(NotesSql, new { Foundation = id, Viewer = viewer.Person });

    public Task WriteNoteAsync(Tx tx, Viewer viewer, FoundationId id, WrittenSection section, byte[] seal) =>
        tx.ExecuteAsync(WriteNoteSql, Row(viewer, id, section, seal));

    public Task<IReadOnlyList<string>> ChecksAsync(Tx tx, Viewer viewer, FoundationId id) =>
        tx.ListAsync<string>(ChecksSql, new { Foundation = id, Viewer = viewer.Person });

    public async Task CheckAsync(Tx tx, Viewer viewer, FoundationId id, IReadOnlyList<string> items, DateTimeOffset now)
    {
        await tx.ExecuteAsync(
            UncheckSql,
            new
            {
                Foundation = id,
                Viewer = viewer.Person,
                Items = items.ToArray(),
            }
        );
        foreach (var item in items)
        {
            await tx.ExecuteAsync(
                CheckSql,
                new
                {
                    viewer.Tenant,
                    Foundation = id,
                    Viewer = viewer.Person,
                    Item = item,
                    Now = now,
                }
            );
        }
    }

    private static object Row(Viewer viewer, FoundationId id, WrittenSection section, byte[] seal) =>
        new
        {
            viewer.Tenant,
            Foundation = id,
            Viewer = viewer.Person,
            Section = section.Key,
            section.Revision,
            Sealed = seal,
            Now = section.SavedAt,
            section.Editor,
            section.Step,
        };

    public sealed record HeadRow(
        FoundationId Id,
        ProgrammeId Programme,
        PersonId Owner,
        int Revision,
        DateOnly? NextReview
    );

    public sealed record SectionRow(
        string Section,
        int Revision,
        byte[] Sealed,
        DateTimeOffset SavedAt,
        Guid Editor,
        int Step
    );
}
