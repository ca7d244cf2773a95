namespace Sparring.GroupComposition.Scheduling;

/// <summary>
/// What the bound counts on earning and no longer can: priced slots nobody is left to take, and places with a coach for which there
/// are too few groups. A choice costs the bound, its excess and this, exactly.
/// </summary>
internal sealed class Waste
{
    private readonly Column[] _columns;
    private readonly int[] _spare;
    private readonly int[][] _slots;
    private readonly List<long> _prices = [];
    private readonly int[] _takers;
    private readonly long[] _places;
    private readonly int[] _wishes;
    private readonly int[] _groups;

    public Waste(Tables tables, RaiseBound bound, Column[] columns)
    {
        (_columns, _spare, _places) = (
            columns,
            tables.Spare,
            [.. tables.Spare.Select((_, coach) => bound.PlacePrice(coach))]
        );
        var numbers = new Dictionary<(char, int), int>();
        _slots = Array.ConvertAll(columns, column => SlotsOf(column, bound.Prices, numbers));
        _takers = new int[_prices.Count];
        _wishes = new int[tables.Needs.Length * _spare.Length];
        _groups = new int[_spare.Length];
        Total = bound.SlotPrices;
        for (var coach = 0; coach < _spare.Length; coach++)
        {
            Total += _spare[coach] * _places[coach];
        }

        for (var column = 0; column < columns.Length; column++)
        {
            Return(column);
        }
    }

    /// <summary>In the scale of the prices.</summary>
    public long Total { get; private set; }

    /// <summary>The column can no longer be had.</summary>
    public void Leave(int column)
    {
        foreach (var slot in _slots[column])
        {
            if (--_takers[slot] == 0)
            {
                Total += _prices[slot];
            }
        }

        var coach = _columns[column].Coach;
        if (_columns[column].TakesPlace && --_wishes[Wish(column)] == 0 && _groups[coach]-- <= _spare[coach])
        {
            Total += _places[coach];
        }
    }

    /// <summary>The column can be had again.</summary>
    public void Return(int column)
    {
        foreach (var slot in _slots[column])
        {
            if (_takers[slot]++ == 0)
            {
                Total -= _prices[slot];
            }
        }

        var coach = _columns[column].Coach;
        if (_columns[column].TakesPlace && _wishes[Wish(column)]++ == 0 && ++_groups[coach] <= _spare[coach])
        {
            Total -= _places[coach];
        }
    }

    private int Wish(int column) => (_columns[column].Group * _spare.Length) + _columns[column].Coach;

    private int[] SlotsOf(Column column, SlotPrices prices, Dictionary<(char, int), int> numbers)
    {
        var slots = new List<int>();
        foreach (var (kind, at, price) in column.Bookings.SelectMany(booking => prices.PricedBy(column.Group, booking)))
        {
            if (!numbers.TryGetValue((kind, at), out var number))
            {
                numbers[(kind, at)] = number = _prices.Count;
                _prices.Add(price);
            }

            slots.Add(number);
        }

        return [.. slots];
    }
}
