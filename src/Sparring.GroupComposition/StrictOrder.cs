using Sparring.GroupComposition.Bounds;

namespace Sparring.GroupComposition;

/// <summary>Priorities in strict order instead of weights: no saving in later parts is worth the least loss in an earlier one.</summary>
/// <remarks>
/// The last part weighs 1, each before it one more than all later ones can differ by between two answers: from what they must
/// cost to what they can. Such weights are exact. Where they would pass 2^53 − 1 the problem has a fault
/// (<see cref="ProblemFault.WeightsTooLarge"/>): fewer parts, or weights. Cost: one pass over the problem and its lower bound.
/// </remarks>
public static class StrictOrder
{
    /// <summary>The same problem with weights that keep the order; parts that are not named weigh nothing.</summary>
    /// <param name="problem">A problem without faults, whatever its weights are; of terms the sign of the weight is kept.</param>
    /// <param name="order">Names of attributes, numbers and terms, and "committee"; the most important first.</param>
    /// <exception cref="ArgumentException">A name is no part of the problem, or stands twice.</exception>
    public static GroupProblem Of(GroupProblem problem, IReadOnlyList<string> order)
    {
        var ranges = RangesOf(problem);
        if (order.FirstOrDefault(name => !ranges.ContainsKey(name)) is { } unknown)
        {
            throw new ArgumentException($"“{unknown}” is no part of the problem.", nameof(order));
        }

        var weights = new Dictionary<string, long>();
        decimal later = 0;
        foreach (var name in order.Reverse())
        {
            weights.Add(name, (long)Math.Min(later + 1, CheckProblem.LargestCost));
            later =
                weights[name] > CheckProblem.LargestCost / Math.Max(ranges[name], 1)
                    ? CheckProblem.LargestCost
                    : Math.Min(later + weights[name] * ranges[name], CheckProblem.LargestCost);
        }

        return problem with
        {
            Attributes =
            [
                .. problem.Attributes.Select(own => own with { Weight = weights.GetValueOrDefault(own.Name) }),
            ],
            CommitteeWeight = weights.GetValueOrDefault("committee"),
            Numbers = [.. problem.Numbers.Select(own => own with { Weight = weights.GetValueOrDefault(own.Name) })],
            Terms =
            [
                .. problem.Terms.Select(own =>
                    own with
                    {
                        Weight = weights.GetValueOrDefault(own.Name) * (own.Weight < 0 ? -1 : 1),
                    }
                ),
            ],
        };
    }

    // By how much the count of each part can differ between two answers.
    private static Dictionary<string, decimal> RangesOf(GroupProblem problem)
    {
        var least = LowerBound.Of(problem).Parts.ToDictionary(part => part.Name, part => part.Count);
        var together = problem.Sizes.Sum(size => Pairs(Math.Min(size.Most, problem.People)));
        var ranges = problem.Attributes.ToDictionary(own => own.Name, own => Math.Min(together, Shared(own.Values)));
        ranges["committee"] = Shared(problem.Committees.SelectMany(seats => seats));
        foreach (var number in problem.Numbers)
        {
            var furthest = number.Deviations().Sum(off => (decimal)Math.Abs(off));
            ranges[number.Name] = furthest * furthest;
        }

        foreach (var name in ranges.Keys)
        {
            ranges[name] -= least.GetValueOrDefault(name);
        }

        foreach (var term in problem.Terms)
        {
            ranges[term.Name] = term.Pairs.Sum(pair => (decimal)pair.Times);
        }

        return ranges;
    }

    private static decimal Shared(IEnumerable<int> values) => values.CountBy(value => value).Sum(of => Pairs(of.Value));

    private static decimal Pairs(decimal people) => people * (people - 1) / 2;
}
