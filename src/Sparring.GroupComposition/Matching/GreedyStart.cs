namespace Sparring.GroupComposition.Matching;

/// <summary>Prices that cover every pair, as low as one look at each person can bring them, and the matches that are then exactly paid.</summary>
internal static class GreedyStart
{
    public static void Make(MatchingGraph graph, Prices prices, int[] partner)
    {
        var price = prices.Of;
        for (var person = 0; person < graph.People; person++)
        {
            for (var arc = graph.First[person]; arc < graph.First[person + 1]; arc++)
            {
                price[person] = Math.Max(price[person], prices.Doubled(graph.Weights[arc]) / 2);
            }
        }

        for (var person = 0; person < graph.People; person++)
        {
            if (partner[person] < 0)
            {
                MatchOrLower(graph, prices, partner, person);
            }
        }
    }

    private static void MatchOrLower(MatchingGraph graph, Prices prices, int[] partner, int person)
    {
        var (least, chosen) = (0L, -1);
        for (var arc = graph.First[person]; arc < graph.First[person + 1]; arc++)
        {
            var other = graph.Neighbours[arc];
            var needed = prices.Doubled(graph.Weights[arc]) - prices.Of[other];
            if (needed > least || (needed == least && chosen < 0))
            {
                (least, chosen) = (needed, partner[other] < 0 ? other : -1);
            }
        }

        prices.Of[person] = least;
        if (chosen >= 0)
        {
            (partner[person], partner[chosen]) = (chosen, person);
        }
    }
}
