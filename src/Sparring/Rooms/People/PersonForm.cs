using System.Text.Json;
using System.Text.RegularExpressions;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.People.Import;

namespace Sparring.Rooms.People;

/// <summary>What an organiser typed of a person.</summary>
/// <param name="From">The day from which department, level, task and title are true.</param>
public sealed partial record PersonForm(
    Guid Id,
    int Version,
    string Name,
    string Email,
    string? Number,
    string? Title,
    string Department,
    string? Level,
    string? Task,
    string ReportsTo,
    DateOnly? From,
    string FromTyped
)
{
    /// <summary>Whom <see cref="ReportsTo"/> means; null when that is nobody.</summary>
    public PersonId? Leader { get; init; }

    public string? LeaderName { get; init; }

    private const int Longest = 200;

    public static PersonForm Of(Form form, Guid id) =>
        new(
            id,
            form.Number("version") ?? 0,
            form["name"],
            form["email"].ToLowerInvariant(),
            Some(form["number"]),
            Some(form["title"]),
            form["department"],
            LeadershipLevel.Codes.Contains(form["level"]) ? form["level"] : null,
            Some(form["task"]),
            form["reportsTo"],
            form.Date("from"),
            form["from"]
        );

    public static PersonForm Of(PersonOnPage person, DateOnly today) =>
        new(
            person.Id.Value,
            person.Version,
            person.Name,
            person.Email ?? "",
            person.Number,
            person.Title,
            person.DepartmentCode ?? "",
            person.Level,
            person.Task,
            person.LeaderEmail ?? "",
            today,
            ""
        );

    /// <summary>What must be mended, by field.</summary>
    public IDictionary<string, string> Faults(IEnumerable<DepartmentName> departments)
    {
        var texts = RoomTexts.Of<PersonForm>();
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Name.Length is 0 or > Longest)
        {
            faults["name"] = texts["nameWrong"];
        }

        if (!Address().IsMatch(Email) || Email.Length > Longest)
        {
            faults["email"] = texts["emailWrong"];
        }

        if (Department.Length > 0 && departments.All(department => department.Code != Department))
        {
            faults["department"] = texts["departmentWrong"];
        }

        if (ReportsTo.Length > 0 && (Department.Length == 0 || Leader is not { } leader || leader.Value == Id))
        {
            faults["reportsTo"] = texts[
                Department.Length == 0 ? "reportsToNoPlace"
                : Leader is null ? "reportsToUnknown"
                : "reportsToSelf"
            ];
        }

        if (From is null)
        {
            faults["from"] = texts["asOfWrong"];
        }

        return faults;
    }

    /// <summary>What differs, as the history keeps it.</summary>
    public string ChangesFrom(PersonOnPage? before) =>
        JsonSerializer.Serialize(
            new FieldChange[]
            {
                new("number", before?.Number, Number),
                new("name", before?.Name, Name),
                new("email", before?.Email, Email),
                new("department", before?.DepartmentCode, Some(Department)),
                new("level", before?.Level, Level),
                new("task", before?.Task, Task),
                new("title", before?.Title, Title),
                new("reportsTo", before?.Leader, LeaderName),
            }.Where(change => change.Old != change.New),
            JsonSerializerOptions.Web
        );

    private static string? Some(string text) => text.Length == 0 ? null : text;

    [GeneratedRegex(
        @"^[^\s@<>;,""]{1,64}@[^\s@<>;,""]+\.[^\s@<>;,"".]{2,}$",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Address();
}
