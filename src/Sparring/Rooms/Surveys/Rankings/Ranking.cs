using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sparring.Rooms.Surveys.Rankings;

/// <summary>The same statements ranked by two questions, from a survey made elsewhere.</summary>
/// <param name="First">What the first ranking is by.</param>
/// <param name="Second">What the second is by.</param>
/// <param name="Origin">Whose answers alone are counted; null where the file came with the ranks.</param>
/// <param name="People">How many answers there are at least behind each rank; null where the file came with the ranks.</param>
public sealed record Ranking(
    string Title,
    string Source,
    string First,
    string Second,
    string? Origin,
    int? People,
    IReadOnlyList<RankedStatement> Statements
)
{
    public const int MostStatements = 30;

    public const int MostCharacters = 80;

    /// <summary>In the order of the first ranking; those that share a place as the file has them.</summary>
    [JsonIgnore]
    public IReadOnlyList<RankedStatement> ByFirst => [.. Statements.OrderBy(one => one.First)];

    [JsonIgnore]
    public IReadOnlyList<RankedStatement> BySecond => [.. Statements.OrderBy(one => one.Second)];

    /// <summary>Those that rise the most places; none where none rises.</summary>
    [JsonIgnore]
    public IReadOnlyList<RankedStatement> Risers => MovedMost(one => one.Rise);

    [JsonIgnore]
    public IReadOnlyList<RankedStatement> Fallers => MovedMost(one => -one.Rise);

    public string ToJson() => JsonSerializer.Serialize(this);

    public static Ranking Of(string json) =>
        JsonSerializer.Deserialize<Ranking>(json) ?? throw new InvalidDataException("A ranking is there.");

    private IReadOnlyList<RankedStatement> MovedMost(Func<RankedStatement, int> places) =>
        Statements.Max(places) is > 0 and var most ? [.. ByFirst.Where(one => places(one) == most)] : [];
}

/// <summary>A statement and its place in both; 1 is the highest.</summary>
public sealed record RankedStatement(string Statement, int First, int Second)
{
    /// <summary>How many places higher it stands in the second than in the first; below nought it falls.</summary>
    [JsonIgnore]
    public int Rise => First - Second;
}

/// <summary>A ranking that lies with its programme.</summary>
/// <param name="ReleasedOn">Since when the forum reads it; null while organisers alone do.</param>
public sealed record KeptRanking(Guid Id, DateOnly AddedOn, DateOnly? ReleasedOn, Ranking Ranking)
{
    public string Address => $"/surveys/rankings/{Id}";
}
