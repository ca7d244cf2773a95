using Sparring.Platform.Data;

namespace Sparring.Rooms.Surveys.Talking;

/// <summary>The SQL of what is said about the figures.</summary>
public sealed class TalkStore
{
    private const string NotesSql =
        "select about as About, programme as Programme, step as Step, revision as Revision, sealed as Sealed from survey_note";

    private const string OwnSql = $"""
        {NotesSql} where owner = viewer() and (@About::uuid is null or about = @About) order by about, step
        """;

    private const string LockSql = $"{NotesSql} where about = @About and owner = viewer() and step = @Step for update";

    private const string KeepSql = """
        insert into survey_note (tenant, about, programme, owner, step, revision, sealed)
        values (@Tenant, @About, @Programme, @Viewer, @Step, @Revision, @Sealed)
        on conflict (about, owner, step) do update set revision = excluded.revision, sealed = excluded.sealed
        """;

    private const string TablesSql = """
        select id, step, table_name as TableName, text, written_by = @Viewer as IsMine
        from survey_table_note where about = @About order by table_name, written_at
        """;

    private const string PutSql = """
        insert into survey_table_note (tenant, id, about, kind, programme, step, table_name, text, written_by, written_at)
        values (@Tenant, @Id, @About, @Kind, @Programme, @Step, @TableName, @Text, @Viewer, @Now)
        on conflict (id) do nothing
        """;

    private const string TakeSql =
        "delete from survey_table_note where id = @Id and about = @About and written_by = @Viewer";

    /// <summary>Her own notes about one result; null: about any.</summary>
    public Task<IReadOnlyList<OwnNoteRow>> OwnAsync(Tx tx, Guid? about) =>
        tx.ListAsync<OwnNoteRow>(OwnSql, new { About = about });

    public Task<OwnNoteRow?> LockAsync(Tx tx, Guid about, string step) =>
        tx.FindAsync<OwnNoteRow>(LockSql, new { About = about, Step = step });

    public Task KeepAsync(Tx tx, Viewer viewer, TalkSubject about, string step, int revision, byte[] seal) =>
        tx.ExecuteAsync(
            KeepSql,
            new
            {
                viewer.Tenant,
                About = about.Id,
                about.Programme,
                Viewer = viewer.Person,
                Step = step,
                Revision = revision,
                Sealed = seal,
            }
        );

    public Task<IReadOnlyList<TableNote>> TablesAsync(Tx tx, Viewer viewer, Guid about) =>
        tx.ListAsync<TableNote>(TablesSql, new { About = about, Viewer = viewer.Person });

    /// <summary>The same id again is nothing.</summary>
    public Task PutAsync(Tx tx, Viewer viewer, TalkSubject about, TableNote note, DateTimeOffset now) =>
        tx.ExecuteAsync(
            PutSql,
            new
            {
                viewer.Tenant,
                note.Id,
                About = about.Id,
                about.Kind,
                about.Programme,
                note.Step,
                note.TableName,
                note.Text,
                Viewer = viewer.Person,
                Now = now,
            }
        );

    public async Task<bool> TakeAsync(Tx tx, Viewer viewer, Guid about, Guid id) =>
        await tx.ExecuteAsync(
            TakeSql,
            new
            {
                Id = id,
                About = about,
                Viewer = viewer.Person,
            }
        ) == 1;

    public sealed record OwnNoteRow(Guid About, ProgrammeId Programme, string Step, int Revision, byte[] Sealed);
}

/// <summary>What a table wrote down about one step. Everybody of the programme reads it; nobody's name stands by it.</summary>
/// <param name="IsMine">Whether the viewer wrote it and may take it away.</param>
public sealed record TableNote(Guid Id, string Step, string TableName, string Text, bool IsMine);
