using System.Numerics;
using System.Runtime.CompilerServices;

namespace Sparring.GroupComposition.Bounds.Columns;

/// <summary>Every group there could be, by its units and its cost: the columns of a set partition.</summary>
/// <remarks>
/// Groups of one size range are one kind; the columns of a kind stand together. At most 64 units, so that a group is one word.
/// Rows are the units, then the kinds.
/// </remarks>
internal sealed class GroupColumns
{
    public const int MostUnits = 64;
    private const long MostSeen = 20_000_000;
    private const long LargestCost = 1_000_000_000;

    private readonly PairPrices _prices;
    private readonly EntryPrices? _entry;
    private readonly int _most;
    private long _seen;
    private long _allowed = long.MaxValue;
    private readonly ulong[] _apart;
    private readonly long[][] _adds;
    private readonly int _largestUnit;
    private readonly List<ulong> _masks = [];
    private readonly List<long> _costs = [];

    private GroupColumns(GroupProblem problem, PairPrices prices, EntryPrices? entry, int most)
    {
        (_prices, _entry, _most, Units) = (prices, entry, most, prices.Units);
        _largestUnit = prices.Sizes.Max();
        _apart = [.. Enumerable.Range(0, Units).Select(ApartFrom)];
        _adds = new long[Units + 1][];
        for (var depth = 0; depth < _adds.Length; depth++)
            _adds[depth] = new long[Units];
        prices.Within.CopyTo(_adds[0], 0);
        Kinds = [.. problem.Sizes.Distinct().OrderBy(size => size.Most).ThenBy(size => size.Least)];
        GroupsOf = [.. Kinds.Select(kind => problem.Sizes.Count(size => size == kind))];
    }

    public int Units { get; }

    public GroupSize[] Kinds { get; }

    /// <summary>How many groups there are of each kind.</summary>
    public int[] GroupsOf { get; }

    public int Rows => Units + Kinds.Length;

    public int Count => Masks.Length;

    /// <summary>Bit u: unit u is in the group.</summary>
    public ulong[] Masks { get; private set; } = [];

    public long[] Costs { get; private set; } = [];

    /// <summary>Column number from which a kind begins; one entry more than kinds.</summary>
    public int[] FirstOf { get; private set; } = [];

    /// <summary>Every unit is in some column, and every kind has some.</summary>
    public bool SeatEverybody =>
        BitOperations.PopCount(Masks.Aggregate(0UL, (all, mask) => all | mask)) == Units
        && FirstOf.Zip(FirstOf.Skip(1)).All(kind => kind.First < kind.Second);

    /// <summary>Every column that an answer within the entry prices may use; without them every column.</summary>
    /// <returns>Null when there are more than <paramref name="most"/>, a group may be empty, or costs are huge.</returns>
    public static GroupColumns? Of(GroupProblem problem, PairPrices prices, EntryPrices? entry, int most)
    {
        if (prices.Units > MostUnits || problem.Sizes.Any(size => size.Least < 1) || prices.Largest > LargestCost)
            return null;
        var columns = new GroupColumns(problem, prices, entry, most);
        var first = new List<int> { 0 };
        foreach (var kind in columns.Kinds)
        {
            if (entry is not null)
                columns._allowed = entry.Allowed(kind);
            if (!columns.Extend(kind, columns.UnitsFor(problem, kind), 0, 0, 0, 0))
                return null;
            first.Add(columns._masks.Count);
        }

        columns.Masks = [.. columns._masks];
        columns.Costs = [.. columns._costs];
        columns.FirstOf = [.. first];
        return columns;
    }

    public int KindOf(int column)
    {
        var kind = 0;
        while (column >= FirstOf[kind + 1])
            kind++;
        return kind;
    }

    private ulong ApartFrom(int unit)
    {
        ulong apart = 0;
        for (var other = 0; other < Units; other++)
            apart |= _prices.Apart(unit, other) ? 1UL << other : 0;
        return apart;
    }

    // A unit settled in a group can only be in columns of that group's kind.
    private ulong UnitsFor(GroupProblem problem, GroupSize kind)
    {
        ulong allowed = 0;
        for (var unit = 0; unit < Units; unit++)
        {
            if (_prices.Apart(unit, unit))
                continue;
            if (_prices.SeatOf[unit] < 0 || problem.Sizes[_prices.SeatOf[unit]] == kind)
                allowed |= 1UL << unit;
        }

        return allowed;
    }

    // Each depth knows what every unit would add to the group so far, so that the last person costs one addition.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Extend(GroupSize kind, ulong allowed, ulong mask, long cost, int people, int depth)
    {
        if (++_seen > MostSeen || (people >= kind.Least && !Add(mask, cost)))
            return false;
        if (people + (BitOperations.PopCount(allowed) * _largestUnit) < kind.Least)
            return true;
        var adds = _adds[depth];
        for (; allowed != 0; )
        {
            var unit = BitOperations.TrailingZeroCount(allowed);
            allowed &= allowed - 1;
            var seats = people + _prices.Sizes[unit];
            if (seats > kind.Most)
                continue;
            if (seats == kind.Most)
            {
                if (!Add(mask | (1UL << unit), cost + adds[unit]))
                    return false;
                continue;
            }

            var others = allowed & ~_apart[unit];
            var next = _adds[depth + 1];
            for (var rest = others; rest != 0; rest &= rest - 1)
            {
                var other = BitOperations.TrailingZeroCount(rest);
                next[other] = adds[other] + _prices.Cost(unit, other);
            }

            if (!Extend(kind, others, mask | (1UL << unit), cost + adds[unit], seats, depth + 1))
                return false;
        }

        return true;
    }

    private bool Add(ulong mask, long cost)
    {
        _seen++;
        if (_entry is not null && _entry.Reduced(mask, cost) > _allowed)
            return true;
        _masks.Add(mask);
        _costs.Add(cost);
        return _masks.Count <= _most;
    }
}
