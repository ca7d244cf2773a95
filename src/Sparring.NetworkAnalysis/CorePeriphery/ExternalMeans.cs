namespace Sparring.NetworkAnalysis.CorePeriphery;

/// <summary>What core and periphery answered about one kind of relation outside, with how many did.</summary>
/// <param name="Core">Mean of the core's answers; null without any.</param>
/// <param name="Difference">Core − periphery; null when either is.</param>
/// <remarks>Means of given answers: “not relevant” and unanswered are no answers, so n differs from kind to kind and is always shown.</remarks>
public sealed record ExternalMeans(
    string Kind,
    double? Core,
    int CoreAnswers,
    double? Periphery,
    int PeripheryAnswers,
    double? Difference
)
{
    /// <summary>One row a kind.</summary>
    /// <param name="core">The people of the core; all others are periphery.</param>
    /// <param name="kinds">Name of each kind, and per person the answer or null.</param>
    public static IReadOnlyList<ExternalMeans> Of(
        IReadOnlyCollection<int> core,
        IReadOnlyList<(string Name, IReadOnlyList<double?> Answers)> kinds
    ) => [.. kinds.Select(kind => Of(core.ToHashSet(), kind.Name, kind.Answers))];

    private static ExternalMeans Of(HashSet<int> core, string name, IReadOnlyList<double?> answers)
    {
        var given = Enumerable.Range(0, answers.Count).ToLookup(core.Contains, person => answers[person]);
        var (inside, outside) = (given[true].OfType<double>().ToList(), given[false].OfType<double>().ToList());
        double? coreMean = inside.Count > 0 ? inside.Average() : null;
        double? peripheryMean = outside.Count > 0 ? outside.Average() : null;
        return new(name, coreMean, inside.Count, peripheryMean, outside.Count, coreMean - peripheryMean);
    }
}
