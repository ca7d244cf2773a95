namespace Sparring.NetworkAnalysis.Relations;

/// <summary>Pairs known from both sides: tied both ways, one way, or not.</summary>
/// <remarks>Holland and Leinhardt, Transitivity in structural models of small groups, 1971. O(n + m).</remarks>
public sealed record DyadCensus(long Mutual, long Asymmetric, long Null)
{
    public static DyadCensus Of(Network network)
    {
        long returned = 0,
            alone = 0;
        var silent = network.Answers.Silent;
        var open = network.Answers.Open;
        for (var person = 0; person < network.People; person++)
        {
            var to = network.Out.Of(person);
            var from = network.In.Of(person);
            var at = 0;
            foreach (var other in to)
            {
                while (at < from.Length && from[at] < other)
                {
                    at++;
                }

                if (at < from.Length && from[at] == other)
                {
                    returned++;
                }
                else if (!silent[other] && (open.Count == 0 || !open.Has(other, person)))
                {
                    alone++;
                }
            }
        }

        return new(returned / 2, alone, network.Answers.PairsKnownBothWays - (returned / 2) - alone);
    }

    /// <summary>Ties returned / ties, where both sides are known: 2 M / (2 M + A); null without such ties.</summary>
    public double? ArcReciprocity => Mutual + Asymmetric > 0 ? 2.0 * Mutual / ((2.0 * Mutual) + Asymmetric) : null;

    /// <summary>Pairs tied both ways / pairs tied, where both sides are known: M / (M + A); null without such pairs.</summary>
    public double? DyadReciprocity => Mutual + Asymmetric > 0 ? (double)Mutual / (Mutual + Asymmetric) : null;
}
