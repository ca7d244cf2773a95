namespace Sparring.GroupComposition.Matching;

/// <summary>Everybody two and two, worth the most; of an odd number three together.</summary>
/// <remarks>
/// The triple: the prices of the matching bound what any triple with the best matching of the others can be worth, so that triples are
/// tried from the largest bound down until no bound exceeds the best found. For up to <see cref="AllTriples"/> people all triples
/// are looked at and the answer is proved unless there are very many ties; for more, those along the pairs closest to their price.
/// </remarks>
internal static class PairUp
{
    private const int AllTriples = 128;
    private const int NearPairs = 12;
    private const long WorkForTriples = 20_000_000;

    public static Pairing Solve(int people, WeightedPair[] pairs)
    {
        var matched = MaximumWeightMatching.Solve(people, pairs, MatchingAim.MostPairs);
        var leftOver = people - (2 * matched.Pairs);
        if (people % 2 == 1 && leftOver == 1 && BestTriple(people, pairs, matched.Proof) is { } withTriple)
        {
            return withTriple;
        }

        return Of(matched, null, 2 * matched.Weight, true, FindShortage.Of(people, pairs, matched.Partners));
    }

    private static Pairing? BestTriple(int people, WeightedPair[] pairs, MatchingProof proof)
    {
        var candidates = TripleCandidates.Of(people, pairs, proof, people <= AllTriples ? people : NearPairs);
        var tries = Math.Max(10, WorkForTriples / (people + pairs.Length));
        Pairing? best = null;
        var isBest = people <= AllTriples;
        foreach (var candidate in candidates)
        {
            if (best is not null && candidate.Bound <= best.TwiceWorth)
            {
                break;
            }

            if (tries-- == 0)
            {
                isBest = false;
                break;
            }

            var found = With(people, pairs, candidate);
            best = found is not null && (best is null || found.TwiceWorth > best.TwiceWorth) ? found : best;
        }

        return best is null ? null : best with { IsBest = isBest };
    }

    private static Pairing? With(int people, WeightedPair[] pairs, TripleCandidate candidate)
    {
        var (a, b, c) = candidate.Triple;
        var others = Array.FindAll(
            pairs,
            pair => pair.A != a && pair.A != b && pair.A != c && pair.B != a && pair.B != b && pair.B != c
        );
        var matched = MaximumWeightMatching.Solve(people, others, MatchingAim.MostPairs);
        return 2 * matched.Pairs == people - 3
            ? Of(matched, candidate.Triple, (2 * matched.Weight) + candidate.Worth, false, null)
            : null;
    }

    private static Pairing Of(PeopleMatched matched, Triple? triple, long twiceWorth, bool isBest, Shortage? shortage)
    {
        var everybody = Enumerable.Range(0, matched.Partners.Count).ToList();
        return new(
            [
                .. everybody
                    .Where(person => matched.Partners[person] > person)
                    .Select(person => new PersonPair(person, matched.Partners[person])),
            ],
            triple,
            triple is null ? [.. everybody.Where(person => matched.Partners[person] < 0)] : [],
            twiceWorth,
            isBest,
            shortage
        );
    }
}
