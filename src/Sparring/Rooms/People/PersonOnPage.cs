using System.Text.Json;
using Sparring.Platform.Data;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.People.Import;

namespace Sparring.Rooms.People;

/// <summary>A person on her own page.</summary>
/// <param name="Leader">The name of whom she reports to, and for organisers the address.</param>
/// <param name="Email">Null for everybody but organisers and herself.</param>
public sealed record PersonOnPage(
    PersonId Id,
    string? Number,
    string Name,
    string? Title,
    string? DepartmentCode,
    string? Department,
    string? Level,
    string? Task,
    PersonId? LeaderId,
    string? Leader,
    string? LeaderEmail,
    string? Email,
    bool IsExternal,
    DateOnly? Joined,
    DateOnly? LeftOn,
    int Version
)
{
    public string LevelText => Level is { } code ? LeadershipLevel.Text(code) : "";
}

/// <summary>Where a person worked, from and to which day.</summary>
public sealed record EmploymentRow(
    string Department,
    string? Level,
    string? Task,
    string? Title,
    DateOnly? Starts,
    DateOnly? Ends
);

/// <summary>A change of a person, and by whom; nobody's name: the command line.</summary>
public sealed record ChangeRow(DateTimeOffset ChangedAt, string? ChangedBy, string ChangesJson)
{
    public IReadOnlyList<FieldChange> Changes =>
        JsonSerializer.Deserialize<List<FieldChange>>(ChangesJson, JsonSerializerOptions.Web) ?? [];
}
