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

    // From the programme's own first day; a facilitator's role ends, as the matrix wants it to.
    private const string RoleSql = """
        insert into programme_role (tenant, programme, person, role, valid)
        select r.tenant, r.id, p.id, @Role, daterange(r.starts, case @Role when 'facilitator' then r.ends end)
        from programme r, person p where r.id = @Programme and p.number = @Number
        on conflict do nothing
        """;

    // What has gone has left its text behind in the mailbox.
    private const string StaffMailsSql = """
        select coalesce(nullif(m.body, ''), d.body, '') from outbox_message m left join delivered_mail d on d.message = m.id
        where m.kind = 'perceived-invitation' order by m.recipient
        """;

    private const string PlaceSql = "select p.place from survey_place p where p.wave = @Wave and p.person = @Person";

    // The server looks at a table by itself only when much has changed in it; until then it guesses, and guesses ten pages for each.
    private const string AnalyzeSql = """
        do $$ declare name text; begin
            for name in select relname from pg_class where relnamespace = 'sparring'::regnamespace and relkind = 'r' loop
                execute format('analyze %I', name);
            end loop;
        end $$
        """;

    public Task WaitForOthersAsync(Tx tx) => tx.ExecuteAsync(WaitSql);

    public async Task<TenantId?> OrganisationAsync(Tx tx) =>
        await tx.ValueAsync<Guid?>(OrganisationSql) is { } id ? new TenantId(id) : null;

    public Task InsertOrganisationAsync(Tx tx, TenantId tenant, string name) =>
        tx.ExecuteAsync(InsertOrganisationSql, new { Tenant = tenant, Name = name });

    /// <summary>Lets the server look at what was loaded, so that it plans by what is there.</summary>
    public Task AnalyzeAsync(Tx tx) => tx.ExecuteAsync(AnalyzeSql);

    /// <summary>Notes a step as done, in the transaction that did it. False when it was done before.</summary>
    public async Task<bool> MarkAsync(Tx tx, string step, string value = "done") =>
        await tx.ExecuteAsync(MarkSql, new { Name = "demo." + step, Value = value }) == 1;

    public Task<string?> MarkedAsync(Tx tx, string step) =>
        tx.FindAsync<string>(IsMarkedSql, new { Name = "demo." + step });

    public async Task<PersonId?> PersonAsync(Tx tx, string number) =>
        await tx.ValueAsync<Guid?>(PersonSql, new { Number = number }) is { } id ? new PersonId(id) : null;

    /// <summary>A leader as the database is asked on her behalf.</summary>
    public async Task<Viewer?> ViewerAsync(Tx tx, string number) =>
        await tx.FindAsync<ViewerRow>(ViewerSql, new { Number = number }) is { } row
            ? new Viewer(row.Tenant, row.Person, row.Name, row.Language, row.Roles.ToHashSet(StringComparer.Ordinal))
            : null;

    public Task GiveRoleAsync(Tx tx, ProgrammeId programme, string number, string role) =>
        tx.ExecuteAsync(
            RoleSql,
            new
            {
                Programme = programme,
                Number = number,
                Role = role,
            }
        );

    /// <summary>The mails with the links the staff were asked by.</summary>
    public Task<IReadOnlyList<string>> StaffMailsAsync(Tx tx) => tx.ListAsync<string>(StaffMailsSql);

    /// <summary>Where somebody stands in the roster of a wave; null when she was not asked.</summary>
    public async Task<int?> PlaceAsync(Tx tx, Guid wave, PersonId person) =>
        await tx.ValueAsync<int?>(PlaceSql, new { Wave = wave, Person = person });

    private sealed record ViewerRow(TenantId Tenant, PersonId Person, string Name, string Language, string[] Roles);
}
