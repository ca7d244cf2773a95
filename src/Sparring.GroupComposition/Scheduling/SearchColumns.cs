namespace Sparring.GroupComposition.Scheduling;

/// <summary>
/// Chooses one column for each group so that nothing collides and excess and waste stay within a budget: depth first, the group
/// with the fewest ways left first, groups that failed before earlier still (Boussemart, Hemery, Lecoutre, Sais 2004).
/// </summary>
internal sealed class SearchColumns
{
    private readonly Column[] _columns;
    private readonly int[][] _ofGroup;
    private readonly Rivals _rivals;
    private readonly Waste _waste;
    private readonly int[] _groups;
    private readonly GroupNeeds[] _needs;
    private readonly bool[] _dead;
    private readonly int[] _alive;
    private readonly int[] _weight;
    private readonly bool[] _decided;
    private readonly int[] _load;
    private readonly int[] _chosen;
    private readonly Stack<int> _killed = new();
    private readonly int[] _spare;
    private long _nodes;
    private long _below;

    /// <summary>Prepares a search.</summary>
    /// <param name="groups">Whom to decide.</param>
    /// <param name="columns">What to choose from, an empty way for each group included.</param>
    /// <param name="tables">The problem.</param>
    /// <param name="bound">Whose prices the excess is above.</param>
    public SearchColumns(int[] groups, IEnumerable<Column> columns, Tables tables, RaiseBound bound)
    {
        (_groups, _needs, _spare) = (groups, tables.Needs, tables.Spare);
        _columns = [.. columns.OrderBy(column => column.Excess)];
        var ofGroup = new List<int>[tables.Needs.Length];
        foreach (var group in groups)
        {
            ofGroup[group] = [];
        }

        for (var column = 0; column < _columns.Length; column++)
        {
            ofGroup[_columns[column].Group].Add(column);
        }

        _ofGroup = Array.ConvertAll(ofGroup, list => list?.ToArray() ?? []);
        _rivals = new Rivals(tables, _columns);
        _waste = new Waste(tables, bound, _columns);
        _dead = new bool[_columns.Length];
        _alive = Array.ConvertAll(_ofGroup, list => list.Length);
        _weight = new int[tables.Needs.Length];
        Array.Fill(_weight, 1);
        (_decided, _chosen) = (new bool[_weight.Length], new int[_weight.Length]);
        _load = new int[_spare.Length];
    }

    /// <summary>Whether every way has been tried, or a choice was found.</summary>
    public bool Complete { get; private set; }

    /// <summary>The chains chosen, in the order of the groups; nothing when no choice is cheaper, or none was found in time.</summary>
    /// <param name="budget">The most that all may ask for in excess.</param>
    /// <param name="below">What they must cost less than.</param>
    /// <param name="nodes">How many choices to try.</param>
    /// <param name="cancel">Ends it.</param>
    public IReadOnlyList<(int Group, Chain? Chain)>? Find(long budget, long below, long nodes, CancellationToken cancel)
    {
        _below = below;
        for (var some = 100L; nodes > 0; some *= 2)
        {
            (_nodes, Complete) = (Math.Min(some, nodes), true);
            nodes -= _nodes;
            if (Descend(budget, 0, _groups.Length, cancel))
            {
                return [.. _groups.Select(group => (group, _columns[_chosen[group]].Chain))];
            }

            if (Complete)
            {
                return null;
            }
        }

        return null;
    }

    private bool Descend(long budget, long spent, int left, CancellationToken cancel)
    {
        if (left == 0)
        {
            return _groups.Sum(CostOf) < _below;
        }

        if (--_nodes < 0 || cancel.IsCancellationRequested)
        {
            Complete = false;
            return false;
        }

        if (Hardest(budget - spent - _waste.Total) is not (>= 0 and var group, var slack))
        {
            return false;
        }

        _decided[group] = true;
        if (TryColumns(group, slack, budget, spent, left, cancel))
        {
            return true;
        }

        _decided[group] = false;
        return false;
    }

    private bool TryColumns(int group, long slack, long budget, long spent, int left, CancellationToken cancel)
    {
        foreach (var column in _ofGroup[group])
        {
            if (_dead[column])
            {
                continue;
            }

            if (_columns[column].Excess > slack || _nodes < 0)
            {
                return false;
            }

            var mark = _killed.Count;
            if (Choose(column) && Descend(budget, spent + _columns[column].Excess, left - 1, cancel))
            {
                return true;
            }

            Undo(column, mark);
        }

        return false;
    }

    private long CostOf(int group) => _columns[_chosen[group]].Chain?.Cost ?? _needs[group].Unplaced;

    /// <summary>The group to decide next and the excess it may have; none when the others ask for more than is left.</summary>
    private (int Group, long Slack) Hardest(long left)
    {
        var (hardest, own) = (-1, 0L);
        foreach (var group in _groups)
        {
            if (_decided[group])
            {
                continue;
            }

            var least = _columns[_ofGroup[group].First(column => !_dead[column])].Excess;
            left -= least;
            if (left < 0)
            {
                _weight[group]++;
                return (-1, 0);
            }

            // Fewer ways for each failure: compared across, without dividing.
            if (hardest < 0 || (long)_alive[group] * _weight[hardest] < (long)_alive[hardest] * _weight[group])
            {
                (hardest, own) = (group, least);
            }
        }

        return (hardest, left + own);
    }

    private bool Choose(int column)
    {
        var chosen = _columns[column];
        _chosen[chosen.Group] = column;
        foreach (var other in _ofGroup[chosen.Group])
        {
            if (other != column && !_dead[other])
            {
                TakeOut(other);
            }
        }

        var fits = true;
        foreach (var rival in _rivals.Of(column))
        {
            fits &= Kill(rival);
        }

        if (chosen.TakesPlace && ++_load[chosen.Coach] == _spare[chosen.Coach])
        {
            foreach (var rival in _rivals.OfCoach(chosen.Coach))
            {
                fits &= !_columns[rival].TakesPlace || Kill(rival);
            }
        }

        return fits;
    }

    /// <summary>Takes a column out; false when its group has none left.</summary>
    private bool Kill(int column)
    {
        var group = _columns[column].Group;
        if (_dead[column] || _decided[group])
        {
            return true;
        }

        TakeOut(column);
        if (_alive[group] > 0)
        {
            return true;
        }

        _weight[group]++;
        return false;
    }

    private void TakeOut(int column)
    {
        _dead[column] = true;
        _killed.Push(column);
        _waste.Leave(column);
        _alive[_columns[column].Group]--;
    }

    private void Undo(int column, int mark)
    {
        if (_columns[column].TakesPlace)
        {
            _load[_columns[column].Coach]--;
        }

        while (_killed.Count > mark)
        {
            var back = _killed.Pop();
            _dead[back] = false;
            _waste.Return(back);
            _alive[_columns[back].Group]++;
        }
    }
}
