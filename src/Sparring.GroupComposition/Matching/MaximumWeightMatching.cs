namespace Sparring.GroupComposition.Matching;

/// <summary>The best way to put people two and two, exactly, on any graph of permitted pairs.</summary>
/// <remarks>
/// Edmonds' blossom method with prices: from everybody left over by a greedy start an alternating tree grows, the prices of its people
/// change together, and odd cycles are shrunk, until the tree meets another one or reaches a person whose price is 0. Trees grow in
/// the manner of Dijkstra, with prices stored relative to one clock (after Galil 1986, "Efficient algorithms for finding maximum
/// matching in graphs", ACM Computing Surveys 18). Whole numbers throughout. Cost: O(m log n) for each of the at most n/2 paths that
/// are turned, and a small part of that as a rule, since a turned path touches only its own two trees. Memory O(n + m).
/// </remarks>
public static class MaximumWeightMatching
{
    internal const int LargestWeight = 1_000_000_000;

    /// <summary>Pairs people 0 … <paramref name="people"/> − 1; of several pairs of the same two people the heaviest counts.</summary>
    /// <exception cref="ArgumentException">A pair names somebody who is not there or the same person twice, or its weight is beyond ±10⁹.</exception>
    public static PeopleMatched Solve(int people, ReadOnlySpan<WeightedPair> pairs, MatchingAim aim)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(people);
        var lift = aim == MatchingAim.MostPairs ? LiftOf(people, pairs) : 0;
        var graph = MatchingGraph.Of(people, pairs);
        var prices = new Prices(graph, lift);
        var blossoms = new Blossoms(people);
        GreedyStart.Make(graph, prices, blossoms.Partner);
        new AlternatingForest(graph, prices, blossoms).Grow();
        return Answer(graph, prices, blossoms);
    }

    // One pair more must outweigh any rearrangement of the others: n/2 pairs differ by at most the spread of the weights each.
    private static long LiftOf(int people, ReadOnlySpan<WeightedPair> pairs)
    {
        var (least, most) = (0L, 0L);
        foreach (var pair in pairs)
        {
            least = Math.Min(least, pair.Weight);
            most = Math.Max(most, pair.Weight);
        }

        return ((most - least) * (people / 2)) + 1 - least;
    }

    private static PeopleMatched Answer(MatchingGraph graph, Prices prices, Blossoms blossoms)
    {
        var (pairs, weight) = (0, 0L);
        for (var person = 0; person < graph.People; person++)
        {
            if (blossoms.Partner[person] > person)
            {
                pairs++;
                weight += WeightOf(graph, person, blossoms.Partner[person]);
            }
        }

        var proof = new MatchingProof(prices.Lift, prices.Of, blossoms.PricedSets());
        return new(blossoms.Partner, pairs, weight, proof);
    }

    private static long WeightOf(MatchingGraph graph, int person, int partner)
    {
        long heaviest = long.MinValue;
        for (var arc = graph.First[person]; arc < graph.First[person + 1]; arc++)
        {
            if (graph.Neighbours[arc] == partner)
            {
                heaviest = Math.Max(heaviest, graph.Weights[arc]);
            }
        }

        return heaviest;
    }
}
