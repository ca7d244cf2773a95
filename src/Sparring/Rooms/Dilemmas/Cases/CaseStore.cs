using Sparring.Platform.Data;
using Sparring.Platform.Writing;
using Sparring.Rooms.Dilemmas.Contract;

namespace Sparring.Rooms.Dilemmas.Cases;

/// <summary>The SQL of a case as its coach makes it.</summary>
public sealed class CaseStore
{
    private const string BeginSql = """
        insert into general_case (tenant, id, programme, coach, created_at)
        values (@Tenant, @Id, @Programme, @Viewer, @Now) on conflict do nothing
        """;

    private const string VisibleSql = """
        select id, programme, coach, created_at as CreatedAt, number, asked_at as AskedAt, answer_by as AnswerBy,
               released_at as ReleasedAt, taken_back_at as TakenBackAt
        from general_case order by created_at desc
        """;

    private const string FindSql = """
        select id, programme, coach, created_at as CreatedAt, number, asked_at as AskedAt, answer_by as AnswerBy,
               released_at as ReleasedAt, taken_back_at as TakenBackAt
        from general_case where id = @Id
        """;

    // Whoever may take it back may hold it: an author's answer and the coach's release wait for each other.
    private const string HoldForAnswerSql = $"{FindSql} for update";

    private const string HoldSql = """
        select id, programme, coach, created_at as CreatedAt, number, asked_at as AskedAt, answer_by as AnswerBy,
               released_at as ReleasedAt, taken_back_at as TakenBackAt
        from general_case where id = @Id and coach = @Viewer for update
        """;

    private const string SectionsSql = """
        select section, revision, sealed, saved_at as SavedAt, editor, step
        from general_case_section where general_case = @Case and coach = @Viewer
        """;

    private const string WriteSql = """
        insert into general_case_section (tenant, general_case, coach, section, revision, sealed, saved_at, editor, step)
        values (@Tenant, @Case, @Viewer, @Section, @Revision, @Sealed, @Now, @Editor, @Step)
        on conflict (general_case, section) do update set revision = excluded.revision, sealed = excluded.sealed,
            saved_at = excluded.saved_at, editor = excluded.editor, step = excluded.step
        """;

    private const string SourcesSql = """
        select f.dilemma as Dilemma, f.owner as Owner, f.dropped_at is not null as IsDropped,
               a.is_yes as IsYes, a.reason as Reason
        from general_case_source f
            join general_case c on c.id = f.general_case
            left join general_case_answer a on a.general_case = f.general_case and a.dilemma = f.dilemma
                and (a.number = c.number or not a.is_yes)
        where f.general_case = @Case and f.coach = @Viewer order by f.added_at, f.dilemma
        """;

    // Whoever has said no to this case is not asked again.
    private const string AddSql = """
        insert into general_case_source (tenant, general_case, dilemma, programme, coach, owner, added_at)
        select @Tenant, @Case, s.id, s.programme, @Viewer, s.owner, @Now from dilemma_sent s
        where s.id = @Dilemma and s.programme = @Programme and s.owner <> @Viewer
        on conflict (general_case, dilemma) do update set dropped_at = null
        where not exists (select 1 from general_case_answer a where a.general_case = general_case_source.general_case
                          and a.dilemma = general_case_source.dilemma and not a.is_yes)
        """;

    private const string DropSql = """
        update general_case_source set dropped_at = coalesce(dropped_at, @Now)
        where general_case = @Case and dilemma = @Dilemma and coach = @Viewer
        """;

    private const string DropRefusersSql = """
        update general_case_source f set dropped_at = coalesce(f.dropped_at, @Now)
        where f.general_case = @Case and f.coach = @Viewer and exists (
            select 1 from general_case_answer a
            where a.general_case = f.general_case and a.dilemma = f.dilemma and not a.is_yes)
        """;

    private const string AskSql = """
        update general_case set number = number + 1, asked_at = @Now, answer_by = @AnswerBy
        where id = @Case and coach = @Viewer
        """;

    private const string ReopenSql = """
        update general_case set asked_at = null, answer_by = null, released_at = null, taken_back_at = null
        where id = @Case and coach = @Viewer
        """;

    private const string ReleaseSql = "update general_case set released_at = @Now where id = @Case and coach = @Viewer";

    private const string ReleaseToSql = """
        insert into general_case_release (tenant, general_case, programme, sparring_group, coach, released_at)
        values (@Tenant, @Case, @Programme, @Group, @Viewer, @Now) on conflict do nothing
        """;

    private const string UnreleaseSql =
        "delete from general_case_release where general_case = @Case and coach = @Viewer";

    private const string TakeBackSql =
        "update general_case set taken_back_at = coalesce(taken_back_at, @Now) where id = @Case";

    private const string ClearTextSql = "delete from general_case_text where general_case = @Case and coach = @Viewer";

    private const string TextSql = """
        insert into general_case_text (tenant, general_case, coach, section, sealed)
        values (@Tenant, @Case, @Viewer, @Section, @Sealed)
        """;

    public Task BeginAsync(Tx tx, Viewer viewer, GeneralCaseId id, ProgrammeId programme, DateTimeOffset now) =>
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

    /// <summary>Those the rows show the viewer: her own as coach, those with a dilemma of hers, those of her group.</summary>
    public Task<IReadOnlyList<GeneralCase>> VisibleAsync(Tx tx) => tx.ListAsync<GeneralCase>(VisibleSql);

    public Task<GeneralCase?> FindAsync(Tx tx, GeneralCaseId id) => tx.FindAsync<GeneralCase>(FindSql, new { Id = id });

    /// <summary>As it stands when nobody else is changing it; null for whoever is no author of it today.</summary>
    public Task<GeneralCase?> HoldForAnswerAsync(Tx tx, GeneralCaseId id) =>
        tx.FindAsync<GeneralCase>(HoldForAnswerSql, new { Id = id });

    public Task<GeneralCase?> HoldAsync(Tx tx, Viewer viewer, GeneralCaseId id) =>
        tx.FindAsync<GeneralCase>(HoldSql, new { Id = id, Viewer = viewer.Person });

    public Task<IReadOnlyList<SectionRow>> SectionsAsync(Tx tx, Viewer viewer, GeneralCaseId id) =>
        tx.ListAsync<SectionRow>(SectionsSql, new { Case = id, Viewer = viewer.Person });

    public Task WriteAsync(Tx tx, Viewer viewer, GeneralCaseId id, WrittenSection section, byte[] seal) =>
        tx.ExecuteAsync(
            WriteSql,
            new
            {
                viewer.Tenant,
                Case = id,
                Viewer = viewer.Person,
                Section = section.Key,
                section.Revision,
                Sealed = seal,
                Now = section.SavedAt,
                section.Editor,
                section.Step,
            }
        );

    public Task<IReadOnlyList<SourceRow>> SourcesAsync(Tx tx, Viewer viewer, GeneralCaseId id) =>
        tx.ListAsync<SourceRow>(SourcesSql, new { Case = id, Viewer = viewer.Person });

    public Task AddAsync(Tx tx, Viewer viewer, GeneralCase to, DilemmaId dilemma, DateTimeOffset now) =>
        tx.ExecuteAsync(
            AddSql,
            new
            {
                viewer.Tenant,
                Case = to.Id,
                to.Programme,
                Dilemma = dilemma,
                Viewer = viewer.Person,
                Now = now,
            }
        );

    public Task DropAsync(Tx tx, Viewer viewer, GeneralCaseId id, DilemmaId dilemma, DateTimeOffset now) =>
        tx.ExecuteAsync(
            DropSql,
            new
            {
                Case = id,
                Dilemma = dilemma,
                Viewer = viewer.Person,
                Now = now,
            }
        );

    public async Task AskAsync(
        Tx tx,
        Viewer viewer,
        GeneralCase held,
        DateOnly answerBy,
        IReadOnlyList<(string Section, byte[] Sealed)> text,
        DateTimeOffset now
    )
    {
        await tx.ExecuteAsync(
            AskSql,
            new
            {
                Case = held.Id,
                Viewer = viewer.Person,
                AnswerBy = answerBy,
                Now = now,
            }
        );
        await tx.ExecuteAsync(ClearTextSql, new { Case = held.Id, Viewer = viewer.Person });
        foreach (var (section, seal) in text)
        {
            await tx.ExecuteAsync(
                TextSql,
                new
                {
                    viewer.Tenant,
                    Case = held.Id,
                    Viewer = viewer.Person,
                    Section = section,
                    Sealed = seal,
                }
            );
        }
    }

    /// <summary>Back to writing: nobody reads it any more, and who said no is out of it.</summary>
    public async Task ReopenAsync(Tx tx, Viewer viewer, GeneralCaseId id, DateTimeOffset now)
    {
        var own = new
        {
            Case = id,
            Viewer = viewer.Person,
            Now = now,
        };
        await tx.ExecuteAsync(DropRefusersSql, own);
        await tx.ExecuteAsync(UnreleaseSql, own);
        await tx.ExecuteAsync(ClearTextSql, own);
        await tx.ExecuteAsync(ReopenSql, own);
    }

    public async Task ReleaseAsync(
        Tx tx,
        Viewer viewer,
        GeneralCase held,
        IReadOnlyCollection<SparringGroupId> groups,
        DateTimeOffset now
    )
    {
        await tx.ExecuteAsync(
            ReleaseSql,
            new
            {
                Case = held.Id,
                Viewer = viewer.Person,
                Now = now,
            }
        );
        foreach (var group in groups)
        {
            await tx.ExecuteAsync(
                ReleaseToSql,
                new
                {
                    viewer.Tenant,
                    Case = held.Id,
                    held.Programme,
                    Group = group,
                    Viewer = viewer.Person,
                    Now = now,
                }
            );
        }
    }

    public Task TakeBackAsync(Tx tx, GeneralCaseId id, DateTimeOffset now) =>
        tx.ExecuteAsync(TakeBackSql, new { Case = id, Now = now });

    public sealed record SectionRow(
        string Section,
        int Revision,
        byte[] Sealed,
        DateTimeOffset SavedAt,
        Guid Editor,
        int Step
    );

    public sealed record SourceRow(DilemmaId Dilemma, PersonId Owner, bool IsDropped, bool? IsYes, byte[]? Reason);
}
