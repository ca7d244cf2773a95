using Sparring.Platform.Data;

namespace Sparring.Shell.Demo;

/// <summary>The SQL of the demo: where it is, and how far its loading has come.</summary>
public sealed class DemoStore
{
    // One node loads, the others wait and find it loaded.
    private const string WaitSql = "select pg_advisory_xact_lock(hashtextextended('sparring.demo', 0))";

    private const string OrganisationSql = "select value::uuid from setting where name = 'demo.organisation'";

    private const string InsertOrganisationSql = """
        with made as (insert into organisation (id, name, language) values (@Tenant, @Name, 'da'))
        insert into setting (name, value) values ('demo.organisation', @Tenant::text)
        """;

    private const string MarkSql = "insert into setting (name, value) values (@Name, @Value) on conflict do nothing";

    private const string IsMarkedSql = "select value from setting where name = @Name";

    private const string PersonSql = "select id from person where number = @Number";

    private const string ViewerSql = """
        select tenant as Tenant, id as Person, name as Name, language as Language, roles_of(id) as Roles
        from person where number = @Number
        """;

    private const string InsertPersonSql = """
        insert into person (tenant, id, number, name, title, email)
        values (@Tenant, @Person, @Number, @Name, @Title, @Email)
        """;

    private const string DepartmentSql = """
        insert into department (tenant, id, code, name) values (@Tenant, @Id, @Code, @Name) on conflict do nothing
        """;

    private const string EmploySql = """
        insert into employment (tenant, person, department, level, task)
        select tenant, @Person, id, @Level, @Task from department where code = @Code
        """;

    // From the programme's own first day: who was in a group in June is in it now.
    private const string RoleSql = """
        insert into programme_role (tenant, programme, person, role, valid)
        select tenant, id, @Person, @Role, daterange(starts, null) from programme where id = @Programme
        """;

    private const string GroupSql = """
        insert into sparring_group (tenant, id, programme, number) values (@Tenant, @Id, @Programme, @Number)
        """;

    private const string MembersSql = """
        insert into sparring_group_member (tenant, sparring_group, programme, person, valid)
        select p.tenant, @Id, r.id, p.id, daterange(r.starts, null)
        from person p, programme r where p.number = any(@Members) and r.id = @Programme
        """;

    private const string CoachSql = """
        insert into sparring_group_coach (tenant, sparring_group, person, valid)
        select p.tenant, @Id, p.id, daterange(r.starts, null)
        from person p, programme r where p.number = @Coach and r.id = @Programme
        """;

    public Task WaitForOthersAsync(Tx tx) => tx.ExecuteAsync(WaitSql);

    public async Task<TenantId?> OrganisationAsync(Tx tx) =>
        await tx.ValueAsync<Guid?>(OrganisationSql) is { } id ? new TenantId(id) : null;

    public Task InsertOrganisationAsync(Tx tx, TenantId tenant, string name) =>
        tx.ExecuteAsync(InsertOrganisationSql, new { Tenant = tenant, Name = name });

    /// <summary>Notes a step as done, in the transaction that did it. False when it was done before.</summary>
    public async Task<bool> MarkAsync(Tx tx, string step, string value = "done") =>
        await tx.ExecuteAsync(MarkSql, new { Name = "demo." + step, Value = value }) == 1;

    public Task<string?> MarkedAsync(Tx tx, string step) => tx.FindAsync<string>(IsMarkedSql, new { Name = "demo." + step });

    public async Task<PersonId?> PersonAsync(Tx tx, string number) =>
        await tx.ValueAsync<Guid?>(PersonSql, new { Number = number }) is { } id ? new PersonId(id) : null;

    /// <summary>A leader as the database is asked on her behalf.</summary>
    public async Task<Viewer?> ViewerAsync(Tx tx, string number) =>
        await tx.FindAsync<ViewerRow>(ViewerSql, new { Number = number }) is { } row
            ? new Viewer(row.Tenant, row.Person, row.Name, row.Language, row.Roles.ToHashSet(StringComparer.Ordinal))
            : null;

    public Task InsertPersonAsync(Tx tx, Somebody person) => tx.ExecuteAsync(InsertPersonSql, person);

    public async Task EmployAsync(Tx tx, Department department, PersonId person, string level, string task)
    {
        await tx.ExecuteAsync(DepartmentSql, department);
        await tx.ExecuteAsync(EmploySql, new { department.Code, Person = person, Level = level, Task = task });
    }

    public Task GiveRoleAsync(Tx tx, ProgrammeId programme, PersonId person, string role) =>
        tx.ExecuteAsync(RoleSql, new { Programme = programme, Person = person, Role = role });

    public async Task InsertGroupAsync(Tx tx, Group group)
    {
        await tx.ExecuteAsync(GroupSql, group);
        await tx.ExecuteAsync(MembersSql, group);
        await tx.ExecuteAsync(CoachSql, group);
    }

    public sealed record Somebody(TenantId Tenant, PersonId Person, string Number, string Name, string Title, string Email);

    public sealed record Department(TenantId Tenant, Guid Id, string Code, string Name);

    public sealed record Group(TenantId Tenant, Guid Id, ProgrammeId Programme, int Number, string[] Members, string Coach);

    private sealed record ViewerRow(TenantId Tenant, PersonId Person, string Name, string Language, string[] Roles);
}
