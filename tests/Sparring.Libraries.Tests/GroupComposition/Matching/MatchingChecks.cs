using Sparring.GroupComposition.Matching;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition.Matching;

/// <summary>Independent checks of a matching: by its proof, and by trying everything.</summary>
internal static class MatchingChecks
{
    /// <summary>The prices cover every pair and add up to what the matching weighs: then no matching is better.</summary>
    public static void IsProven(int people, WeightedPair[] pairs, PeopleMatched answer)
    {
        var proof = answer.Proof;
        Assert.All(proof.People, price => Assert.True(price >= 0));
        Assert.All(proof.Sets, set => Assert.True(set.Price > 0 && set.People.Count % 2 == 1 && set.People.Count >= 3));
        var within = SharedSets(people, proof);
        foreach (var pair in pairs)
        {
            var paid = proof.People[pair.A] + proof.People[pair.B] + within(pair.A, pair.B);
            Assert.True(paid >= 2 * (pair.Weight + proof.Lift), $"{pair} is worth more than its price {paid}");
        }

        Assert.Equal(proof.Bound, 2 * (answer.Weight + (proof.Lift * answer.Pairs)));
        IsMatching(people, pairs, answer);
    }

    public static void IsMatching(int people, WeightedPair[] pairs, PeopleMatched answer)
    {
        var weights = pairs.GroupBy(Key).ToDictionary(same => same.Key, same => same.Max(pair => pair.Weight));
        Assert.Equal(people, answer.Partners.Count);
        var matched = Enumerable.Range(0, people).Where(person => answer.Partners[person] >= 0).ToList();
        Assert.All(matched, person => Assert.Equal(person, answer.Partners[answer.Partners[person]]));
        Assert.Equal(answer.Pairs * 2, matched.Count);
        var firsts = matched.Where(person => answer.Partners[person] > person);
        Assert.Equal(answer.Weight, firsts.Sum(person => (long)weights[(person, answer.Partners[person])]));
    }

    /// <summary>The most pairs and the largest weight of all matchings, by trying every subset of people.</summary>
    public static (int Pairs, long Weight) BestOfAll(int people, WeightedPair[] pairs, MatchingAim aim)
    {
        var weights = pairs.GroupBy(Key).ToDictionary(same => same.Key, same => same.Max(pair => pair.Weight));
        var best = new (int Pairs, long Weight)[1 << people];
        for (var set = 1; set < best.Length; set++)
        {
            var first = int.TrailingZeroCount(set);
            best[set] = best[set & ~(1 << first)];
            for (var other = first + 1; other < people; other++)
            {
                if ((set >> other & 1) == 1 && weights.TryGetValue((first, other), out var weight))
                {
                    var (count, total) = best[set & ~(1 << first) & ~(1 << other)];
                    best[set] = Better((count + 1, total + weight), best[set], aim);
                }
            }
        }

        return best[^1];
    }

    public static WeightedPair[] RandomPairs(Random chance, int people, double density, int least, int most) =>
        [
            .. from a in Enumerable.Range(0, people)
            from b in Enumerable.Range(a + 1, people - a - 1)
            where chance.NextDouble() < density
            select new WeightedPair(a, b, chance.Next(least, most + 1)),
        ];

    private static (int Pairs, long Weight) Better(
        (int Pairs, long Weight) one,
        (int Pairs, long Weight) other,
        MatchingAim aim
    )
    {
        var isBetter = aim == MatchingAim.MostPairs ? one.CompareTo(other) > 0 : one.Weight > other.Weight;
        return isBetter ? one : other;
    }

    private static (int, int) Key(WeightedPair pair) => (Math.Min(pair.A, pair.B), Math.Max(pair.A, pair.B));

    private static Func<int, int, long> SharedSets(int people, MatchingProof proof)
    {
        var sets = Enumerable
            .Range(0, people)
            .Select(_ => new HashSet<PricedSet>(ReferenceEqualityComparer.Instance))
            .ToList();
        foreach (var set in proof.Sets)
        {
            foreach (var person in set.People)
            {
                sets[person].Add(set);
            }
        }

        return (a, b) => sets[a].Where(sets[b].Contains).Sum(set => set.Price);
    }
}
