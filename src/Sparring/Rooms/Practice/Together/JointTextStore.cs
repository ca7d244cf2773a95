using Sparring.Platform.Data;
using Sparring.Platform.Writing;

namespace Sparring.Rooms.Practice.Together;

/// <summary>The SQL of what those who take part write: the action's texts, and the entries of what came of it.</summary>
public sealed class JointTextStore
{
    private const string TextsSql = """
        select action as Action, section as Section, revision as Revision, sealed as Sealed, saved_at as SavedAt, editor as Editor, step as Step
        from joint_text where action = any (@Actions)
        """;

    private const string WriteSql = """
        insert into joint_text (tenant, action, programme, section, revision, sealed, saved_at, saved_by, editor, step)
        values (@Tenant, @Action, @Programme, @Section, @Revision, @Sealed, @SavedAt, @Viewer, @Editor, @Step)
        on conflict (action, section) do update set revision = excluded.revision, sealed = excluded.sealed,
            saved_at = excluded.saved_at, saved_by = excluded.saved_by, editor = excluded.editor, step = excluded.step
        """;

    private const string EntryColumns = """
        select id as Id, action as Action, programme as Programme, author as Author, kind as Kind, sealed as Sealed,
               noted_on as NotedOn, forum_at as ForumAt
        from joint_entry
        """;

    private const string EntriesSql = $"{EntryColumns} where action = any (@Actions) order by noted_on, id";

    private const string OwnEntriesSql = $"{EntryColumns} where author = @Viewer order by noted_on, id";

    // What is sent twice is one.
    private const string NoteSql = """
        insert into joint_entry (tenant, id, action, programme, author, kind, sealed, noted_on, forum_at)
        values (@Tenant, @Id, @Action, @Programme, @Author, @Kind, @Sealed, @NotedOn, @ForumAt) on conflict do nothing
        """;

    private const string ShareSql = """
        update joint_entry set forum_at = case when @IsShared then coalesce(forum_at, @Now) end where id = @Id and author = @Viewer
        """;

    private const string RemoveSql = "delete from joint_entry where id = @Id and author = @Viewer";

    public Task<IReadOnlyList<TextRow>> TextsAsync(Tx tx, IEnumerable<Guid> actions) =>
        tx.ListAsync<TextRow>(TextsSql, new { Actions = actions.ToArray() });

    public Task WriteAsync(Tx tx, Viewer viewer, JointAction held, WrittenSection text, byte[] seal) =>
        tx.ExecuteAsync(
            WriteSql,
            new
            {
                viewer.Tenant,
                Action = held.Id,
                held.Programme,
                Section = text.Key,
                text.Revision,
                Sealed = seal,
                text.SavedAt,
                Viewer = viewer.Person,
                text.Editor,
                text.Step,
            }
        );

    public Task<IReadOnlyList<JointEntry>> EntriesAsync(Tx tx, IEnumerable<Guid> actions) =>
        tx.ListAsync<JointEntry>(EntriesSql, new { Actions = actions.ToArray() });

    public Task<IReadOnlyList<JointEntry>> OwnEntriesAsync(Tx tx, Viewer viewer) =>
        tx.ListAsync<JointEntry>(OwnEntriesSql, new { Viewer = viewer.Person });

    public Task NoteAsync(Tx tx, Viewer viewer, JointEntry entry) =>
        tx.ExecuteAsync(
            NoteSql,
            new
            {
                viewer.Tenant,
                entry.Id,
                entry.Action,
                entry.Programme,
                entry.Author,
                entry.Kind,
                entry.Sealed,
                entry.NotedOn,
                entry.ForumAt,
            }
        );

    public Task<int> ShareAsync(Tx tx, Viewer viewer, Guid entry, bool isShared, DateTimeOffset now) =>
        tx.ExecuteAsync(
            ShareSql,
            new
            {
                Id = entry,
                Viewer = viewer.Person,
                IsShared = isShared,
                Now = now,
            }
        );

    public Task<int> RemoveAsync(Tx tx, Viewer viewer, Guid entry) =>
        tx.ExecuteAsync(RemoveSql, new { Id = entry, Viewer = viewer.Person });

    public sealed record TextRow(
        Guid Action,
        string Section,
        int Revision,
        byte[] Sealed,
        DateTimeOffset SavedAt,
        Guid Editor,
        int Step
    );
}
