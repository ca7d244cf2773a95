using Sparring.Platform.Data;

namespace Sparring.Rooms.People.Contract;

/// <summary>A person as others may see her: name and place today; no address.</summary>
public sealed record PersonCard(
    PersonId Id,
    string Name,
    string? Title,
    string? Department,
    string? DepartmentCode,
    string? Level,
    bool IsExternal
);

/// <summary>Names for ids, for the other rooms.</summary>
public interface IPeople
{
    /// <summary>Cards of those ids that exist in the viewer's organisation, as of a date; cost one query.</summary>
    Task<IReadOnlyDictionary<PersonId, PersonCard>> CardsAsync(Tx tx, IReadOnlyCollection<PersonId> people, DateOnly asOf);
}
