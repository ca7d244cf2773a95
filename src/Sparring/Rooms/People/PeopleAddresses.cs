using Sparring.Platform.Data;
using Sparring.Rooms.People.Contract;

namespace Sparring.Rooms.People;

/// <summary>The SQL of mail addresses.</summary>
public sealed class PeopleAddresses : IPeopleAddresses
{
    private const string Sql = """
        select id as Person, email as Email from person
        where tenant = tenant() and id = any (@People) and (select is_organiser())
        """;

    public async Task<IReadOnlyDictionary<PersonId, string>> OfAsync(Tx tx, IReadOnlyCollection<PersonId> people)
    {
        var ids = people.Select(person => person.Value).ToArray();
        var rows = await tx.ListAsync<Row>(Sql, new { People = ids });
        return rows.ToDictionary(row => row.Person, row => row.Email);
    }

    private sealed record Row(PersonId Person, string Email);
}
