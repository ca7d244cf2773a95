using System.Runtime.CompilerServices;

namespace Sparring.GroupComposition.Search;

/// <summary>Makes a block from some groups of a seating, and writes its result back. One per thread; keeps its arrays.</summary>
internal sealed class FillBlock
{
    private readonly Crowd _crowd;
    private readonly int[] _localOf;
    private readonly int[] _localGroup;
    private readonly int[] _inner;
    private readonly long[] _prices;
    private readonly int _room;
    private int[] _units = [];
    private int[] _groups = [];

    /// <summary>Room for the largest block of a search.</summary>
    /// <param name="crowd">Everybody.</param>
    /// <param name="units">The most units a block will have.</param>
    /// <param name="groups">The most groups a block will have.</param>
    /// <param name="room">The most units that one group will ever hold.</param>
    public FillBlock(Crowd crowd, int units, int groups, int room)
    {
        (_crowd, _room) = (crowd, room);
        Block = new Block(units, groups, groups * Math.Min(units, room));
        _localOf = new int[crowd.Count];
        _localGroup = new int[crowd.Problem.Sizes.Count];
        _inner = new int[units];
        Array.Fill(_localOf, -1);
        Array.Fill(_localGroup, -1);
        _prices = crowd.Prices.BySize();
    }

    public Block Block { get; }

    /// <summary>The whole problem's unit of each of the block's.</summary>
    public ReadOnlySpan<int> Units => _units;

    /// <summary>Begins a block anew.</summary>
    /// <param name="seating">Where everybody sits.</param>
    /// <param name="groups">Groups of the block.</param>
    /// <param name="units">Units that may move, in ascending order, all in those groups.</param>
    public void Fill(Seating seating, int[] groups, int[] units)
    {
        (_units, _groups) = (units, groups);
        for (var local = 0; local < groups.Length; local++)
        {
            _localGroup[groups[local]] = local;
        }

        for (var local = 0; local < units.Length; local++)
        {
            _localOf[units[local]] = local;
        }

        Block.Clear(units.Length, groups.Length, Math.Min(units.Length, _room));
        FillPairs();
        FillSettled(seating);
        for (var local = 0; local < units.Length; local++)
        {
            Block.SizeOf[local] = _crowd.Sizes[units[local]];
            Block.PriceOf[local] = _crowd.Prices.OfUnit[units[local]];
            _inner[local] = _crowd.Inner(units[local]);
            Block.Seat(local, _localGroup[seating.GroupOf[units[local]]]);
        }

        Block.Sum(_inner.AsSpan(0, units.Length));
        Array.ForEach(groups, group => _localGroup[group] = -1);
        Array.ForEach(units, unit => _localOf[unit] = -1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FillPairs()
    {
        for (var a = 0; a < _units.Length; a++)
        {
            var row = Block.With(a);
            for (var b = a + 1; b < _units.Length; b++)
            {
                var cost = _crowd.Likeness(_units[a], _units[b]);
                row[b] = cost;
                Block.With(b)[a] = cost;
            }
        }

        for (var a = 0; a < _units.Length; a++)
        {
            var (neighbours, costs) = _crowd.Pairs.Of(_units[a]);
            var row = Block.With(a);
            for (var at = 0; at < neighbours.Length; at++)
            {
                if (_localOf[neighbours[at]] is var b and >= 0)
                {
                    row[b] += costs[at];
                }
            }
        }
    }

    // People who stay: their cost among themselves, and towards each unit that may come.
    private void FillSettled(Seating seating)
    {
        for (var local = 0; local < _groups.Length; local++)
        {
            var group = _groups[local];
            var settled = seating.UnitsIn(group).Where(unit => _localOf[unit] < 0).ToArray();
            long cost = 0;
            for (var at = 0; at < settled.Length; at++)
            {
                cost += _crowd.Inner(settled[at]) - _crowd.Prices.OfUnit[settled[at]];
                for (var other = at + 1; other < settled.Length; other++)
                {
                    cost += _crowd.Likeness(settled[at], settled[other]);
                }

                AddTowards(settled[at], local);
                cost += NamedAmongSettled(seating, settled[at], group);
            }

            Block.SetGroup(local, _crowd.Problem.Sizes[group], settled.Sum(unit => _crowd.Sizes[unit]), cost, _prices);
        }
    }

    private void AddTowards(int settled, int group)
    {
        var towards = Block.TowardsGroup(group);
        for (var local = 0; local < _units.Length; local++)
        {
            towards[local] += _crowd.Likeness(settled, _units[local]);
        }

        var (neighbours, costs) = _crowd.Pairs.Of(settled);
        for (var at = 0; at < neighbours.Length; at++)
        {
            if (_localOf[neighbours[at]] is var local and >= 0)
            {
                towards[local] += costs[at];
            }
        }
    }

    private int NamedAmongSettled(Seating seating, int unit, int group)
    {
        var (neighbours, costs) = _crowd.Pairs.Of(unit);
        var sum = 0;
        for (var at = 0; at < neighbours.Length; at++)
        {
            var other = neighbours[at];
            if (other > unit && _localOf[other] < 0 && seating.GroupOf[other] == group)
            {
                sum += costs[at];
            }
        }

        return sum;
    }
}
