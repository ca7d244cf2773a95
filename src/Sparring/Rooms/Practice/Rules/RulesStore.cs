using Sparring.Platform.Data;
using Sparring.Platform.Writing;

namespace Sparring.Rooms.Practice.Rules;

/// <summary>The SQL of rules of the game: versions, who said yes, and what the viewer is writing on.</summary>
public sealed class RulesStore
{
    private const string Columns = """
        select id as Id, programme as Programme, departments as Departments, begun_by as BegunBy, begun_at as BegunAt, number as Number
        from ground_rules
        """;

    private const string OfProgrammeSql =
        $"{Columns} where programme = @Programme and (number > 0 or begun_by = @Viewer) order by begun_at, id";

    private const string FindSql = $"{Columns} where id = @Id";

    private const string HoldSql = $"{Columns} where id = @Id for update";

    private const string BeginSql = """
        insert into ground_rules (tenant, id, programme, begun_by, begun_at) values (@Tenant, @Id, @Programme, @Viewer, @Now)
        on conflict do nothing
        """;

    private const string VersionsSql = """
        select rules as Rules, number as Number, title as Title, text as Text, why as Why, changed_by as ChangedBy, changed_at as ChangedAt
        from ground_rules_version where rules = any (@Rules) order by rules, number desc
        """;

    private const string YesesSql = """
        select rules as Rules, number as Number, department as Department, person as Person, agreed_at as AgreedAt
        from ground_rules_yes where rules = any (@Rules) order by agreed_at, person
        """;

    private const string NumberSql =
        "update ground_rules set number = number + 1, departments = @Departments where id = @Id and number = @Number";

    private const string ProposeSql = """
        insert into ground_rules_version (tenant, rules, number, title, text, why, changed_by, changed_at)
        values (@Tenant, @Rules, @Number, @Title, @Text, @Why, @ChangedBy, @ChangedAt)
        """;

    private const string AgreeSql = """
        insert into ground_rules_yes (tenant, rules, number, department, person, agreed_at)
        values (@Tenant, @Rules, @Number, @Department, @Viewer, @Now) on conflict do nothing
        """;

    private const string TakeBackSql =
        "delete from ground_rules_yes where rules = @Rules and number = @Number and person = viewer()";

    private const string DraftSql = """
        select section as Key, revision as Revision, text as Text, saved_at as SavedAt, editor as Editor, step as Step
        from ground_rules_draft where rules = @Rules and person = @Viewer
        """;

    private const string WriteSql = """
        insert into ground_rules_draft (tenant, rules, person, section, revision, text, saved_at, editor, step)
        values (@Tenant, @Rules, @Viewer, @Key, @Revision, @Text, @SavedAt, @Editor, @Step)
        on conflict (rules, person, section) do update set revision = excluded.revision, text = excluded.text,
            saved_at = excluded.saved_at, editor = excluded.editor, step = excluded.step
        """;

    private const string ForgetDraftSql = "delete from ground_rules_draft where rules = @Rules and person = @Viewer";

    public Task<IReadOnlyList<GroundRules>> OfProgrammeAsync(Tx tx, Viewer viewer, ProgrammeId programme) =>
        tx.ListAsync<GroundRules>(OfProgrammeSql, new { Programme = programme, Viewer = viewer.Person });

    public Task<GroundRules?> FindAsync(Tx tx, Guid id) => tx.FindAsync<GroundRules>(FindSql, new { Id = id });

    /// <summary>Held until the transaction ends; null when the viewer does not speak for one of the departments.</summary>
    public Task<GroundRules?> HoldAsync(Tx tx, Guid id) => tx.FindAsync<GroundRules>(HoldSql, new { Id = id });

    public async Task<GroundRules?> BeginAsync(Tx tx, Viewer viewer, Guid id, ProgrammeId programme, DateTimeOffset now)
    {
        await tx.ExecuteAsync(
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
        return await HoldAsync(tx, id);
    }

    public Task<IReadOnlyList<RulesVersion>> VersionsAsync(Tx tx, IEnumerable<Guid> rules) =>
        tx.ListAsync<RulesVersion>(VersionsSql, new { Rules = rules.ToArray() });

    public Task<IReadOnlyList<RulesYes>> YesesAsync(Tx tx, IEnumerable<Guid> rules) =>
        tx.ListAsync<RulesYes>(YesesSql, new { Rules = rules.ToArray() });

    /// <summary>A new version, and the proposer's own yes; what she was writing is proposed now.</summary>
    public async Task ProposeAsync(Tx tx, Viewer viewer, GroundRules held, RulesVersion version, Guid own)
    {
        await tx.ExecuteAsync(
            NumberSql,
            new
            {
                held.Id,
                held.Number,
                held.Departments,
            }
        );
        await tx.ExecuteAsync(
            ProposeSql,
            new
            {
                viewer.Tenant,
                version.Rules,
                version.Number,
                version.Title,
                version.Text,
                version.Why,
                version.ChangedBy,
                version.ChangedAt,
            }
        );
        await AgreeAsync(tx, viewer, version.Rules, version.Number, own, version.ChangedAt);
        await tx.ExecuteAsync(ForgetDraftSql, new { version.Rules, Viewer = viewer.Person });
    }

    public Task AgreeAsync(Tx tx, Viewer viewer, Guid rules, int number, Guid department, DateTimeOffset now) =>
        tx.ExecuteAsync(
            AgreeSql,
            new
            {
                viewer.Tenant,
                Rules = rules,
                Number = number,
                Department = department,
                Viewer = viewer.Person,
                Now = now,
            }
        );

    public Task TakeBackAsync(Tx tx, Guid rules, int number) =>
        tx.ExecuteAsync(TakeBackSql, new { Rules = rules, Number = number });

    public Task<IReadOnlyList<WrittenSection>> DraftAsync(Tx tx, Viewer viewer, Guid rules) =>
        tx.ListAsync<WrittenSection>(DraftSql, new { Rules = rules, Viewer = viewer.Person });

    public Task WriteAsync(Tx tx, Viewer viewer, Guid rules, WrittenSection section) =>
        tx.ExecuteAsync(
            WriteSql,
            new
            {
                viewer.Tenant,
                Rules = rules,
                Viewer = viewer.Person,
                section.Key,
                section.Revision,
                section.Text,
                section.SavedAt,
                section.Editor,
                section.Step,
            }
        );
}
