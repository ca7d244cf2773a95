namespace Sparring.GroupComposition.Matching;

/// <summary>A triple, what its three pairs are worth, and what the whole can be worth with it at most (twice).</summary>
internal readonly record struct TripleCandidate(Triple Triple, long Worth, long Bound);

/// <summary>Three who may all meet, the most promising first.</summary>
internal static class TripleCandidates
{
    /// <summary>Along each person's pairs closest to their price. O(n × nearest²) besides looking at the pairs.</summary>
    public static List<TripleCandidate> Of(int people, WeightedPair[] pairs, MatchingProof proof, int nearest)
    {
        var setsOf = SetsOf(people, proof);
        var near = Near(people, pairs, proof, setsOf, nearest);
        var candidates = new List<TripleCandidate>();
        for (var a = 0; a < people; a++)
        {
            foreach (var (b, ab) in near[a].Where(pair => pair.Key > a))
            {
                foreach (var (c, bc) in near[b].Where(pair => pair.Key > b))
                {
                    if (near[a].TryGetValue(c, out var ac))
                    {
                        var worth = (long)ab.Weight + bc.Weight + ac.Weight;
                        var shared = setsOf[a]
                            .Where(set => setsOf[b].Contains(set) && setsOf[c].Contains(set))
                            .Sum(set => proof.Sets[set].Price);
                        var bound = Unlifted(proof, people, shared - ab.Slack - bc.Slack - ac.Slack);
                        candidates.Add(new(new(a, b, c), worth, bound));
                    }
                }
            }
        }

        candidates.Sort((one, other) => other.Bound.CompareTo(one.Bound));
        return candidates;
    }

    // A pair is worth its two prices and those of the sets around it, less its slack; a triple counts each of its pairs half. A set that
    // holds the whole triple may be paid half a price more than its pairs pay. All of it in half units, and with the lift of n/2 pairs.
    private static long Unlifted(MatchingProof proof, int people, long beyond) =>
        (long)Math.Floor(proof.Bound + (beyond / 2.0)) - (people * proof.Lift);

    private static Dictionary<int, (int Weight, long Slack)>[] Near(
        int people,
        WeightedPair[] pairs,
        MatchingProof proof,
        HashSet<int>[] setsOf,
        int nearest
    )
    {
        var around = Enumerable.Range(0, people).Select(_ => new Dictionary<int, (int Weight, long Slack)>()).ToArray();
        foreach (var (a, b, weight) in pairs)
        {
            var shared = setsOf[a].Where(setsOf[b].Contains).Sum(set => proof.Sets[set].Price);
            var slack = proof.People[a] + proof.People[b] + shared - (2 * (weight + proof.Lift));
            if (!around[a].TryGetValue(b, out var known) || known.Weight < weight)
            {
                around[a][b] = around[b][a] = (weight, slack);
            }
        }

        var near = around
            .Select(all => all.OrderBy(pair => pair.Value.Slack).ThenBy(pair => pair.Key).Take(nearest).ToDictionary())
            .ToArray();
        for (var person = 0; person < people; person++)
        {
            foreach (var (other, value) in near[person].ToList())
            {
                near[other].TryAdd(person, value);
            }
        }

        return near;
    }

    private static HashSet<int>[] SetsOf(int people, MatchingProof proof)
    {
        var setsOf = Enumerable.Range(0, people).Select(_ => new HashSet<int>()).ToArray();
        for (var set = 0; set < proof.Sets.Count; set++)
        {
            foreach (var person in proof.Sets[set].People)
            {
                setsOf[person].Add(set);
            }
        }

        return setsOf;
    }
}
