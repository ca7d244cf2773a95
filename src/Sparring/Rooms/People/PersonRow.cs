using Sparring.Platform.Data;
using Sparring.Rooms.People.Contract;

namespace Sparring.Rooms.People;

/// <summary>One line of the list of people.</summary>
/// <param name="Email">Null for everybody but organisers.</param>
public sealed record PersonRow(
    PersonId Id,
    string? Number,
    string Name,
    string? Title,
    string? Department,
    string? DepartmentCode,
    string? Level,
    string? Task,
    string? Email,
    bool IsExternal,
    DateOnly? Joined,
    DateOnly? LeftOn
)
{
    public string LevelText => Level is { } code ? LeadershipLevel.Text(code) : "";
}

/// <summary>A page of the list, how many there are in all, and whether more follow.</summary>
public sealed record PeopleSheet(IReadOnlyList<PersonRow> Rows, long Count, bool HasMore);

/// <summary>A department, for choosing.</summary>
public sealed record DepartmentName(string Code, string Name);
