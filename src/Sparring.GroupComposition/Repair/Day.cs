using Sparring.GroupComposition.Search;

namespace Sparring.GroupComposition.Repair;

/// <summary>One day's seating while it is mended: units of those present, steps taken, and the best answer of this depth.</summary>
internal sealed class Day
{
    private const int MostMoves = 4;
    private const int MostTries = 150_000;

    private readonly ThosePresent _present;
    private readonly Crowd _crowd;
    private readonly IReadOnlyList<GroupSize> _sizes;
    private readonly List<int>[] _seated;
    private readonly int[] _people;
    private readonly List<int> _waiting = [];
    private readonly List<(int Unit, int From, int To, RepairReason Reason)> _steps = [];
    private readonly int[] _groupOf;
    private readonly long[] _before;
    private (int Touched, long Change, RepairStep[] Steps, int[][] Groups)? _best;
    private int _tries;

    public Day(GroupProblem problem, IReadOnlyList<IReadOnlyList<int>> groups, IReadOnlyCollection<int> present)
    {
        _present = new ThosePresent(problem, present);
        _crowd = new Crowd(_present.Problem);
        _sizes = _present.Problem.Sizes;
        _seated = [.. _sizes.Select(_ => new List<int>())];
        _people = new int[_sizes.Count];
        _groupOf = new int[_crowd.Count];
        Array.Fill(_groupOf, -1);
        for (var group = 0; group < groups.Count; group++)
        {
            foreach (var number in groups[group].Select(_present.NumberOf).OfType<int>())
            {
                if (_groupOf[_crowd.UnitOf[number]] < 0)
                {
                    Seat(_crowd.UnitOf[number], group);
                }
            }
        }

        _before = [.. _seated.Select((_, group) => CostOfGroup(group))];
        _waiting.AddRange(Enumerable.Range(0, _crowd.Count).Where(unit => _groupOf[unit] < 0));
    }

    public Repaired Mend()
    {
        for (var moves = 0; moves <= MostMoves && _tries < MostTries; moves++)
        {
            Try(moves, 0);
            if (_best is { } best)
            {
                var touched = best.Steps.SelectMany(step => (int[])[step.From ?? step.To, step.To]).Distinct().Order();
                return new Repaired.Done(best.Groups, best.Steps, [.. touched], Cost(best.Groups), _sizes);
            }
        }

        return new Repaired.TooTangled(MostMoves);
    }

    private long Cost(int[][] groups) =>
        CostOf
            .Groups(
                _present.Problem,
                [.. groups.Select(group => (int[])[.. group.Select(_present.NumberOf).OfType<int>()])]
            )
            .Cost;

    // Looks at one thing that is wrong and tries every way to put it right; done when nothing is.
    private void Try(int moves, int waiting)
    {
        if (_tries++ > MostTries)
        {
            return;
        }

        if (waiting < _waiting.Count)
        {
            SeatWaiting(moves, waiting);
        }
        else if (Wrong() is not { } wrong)
        {
            Remember();
        }
        else if (_people[wrong] < _sizes[wrong].Least)
        {
            Fill(wrong, moves);
        }
        else
        {
            Relieve(wrong, moves);
        }
    }

    private void SeatWaiting(int moves, int waiting)
    {
        var unit = _waiting[waiting];
        for (var group = 0; group < _seated.Length; group++)
        {
            // One above the most may still be relieved by a move.
            if (_people[group] + _crowd.Sizes[unit] <= _sizes[group].Most + moves && MaySit(unit, group))
            {
                Step(unit, group, RepairReason.Arrived, () => Try(moves, waiting + 1));
            }
        }
    }

    private void Fill(int group, int moves)
    {
        for (var from = 0; from < _seated.Length; from++)
        {
            if (from == group)
            {
                continue;
            }

            foreach (var unit in _seated[from].ToArray())
            {
                if (_crowd.Sizes[unit] <= moves && !Stepped(unit) && MaySit(unit, group))
                {
                    Step(unit, group, RepairReason.TooFew, () => Try(moves - _crowd.Sizes[unit], _waiting.Count));
                }
            }
        }
    }

    private void Relieve(int group, int moves)
    {
        foreach (var unit in _seated[group].ToArray())
        {
            for (var to = 0; to < _seated.Length; to++)
            {
                if (to != group && _crowd.Sizes[unit] <= moves && !Stepped(unit) && MaySit(unit, to))
                {
                    Step(unit, to, RepairReason.TooMany, () => Try(moves - _crowd.Sizes[unit], _waiting.Count));
                }
            }
        }
    }

    private void Step(int unit, int to, RepairReason reason, Action next)
    {
        var from = _groupOf[unit];
        Leave(unit);
        Seat(unit, to);
        _steps.Add((unit, from, to, reason));
        next();
        _steps.RemoveAt(_steps.Count - 1);
        Leave(unit);
        if (from >= 0)
        {
            Seat(unit, from);
        }
    }

    private bool Stepped(int unit) => _steps.Exists(step => step.Unit == unit);

    private int? Wrong()
    {
        for (var group = 0; group < _people.Length; group++)
        {
            if (_people[group] < _sizes[group].Least || _people[group] > _sizes[group].Most)
            {
                return group;
            }
        }

        return null;
    }

    private bool MaySit(int unit, int group)
    {
        if (_crowd.Settled[unit] is var settled and >= 0 && settled != group)
        {
            return false;
        }

        var (neighbours, costs) = _crowd.Pairs.Of(unit);
        for (var at = 0; at < neighbours.Length; at++)
        {
            if (costs[at] >= _crowd.Scale.Broken && _groupOf[neighbours[at]] == group)
            {
                return false;
            }
        }

        return true;
    }

    private void Seat(int unit, int group)
    {
        _groupOf[unit] = group;
        _seated[group].Add(unit);
        _people[group] += _crowd.Sizes[unit];
    }

    private void Leave(int unit)
    {
        if (_groupOf[unit] >= 0)
        {
            _seated[_groupOf[unit]].Remove(unit);
            _people[_groupOf[unit]] -= _crowd.Sizes[unit];
            _groupOf[unit] = -1;
        }
    }

    // Fewer changed groups first, then what the changed groups cost.
    private void Remember()
    {
        var touched = _steps
            .SelectMany(step => (int[])[step.From, step.To])
            .Where(group => group >= 0)
            .Distinct()
            .ToArray();
        var change = touched.Sum(group => CostOfGroup(group) - _before[group]);
        if (_best is not { } best || (touched.Length, change).CompareTo((best.Touched, best.Change)) < 0)
        {
            _best = (touched.Length, change, Told(), [.. _seated.Select(Sorted)]);
        }
    }

    private long CostOfGroup(int group)
    {
        long cost = 0;
        var units = _seated[group];
        for (var at = 0; at < units.Count; at++)
        {
            for (var next = at + 1; next < units.Count; next++)
            {
                cost += _crowd.Likeness(units[at], units[next]);
            }

            var (neighbours, costs) = _crowd.Pairs.Of(units[at]);
            for (var near = 0; near < neighbours.Length; near++)
            {
                cost += neighbours[near] > units[at] && _groupOf[neighbours[near]] == group ? costs[near] : 0;
            }
        }

        return cost;
    }

    private RepairStep[] Told() =>
        [
            .. _steps.SelectMany(step =>
                _crowd
                    .Members[step.Unit]
                    .Select(number => new RepairStep(
                        _present.People[number],
                        step.From < 0 ? null : step.From,
                        step.To,
                        step.Reason
                    ))
            ),
        ];

    private int[] Sorted(List<int> units) =>
        [.. units.SelectMany(unit => _crowd.Members[unit]).Select(number => _present.People[number]).Order()];
}
