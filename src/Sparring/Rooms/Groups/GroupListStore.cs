using Sparring.Platform.Data;
using Sparring.Rooms.Groups.Composing;

namespace Sparring.Rooms.Groups;

/// <summary>The SQL of writing whole lists.</summary>
public sealed class GroupListStore
{
    private const string PresentSql = """
        select m.person as Person, g.number as Number
        from sparring_group_member m join sparring_group g on g.id = m.sparring_group
        where m.programme = @Programme and m.valid && daterange(@From, null)
        """;

    private const string AddGroupSql = """
        insert into sparring_group (tenant, id, programme, number) values (tenant(), @Id, @Programme, @Number)
        on conflict do nothing
        """;

    private const string AddMemberSql = """
        insert into sparring_group_member (tenant, sparring_group, programme, person, valid)
        select tenant(), g.id, g.programme, @Person, daterange(@From, null)
        from sparring_group g
        where g.programme = @Programme and g.number = @Number and not exists (
            select 1 from sparring_group_member m
            where m.programme = g.programme and m.person = @Person and m.valid && daterange(@From, null))
        """;

    private const string AddCoachSql = """
        insert into sparring_group_coach (tenant, sparring_group, person, valid)
        select tenant(), g.id, @Person, daterange(@From, null)
        from sparring_group g
        where g.programme = @Programme and g.number = @Number and not exists (
            select 1 from sparring_group_coach c where c.sparring_group = g.id and c.person = @Person and c.valid && daterange(@From, null))
        """;

    private const string PutOccasionSql = """
        insert into occasion (tenant, id, programme, kind, key, title, day, place)
        values (tenant(), @Id, @Programme, @Kind, @Key, @Title, @Day, @Place)
        on conflict (programme, key) do update set kind = excluded.kind, title = excluded.title, day = excluded.day, place = excluded.place
        returning id
        """;

    private const string ClearSeatsSql = "delete from occasion_seat where occasion = @Occasion";

    private const string ClearTablesSql = "delete from occasion_group where occasion = @Occasion";

    private const string AddTableSql =
        "insert into occasion_group (tenant, id, occasion, number, colour) values (tenant(), @Id, @Occasion, @Number, @Colour)";

    private const string AddSeatSql =
        "insert into occasion_seat (tenant, occasion, occasion_group, person, role) values (tenant(), @Occasion, @Table, @Person, @Role)";

    private const string SeatsSql = """
        select g.number as "Group", p.number as Number, p.name as Name
        from sparring_group_member m join sparring_group g on g.id = m.sparring_group join person p on p.id = m.person
        where m.programme = @Programme and m.valid @> @AsOf
        order by g.number, p.number, p.id
        """;

    /// <summary>Who is in which sparring group on a day, by the organisation's own numbers.</summary>
    public Task<IReadOnlyList<SeatRow>> SeatsAsync(Tx tx, ProgrammeId programme, DateOnly asOf) =>
        tx.ListAsync<SeatRow>(SeatsSql, new { Programme = programme, AsOf = asOf });

    public Task<IReadOnlyList<Present>> PresentAsync(Tx tx, ProgrammeId programme, DateOnly from) =>
        tx.ListAsync<Present>(PresentSql, new { Programme = programme, From = from });

    public Task AddGroupAsync(Tx tx, Guid id, ProgrammeId programme, int number) =>
        tx.ExecuteAsync(
            AddGroupSql,
            new
            {
                Id = id,
                Programme = programme,
                Number = number,
            }
        );

    public Task AddMemberAsync(Tx tx, ProgrammeId programme, int number, PersonId person, DateOnly from) =>
        tx.ExecuteAsync(
            AddMemberSql,
            new
            {
                Programme = programme,
                Number = number,
                Person = person,
                From = from,
            }
        );

    public Task AddCoachAsync(Tx tx, ProgrammeId programme, int number, PersonId coach, DateOnly from) =>
        tx.ExecuteAsync(
            AddCoachSql,
            new
            {
                Programme = programme,
                Number = number,
                Person = coach,
                From = from,
            }
        );

    public Task<Guid> PutOccasionAsync(
        Tx tx,
        Guid id,
        ProgrammeId programme,
        string key,
        string title,
        DateOnly day,
        string? place,
        string kind = ProposalKind.Tables
    ) =>
        tx.ValueAsync<Guid>(
            PutOccasionSql,
            new
            {
                Id = id,
                Programme = programme,
                Kind = kind,
                Key = key,
                Title = title,
                Day = day,
                Place = place,
            }
        );

    public async Task ClearOccasionAsync(Tx tx, Guid occasion)
    {
        await tx.ExecuteAsync(ClearSeatsSql, new { Occasion = occasion });
        await tx.ExecuteAsync(ClearTablesSql, new { Occasion = occasion });
    }

    public Task AddTableAsync(Tx tx, Guid id, Guid occasion, int number, string? colour = null) =>
        tx.ExecuteAsync(
            AddTableSql,
            new
            {
                Id = id,
                Occasion = occasion,
                Number = number,
                Colour = colour,
            }
        );

    public Task AddSeatAsync(Tx tx, Guid occasion, Guid table, PersonId person, string? role = null) =>
        tx.ExecuteAsync(
            AddSeatSql,
            new
            {
                Occasion = occasion,
                Table = table,
                Person = person,
                Role = role,
            }
        );

    public sealed record SeatRow(int Group, string? Number, string Name);

    public sealed record Present(PersonId Person, int Number);
}
