namespace Sparring.GroupComposition.Scheduling;

/// <summary>What a slot of a coach, a room or a shared person is worth, so that the bound need not keep sessions apart itself.</summary>
/// <remarks>
/// Whole numbers, <see cref="Scale"/> to one of cost: any prices from 0 give a bound, and whole ones give it exactly. A session pays for
/// its slots and the coach's gap after it: two sessions with the gap between them never share a slot.
/// </remarks>
internal sealed class SlotPrices
{
    private readonly Tables _tables;
    private readonly (long[] Coaches, long[] Rooms, long[] People) _kept;

    public SlotPrices(Tables tables, long scale)
    {
        (_tables, Scale) = (tables, scale);
        var words = tables.Days * tables.Slots;
        Coaches = new long[tables.Problem.Coaches.Count * words];
        Rooms = new long[tables.Problem.Rooms.Count * words];
        People = new long[tables.Shared.Count * words];
        _kept = (new long[Coaches.Length], new long[Rooms.Length], new long[People.Length]);
        CoachDays = new bool[tables.Problem.Coaches.Count * tables.Days];
    }

    public long Scale { get; }
    public long[] Coaches { get; }
    public long[] Rooms { get; }
    public long[] People { get; }

    /// <summary>Coaches and days with a price: most have none.</summary>
    public bool[] CoachDays { get; }

    /// <summary>Remembers the prices of now.</summary>
    public void Keep()
    {
        Coaches.CopyTo(_kept.Coaches, 0);
        Rooms.CopyTo(_kept.Rooms, 0);
        People.CopyTo(_kept.People, 0);
    }

    /// <summary>Back to the prices remembered.</summary>
    public void Return()
    {
        _kept.Coaches.CopyTo(Coaches, 0);
        _kept.Rooms.CopyTo(Rooms, 0);
        _kept.People.CopyTo(People, 0);
    }

    public long Of(int group, int coach, int room, int day, int slot, int length)
    {
        var price = 0L;
        if (CoachDays[(coach * _tables.Days) + day])
        {
            price += Sum(Coaches, coach, day, slot, length + _tables.Problem.Coaches[coach].Gap);
        }

        if (room >= 0)
        {
            price += Sum(Rooms, room, day, slot, length);
        }

        foreach (var person in _tables.Shared.InGroup[group])
        {
            price += Sum(People, person, day, slot, length);
        }

        return _tables.Shared.AsCoach[coach] is >= 0 and var own ? price + Sum(People, own, day, slot, length) : price;
    }

    /// <summary>The slots with a price that a session at this time pays for.</summary>
    public IEnumerable<(char Kind, int At, long Price)> PricedBy(int group, Booking booking)
    {
        var gap = _tables.Problem.Coaches[booking.Coach].Gap;
        var cells = Cells('c', Coaches, booking.Coach, booking, booking.Length + gap);
        if (booking.Room >= 0)
        {
            cells = cells.Concat(Cells('r', Rooms, booking.Room, booking, booking.Length));
        }

        foreach (var person in _tables.Shared.InGroup[group])
        {
            cells = cells.Concat(Cells('p', People, person, booking, booking.Length));
        }

        return _tables.Shared.AsCoach[booking.Coach] is >= 0 and var own
            ? cells.Concat(Cells('p', People, own, booking, booking.Length))
            : cells;
    }

    private IEnumerable<(char, int, long)> Cells(char kind, long[] prices, int number, Booking booking, int length)
    {
        var first = ((number * _tables.Days) + booking.Day) * _tables.Slots;
        for (var at = first + booking.Slot; at < first + Math.Min(booking.Slot + length, _tables.Slots); at++)
        {
            if (prices[at] > 0)
            {
                yield return (kind, at, prices[at]);
            }
        }
    }

    private long Sum(long[] prices, int number, int day, int slot, int length)
    {
        var first = ((number * _tables.Days) + day) * _tables.Slots;
        var (from, end) = (first + slot, first + Math.Min(slot + length, _tables.Slots));
        var sum = 0L;
        for (var at = from; at < end; at++)
        {
            sum += prices[at];
        }

        return sum;
    }
}
