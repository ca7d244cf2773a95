namespace Sparring.GroupComposition.Conflicts;

/// <summary>Whether rules can all be kept: an exact search for seats, people bound together as one, hardest to seat first.</summary>
/// <remarks>
/// As in colouring by saturation (Brélaz 1979), with seats counted. People no rule parts or binds are not placed: they fill up, and
/// it is enough that seats and minima leave room for them. Empty groups of one size are the same group. The work is counted in
/// looks at a seat, so the answer does not depend on the machine.
/// </remarks>
internal sealed class SeatingSearch
{
    private readonly GroupProblem _problem;
    private readonly int[] _load;
    private readonly List<int> _sizes = [];
    private readonly List<List<int>> _apart = [];
    private readonly List<int[]> _blocked = [];
    private readonly List<int> _seat = [];
    private readonly int[] _within;
    private int _unplaced;
    private long _work;

    private SeatingSearch(GroupProblem problem, IReadOnlyCollection<HardRule> rules, long work)
    {
        (_problem, _work, _load) = (problem, work, new int[problem.Sizes.Count]);
        _within = new int[_load.Length];
        _unplaced = problem.People;
        var bound = new BoundPeople(problem.People, _load.Length, rules);
        var unitOf = new int[bound.Count];
        Array.Fill(unitOf, -1);
        foreach (var person in rules.SelectMany(rule => rule.People).Distinct().Order())
        {
            ref var unit = ref unitOf[bound.SetOf(person)];
            if (unit < 0)
                unit = AddUnit([.. bound.People(bound.SetOf(person))]);
        }

        IsPossible = Part(rules, bound, unitOf) && Settle(bound, unitOf);
    }

    private bool IsPossible { get; }

    /// <summary>True or false when it is certain; null when <paramref name="work"/> was used up before. What is left is written back.</summary>
    public static bool? CanKeep(GroupProblem problem, IReadOnlyCollection<HardRule> rules, ref long work)
    {
        var half = work / 2;
        var search = new SeatingSearch(problem, rules, half);
        var found = search.IsPossible && search.Place();
        work -= half - search._work;
        return found ? true
            : search._work > 0 ? false
            : EveryGroup.CanSeat(problem, rules, ref work);
    }

    private int AddUnit(int[] people)
    {
        _sizes.Add(people.Length);
        _apart.Add([]);
        _blocked.Add(new int[_load.Length]);
        _seat.Add(-1);
        return _sizes.Count - 1;
    }

    private bool Part(IReadOnlyCollection<HardRule> rules, BoundPeople bound, int[] unitOf)
    {
        foreach (var rule in rules.OfType<HardRule.KeptApart>())
        {
            var (a, b) = (unitOf[bound.SetOf(rule.A)], unitOf[bound.SetOf(rule.B)]);
            if (a == b)
                return false;
            _apart[a].Add(b);
            _apart[b].Add(a);
        }

        return true;
    }

    private bool Settle(BoundPeople bound, int[] unitOf)
    {
        for (var set = 0; set < bound.Count; set++)
        {
            var groups = bound.Groups(set).ToArray();
            if (unitOf[set] < 0 || groups.Length == 0)
                continue;
            if (groups.Length > 1 || !Fits(unitOf[set], groups[0]))
                return false;
            Sit(unitOf[set], groups[0]);
        }

        return true;
    }

    private bool Place()
    {
        var missing = 0;
        for (var group = 0; group < _load.Length; group++)
            missing += Math.Max(0, _problem.Sizes[group].Least - _load[group]);
        if (missing > _unplaced || _work <= 0)
            return false;
        if (Hardest() is not { } unit)
            return true;
        if (unit < 0)
            return false;
        var empty = new HashSet<GroupSize>();
        foreach (
            var group in Enumerable
                .Range(0, _load.Length)
                .OrderByDescending(own => _problem.Sizes[own].Most - _load[own])
        )
        {
            if (!Fits(unit, group) || (_load[group] == 0 && !empty.Add(_problem.Sizes[group])))
                continue;
            Sit(unit, group);
            if (Place())
                return true;
            Rise(unit, group);
        }

        return false;
    }

    // The unit with the fewest groups left; null when all sit, −1 when one cannot, or a group can no longer be filled.
    private int? Hardest()
    {
        _work -= (long)_sizes.Count * _load.Length;
        var (hardest, weight, choices) = (-1, 0, int.MaxValue);
        Array.Clear(_within);
        var waiting = 0;
        for (var unit = 0; unit < _sizes.Count; unit++)
        {
            if (_seat[unit] >= 0)
                continue;
            waiting += _sizes[unit];
            var own = CountChoices(unit);
            var weighs = (_sizes[unit] << 16) + _apart[unit].Count;
            if (own < choices || (own == choices && weighs > weight))
                (hardest, weight, choices) = (unit, weighs, own);
        }

        for (var group = 0; group < _load.Length; group++)
        {
            if (_load[group] + _within[group] + _unplaced - waiting < _problem.Sizes[group].Least)
                return -1;
        }

        return waiting == 0 ? null
            : choices == 0 ? -1
            : hardest;
    }

    private int CountChoices(int unit)
    {
        var choices = 0;
        for (var group = 0; group < _load.Length; group++)
        {
            if (!Fits(unit, group))
                continue;
            _within[group] += _sizes[unit];
            choices++;
        }

        return choices;
    }

    private bool Fits(int unit, int group) =>
        _blocked[unit][group] == 0 && _load[group] + _sizes[unit] <= _problem.Sizes[group].Most;

    private void Sit(int unit, int group)
    {
        _seat[unit] = group;
        _load[group] += _sizes[unit];
        _unplaced -= _sizes[unit];
        foreach (var other in _apart[unit])
            _blocked[other][group]++;
    }

    private void Rise(int unit, int group)
    {
        _seat[unit] = -1;
        _load[group] -= _sizes[unit];
        _unplaced += _sizes[unit];
        foreach (var other in _apart[unit])
            _blocked[other][group]--;
    }
}
