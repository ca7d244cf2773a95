namespace Sparring.DisclosureControl.Planning;

/// <summary>A way to break the figures down: which part each person belongs to, and what the breakdown is worth to whoever asks.</summary>
/// <param name="Name">What readers know it as, "department".</param>
/// <param name="Parts">The names of its parts.</param>
/// <param name="PartOf">For each person the part's number; -1 for a person who is in none.</param>
/// <param name="Worth">How much it matters beside the others, from 1.</param>
public sealed record Breakdown(string Name, IReadOnlyList<string> Parts, IReadOnlyList<int> PartOf, int Worth = 1)
{
    /// <summary>A breakdown by the values people have; whoever has none is in no part.</summary>
    public static Breakdown By(string name, IReadOnlyList<string?> values, int worth = 1)
    {
        string[] parts = [.. values.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var numbers = parts.Index().ToDictionary(part => part.Item, part => part.Index, StringComparer.Ordinal);
        return new(name, parts, [.. values.Select(value => value is null ? -1 : numbers[value])], worth);
    }

    /// <summary>Both at once: "department × level".</summary>
    public Breakdown Across(Breakdown other, int worth = 1) =>
        By(
            $"{Name} × {other.Name}",
            [
                .. PartOf.Zip(
                    other.PartOf,
                    (mine, theirs) => mine < 0 || theirs < 0 ? null : $"{Parts[mine]} × {other.Parts[theirs]}"
                ),
            ],
            worth
        );
}
