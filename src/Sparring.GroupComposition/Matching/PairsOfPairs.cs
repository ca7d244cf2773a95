namespace Sparring.GroupComposition.Matching;

/// <summary>Two pairs follow up together: a matching over the pairs; of an odd number of pairs three meet.</summary>
public static class PairsOfPairs
{
    /// <summary>The answer's numbers are positions in <paramref name="pairs"/>.</summary>
    /// <param name="pairs">The pairs of the visits.</param>
    /// <param name="worth">What it is worth that two people of different pairs meet, −10⁶ … 10⁶, or null when they may not.</param>
    public static Pairing Solve(IReadOnlyList<PersonPair> pairs, Func<int, int, int?> worth)
    {
        var weighed = new List<WeightedPair>();
        for (var one = 0; one < pairs.Count; one++)
        {
            for (var two = one + 1; two < pairs.Count; two++)
            {
                var (a, b) = (pairs[one], pairs[two]);
                if (worth(a.A, b.A) + worth(a.A, b.B) + worth(a.B, b.A) + worth(a.B, b.B) is { } sum)
                {
                    weighed.Add(new(one, two, sum));
                }
            }
        }

        return PairUp.Solve(pairs.Count, [.. weighed]);
    }
}
