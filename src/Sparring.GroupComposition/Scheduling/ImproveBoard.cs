using Sparring.GroupComposition.Search;

namespace Sparring.GroupComposition.Scheduling;

/// <summary>Lowers the cost of a board: a few groups that stand in each other's way are taken out and put back in another order.</summary>
internal sealed class ImproveBoard(Tables tables, Board board)
{
    private readonly int[] _least = new int[tables.Needs.Length];
    private readonly List<int> _out = [];
    private readonly List<Chain?> _before = [];

    /// <summary>The wished chains that fit, and the best there is for the others.</summary>
    public void StartFrom(Chain?[] wished)
    {
        int[] order = [.. Enumerable.Range(0, tables.Needs.Length).OrderBy(group => Choices(tables.Needs[group]))];
        foreach (var group in order)
        {
            board.TakeOut(group);
        }

        foreach (var group in order)
        {
            if (wished[group] is { } wish && board.BestWith(group, wish.Coach) is { } chain && chain.Cost <= wish.Cost)
            {
                board.Put(group, chain);
            }
        }

        foreach (var group in order)
        {
            if (board.Chains[group] is null && board.Best(group) is { } chain)
            {
                board.Put(group, chain);
            }
        }
    }

    /// <summary>Tries so many times to do better; never ends dearer.</summary>
    public void Improve(int tries, ref Chance chance, long bound)
    {
        for (var turn = 0; turn < tries && board.Cost > bound; turn++)
        {
            Choose(ref chance);
            var before = board.Cost;
            _before.Clear();
            foreach (var group in _out)
            {
                _before.Add(board.TakeOut(group));
            }

            PutBack(ref chance);
            if (board.Cost > before)
            {
                Restore();
            }
        }
    }

    private static int Choices(GroupNeeds needs) => needs.OpenDays.Sum(days => days.Length);

    private void Choose(ref Chance chance)
    {
        _out.Clear();
        var dear = Enumerable
            .Range(0, tables.Needs.Length)
            .Where(group => board.CostOf(group) > _least[group])
            .ToList();
        var first = dear.Count > 0 ? dear[chance.Below(dear.Count)] : chance.Below(tables.Needs.Length);
        _out.Add(first);
        var wanted = tables.Needs[first].Candidates;
        if (wanted.Length == 0)
        {
            return;
        }

        for (var coaches = 1 + chance.Below(2); coaches > 0; coaches--)
        {
            var coach = wanted[chance.Below(wanted.Length)];
            for (var group = 0; group < tables.Needs.Length; group++)
            {
                if (board.Chains[group]?.Coach == coach && chance.Below(4) > 0 && !_out.Contains(group))
                {
                    _out.Add(group);
                }
            }
        }
    }

    private void PutBack(ref Chance chance)
    {
        var order = _out.ToArray();
        chance.Shuffle(order.AsSpan(chance.Below(2)));
        foreach (var group in order)
        {
            if (board.Best(group, chance.Below(Math.Max(1, tables.Needs[group].Candidates.Length))) is { } chain)
            {
                board.Put(group, chain);
            }
        }
    }

    private void Restore()
    {
        foreach (var group in _out)
        {
            board.TakeOut(group);
        }

        for (var at = 0; at < _out.Count; at++)
        {
            if (_before[at] is { } chain)
            {
                board.Put(_out[at], chain);
            }
        }
    }
}
