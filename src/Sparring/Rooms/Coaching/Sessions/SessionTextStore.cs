using Sparring.Platform.Data;
using Sparring.Platform.Writing;
using Sparring.Rooms.Coaching.Contract;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>The SQL of what is written at a session: together, alone, and by the coach for herself.</summary>
public sealed class SessionTextStore
{
    // Whoever writes to a session's texts waits for whoever is writing: two first saves meet as two later ones do.
    private const string HoldSql = "select pg_advisory_xact_lock(hashtextextended(@Session::text, 19))";

    private const string TogetherSql = """
        select section as Section, revision as Revision, sealed as Sealed, saved_at as SavedAt, editor as Editor, step as Step
        from session_text where session = @Session
        """;

    private const string WriteTogetherSql = """
        insert into session_text (tenant, session, section, revision, sealed, saved_at, saved_by, editor, step)
        values (tenant(), @Session, @Section, @Revision, @Sealed, @Now, viewer(), @Editor, @Step)
        on conflict (session, section) do update set revision = excluded.revision, sealed = excluded.sealed,
            saved_at = excluded.saved_at, saved_by = excluded.saved_by, editor = excluded.editor, step = excluded.step
        """;

    private const string ReflectionsSql = """
        select owner as Owner, section as Section, revision as Revision, sealed as Sealed, saved_at as SavedAt,
               editor as Editor, step as Step, shared_at as SharedAt
        from session_reflection where session = @Session
        """;

    private const string WriteReflectionSql = """
        insert into session_reflection (tenant, session, programme, owner, section, revision, sealed, saved_at, editor, step)
        values (tenant(), @Session, @Programme, viewer(), @Section, @Revision, @Sealed, @Now, @Editor, @Step)
        on conflict (session, owner, section) do update set revision = excluded.revision, sealed = excluded.sealed,
            saved_at = excluded.saved_at, editor = excluded.editor, step = excluded.step
        """;

    private const string ShareSql = """
        update session_reflection set shared_at = case when @IsShared then coalesce(shared_at, @Now) end
        where session = @Session and owner = viewer()
        """;

    private const string NoteSql = """
        select '' as Section, revision as Revision, sealed as Sealed, saved_at as SavedAt, editor as Editor, step as Step
        from session_note where session = @Session and coach = viewer()
        """;

    private const string WriteNoteSql = """
        insert into session_note (tenant, session, programme, coach, revision, sealed, saved_at, editor, step)
        values (tenant(), @Session, @Programme, viewer(), @Revision, @Sealed, @Now, @Editor, @Step)
        on conflict (session, coach) do update set revision = excluded.revision, sealed = excluded.sealed,
            saved_at = excluded.saved_at, editor = excluded.editor, step = excluded.step
        """;

    public Task HoldAsync(Tx tx, CoachingSessionId session) => tx.ExecuteAsync(HoldSql, new { Session = session });

    public Task<IReadOnlyList<TextRow>> TogetherAsync(Tx tx, CoachingSessionId session) =>
        tx.ListAsync<TextRow>(TogetherSql, new { Session = session });

    public Task WriteTogetherAsync(Tx tx, OpenSession open, WrittenSection text, byte[] seal) =>
        tx.ExecuteAsync(WriteTogetherSql, Row(open, text, seal));

    /// <summary>The viewer's own, and what others have shared with her.</summary>
    public Task<IReadOnlyList<ReflectionRow>> ReflectionsAsync(Tx tx, CoachingSessionId session) =>
        tx.ListAsync<ReflectionRow>(ReflectionsSql, new { Session = session });

    public Task WriteReflectionAsync(Tx tx, OpenSession open, WrittenSection text, byte[] seal) =>
        tx.ExecuteAsync(WriteReflectionSql, Row(open, text, seal));

    public Task ShareAsync(Tx tx, CoachingSessionId session, bool isShared, DateTimeOffset now) =>
        tx.ExecuteAsync(
            ShareSql,
            new
            {
                Session = session,
                IsShared = isShared,
                Now = now,
            }
        );

    public Task<TextRow?> NoteAsync(Tx tx, CoachingSessionId session) =>
        tx.FindAsync<TextRow>(NoteSql, new { Session = session });

    public Task WriteNoteAsync(Tx tx, OpenSession open, WrittenSection text, byte[] seal) =>
        tx.ExecuteAsync(WriteNoteSql, Row(open, text, seal));

    private static object Row(OpenSession open, WrittenSection text, byte[] seal) =>
        new
        {
            Session = open.Id,
            open.Session.Programme,
            Section = text.Key,
            text.Revision,
            Sealed = seal,
            Now = text.SavedAt,
            text.Editor,
            text.Step,
        };

    public sealed record TextRow(
        string Section,
        int Revision,
        byte[] Sealed,
        DateTimeOffset SavedAt,
        Guid Editor,
        int Step
    );

    public sealed record ReflectionRow(
        PersonId Owner,
        string Section,
        int Revision,
        byte[] Sealed,
        DateTimeOffset SavedAt,
        Guid Editor,
        int Step,
        DateTimeOffset? SharedAt
    );
}
