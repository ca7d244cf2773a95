namespace Sparring.NetworkAnalysis.CorePeriphery;

/// <summary>How near each person is to the core: c that makes Σ over i ≠ j of (x_ij − c_i c_j)² least (MINRES), scaled to length 1.</summary>
/// <param name="Fit">Pearson's r between x_ij and c_i c_j over known pairs; null when either is the same everywhere.</param>
/// <param name="Coreness">Per person, from 0.</param>
/// <param name="Concentration">The largest r between coreness and a core of its k highest people; null when all are alike.</param>
/// <param name="RecommendedCoreSize">The k of that r; null when all are alike.</param>
/// <remarks>
/// Comrey, The minimum residual method of factor analysis, 1962; Borgatti and Everett, 2000; the concentration is UCINET's. x is the mean
/// of the known cells of a pair; pairs unknown from both sides are left out. Each person in turn gets the c that is best for the others,
/// until none changes; where UCINET's diagonal stands still, so does this. O(m) a round.
/// </remarks>
public sealed record ContinuousCore(
    double? Fit,
    IReadOnlyList<double> Coreness,
    double? Concentration,
    int? RecommendedCoreSize
)
{
    /// <summary>Null when nobody is tied.</summary>
    public static ContinuousCore? Of(Network network, CancellationToken cancel = default)
    {
        if (network.Undirected.Count == 0)
        {
            return null;
        }

        var minres = new Minres(network);
        minres.Settle(cancel);
        var coreness = minres.UnitLength();
        var (concentration, size) = Concentrate(coreness);
        return new(minres.Fit(), coreness, concentration, size);
    }

    // r between the scores and k ones, for each k; sums grow as the core does.
    private static (double? R, int? Size) Concentrate(double[] coreness)
    {
        var sorted = coreness.OrderDescending().ToArray();
        double people = sorted.Length;
        var mean = sorted.Average();
        var spread = Math.Sqrt(sorted.Sum(score => (score - mean) * (score - mean)));
        if (sorted.Length < 2 || sorted[0] - sorted[^1] <= 1e-9 * sorted[0])
        {
            return (null, null);
        }

        var (above, best, size) = (0.0, double.NegativeInfinity, 0);
        for (var core = 1; core < sorted.Length; core++)
        {
            above += sorted[core - 1] - mean;
            var r = above / (spread * Math.Sqrt(core * (people - core) / people));
            (best, size) = r > best + 1e-12 ? (r, core) : (best, size);
        }

        return (best, size);
    }
}
