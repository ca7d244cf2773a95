using Sparring.Platform.Data;
using Sparring.Rooms.Coaching.Contract;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>The SQL of the lines of the joint agreement and of who was there; row-level security keeps both to the group and its coach.</summary>
public sealed class CommitmentStore
{
    private const string OfSql = """
        select owner as Owner, version as Version, sealed as Sealed, due as Due, asked_by as AskedBy, written_by as WrittenBy,
               agreed_at as AgreedAt, outcome as Outcome, outcome_sealed as OutcomeSealed
        from session_commitment where session = @Session
        """;

    private const string WriteSql = """
        insert into session_commitment
            (tenant, session, programme, owner, version, sealed, due, asked_by, written_by, written_at, agreed_at)
        values (tenant(), @Session, @Programme, @Owner, @Version, @Sealed, @Due, @AskedBy, viewer(), @Now, @AgreedAt)
        on conflict (session, owner) do update set version = excluded.version, sealed = excluded.sealed, due = excluded.due,
            asked_by = excluded.asked_by, written_by = excluded.written_by, written_at = excluded.written_at,
            agreed_at = excluded.agreed_at
        """;

    private const string AgreeSql = """
        update session_commitment set agreed_at = coalesce(agreed_at, @Now)
        where session = @Session and owner = viewer() and version = @Version
        """;

    private const string LookAgainSql = """
        update session_commitment set outcome = @Outcome, outcome_sealed = @Sealed, outcome_at = @Now
        where session = @Session and owner = viewer() and version = @Version
        """;

    private const string AttendanceSql =
        "select person as Person, state as State from session_attendance where session = @Session";

    private const string UnmarkSql =
        "delete from session_attendance where session = @Session and person = any(@People)";

    private const string MarkSql = """
        insert into session_attendance (tenant, session, person, state, marked_by, marked_at)
        values (tenant(), @Session, @Person, @State, viewer(), @Now)
        on conflict (session, person) do update
        set state = excluded.state, marked_by = excluded.marked_by, marked_at = excluded.marked_at
        """;

    public Task<IReadOnlyList<Row>> OfAsync(Tx tx, CoachingSessionId session) =>
        tx.ListAsync<Row>(OfSql, new { Session = session });

    public Task WriteAsync(Tx tx, OpenSession open, Commitment line, byte[] seal, DateTimeOffset now) =>
        tx.ExecuteAsync(
            WriteSql,
            new
            {
                Session = open.Id,
                open.Session.Programme,
                line.Owner,
                line.Version,
                Sealed = seal,
                line.Due,
                line.AskedBy,
                Now = now,
                line.AgreedAt,
            }
        );

    /// <summary>False when it no longer stands as she read it.</summary>
    public async Task<bool> AgreeAsync(Tx tx, CoachingSessionId session, int version, DateTimeOffset now) =>
        await tx.ExecuteAsync(
            AgreeSql,
            new
            {
                Session = session,
                Version = version,
                Now = now,
            }
        ) == 1;

    /// <summary>False when the line no longer has the version its outcome is sealed against.</summary>
    public async Task<bool> LookAgainAsync(
        Tx tx,
        CoachingSessionId session,
        int version,
        string outcome,
        byte[] seal,
        DateTimeOffset now
    ) =>
        await tx.ExecuteAsync(
            LookAgainSql,
            new
            {
                Session = session,
                Version = version,
                Outcome = outcome,
                Sealed = seal,
                Now = now,
            }
        ) == 1;

    public Task<IReadOnlyList<AttendanceRow>> AttendanceAsync(Tx tx, CoachingSessionId session) =>
        tx.ListAsync<AttendanceRow>(AttendanceSql, new { Session = session });

    public Task UnmarkAsync(Tx tx, CoachingSessionId session, IEnumerable<PersonId> people) =>
        tx.ExecuteAsync(UnmarkSql, new { Session = session, People = people.Select(person => person.Value).ToArray() });

    public Task MarkAsync(Tx tx, CoachingSessionId session, PersonId person, string state, DateTimeOffset now) =>
        tx.ExecuteAsync(
            MarkSql,
            new
            {
                Session = session,
                Person = person,
                State = state,
                Now = now,
            }
        );

    public sealed record Row(
        PersonId Owner,
        int Version,
        byte[] Sealed,
        DateOnly? Due,
        PersonId? AskedBy,
        PersonId WrittenBy,
        DateTimeOffset? AgreedAt,
        string? Outcome,
        byte[]? OutcomeSealed
    );

    public sealed record AttendanceRow(PersonId Person, string State);
}
