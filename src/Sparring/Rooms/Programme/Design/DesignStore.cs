using Sparring.Platform.Data;

namespace Sparring.Rooms.Programme.Design;

/// <summary>The SQL of a programme's design and its history.</summary>
public sealed class DesignStore
{
    private const string DesignSql = """
        select d.version as Version, d.document::text as Document, d.files::text as Files
        from programme_design d where d.programme = @Programme
        """;

    private const string DesignForUpdateSql = """
        select d.version as Version, d.document::text as Document, d.files::text as Files
        from programme_design d where d.programme = @Programme for update
        """;

    private const string InsertProgrammeSql = """
        insert into programme (tenant, id, key, title, starts, ends, state)
        values (tenant(), @Id, @Key, @Title, @Starts, @Ends, @State)
        on conflict (tenant, key) do nothing
        """;

    private const string OrganiseSql = """
        insert into programme_role (tenant, programme, person, role, valid)
        values (tenant(), @Programme, @Person, 'organiser', daterange(today(), null))
        """;

    private const string UpdateProgrammeSql =
        "update programme set title = @Title, starts = @Starts, ends = @Ends where id = @Programme";

    private const string WriteDesignSql = """
        insert into programme_design (tenant, programme, version, document, files, changed_at)
        values (tenant(), @Programme, @Version, @Document::jsonb, @Files::jsonb, @At)
        on conflict (programme) do update
        set version = excluded.version, document = excluded.document, files = excluded.files, changed_at = excluded.changed_at
        """;

    private const string WriteChangeSql = """
        insert into programme_change (tenant, programme, version, kind, undoes, person, at, edits)
        values (tenant(), @Programme, @Version, @Kind, @Undoes, viewer(), @At, @Edits::jsonb)
        """;

    // Of two who press at once, the second finds the state it began from gone.
    private const string StepSql = """
        with moved as (update programme set state = @To where id = @Programme and state = any(@From) returning id),
             next as (update programme_design set version = version + 1, changed_at = @At
                      where programme in (select id from moved) returning version)
        insert into programme_change (tenant, programme, version, kind, person, at, edits)
        select tenant(), @Programme, next.version, @Kind, viewer(), @At, '[]' from next
        """;

    private const string ClearPlanSql = """
        with phases as (delete from programme_phase where programme = @Programme),
             activities as (delete from programme_activity where programme = @Programme)
        delete from programme_deadline where programme = @Programme
        """;

    private const string WritePhasesSql = """
        insert into programme_phase (tenant, programme, key, position, title, fuzzy, first_day, last_day)
        select tenant(), @Programme, key, position, title, fuzzy, first_day, last_day
        from jsonb_to_recordset(@Rows::jsonb)
            as row (key text, position int, title jsonb, fuzzy text, first_day date, last_day date)
        """;

    private const string WriteActivitiesSql = """
        insert into programme_activity (tenant, programme, key, phase, position, kind, title, fuzzy, hours, first_day, last_day)
        select tenant(), @Programme, key, phase, position, kind, title, fuzzy, hours, first_day, last_day
        from jsonb_to_recordset(@Rows::jsonb)
            as row (key text, phase text, position int, kind text, title jsonb, fuzzy text, hours text, first_day date, last_day date)
        """;

    private const string WriteDeadlinesSql = """
        insert into programme_deadline (tenant, programme, key, kind, title, day)
        select tenant(), @Programme, key, kind, title, day
        from jsonb_to_recordset(@Rows::jsonb) as row (key text, kind text, title jsonb, day date)
        """;

    private const string ChangesSql = """
        select c.version as Version, c.kind as Kind, c.undoes as Undoes, p.name as Name, c.at as At, c.edits::text as Edits
        from programme_change c left join person p on p.id = c.person
        where c.programme = @Programme and c.version > @After
        order by c.version desc
        limit @Most
        """;

    private const string ChangeSql = """
        select c.version as Version, c.kind as Kind, c.undoes as Undoes, p.name as Name, c.at as At, c.edits::text as Edits
        from programme_change c left join person p on p.id = c.person
        where c.programme = @Programme and c.version = @Version
        """;

    public Task<DesignRow?> FindAsync(Tx tx, ProgrammeId programme) =>
        tx.FindAsync<DesignRow>(DesignSql, new { Programme = programme });

    /// <summary>The design, held until the end of the transaction: two changes at once queue up.</summary>
    public Task<DesignRow?> HoldAsync(Tx tx, ProgrammeId programme) =>
        tx.FindAsync<DesignRow>(DesignForUpdateSql, new { Programme = programme });

    public Task<int> AddProgrammeAsync(Tx tx, ProgrammeHead head) => tx.ExecuteAsync(InsertProgrammeSql, head);

    public Task<int> OrganiseAsync(Tx tx, ProgrammeId programme, PersonId person) =>
        tx.ExecuteAsync(OrganiseSql, new { Programme = programme, Person = person });

    public async Task WriteAsync(Tx tx, ProgrammeHead head, DesignVersion version, PlanRows plan)
    {
        await tx.ExecuteAsync(
            UpdateProgrammeSql,
            new
            {
                head.Title,
                head.Starts,
                head.Ends,
                Programme = head.Id,
            }
        );
        await tx.ExecuteAsync(WriteDesignSql, version);
        await tx.ExecuteAsync(WriteChangeSql, version);
        await tx.ExecuteAsync(ClearPlanSql, new { version.Programme });
        await tx.ExecuteAsync(WritePhasesSql, new { version.Programme, Rows = plan.Phases });
        await tx.ExecuteAsync(WriteActivitiesSql, new { version.Programme, Rows = plan.Activities });
        await tx.ExecuteAsync(WriteDeadlinesSql, new { version.Programme, Rows = plan.Deadlines });
    }

    /// <summary>Moves a programme from one of these states to another, and keeps that it was done; nothing when it is in none of them.</summary>
    public Task StepAsync(
        Tx tx,
        ProgrammeId programme,
        string kind,
        IEnumerable<string> from,
        string to,
        DateTimeOffset at
    ) =>
        tx.ExecuteAsync(
            StepSql,
            new
            {
                Programme = programme,
                Kind = kind,
                From = from.ToArray(),
                To = to,
                At = at,
            }
        );

    public Task<IReadOnlyList<ChangeRow>> ChangesAsync(Tx tx, ProgrammeId programme, int after, int most) =>
        tx.ListAsync<ChangeRow>(
            ChangesSql,
            new
            {
                Programme = programme,
                After = after,
                Most = most,
            }
        );

    public Task<ChangeRow?> ChangeAsync(Tx tx, ProgrammeId programme, int version) =>
        tx.FindAsync<ChangeRow>(ChangeSql, new { Programme = programme, Version = version });

    public sealed record DesignRow(int Version, string Document, string? Files);

    public sealed record ProgrammeHead(
        ProgrammeId Id,
        string Key,
        string Title,
        DateOnly Starts,
        DateOnly Ends,
        string State
    );

    public sealed record DesignVersion(
        ProgrammeId Programme,
        int Version,
        string Document,
        string? Files,
        string Kind,
        int? Undoes,
        DateTimeOffset At,
        string Edits
    );

    public sealed record PlanRows(string Phases, string Activities, string Deadlines);

    public sealed record ChangeRow(
        int Version,
        string Kind,
        int? Undoes,
        string? Name,
        DateTimeOffset At,
        string Edits
    );
}
