namespace Sparring.Rooms.People.Import;

/// <summary>A row of the file as a person; null is "the file does not say".</summary>
public sealed record StagedPerson
{
    public required int Row { get; init; }

    public required string Name { get; init; }

    public required string Email { get; init; }

    public string? Number { get; init; }

    public string? DepartmentCode { get; init; }

    public string? Department { get; init; }

    public string? Level { get; init; }

    public string? Task { get; init; }

    public string? Title { get; init; }

    /// <summary>Whom she reports to: a number or an address.</summary>
    public string? ReportsTo { get; init; }

    public IReadOnlyList<string> Roles { get; init; } = [];

    public bool? IsExternal { get; init; }

    public DateOnly? Starts { get; init; }

    public DateOnly? Ends { get; init; }
}

/// <summary>What is wrong with one cell.</summary>
/// <param name="Kind">The key of the sentences that say what was expected and what to do.</param>
/// <param name="Detail">What the sentence needs to know: another row, a person, the words that are understood.</param>
public sealed record RowFault(int Row, string Field, string Kind, string Written, string Detail = "");
