namespace Sparring.NetworkAnalysis.Centrality;

/// <summary>Where a walk along ties is found that starts anew, anywhere, at one step in seven: damping 0.85; sums to 1.</summary>
/// <remarks>
/// Brin and Page, The anatomy of a large-scale hypertextual web search engine, 1998. Who names nobody passes on to everybody alike.
/// O(m) a round, at most about 220 rounds.
/// </remarks>
public static class PageRank
{
    private const double Enough = 1e-15;
    private const int MostRounds = 1000;

    public static double[] Of(Network network, double damping = 0.85)
    {
        var people = network.People;
        var product = new TieProduct(network.In);
        var (rank, passed, sums) = (new double[people], new double[product.Length], new double[people]);
        rank.AsSpan().Fill(people == 0 ? 0 : 1.0 / people);
        for (var round = 0; round < MostRounds; round++)
        {
            var lost = Pass(network.Out, rank, passed);
            product.Of(passed, sums);
            var everywhere = (1 - damping + (damping * lost)) / people;
            var change = 0.0;
            for (var person = 0; person < people; person++)
            {
                var next = everywhere + (damping * sums[person]);
                change += Math.Abs(next - rank[person]);
                rank[person] = next;
            }

            if (change < Enough)
            {
                break;
            }
        }

        return rank;
    }

    // What each passes on along each tie; the sum of those who name nobody is returned.
    private static double Pass(TieList ties, double[] rank, double[] passed)
    {
        var lost = 0.0;
        for (var person = 0; person < rank.Length; person++)
        {
            var degree = ties.Degree(person);
            passed[person] = degree > 0 ? rank[person] / degree : 0;
            lost += degree > 0 ? 0 : rank[person];
        }

        return lost;
    }
}
