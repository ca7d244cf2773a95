using System.Runtime.CompilerServices;

namespace Sparring.GroupComposition.Search;

/// <summary>Some groups and the units that may be exchanged between them, with every pair's cost at hand.</summary>
/// <remarks>
/// Costs between a block's units stand in a square table and each unit's cost with each group in another, so that the change a
/// swap makes is five look-ups and an accepted step is two or four rows added. Units that may not move are only in the sums.
/// Memory: units² + units × groups, 4 bytes each. All arrays are made once; steps allocate nothing.
/// </remarks>
internal sealed class Block
{
    private readonly int[] _with;
    private readonly int[] _least;
    private readonly int[] _most;
    private readonly int[] _people;
    private readonly int[] _seats;
    private readonly int[] _seated;
    private readonly int[] _placeOf;
    private int _room;
    private readonly long[][] _prices;

    /// <summary>Makes room for so many units that may move, so many groups, and so many seats in all groups together.</summary>
    public Block(int count, int groups, int seats)
    {
        _with = new int[count * count];
        Towards = new int[groups * count];
        Own = new int[count];
        GroupOf = new int[count];
        PriceOf = new int[count];
        SizeOf = new int[count];
        SameSizeFrom = new int[count];
        SameSizeTo = new int[count];
        Excess = new long[groups];
        _prices = new long[groups][];
        (_least, _most, _people) = (new int[groups], new int[groups], new int[groups]);
        _seats = new int[seats];
        _seated = new int[groups];
        _placeOf = new int[count];
    }

    public int Count { get; private set; }

    public int Groups { get; private set; }

    /// <summary>Group-major: what each unit costs with the people of each group, itself left out.</summary>
    public int[] Towards { get; }

    /// <summary>What each unit costs where it sits.</summary>
    public int[] Own { get; }

    public int[] GroupOf { get; }

    public int[] PriceOf { get; }

    public int[] SizeOf { get; }

    /// <summary>Units of one size stand side by side; where the unit's own size begins.</summary>
    public int[] SameSizeFrom { get; }

    public int[] SameSizeTo { get; }

    /// <summary>Per group its cost above what cannot be avoided.</summary>
    public long[] Excess { get; }

    /// <summary>Sum of all excesses: the cost of the block, less a constant.</summary>
    public long Total { get; private set; }

    public Span<int> With(int unit) => _with.AsSpan(unit * Count, Count);

    public Span<int> TowardsGroup(int group) => Towards.AsSpan(group * Count, Count);

    public ReadOnlySpan<int> UnitsIn(int group) => _seats.AsSpan(group * _room, _seated[group]);

    public int PeopleIn(int group) => _people[group];

    /// <summary>Whether the group still has a valid size with so many people more (or fewer).</summary>
    public bool Fits(int group, int more) =>
        _people[group] + more is var people && people >= _least[group] && people <= _most[group];

    /// <summary>Begins anew with so many units and groups; at most <paramref name="room"/> units of the block fit one group.</summary>
    public void Clear(int count, int groups, int room)
    {
        (Count, Groups, _room) = (count, groups, room);
        Array.Clear(_with, 0, count * count);
        Array.Clear(Towards, 0, count * groups);
    }

    /// <summary>Says what a group may hold, who sits there for good, and its excess by number of people.</summary>
    public void SetGroup(int group, GroupSize size, int settledPeople, long settledCost, long[] constantBySize)
    {
        (_least[group], _most[group]) = (size.Least, size.Most);
        _people[group] = settledPeople;
        _seated[group] = 0;
        Excess[group] = settledCost;
        _prices[group] = constantBySize;
    }

    /// <summary>Seats a unit while the block is made; the tables are summed by <see cref="Sum"/>.</summary>
    public void Seat(int unit, int group)
    {
        GroupOf[unit] = group;
        _people[group] += SizeOf[unit];
        Enter(unit, group);
    }

    /// <summary>Adds up everything from the table of pairs and the settled people's sums that stand in <see cref="Towards"/>.</summary>
    public void Sum(ReadOnlySpan<int> inner)
    {
        for (var unit = 0; unit < Count; unit++)
        {
            var group = GroupOf[unit];
            // The settled people's part counts once in full, the others' once from each side.
            Excess[group] += inner[unit] - PriceOf[unit] + Towards[group * Count + unit];
        }

        for (var unit = 0; unit < Count; unit++)
        {
            Rows.Add(TowardsGroup(GroupOf[unit]), With(unit));
        }

        Total = 0;
        for (var group = 0; group < Groups; group++)
        {
            long pairs = 0;
            foreach (var unit in UnitsIn(group))
            {
                Own[unit] = Towards[group * Count + unit];
                foreach (var other in UnitsIn(group))
                {
                    pairs += With(unit)[other];
                }
            }

            Excess[group] += pairs / 2 + _prices[group][_people[group]];
            Total += Excess[group];
        }

        FindSizes();
    }

    /// <summary>What the total changes by when two units change places.</summary>
    public int SwapChange(int a, int b)
    {
        var (from, to) = (GroupOf[a], GroupOf[b]);
        return Towards[to * Count + a] + Towards[from * Count + b] - Own[a] - Own[b] - 2 * _with[a * Count + b];
    }

    /// <summary>Two units of one size change places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Swap(int a, int b)
    {
        var (from, to) = (GroupOf[a], GroupOf[b]);
        var both = _with[a * Count + b];
        var price = PriceOf[b] - PriceOf[a];
        var change = Towards[from * Count + b] - both - Own[a] - price;
        var other = Towards[to * Count + a] - both - Own[b] + price;
        Excess[from] += change;
        Excess[to] += other;
        Total += change + other;
        Rows.Exchange(TowardsGroup(from), TowardsGroup(to), With(a), With(b));
        (GroupOf[a], GroupOf[b]) = (to, from);
        (_placeOf[a], _placeOf[b]) = (_placeOf[b], _placeOf[a]);
        _seats[_placeOf[a]] = a;
        _seats[_placeOf[b]] = b;
        Refresh(from);
        Refresh(to);
    }

    /// <summary>A unit goes to another group, whatever that does to sizes: the caller has asked <see cref="Fits"/>.</summary>
    public void Move(int unit, int to)
    {
        var from = GroupOf[unit];
        var size = SizeOf[unit];
        var change = -Own[unit] + PriceOf[unit] + _prices[from][_people[from] - size] - _prices[from][_people[from]];
        var other =
            Towards[to * Count + unit] - PriceOf[unit] + _prices[to][_people[to] + size] - _prices[to][_people[to]];
        Excess[from] += change;
        Excess[to] += other;
        Total += change + other;
        _people[from] -= size;
        _people[to] += size;
        Rows.Exchange(TowardsGroup(to), TowardsGroup(from), default, With(unit));
        Leave(unit, from);
        GroupOf[unit] = to;
        Enter(unit, to);
        Refresh(from);
        Refresh(to);
    }

    /// <summary>What the total changes by when a unit moves; sizes and their part of the excess are left out.</summary>
    public int MoveChange(int unit, int to) => Towards[to * Count + unit] - Own[unit];

    /// <summary>What two units that cost anything together typically cost: the measure of temperatures.</summary>
    public float TypicalPair(int broken)
    {
        var costs = new List<int>();
        for (var at = 0; at < Count * Count && costs.Count < 4096; at += 1 + Count * Count / 16384)
        {
            if (Math.Abs(_with[at]) is var cost and > 0 && cost < broken)
            {
                costs.Add(cost);
            }
        }

        costs.Sort();
        return costs.Count == 0 ? 1 : costs[costs.Count / 2];
    }

    private void Enter(int unit, int group)
    {
        _placeOf[unit] = group * _room + _seated[group]++;
        _seats[_placeOf[unit]] = unit;
    }

    private void Leave(int unit, int group)
    {
        var last = _seats[group * _room + --_seated[group]];
        _seats[_placeOf[unit]] = last;
        _placeOf[last] = _placeOf[unit];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Refresh(int group)
    {
        var towards = TowardsGroup(group);
        foreach (var unit in UnitsIn(group))
        {
            Own[unit] = towards[unit];
        }
    }

    private void FindSizes()
    {
        for (var unit = 0; unit < Count; unit++)
        {
            SameSizeFrom[unit] = unit > 0 && SizeOf[unit] == SizeOf[unit - 1] ? SameSizeFrom[unit - 1] : unit;
        }

        for (var unit = Count - 1; unit >= 0; unit--)
        {
            SameSizeTo[unit] = unit < Count - 1 && SizeOf[unit] == SizeOf[unit + 1] ? SameSizeTo[unit + 1] : unit + 1;
        }
    }
}
