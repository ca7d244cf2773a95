using Sparring.Platform.Data;

namespace Sparring.Rooms.Programme.HeldRoles;

/// <summary>The SQL of who holds which role in a programme, as of when.</summary>
public sealed class RoleStore
{
    /// <summary>As many roles stand on a page; more are found by name, role and day.</summary>
    public const int Most = 100;

    private const string HeldSql = """
        select held.person as Person, p.name as Name, held.role as Role,
               lower(held.valid) as From, upper(held.valid) - 1 as Until
        from programme_role held join person p on p.id = held.person
        where held.programme = @Programme and held.valid @> @AsOf and p.name ilike @Pattern
          and (@Role = '' or held.role = @Role) and (@Person::uuid is null or held.person = @Person)
        order by p.name collate "da-x-icu", p.id, held.role
        limit @Limit
        """;

    private const string FoundSql = """
        select p.id as Id, p.name as Name, coalesce(p.title, '') as Title
        from person p
        where (p.name ilike @Pattern or p.email = lower(@Search)) and (p.left_on is null or p.left_on >= today())
        order by p.name collate "da-x-icu", p.id
        limit 20
        """;

    private const string GiveSql = """
        insert into programme_role (tenant, programme, person, role, valid, import)
        select tenant(), @Programme, p.id, @Role, daterange(@From, @Until, '[]'), @Import
        from person p
        where p.id = @Person
          and not exists (select 1 from programme_role held
                          where held.programme = @Programme and held.person = @Person and held.role = @Role
                            and held.valid && daterange(@From, @Until, '[]'))
        """;

    // A role that would have begun after it ends never was.
    private const string EndSql = """
        with never as (
            delete from programme_role
            where programme = @Programme and person = @Person and role = @Role and valid @> @Held and lower(valid) > @Last
        )
        update programme_role set valid = daterange(lower(valid), @Last, '[]'), import = null
        where programme = @Programme and person = @Person and role = @Role and valid @> @Held
          and (lower(valid) is null or lower(valid) <= @Last)
        """;

    private const string TakeBackSql = "delete from programme_role where import = @Import";

    private const string MayTakeBackSql = """
        select not exists (select 1 from programme_role where import = @Import and not (organises(programme) or is_system()))
        """;

    private const string OthersSql = """
        select count(*) from programme_role
        where programme = @Programme and role = 'organiser' and person <> @Person and (upper(valid) is null or upper(valid) > @Last)
        """;

    /// <summary>At most one more than <see cref="Most"/>, so that the page can say there are more.</summary>
    public Task<IReadOnlyList<HeldRole>> HeldAsync(Tx tx, ProgrammeId programme, RoleWish wish) =>
        tx.ListAsync<HeldRole>(
            HeldSql,
            new
            {
                Programme = programme,
                wish.AsOf,
                wish.Role,
                Person = wish.Person?.Value,
                Pattern = Containing(wish.Name),
                Limit = Most + 1,
            }
        );

    public Task<IReadOnlyList<FoundPerson>> FoundAsync(Tx tx, string search) =>
        tx.ListAsync<FoundPerson>(FoundSql, new { Search = search, Pattern = Containing(search) });

    /// <summary>False when she holds it then already, or is nobody.</summary>
    public async Task<bool> GiveAsync(
        Tx tx,
        ProgrammeId programme,
        PersonId person,
        string role,
        DateOnly? from,
        DateOnly? until,
        Guid? import = null
    ) =>
        await tx.ExecuteAsync(
            GiveSql,
            new
            {
                Programme = programme,
                Person = person,
                Role = role,
                From = from,
                Until = until,
                Import = import,
            }
        ) > 0;

    /// <summary>Whether every role a file of people gave is the viewer's to take.</summary>
    public Task<bool> MayTakeBackAsync(Tx tx, Guid import) =>
        tx.ValueAsync<bool>(MayTakeBackSql, new { Import = import });

    public Task TakeBackAsync(Tx tx, Guid import) => tx.ExecuteAsync(TakeBackSql, new { Import = import });

    public Task<int> EndAsync(
        Tx tx,
        ProgrammeId programme,
        PersonId person,
        string role,
        DateOnly held,
        DateOnly last
    ) =>
        tx.ExecuteAsync(
            EndSql,
            new
            {
                Programme = programme,
                Person = person,
                Role = role,
                Held = held,
                Last = last,
            }
        );

    /// <summary>How many others organise the programme after a day.</summary>
    public Task<long> OtherOrganisersAsync(Tx tx, ProgrammeId programme, PersonId person, DateOnly last) =>
        tx.ValueAsync<long>(
            OthersSql,
            new
            {
                Programme = programme,
                Person = person,
                Last = last,
            }
        );

    private static string Containing(string search) =>
        "%"
        + search
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal)
        + "%";

    public sealed record HeldRole(PersonId Person, string Name, string Role, DateOnly? From, DateOnly? Until);

    public sealed record FoundPerson(PersonId Id, string Name, string Title);
}

/// <summary>Whose roles are shown, and as of which day.</summary>
/// <param name="Name">A part of the name; empty: everybody.</param>
/// <param name="Role">One role; empty: all.</param>
/// <param name="Person">One person alone: whose role was given or ended just now.</param>
public sealed record RoleWish(DateOnly AsOf, string Name = "", string Role = "", PersonId? Person = null)
{
    public bool IsNarrow => Name.Length > 0 || Role.Length > 0 || Person is not null;
}
