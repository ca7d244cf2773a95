namespace Sparring.GroupComposition.Conflicts;

/// <summary>Says which few rules cannot be kept together, when the rules of a problem cannot all be kept.</summary>
/// <remarks>
/// First by counting, which finds what people really do: together and apart, sets that are too large, more people mutually apart
/// than groups. Up to <see cref="MostPeople"/> people an exact search looks for the rest and leaves out one rule after another while
/// the others still contradict each other. It never calls possible rules impossible; past its work it says nothing.
/// Cost: O(n + rules) for counting; the search is limited to <see cref="MostWork"/> looks at a seat, about 0.1 s.
/// </remarks>
public static class Contradictions
{
    private const int MostPeople = 200;
    private const long MostWork = 20_000_000;

    /// <summary>A smallest contradiction found, or null when the rules can be kept or nobody knows within the work.</summary>
    public static Contradiction? In(GroupProblem problem)
    {
        var room = problem.Sizes.Sum(size => (long)size.Most);
        if (problem.People > room || problem.People < problem.Sizes.Sum(size => (long)size.Least))
            return new Contradiction(ContradictionKind.SizesDoNotSum, [], [], [], (int)Math.Min(room, int.MaxValue));
        var rules = HardRule.Of(problem);
        if (rules.Length == 0)
            return null;
        var bound = new BoundPeople(problem.People, problem.Sizes.Count, rules);
        var found = new BoundConflicts(problem, rules, bound).All().MinBy(finding => finding.Rules.Count);
        found ??= new ApartConflicts(problem, rules, bound).All().MinBy(finding => finding.Rules.Count);
        var work = MostWork;
        if (problem.People > MostPeople)
            return found is null ? null : Told(found);
        found ??=
            SeatingSearch.CanKeep(problem, rules, ref work) == false
                ? new Finding(ContradictionKind.Tangle, rules)
                : null;
        return found is null ? null : Told(FewestRules.Of(problem, found, ref work));
    }

    private static Contradiction Told(Finding found) =>
        new(
            found.Kind,
            [.. found.Rules.SelectMany(rule => rule.People).Distinct().Order()],
            [.. found.Rules.OfType<HardRule.Settled>().Select(seat => seat.Group).Distinct().Order()],
            found.Rules,
            found.Room
        );
}
