using Sparring.Platform.Data;
using Sparring.Rooms.Coaching.Contract;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>The SQL of what a person has in coaching sessions; her own rows, also of groups she has left.</summary>
public sealed class SessionOwnStore
{
    private const string LinesSql = """
        select session as Session, programme as Programme, version as Version, sealed as Sealed, due as Due,
               asked_by as AskedBy, agreed_at as AgreedAt, outcome as Outcome, outcome_sealed as OutcomeSealed,
               written_at as At, (select s.number from coaching_session s where s.id = session) as Number
        from session_commitment where owner = viewer() order by written_at
        """;

    private const string ReflectionsSql = """
        select session as Session, programme as Programme, section as Section, revision as Revision, sealed as Sealed,
               saved_at as At, shared_at as SharedAt, (select s.number from coaching_session s where s.id = session) as Number
        from session_reflection where owner = viewer() order by saved_at
        """;

    private const string NotesSql = """
        select session as Session, programme as Programme, '' as Section, revision as Revision, sealed as Sealed,
               saved_at as At, null::timestamptz as SharedAt, (select s.number from coaching_session s where s.id = session) as Number
        from session_note where coach = viewer() order by saved_at
        """;

    private const string AttendanceSql =
        "select state as State, marked_at as At from session_attendance where person = viewer() order by marked_at";

    private const string InsightsSql = """
        select id as Id, programme as Programme, sealed as Sealed, written_on as Day, released_on as ReleasedOn,
               withdrawn_on as WithdrawnOn
        from coaching_insight where coach = viewer() order by written_on, id
        """;

    public Task<IReadOnlyList<LineRow>> LinesAsync(Tx tx) => tx.ListAsync<LineRow>(LinesSql);

    public Task<IReadOnlyList<TextRow>> ReflectionsAsync(Tx tx) => tx.ListAsync<TextRow>(ReflectionsSql);

    public Task<IReadOnlyList<TextRow>> NotesAsync(Tx tx) => tx.ListAsync<TextRow>(NotesSql);

    public Task<IReadOnlyList<AttendanceRow>> AttendanceAsync(Tx tx) => tx.ListAsync<AttendanceRow>(AttendanceSql);

    public Task<IReadOnlyList<InsightRow>> InsightsAsync(Tx tx) => tx.ListAsync<InsightRow>(InsightsSql);

    public sealed record LineRow(
        CoachingSessionId Session,
        ProgrammeId Programme,
        int Version,
        byte[] Sealed,
        DateOnly? Due,
        PersonId? AskedBy,
        DateTimeOffset? AgreedAt,
        string? Outcome,
        byte[]? OutcomeSealed,
        DateTimeOffset At,
        int? Number
    );

    public sealed record TextRow(
        CoachingSessionId Session,
        ProgrammeId Programme,
        string Section,
        int Revision,
        byte[] Sealed,
        DateTimeOffset At,
        DateTimeOffset? SharedAt,
        int? Number
    );

    public sealed record AttendanceRow(string State, DateTimeOffset At);

    public sealed record InsightRow(
        Guid Id,
        ProgrammeId Programme,
        byte[] Sealed,
        DateOnly Day,
        DateOnly? ReleasedOn,
        DateOnly? WithdrawnOn
    );
}
