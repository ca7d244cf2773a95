using Sparring.Platform.Data;

namespace Sparring.Rooms.People.Contract;

/// <summary>Mail addresses, for what an organiser carries to another system; nobody else is told any.</summary>
public interface IPeopleAddresses
{
    /// <summary>The addresses of these people, for an organiser; for anybody else none. Cost one query.</summary>
    Task<IReadOnlyDictionary<PersonId, string>> OfAsync(Tx tx, IReadOnlyCollection<PersonId> people);
}
