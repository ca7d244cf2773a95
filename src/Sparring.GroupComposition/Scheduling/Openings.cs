using System.Numerics;

namespace Sparring.GroupComposition.Scheduling;

/// <summary>Where a session of a group can start with a coach, and what that costs; clear of bookings and at prices, both when given.</summary>
internal sealed class Openings(Tables tables, Bookings? bookings, SlotPrices? prices)
{
    /// <summary>How much one of cost is here.</summary>
    public long Scale { get; } = prices?.Scale ?? 1;

    public ulong Starts(GroupNeeds needs, int coach, int session, int way, int day)
    {
        var length = needs.Sessions[session].Slots;
        var (room, place) = needs.Ways[session][way];
        var starts = needs.Starts[session][day] & tables.Places.Coach(coach, length, place)[day];
        if (starts != 0 && tables.MembersTravel)
        {
            starts &= ~tables.Agreed.GroupBlocked(needs.Group, day, length, place);
        }

        if (starts == 0)
        {
            return 0;
        }

        starts &= room < 0 ? ulong.MaxValue : tables.Places.Room(room, length)[day];
        return starts == 0 || bookings is null
            ? starts
            : starts
                & ~bookings.CoachBlocked(coach, day, length, place)
                & ~bookings.GroupBlocked(needs.Group, day, length, place)
                & ~(room < 0 ? 0 : bookings.RoomBlocked(room, day, length));
    }

    /// <summary>The cheapest of these starts.</summary>
    public (long Cost, int Slot) Cheapest(GroupNeeds needs, int coach, int session, int way, int day, ulong starts)
    {
        var best = (Cost: Tables.Never, Slot: -1);
        for (; starts != 0 && best.Cost > 0; starts &= starts - 1)
        {
            var slot = BitOperations.TrailingZeroCount(starts);
            var cost = Cost(needs, coach, session, way, day, slot);
            best = cost < best.Cost ? (cost, slot) : best;
        }

        return best;
    }

    public long Cost(GroupNeeds needs, int coach, int session, int way, int day, int slot)
    {
        var length = needs.Sessions[session].Slots;
        var cost = (needs.Cost(session, day, slot) + tables.CoachCost(coach, day, slot, length)) * Scale;
        return prices is null
            ? cost
            : cost + prices.Of(needs.Group, coach, needs.Ways[session][way].Room, day, slot, length);
    }

    /// <summary>What a session that is agreed costs.</summary>
    public long AgreedCost(GroupNeeds needs, int session, AgreedSession agreed) =>
        (
            needs.Cost(session, agreed.Day, agreed.Slot)
            + tables.CoachCost(agreed.Coach, agreed.Day, agreed.Slot, needs.Sessions[session].Slots)
        ) * Scale;
}
