namespace Sparring.GroupComposition.Reasons;

/// <summary>What any two people cost in one group, part by part, and the rules about them.</summary>
internal sealed class PairCosts
{
    private readonly GroupProblem _problem;
    private readonly ILookup<int, (int Other, string Part, long Cost)> _named;
    private readonly (NumericAttribute Number, IReadOnlyList<long> Deviations)[] _numbers;
    private readonly ILookup<int, int> _apart;
    private readonly ILookup<int, int> _together;

    public PairCosts(GroupProblem problem)
    {
        _problem = problem;
        _named = problem
            .Terms.SelectMany(term =>
                term.Pairs.Select(pair => (pair.A, pair.B, term.Name, Cost: term.Weight * pair.Times))
            )
            .SelectMany(pair =>
                new[] { (pair.A, pair.B, pair.Name, pair.Cost), (A: pair.B, B: pair.A, pair.Name, pair.Cost) }
            )
            .ToLookup(pair => pair.A, pair => (pair.B, pair.Name, pair.Cost));
        _numbers = [.. problem.Numbers.Select(number => (number, number.Deviations()))];
        _apart = BothWays(problem.Apart);
        _together = BothWays(problem.Together);
    }

    /// <summary>Everything two people have in common that costs, or saves, anything.</summary>
    public IEnumerable<PairCost> Between(int person, int other)
    {
        foreach (var attribute in _problem.Attributes)
        {
            if (attribute.Weight != 0 && attribute.Values[person] == attribute.Values[other])
            {
                yield return new PairCost(other, attribute.Name, attribute.Weight);
            }
        }

        if (_problem.Committees.Count > 0 && _problem.CommitteeWeight > 0)
        {
            var shared = _problem.Committees[person].Count(_problem.Committees[other].Contains);
            if (shared > 0)
            {
                yield return new PairCost(other, "committee", shared * _problem.CommitteeWeight);
            }
        }

        // Each of them has a square of her own wherever she sits; what the two make of it together is twice the product.
        foreach (var (number, off) in _numbers)
        {
            if (number.Weight * off[person] * off[other] is not 0 and var product)
            {
                yield return new PairCost(other, number.Name, 2 * product);
            }
        }

        foreach (
            var term in _named[person]
                .Where(named => named.Other == other && named.Cost != 0)
                .GroupBy(named => named.Part)
        )
        {
            yield return new PairCost(other, term.Key, term.Sum(named => named.Cost));
        }
    }

    public long With(int person, IReadOnlyList<int> group) =>
        group.Sum(other => Between(person, other).Sum(cost => cost.Cost));

    /// <summary>Rules a person would break by leaving one company for another, in which one person's seat becomes free.</summary>
    public IEnumerable<PersonPair> BrokenBy(int person, IReadOnlyList<int> left, IReadOnlyList<int> joined, int leaver)
    {
        var apart = _apart[person].Where(other => other != leaver && joined.Contains(other));
        var together = _together[person].Where(other => left.Contains(other));
        return apart.Concat(together).Distinct().Select(other => new PersonPair(person, other));
    }

    private static ILookup<int, int> BothWays(IReadOnlyList<PersonPair> pairs) =>
        pairs
            .SelectMany(pair => new[] { pair, new PersonPair(pair.B, pair.A) })
            .ToLookup(pair => pair.A, pair => pair.B);
}
