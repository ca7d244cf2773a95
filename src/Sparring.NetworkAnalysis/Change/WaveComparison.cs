using System.Runtime.InteropServices;

namespace Sparring.NetworkAnalysis.Change;

/// <summary>One person's number in each of two waves.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PersonInBoth(int Before, int After);

/// <summary>Two waves over the people of both.</summary>
/// <param name="People">In both waves.</param>
/// <param name="Left">In the first wave only.</param>
/// <param name="Came">In the second wave only.</param>
/// <param name="Change">What became of ties.</param>
/// <param name="Qap">How alike the waves are; null where not defined.</param>
/// <param name="Bootstrap">How sure the change of density is; null where not defined.</param>
public sealed record WaveComparison(
    int People,
    int Left,
    int Came,
    NetworkChange Change,
    Qap? Qap,
    PairedBootstrap? Bootstrap
)
{
    private const int Draws = 1_000;

    /// <summary>From the first wave to the second.</summary>
    /// <exception cref="ArgumentException">Ties of one wave have a direction and those of the other have none.</exception>
    public static WaveComparison Of(
        Network before,
        Network after,
        IReadOnlyList<PersonInBoth> same,
        AnalysisOptions options
    )
    {
        if (before.Directed != after.Directed)
        {
            throw new ArgumentException("Ties have a direction in both waves, or in neither.", nameof(after));
        }

        var first = SamePeople.Of(before, [.. same.Select(person => person.Before)]);
        var second = SamePeople.Of(after, [.. same.Select(person => person.After)]);
        return new(
            same.Count,
            before.People - same.Count,
            after.People - same.Count,
            NetworkChange.Between(first, second),
            Qap.Of(first, second, options.DealsFor(second), options.Seed),
            PairedBootstrap.Of(first, second, Draws, options.Seed)
        );
    }
}
