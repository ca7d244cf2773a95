namespace Sparring.NetworkAnalysis;

/// <summary>Which word a density gets: the last level whose beginning it reaches.</summary>
/// <param name="Levels">Levels by where they begin, ascending; the first begins at 0.</param>
/// <remarks>
/// No published scale was found; density falls with size, so a word compares forums of similar size only. The bounds are ours and are
/// data: 42.3 % of 40 people is “medium”.
/// </remarks>
public sealed record LevelWords(IReadOnlyList<Level> Levels)
{
    public static LevelWords Ours { get; } =
        new([new("very-sparse", 0), new("sparse", 0.1), new("medium", 0.3), new("dense", 0.6), new("very-dense", 0.8)]);

    /// <summary>Null without a density.</summary>
    public string? Of(double? density) =>
        density is { } share ? Levels.LastOrDefault(level => share >= level.From)?.Key : null;
}

/// <summary>A key for the word, and the density where it begins.</summary>
public sealed record Level(string Key, double From);
