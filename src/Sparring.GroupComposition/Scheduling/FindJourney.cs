using System.Numerics;

namespace Sparring.GroupComposition.Scheduling;

/// <summary>Of the times a session could have if nobody had to travel, the one that lacks least, and whose way it is.</summary>
internal sealed class FindJourney(Tables tables, Board board, PossibleTimes times)
{
    public Journey? Least()
    {
        Journey? least = null;
        foreach (var journey in Times().Select(time => Hardest(time.Coach, time.Day, time.Slot, time.Place)))
        {
            least = journey is not null && (least is null || Lack(journey) < Lack(least)) ? journey : least;
        }

        return least;
    }

    private static int Lack(Journey journey) => journey.Slots - journey.Left;

    private IEnumerable<(int Coach, int Day, int Slot, int Place)> Times() =>
        from coach in times.Coaches
        where times.HasPlace(coach)
        from day in times.Needs.OpenDays[times.Session]
        where day >= times.EarliestDay && day <= times.LatestDay
        from way in times.Needs.Ways[times.Session]
        from slot in Slots(times.Starts(PossibleTimes.Needing.Others, coach, day, way, travels: false))
        select (coach, day, slot, way.Place);

    private static IEnumerable<int> Slots(ulong starts)
    {
        for (; starts != 0; starts &= starts - 1)
        {
            yield return BitOperations.TrailingZeroCount(starts);
        }
    }

    private Journey? Hardest(int coach, int day, int slot, int place) =>
        Others(coach, day)
            .Select(other => Way(other.Person, other.Booking, day, slot, place))
            .Where(journey => Lack(journey) > 0)
            .MaxBy(Lack);

    private IEnumerable<(int Person, Booking Booking)> Others(int coach, int day)
    {
        var person = tables.Problem.Coaches[coach].Person;
        var people = tables.Problem.Groups[times.Needs.Group].People.Append(person);
        foreach (var bookings in new[] { tables.Agreed, board.Bookings })
        {
            foreach (var booking in bookings.OfCoach(coach, day))
            {
                yield return (person, booking);
            }

            foreach (var member in people.Where(member => tables.Shared.Numbers[member] >= 0))
            {
                foreach (var booking in bookings.OfPerson(tables.Shared.Numbers[member], day))
                {
                    yield return (member, booking);
                }
            }
        }
    }

    private Journey Way(int person, Booking other, int day, int slot, int place) =>
        other.End <= slot
            ? new(person, day, slot, other.Place, place, tables.Agreed.Way(other.Place, place), slot - other.End)
            : new(
                person,
                day,
                slot,
                place,
                other.Place,
                tables.Agreed.Way(place, other.Place),
                other.Slot - slot - times.Need.Slots
            );
}
