using Sparring.Platform.Data;
using Sparring.Rooms.Groups.Contract;

namespace Sparring.Rooms.Groups;

/// <summary>The SQL of sparring groups: who is in which, and who coaches it, as of a date.</summary>
public sealed class GroupsStore
{
    private const string OfSql =
        CardSql
        + """

            where g.programme = @Programme and exists (
                select 1 from sparring_group_member own
                where own.sparring_group = g.id and own.person = @Person and own.valid @> @AsOf)
            """;

    private const string CoachedSql =
        CardSql
        + """

            where exists (
                select 1 from sparring_group_coach own
                where own.sparring_group = g.id and own.person = @Person and own.valid @> @AsOf)
            order by g.programme, g.number
            """;

    private const string AllSql =
        CardSql
        + """

            where g.programme = @Programme
            order by g.number
            """;

    private const string OneSql =
        CardSql
        + """

            where g.id = @Group
            """;

    private const string CardSql = """
        select g.id as Id, g.programme as Programme, g.number as Number,
               array(select m.person from sparring_group_member m join person p on p.id = m.person
                     where m.sparring_group = g.id and m.valid @> @AsOf order by p.name, p.id) as Members,
               array(select c.person from sparring_group_coach c join person p on p.id = c.person
                     where c.sparring_group = g.id and c.valid @> @AsOf order by p.name, p.id) as Coaches
        from sparring_group g
        """;

    private const string NamesSql =
        "select id as Id, name as Name, language as Language from person where id = any(@People) order by name, id";

    public async Task<SparringGroupCard?> OfAsync(Tx tx, ProgrammeId programme, PersonId person, DateOnly asOf) =>
        Card(
            await tx.FindAsync<Row>(
                OfSql,
                new
                {
                    Programme = programme,
                    Person = person,
                    AsOf = asOf,
                }
            )
        );

    public async Task<IReadOnlyList<SparringGroupCard>> CoachedByAsync(Tx tx, PersonId coach, DateOnly asOf) =>
        Cards(await tx.ListAsync<Row>(CoachedSql, new { Person = coach, AsOf = asOf }));

    public async Task<IReadOnlyList<SparringGroupCard>> AllAsync(Tx tx, ProgrammeId programme, DateOnly asOf) =>
        Cards(await tx.ListAsync<Row>(AllSql, new { Programme = programme, AsOf = asOf }));

    public async Task<SparringGroupCard?> FindAsync(Tx tx, SparringGroupId group, DateOnly asOf) =>
        Card(await tx.FindAsync<Row>(OneSql, new { Group = group, AsOf = asOf }));

    /// <summary>Names and languages, for messages.</summary>
    public Task<IReadOnlyList<Named>> NamesAsync(Tx tx, IEnumerable<PersonId> people) =>
        tx.ListAsync<Named>(NamesSql, new { People = people.Select(person => person.Value).Distinct().ToArray() });

    private static IReadOnlyList<SparringGroupCard> Cards(IEnumerable<Row> rows) => [.. rows.Select(row => row.Card)];

    private static SparringGroupCard? Card(Row? row) => row?.Card;

    public sealed record Named(PersonId Id, string Name, string Language);

    private sealed record Row(SparringGroupId Id, ProgrammeId Programme, int Number, Guid[] Members, Guid[] Coaches)
    {
        public SparringGroupCard Card =>
            new(Id, Programme, Number, [.. Members.Select(PersonId.Of)], [.. Coaches.Select(PersonId.Of)]);
    }
}
