using Sparring.Platform.Data;

namespace Sparring.Rooms.Programme;

/// <summary>The SQL of programmes, roles and deadlines.</summary>
public sealed class ProgrammeStore
{
    private const string OfViewerSql = """
        select p.id as Id, p.key as Key, p.title as Title, p.starts as Starts, p.ends as Ends, p.state as State
        from programme p
        where p.id in (select held.programme from programme_role held where held.person = viewer() and held.valid @> today())
        order by p.id is distinct from (select c.programme from programme_choice c where c.person = viewer()),
                 p.state <> 'running', today() not between p.starts and p.ends, p.starts desc, p.key
        """;

    private const string FindSql = """
        select p.id as Id, p.key as Key, p.title as Title, p.starts as Starts, p.ends as Ends, p.state as State
        from programme p where p.id = @Programme
        """;

    private const string FindByKeySql = """
        select p.id as Id, p.key as Key, p.title as Title, p.starts as Starts, p.ends as Ends, p.state as State
        from programme p where p.key = @Key
        """;

    private const string ChooseSql = """
        insert into programme_choice (tenant, person, programme, chosen_at)
        select tenant(), viewer(), p.id, @Now
        from programme p
        where p.key = @Key
          and exists (select 1 from programme_role held
                      where held.programme = p.id and held.person = viewer() and held.valid @> today())
        on conflict (person) do update set programme = excluded.programme, chosen_at = excluded.chosen_at
        """;

    private const string SeenSql = """
        select p.id as Id, p.key as Key, organises(p.id) as Organises, p.state as State
        from programme p
        where p.key = @Key
          and exists (select 1 from programme_role held
                      where held.programme = p.id and held.person = viewer() and held.valid @> today())
        """;

    private const string HoldersSql = """
        select held.person
        from programme_role held join person p on p.id = held.person
        where held.programme = @Programme and held.role = @Role and held.valid @> @AsOf
          and (p.joined is null or p.joined <= @AsOf) and (p.left_on is null or p.left_on >= @AsOf)
        order by p.name collate "da-x-icu", p.id
        """;

    private const string RolesSql =
        "select role from programme_role where programme = @Programme and person = @Person and valid @> @AsOf order by role";

    private const string DeadlineSql = """
        select kind as Kind, title::text as Title, day as Day
        from programme_deadline where programme = @Programme and kind = @Kind
        order by day limit 1
        """;

    public Task<IReadOnlyList<ProgrammeRow>> OfViewerAsync(Tx tx) => tx.ListAsync<ProgrammeRow>(OfViewerSql);

    public Task<ProgrammeRow?> FindAsync(Tx tx, ProgrammeId programme) =>
        tx.FindAsync<ProgrammeRow>(FindSql, new { Programme = programme });

    public Task<ProgrammeRow?> FindByKeyAsync(Tx tx, string key) =>
        tx.FindAsync<ProgrammeRow>(FindByKeySql, new { Key = key });

    /// <summary>From now on the viewer's pages are about this programme; false when she has no role in it.</summary>
    public async Task<bool> ChooseAsync(Tx tx, string key, DateTimeOffset now) =>
        await tx.ExecuteAsync(ChooseSql, new { Key = key, Now = now }) == 1;

    public Task<SeenRow?> SeenAsync(Tx tx, string key) => tx.FindAsync<SeenRow>(SeenSql, new { Key = key });

    public Task<IReadOnlyList<PersonId>> HoldersAsync(Tx tx, ProgrammeId programme, string role, DateOnly asOf) =>
        tx.ListAsync<PersonId>(
            HoldersSql,
            new
            {
                Programme = programme,
                Role = role,
                AsOf = asOf,
            }
        );

    public Task<IReadOnlyList<string>> RolesAsync(Tx tx, ProgrammeId programme, PersonId person, DateOnly asOf) =>
        tx.ListAsync<string>(
            RolesSql,
            new
            {
                Programme = programme,
                Person = person,
                AsOf = asOf,
            }
        );

    public Task<DeadlineRow?> DeadlineAsync(Tx tx, ProgrammeId programme, string kind) =>
        tx.FindAsync<DeadlineRow>(DeadlineSql, new { Programme = programme, Kind = kind });

    public sealed record ProgrammeRow(
        ProgrammeId Id,
        string Key,
        string Title,
        DateOnly Starts,
        DateOnly Ends,
        string State
    );

    public sealed record SeenRow(ProgrammeId Id, string Key, bool Organises, string State);

    public sealed record DeadlineRow(string Kind, string Title, DateOnly Day);
}
