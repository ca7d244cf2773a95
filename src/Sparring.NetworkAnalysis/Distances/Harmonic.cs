namespace Sparring.NetworkAnalysis.Distances;

/// <summary>How near everybody is: Σ 1 / distance over all others, where nobody reached adds 0.</summary>
/// <remarks>Marchiori and Latora, Harmony in the small-world, 2000; Rochat, Closeness centrality extended, 2009. A sum, not a mean.</remarks>
public static class Harmonic
{
    public static IReadOnlyList<double> Of(Geodesics paths) => paths.Harmonic;
}
