using System.Globalization;
using Microsoft.AspNetCore.Http;
using Sparring.Platform.Data;
using Sparring.Rooms.People.Contract;

namespace Sparring.Rooms.People;

/// <summary>What somebody asks of the list of people: as of when, which, in what order, and after whom.</summary>
public sealed record PeopleQuery
{
    public const int PageSize = 50;

    public required DateOnly AsOf { get; init; }

    public string Search { get; init; } = "";

    public string Department { get; init; } = "";

    public string Level { get; init; } = "";

    public string Role { get; init; } = "";

    /// <summary><c>name</c>, <c>department</c> or <c>level</c>.</summary>
    public string Sort { get; init; } = "name";

    public bool IsDescending { get; init; }

    /// <summary>The last person of the page before.</summary>
    public PersonId? After { get; init; }

    public bool IsNarrowed => Search.Length + Department.Length + Level.Length + Role.Length > 0;

    public static PeopleQuery Of(IQueryCollection asked, DateOnly today) =>
        new()
        {
            AsOf = DateOnly.TryParseExact(
                asked["date"],
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var date
            )
                ? date
                : today,
            Search = Short(asked["search"].ToString()),
            Department = Short(asked["department"].ToString()),
            Level = LeadershipLevel.Codes.Contains(asked["level"].ToString()) ? asked["level"].ToString() : "",
            Role = Roles.Codes.Contains(asked["role"].ToString()) ? asked["role"].ToString() : "",
            Sort = asked["sort"].ToString() is "department" or "level" ? asked["sort"].ToString() : "name",
            IsDescending = asked["order"].ToString() == "desc",
            After = Guid.TryParse(asked["after"], out var after) ? new PersonId(after) : null,
        };

    /// <summary>The address that asks this, from another start or in another order.</summary>
    public string Address(string page = "/people")
    {
        var asked = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["date"] = AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["search"] = Search,
            ["department"] = Department,
            ["level"] = Level,
            ["role"] = Role,
            ["sort"] = Sort == "name" ? "" : Sort,
            ["order"] = IsDescending ? "desc" : "",
            ["after"] = After?.Value.ToString(),
        };
        return page + QueryString.Create(asked.Where(field => !string.IsNullOrEmpty(field.Value)));
    }

    /// <summary>The same in the order of a column; once more turns it round.</summary>
    public PeopleQuery SortedBy(string column) =>
        this with
        {
            Sort = column,
            IsDescending = Sort == column && !IsDescending,
            After = null,
        };

    private static string Short(string text) => text.Trim() is var kept && kept.Length > 100 ? kept[..100] : kept;
}
