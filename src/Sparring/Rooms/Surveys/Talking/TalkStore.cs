using Sparring.Platform.Data;
using Sparring.Rooms.Surveys.Contract;
using Sparring.Rooms.Surveys.Waves;

namespace Sparring.Rooms.Surveys.Talking;

/// <summary>The SQL of what is said about the figures.</summary>
public sealed class TalkStore
{
    private const string OwnSql =
        "select step, revision, sealed from survey_note where wave = @Wave and owner = @Viewer";

    private const string KeepSql = """
        insert into survey_note (tenant, wave, programme, owner, step, revision, sealed)
        values (@Tenant, @Wave, @Programme, @Viewer, @Step, @Revision, @Sealed)
        on conflict (wave, owner, step) do update set revision = excluded.revision, sealed = excluded.sealed
        """;

    private const string LockSql = """
        select step, revision, sealed from survey_note where wave = @Wave and owner = @Viewer and step = @Step for update
        """;

    private const string TablesSql = """
        select id, step, table_name as TableName, text, written_by = @Viewer as IsMine
        from survey_table_note where wave = @Wave order by table_name, written_at
        """;

    private const string PutSql = """
        insert into survey_table_note (tenant, id, wave, programme, step, table_name, text, written_by, written_at)
        values (@Tenant, @Id, @Wave, @Programme, @Step, @TableName, @Text, @Viewer, @Now)
        on conflict (id) do nothing
        """;

    private const string TakeSql =
        "delete from survey_table_note where id = @Id and wave = @Wave and written_by = @Viewer";

    public Task<IReadOnlyList<OwnNoteRow>> OwnAsync(Tx tx, Viewer viewer, WaveId wave) =>
        tx.ListAsync<OwnNoteRow>(OwnSql, new { Wave = wave, Viewer = viewer.Person });

    public Task<OwnNoteRow?> LockAsync(Tx tx, Viewer viewer, WaveId wave, string step) =>
        tx.FindAsync<OwnNoteRow>(
            LockSql,
            new
            {
                Wave = wave,
                Viewer = viewer.Person,
                Step = step,
            }
        );

    public Task KeepAsync(Tx tx, Viewer viewer, Wave wave, string step, int revision, byte[] seal) =>
        tx.ExecuteAsync(
            KeepSql,
            new
            {
                viewer.Tenant,
                Wave = wave.Id,
                wave.Programme,
                Viewer = viewer.Person,
                Step = step,
                Revision = revision,
                Sealed = seal,
            }
        );

    public Task<IReadOnlyList<TableNote>> TablesAsync(Tx tx, Viewer viewer, WaveId wave) =>
        tx.ListAsync<TableNote>(TablesSql, new { Wave = wave, Viewer = viewer.Person });

    /// <summary>The same id again is nothing.</summary>
    public Task PutAsync(Tx tx, Viewer viewer, Wave wave, TableNote note, DateTimeOffset now) =>
        tx.ExecuteAsync(
            PutSql,
            new
            {
                viewer.Tenant,
                note.Id,
                Wave = wave.Id,
                wave.Programme,
                note.Step,
                note.TableName,
                note.Text,
                Viewer = viewer.Person,
                Now = now,
            }
        );

    public async Task<bool> TakeAsync(Tx tx, Viewer viewer, WaveId wave, Guid id) =>
        await tx.ExecuteAsync(
            TakeSql,
            new
            {
                Id = id,
                Wave = wave,
                Viewer = viewer.Person,
            }
        ) == 1;

    public sealed record OwnNoteRow(string Step, int Revision, byte[] Sealed);
}

/// <summary>What a table wrote down about one step. Everybody of the programme reads it; nobody's name stands by it.</summary>
/// <param name="IsMine">Whether the viewer wrote it and may take it away.</param>
public sealed record TableNote(Guid Id, string Step, string TableName, string Text, bool IsMine);
