namespace Sparring.GroupComposition.Scheduling;

/// <summary>Which columns want the same coach, room or person, and which of them at the same time.</summary>
internal sealed class Rivals
{
    private readonly Tables _tables;
    private readonly Column[] _columns;
    private readonly int[][] _ofCoach;
    private readonly int[][] _ofRoom;
    private readonly int[][] _ofPerson;

    public Rivals(Tables tables, Column[] columns)
    {
        (_tables, _columns) = (tables, columns);
        _ofCoach = Lists(tables.Problem.Coaches.Count, column => column.Chain is null ? [] : [column.Coach]);
        _ofRoom = Lists(tables.Problem.Rooms.Count, RoomsOf);
        _ofPerson = Lists(tables.Shared.Count, PeopleOf);
    }

    public int[] OfCoach(int coach) => _ofCoach[coach];

    /// <summary>Columns of other groups that cannot be had together with this one; some more than once.</summary>
    public IEnumerable<int> Of(int column)
    {
        var own = _columns[column];
        if (own.Chain is null)
        {
            yield break;
        }

        foreach (var other in _ofCoach[own.Coach])
        {
            if (_columns[other].Group != own.Group && Collide(own, _columns[other], CoachIsNear))
            {
                yield return other;
            }
        }

        foreach (var room in RoomsOf(own))
        {
            foreach (var other in _ofRoom[room])
            {
                if (_columns[other].Group != own.Group && Collide(own, _columns[other], RoomOverlaps))
                {
                    yield return other;
                }
            }
        }

        foreach (var person in PeopleOf(own))
        {
            foreach (var other in _ofPerson[person])
            {
                if (_columns[other].Group != own.Group && Collide(own, _columns[other], PersonIsNear))
                {
                    yield return other;
                }
            }
        }
    }

    private static IEnumerable<int> RoomsOf(Column column) =>
        column.Bookings.Select(booking => booking.Room).Where(room => room >= 0).Distinct();

    private IEnumerable<int> PeopleOf(Column column)
    {
        if (column.Chain is null || _tables.Shared.Count == 0)
        {
            return [];
        }

        var members = _tables.Shared.InGroup[column.Group];
        return _tables.Shared.AsCoach[column.Coach] is >= 0 and var coach ? members.Append(coach) : members;
    }

    private static bool Collide(Column one, Column other, Func<Booking, Booking, bool> near)
    {
        foreach (var mine in one.Bookings)
        {
            foreach (var theirs in other.Bookings)
            {
                if (mine.Day == theirs.Day && near(mine, theirs))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool CoachIsNear(Booking one, Booking other) =>
        one.Slot < other.End + _tables.Agreed.Apart(one.Coach, other.Place, one.Place)
        && other.Slot < one.End + _tables.Agreed.Apart(one.Coach, one.Place, other.Place);

    private bool PersonIsNear(Booking one, Booking other) =>
        one.Slot < other.End + _tables.Agreed.Way(other.Place, one.Place)
        && other.Slot < one.End + _tables.Agreed.Way(one.Place, other.Place);

    private static bool RoomOverlaps(Booking one, Booking other) => one.Room == other.Room && Overlap(one, other);

    private static bool Overlap(Booking one, Booking other) => one.Slot < other.End && other.Slot < one.End;

    private int[][] Lists(int count, Func<Column, IEnumerable<int>> keys)
    {
        var lists = Enumerable.Range(0, count).Select(_ => new List<int>()).ToArray();
        for (var column = 0; column < _columns.Length; column++)
        {
            foreach (var key in keys(_columns[column]))
            {
                lists[key].Add(column);
            }
        }

        return Array.ConvertAll(lists, list => list.ToArray());
    }
}
