using Sparring.Platform.Data;

namespace Sparring.Rooms.People.Contract;

/// <summary>A person as others may see her: name and place as of a day; no address.</summary>
/// <param name="Level">Her leadership level in the reader's language: Direktør, Chef, Leder.</param>
/// <param name="LevelCode">The same as data: one of <see cref="LeadershipLevel.Codes"/>.</param>
/// <param name="Task">Her leadership task.</param>
public sealed record PersonCard(
    PersonId Id,
    string Name,
    string? Title,
    string? Department,
    string? DepartmentCode,
    string? Level,
    bool IsExternal,
    string? LevelCode = null,
    string? Task = null
);

/// <summary>Names for ids, for the other rooms.</summary>
public interface IPeople
{
    /// <summary>Cards of those ids that exist in the viewer's organisation, as of a date; cost one query.</summary>
    Task<IReadOnlyDictionary<PersonId, PersonCard>> CardsAsync(
        Tx tx,
        IReadOnlyCollection<PersonId> people,
        DateOnly asOf
    );

    /// <summary>Ids for the organisation's own numbers (P01, P02 …) or addresses, for rooms that read files; unknown ones are left out.</summary>
    Task<IReadOnlyDictionary<string, PersonId>> ByNumberAsync(Tx tx, IReadOnlyCollection<string> numbers);

    /// <summary>
    /// Those of the viewer's organisation whom each word finds: every part of it begins a word of the name, whatever the case and the
    /// accents. A word that is nothing but signs finds nobody. Cost one query, and a row for each person found.
    /// </summary>
    Task<ILookup<string, PersonId>> NamedAsync(Tx tx, IReadOnlyCollection<string> words);

    /// <summary>Who of these people reports to whom of them, as of a date; cost one query.</summary>
    Task<IReadOnlyList<ReportingPair>> ReportingAsync(Tx tx, IReadOnlyCollection<PersonId> people, DateOnly asOf);

    /// <summary>The organisation's departments, by name.</summary>
    Task<IReadOnlyList<DepartmentCard>> DepartmentCardsAsync(Tx tx);
}

/// <summary>A person and the leader she reports to.</summary>
public sealed record ReportingPair(PersonId Person, PersonId Leader);

/// <summary>A top-level department; the code is what plans and lists call it.</summary>
public sealed record DepartmentCard(Guid Id, string Code, string Name);
