using System.Numerics;

namespace Sparring.GroupComposition.Scheduling;

/// <summary>The cheapest start of each day for the sessions of one group with one coach.</summary>
internal sealed class DayChoices
{
    private readonly Tables _tables;
    private readonly Bookings? _bookings;
    private readonly SlotPrices? _prices;
    private readonly long _scale;
    private readonly long[][] _cost;
    private readonly Pick[][] _pick;
    private readonly List<int>[] _days;

    public DayChoices(Tables tables, Bookings? bookings, SlotPrices? prices)
    {
        (_tables, _bookings, _prices, _scale) = (tables, bookings, prices, prices?.Scale ?? 1);
        var most = tables.Needs.Max(needs => needs.Count);
        (_cost, _pick, _days) = (new long[most][], new Pick[most][], new List<int>[most]);
        for (var session = 0; session < most; session++)
        {
            (_cost[session], _pick[session]) = (new long[tables.Days], new Pick[tables.Days]);
            _days[session] = [];
        }
    }

    /// <summary>Days with a start, in order.</summary>
    public List<int> DaysOf(int session) => _days[session];

    public long CostOn(int session, int day) => _cost[session][day];

    public Pick PickOn(int session, int day) => _pick[session][day];

    public void Fill(GroupNeeds needs, int coach)
    {
        for (var session = 0; session < needs.Count; session++)
        {
            _days[session].Clear();
            if (needs.Sessions[session] is { Agreed: { } agreed } need)
            {
                var cost =
                    needs.Cost(session, agreed.Day, agreed.Slot)
                    + _tables.CoachCost(agreed.Coach, agreed.Day, agreed.Slot, need.Slots);
                Take(session, agreed.Day, cost * _scale, Pick.None);
                continue;
            }

            FillOpen(needs, coach, session);
        }
    }

    private void FillOpen(GroupNeeds needs, int coach, int session)
    {
        var length = needs.Sessions[session].Slots;
        var starts = needs.Starts[session];
        var ways = needs.Ways[session];
        for (var way = 0; way < ways.Length; way++)
        {
            var (room, place) = ways[way];
            var free = _tables.Places.Coach(coach, length, place);
            var empty = room < 0 ? null : _tables.Places.Room(room, length);
            foreach (var day in needs.OpenDays[session])
            {
                var mask = starts[day] & free[day] & (empty is null ? ulong.MaxValue : empty[day]);
                if (mask != 0 && _bookings is not null)
                {
                    mask &= ~Blocked(needs.Group, coach, room, place, day, length);
                }

                if (mask != 0)
                {
                    TakeBest(needs, coach, session, day, mask, way);
                }
            }
        }

        if (ways.Length > 1)
        {
            _days[session].Sort();
        }
    }

    private ulong Blocked(int group, int coach, int room, int place, int day, int length) =>
        _bookings is null
            ? 0
            : _bookings.CoachBlocked(coach, day, length, place)
                | _bookings.GroupBlocked(group, day, length)
                | (room < 0 ? 0 : _bookings.RoomBlocked(room, day, length));

    private void TakeBest(GroupNeeds needs, int coach, int session, int day, ulong mask, int way)
    {
        var length = needs.Sessions[session].Slots;
        var room = needs.Ways[session][way].Room;
        var best = (Cost: Tables.Never, Slot: -1);
        for (; mask != 0; mask &= mask - 1)
        {
            var slot = BitOperations.TrailingZeroCount(mask);
            var cost = (needs.Cost(session, day, slot) + _tables.CoachCost(coach, day, slot, length)) * _scale;
            if (_prices is not null && cost < best.Cost)
            {
                cost += _prices.Of(needs.Group, coach, room, day, slot, length);
            }

            if (cost < best.Cost)
            {
                best = (cost, slot);
                if (cost == 0)
                {
                    break;
                }
            }
        }

        Take(session, day, best.Cost, new Pick(day, best.Slot, way));
    }

    private void Take(int session, int day, long cost, Pick pick)
    {
        // A day seen in another room before stands in the list, and only a cheaper room replaces it.
        var known = pick.Way > 0 && _days[session].Contains(day);
        if (!known)
        {
            _days[session].Add(day);
        }

        if (!known || cost < _cost[session][day])
        {
            (_cost[session][day], _pick[session][day]) = (cost, pick);
        }
    }
}
