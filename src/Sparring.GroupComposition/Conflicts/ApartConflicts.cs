namespace Sparring.GroupComposition.Conflicts;

/// <summary>Contradictions of people kept apart: too many mutually, nobody left to sit with, no group left.</summary>
internal sealed class ApartConflicts
{
    private readonly GroupProblem _problem;
    private readonly BoundPeople _bound;
    private readonly int _smallest;
    private readonly Dictionary<int, HardRule.KeptApart>[] _apart;

    public ApartConflicts(GroupProblem problem, IReadOnlyList<HardRule> rules, BoundPeople bound)
    {
        (_problem, _bound, _smallest) = (problem, bound, problem.Sizes.Min(own => own.Least));
        _apart = new Dictionary<int, HardRule.KeptApart>[bound.Count];
        for (var set = 0; set < _apart.Length; set++)
            _apart[set] = [];
        foreach (var rule in rules.OfType<HardRule.KeptApart>())
        {
            _apart[bound.SetOf(rule.A)].TryAdd(bound.SetOf(rule.B), rule);
            _apart[bound.SetOf(rule.B)].TryAdd(bound.SetOf(rule.A), rule);
        }
    }

    public IEnumerable<Finding> All() => TooManyApart().Concat(Enumerable.Range(0, _bound.Count).SelectMany(OfSet));

    private IEnumerable<Finding> TooManyApart()
    {
        var groups = _problem.Sizes.Count;
        var settled = Enumerable
            .Range(0, groups)
            .Select(group => _bound.SetOf(_bound.PeopleCount + group))
            .Where(set => _bound.Nodes(set).Count > 1)
            .ToArray();
        // Sets settled in different groups are apart without any rule saying so.
        var neighbours = new HashSet<int>[_bound.Count];
        for (var set = 0; set < neighbours.Length; set++)
            neighbours[set] = [.. _apart[set].Keys];
        foreach (var set in settled)
            neighbours[set].UnionWith(settled.Where(other => other != set));
        if (Clique.OfSize(neighbours, groups + 1) is not { } clique)
            yield break;
        var rules = new HashSet<HardRule>();
        for (var i = 0; i < clique.Length; i++)
        {
            for (var j = i + 1; j < clique.Length; j++)
                rules.UnionWith(Parting(clique[i], clique[j]));
        }

        yield return new(ContradictionKind.TooManyApart, [.. rules], groups);
    }

    private IEnumerable<Finding> OfSet(int set)
    {
        var size = _bound.People(set).Count();
        if (_apart[set].Count == 0 || _bound.Groups(set).Any())
            yield break;
        var free = _bound.PeopleCount - _apart[set].Keys.Sum(other => _bound.People(other).Count());
        if (free < _smallest)
        {
            var rules = _apart[set].Keys.SelectMany(other => Parting(set, other).Concat(Holding(other)));
            yield return new(ContradictionKind.TooFewToSitWith, [.. rules.Concat(Holding(set)).Distinct()], _smallest);
        }

        if (Enumerable.Range(0, _problem.Sizes.Count).All(group => Blocked(set, size, group)))
        {
            var rules = Enumerable.Range(0, _problem.Sizes.Count).SelectMany(group => Blocking(set, size, group));
            yield return new(ContradictionKind.NoSeatLeft, [.. rules.Concat(Holding(set)).Distinct()]);
        }
    }

    private bool Blocked(int set, int size, int group)
    {
        var there = _bound.SetOf(_bound.PeopleCount + group);
        return _apart[set].ContainsKey(there) || _bound.People(there).Count() + size > _problem.Sizes[group].Most;
    }

    private HashSet<HardRule> Blocking(int set, int size, int group)
    {
        var there = _bound.SetOf(_bound.PeopleCount + group);
        var seat = _bound.PeopleCount + group;
        if (!_apart[set].TryGetValue(there, out var rule))
            return _bound.Nearest(seat, _problem.Sizes[group].Most - size + 1);
        return [rule, .. _bound.Ways(seat, [_bound.SetOf(rule.A) == there ? rule.A : rule.B])];
    }

    // The rule that parts two sets, and what binds its people to their sets' first nodes.
    private HashSet<HardRule> Parting(int set, int other)
    {
        var rules = new HashSet<HardRule>();
        if (!_apart[set].TryGetValue(other, out var rule))
            return [.. Settling(set), .. Settling(other)];
        rules.Add(rule);
        var (mine, others) = _bound.SetOf(rule.A) == set ? (rule.A, rule.B) : (rule.B, rule.A);
        rules.UnionWith(_bound.Ways(Anchor(set), [mine]));
        rules.UnionWith(_bound.Ways(Anchor(other), [others]));
        return rules;
    }

    private HashSet<HardRule> Settling(int set) => _bound.Nearest(Anchor(set), 1);

    private HashSet<HardRule> Holding(int set) => _bound.Ways(Anchor(set), _bound.Nodes(set));

    // A settled set hangs on its group, another on its first person.
    private int Anchor(int set)
    {
        var nodes = _bound.Nodes(set);
        return nodes.FirstOrDefault(node => node >= _bound.PeopleCount, nodes[0]);
    }
}
