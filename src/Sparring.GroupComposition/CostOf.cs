namespace Sparring.GroupComposition;

/// <summary>What an answer costs, counted slowly and by itself: shares no code with the search, so that the two check each other.</summary>
/// <remarks>
/// Attributes and committees count how many people of each group share a value, terms and rules go through their lists.
/// Cost: people × attributes, plus the lengths of the lists.
/// </remarks>
public static class CostOf
{
    /// <summary>Counts every part, and every hard rule that is broken.</summary>
    /// <param name="problem">A problem without faults.</param>
    /// <param name="groups">The people of each group, one list per entry of <see cref="GroupProblem.Sizes"/>, in that order.</param>
    public static CostReport Groups(GroupProblem problem, IReadOnlyList<IReadOnlyList<int>> groups)
    {
        var seat = SeatsOf(problem, groups);
        var parts = new List<CostPart>();
        foreach (var attribute in problem.Attributes)
        {
            var pairs = CountPairs(groups, person => [attribute.Values[person]]);
            parts.Add(new CostPart(attribute.Name, pairs, attribute.Weight));
        }

        if (problem.Committees.Count > 0)
        {
            var shared = CountPairs(groups, person => problem.Committees[person]);
            parts.Add(new CostPart("committee", shared, problem.CommitteeWeight));
        }

        foreach (var number in problem.Numbers)
        {
            var deviations = number.Deviations();
            var squares = groups.Select(group => group.Sum(person => deviations[person])).Sum(off => off * off);
            parts.Add(new CostPart(number.Name, squares, number.Weight));
        }

        foreach (var term in problem.Terms)
        {
            var times = term.Pairs.Where(pair => seat[pair.A] == seat[pair.B]).Sum(pair => (long)pair.Times);
            parts.Add(new CostPart(term.Name, times, term.Weight));
        }

        return new CostReport(
            parts,
            [.. problem.Apart.Where(pair => seat[pair.A] == seat[pair.B])],
            [.. problem.Together.Where(pair => seat[pair.A] != seat[pair.B])],
            [.. problem.Fixed.Where(settled => seat[settled.Person] != settled.Group)],
            WrongSizes(problem, groups)
        );
    }

    private static int[] SeatsOf(GroupProblem problem, IReadOnlyList<IReadOnlyList<int>> groups)
    {
        var seat = new int[problem.People];
        Array.Fill(seat, -1);
        for (var group = 0; group < groups.Count; group++)
        {
            foreach (var person in groups[group])
            {
                if (seat[person] >= 0)
                {
                    throw new ArgumentException($"Person {person} sits in two groups.", nameof(groups));
                }

                seat[person] = group;
            }
        }

        return Array.IndexOf(seat, -1) is var missing and >= 0
            ? throw new ArgumentException($"Person {missing} sits in no group.", nameof(groups))
            : seat;
    }

    // k people of a group with one value in common are k(k − 1)/2 pairs.
    private static long CountPairs(IReadOnlyList<IReadOnlyList<int>> groups, Func<int, IReadOnlyList<int>> valuesOf) =>
        groups.Sum(group => group.SelectMany(valuesOf).CountBy(value => value).Sum(value => Pairs(value.Value)));

    private static long Pairs(long people) => people * (people - 1) / 2;

    private static List<int> WrongSizes(GroupProblem problem, IReadOnlyList<IReadOnlyList<int>> groups)
    {
        var wrong = new List<int>();
        for (var group = 0; group < Math.Max(groups.Count, problem.Sizes.Count); group++)
        {
            var size = group < problem.Sizes.Count ? problem.Sizes[group] : default;
            var count = group < groups.Count ? groups[group].Count : 0;
            if (count < size.Least || count > size.Most)
            {
                wrong.Add(group);
            }
        }

        return wrong;
    }
}

/// <summary>One part of a cost: how often it happened (pairs, shared memberships, squares, meetings) and what each costs.</summary>
public readonly record struct CostPart(string Name, long Count, long Weight)
{
    public long Cost => Count * Weight;
}

/// <summary>The cost of an answer by part, and every hard rule it breaks.</summary>
/// <param name="Parts">Attributes, then committees, then numbers, then terms, in the order of the problem.</param>
/// <param name="Apart">Pairs to be kept apart that share a group.</param>
/// <param name="Together">Pairs to be kept together that do not.</param>
/// <param name="Fixed">Settled seats that somebody else's group took.</param>
/// <param name="WrongSizes">Groups with too few or too many people.</param>
public sealed record CostReport(
    IReadOnlyList<CostPart> Parts,
    IReadOnlyList<PersonPair> Apart,
    IReadOnlyList<PersonPair> Together,
    IReadOnlyList<Seat> Fixed,
    IReadOnlyList<int> WrongSizes
)
{
    public long Cost => Parts.Sum(part => part.Cost);

    /// <summary>How many hard rules are broken; 0 means the answer may be used.</summary>
    public int Broken => Apart.Count + Together.Count + Fixed.Count + WrongSizes.Count;
}
