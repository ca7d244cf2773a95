using Sparring.Platform.Data;

namespace Sparring.Rooms.Practice.Rules;

/// <summary>Rules of the game between departments; what they say stands in versions that never change.</summary>
/// <param name="Number">The latest version; 0: somebody is writing the first.</param>
public sealed record GroundRules(
    Guid Id,
    ProgrammeId Programme,
    Guid[] Departments,
    PersonId BegunBy,
    DateTimeOffset BegunAt,
    int Number
)
{
    public static IReadOnlyList<string> Written { get; } = ["title", "text", "why"];

    /// <summary>The version that holds: the latest to which every department has said yes; null while there is none.</summary>
    public RulesVersion? Holding(IEnumerable<RulesVersion> versions, IReadOnlyCollection<RulesYes> yeses) =>
        versions
            .Where(version => Missing(version.Number, yeses).Count == 0)
            .OrderByDescending(version => version.Number)
            .FirstOrDefault();

    /// <summary>The departments from which nobody has said yes to a version.</summary>
    public IReadOnlyList<Guid> Missing(int number, IEnumerable<RulesYes> yeses)
    {
        var agreed = yeses.Where(yes => yes.Number == number).Select(yes => yes.Department).ToHashSet();
        return [.. Departments.Where(department => !agreed.Contains(department))];
    }
}

/// <summary>What the rules said at one time, who wrote it and why.</summary>
public sealed record RulesVersion(
    Guid Rules,
    int Number,
    string Title,
    string Text,
    string Why,
    PersonId ChangedBy,
    DateTimeOffset ChangedAt
);

/// <summary>That somebody said yes to a version for her department.</summary>
public sealed record RulesYes(Guid Rules, int Number, Guid Department, PersonId Person, DateTimeOffset AgreedAt);

/// <summary>What came of taking a yes back.</summary>
public abstract record TakenBack
{
    private TakenBack() { }

    /// <summary>There is no yes of hers to the latest version; pressed twice there is none as well.</summary>
    public sealed record Gone : TakenBack;

    /// <summary>Every department has said yes: the others count on it, and it is changed together.</summary>
    public sealed record Holds : TakenBack;

    /// <summary>She does not speak for one of the departments, or it is another version she has read.</summary>
    public sealed record NotHers : TakenBack;
}

/// <summary>What came of proposing a version.</summary>
public abstract record Proposal
{
    private Proposal() { }

    public sealed record Made : Proposal;

    /// <summary>What is missing or cannot be, by the form's fields; the sentence's key.</summary>
    public sealed record Refused(IReadOnlyDictionary<string, string> Faults) : Proposal;
}
