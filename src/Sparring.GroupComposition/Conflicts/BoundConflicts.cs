namespace Sparring.GroupComposition.Conflicts;

/// <summary>Contradictions of people who are bound together: apart too, in two groups, or too many.</summary>
internal sealed class BoundConflicts(GroupProblem problem, IReadOnlyList<HardRule> rules, BoundPeople bound)
{
    private readonly int _largest = problem.Sizes.Max(own => own.Most);

    public IEnumerable<Finding> All() => ApartAndTogether().Concat(Enumerable.Range(0, bound.Count).SelectMany(OfSet));

    private IEnumerable<Finding> ApartAndTogether()
    {
        foreach (var rule in rules.OfType<HardRule.KeptApart>())
        {
            if (bound.SetOf(rule.A) == bound.SetOf(rule.B))
                yield return new(ContradictionKind.ApartAndTogether, [.. bound.Ways(rule.A, [rule.B]), rule]);
        }
    }

    private IEnumerable<Finding> OfSet(int set)
    {
        var groups = bound.Groups(set).ToArray();
        var size = bound.People(set).Count();
        if (groups.Length > 1)
        {
            var from = bound.PeopleCount + groups[0];
            foreach (var other in groups.Skip(1))
                yield return new(ContradictionKind.TwoSeats, [.. bound.Ways(from, [bound.PeopleCount + other])]);
        }
        else if (groups.Length == 1 && size > problem.Sizes[groups[0]].Most)
        {
            var most = problem.Sizes[groups[0]].Most;
            yield return new(
                ContradictionKind.GroupOverfull,
                [.. bound.Nearest(bound.PeopleCount + groups[0], most + 1)],
                most
            );
        }

        if (groups.Length == 0 && size > _largest)
            yield return new(
                ContradictionKind.SetTooLarge,
                [.. bound.Nearest(bound.Nodes(set)[0], _largest + 1)],
                _largest
            );
    }
}

/// <summary>Rules that contradict each other, not yet made as few as possible.</summary>
internal sealed record Finding(ContradictionKind Kind, IReadOnlyList<HardRule> Rules, int Room = 0);
