using System.Numerics;

namespace Sparring.GroupComposition.Scheduling;

/// <summary>The times a session without one could have had, rule by rule, in a finished schedule.</summary>
internal sealed class PossibleTimes
{
    private readonly Tables _tables;
    private readonly Board _board;

    public PossibleTimes(Tables tables, Board board, GroupNeeds needs, int session)
    {
        (_tables, _board, Needs, Session, Need) = (tables, board, needs, session, needs.Sessions[session]);
        int? own = board.Chains[needs.Group]?.Coach;
        Coaches = own is { } coach ? [coach] : needs.Candidates;
        HasOwnCoach = own is not null;
        Common = needs.Starts[session].Sum(BitOperations.PopCount);
        (FirstDay, LastDay) = (Math.Max(Need.FirstDay, Need.NotBefore), Need.LastDay);
        (EarliestDay, LatestDay) = DaysBetween();
    }

    /// <summary>How far the rules reach that are asked for, each with those before it.</summary>
    public enum Needing
    {
        Coach,
        Room,
        Load,
        Days,
        Others,
    }

    public GroupNeeds Needs { get; }
    public int Session { get; }
    public SessionNeed Need { get; }

    /// <summary>Who could coach it.</summary>
    public int[] Coaches { get; }

    /// <summary>Another session of the group has its coach, who must coach this one too.</summary>
    public bool HasOwnCoach { get; }
    public int Common { get; }
    public int FirstDay { get; }
    public int LastDay { get; }

    /// <summary>The first day that is late enough after the group's session before.</summary>
    public int EarliestDay { get; }

    /// <summary>The last day that is early enough before the group's session after.</summary>
    public int LatestDay { get; }

    /// <summary>Whether the coach may take the group, or has it.</summary>
    public bool HasPlace(int coach) => HasOwnCoach || _board.HasPlace(Needs, coach);

    /// <summary>Whether a time is left when the rules up to this one are kept.</summary>
    /// <param name="travels">False: as though nobody had to travel.</param>
    public bool Any(Needing needing, bool travels = true) =>
        Coaches.Any(coach =>
            (needing < Needing.Load || HasPlace(coach))
            && Needs
                .OpenDays[Session]
                .Any(day =>
                    (needing < Needing.Days || (day >= EarliestDay && day <= LatestDay))
                    && Needs.Ways[Session].Any(way => Starts(needing, coach, day, way, travels) != 0)
                )
        );

    /// <summary>The starts that are left when the rules up to this one are kept.</summary>
    public ulong Starts(Needing needing, int coach, int day, (int Room, int Place) way, bool travels)
    {
        int? place = travels ? way.Place : null;
        var starts = Needs.Starts[Session][day] & _tables.Places.Coach(coach, Need.Slots, place)[day];
        if (way.Room >= 0 && needing >= Needing.Room)
        {
            starts &= _tables.Places.Room(way.Room, Need.Slots)[day];
        }

        return needing < Needing.Others ? starts : starts & ~Taken(coach, day, way.Room, place);
    }

    /// <summary>Whether these people and one of these coaches, if any are named, have a time in common.</summary>
    public bool SuitsSomebody(IReadOnlyCollection<int> people, int[] coaches)
    {
        for (var day = FirstDay; day <= LastDay; day++)
        {
            var free = StartMasks.Day(_tables.Slots);
            foreach (var person in people)
            {
                free &= ~_tables.Problem.People[person].Busy[day];
            }

            var starts =
                StartMasks.Within(free, Need.Slots)
                & ~_tables.Agreed.GroupBlocked(Needs.Group, day, Need.Slots, place: null);
            if (starts != 0 && (coaches.Length == 0 || coaches.Any(coach => (starts & CoachStarts(coach, day)) != 0)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Starts that collide with sessions of others, whatever the calendars say.</summary>
    public ulong Taken(int coach, int day, int room, int? place)
    {
        var (group, length) = (Needs.Group, Need.Slots);
        var taken = 0UL;
        foreach (var bookings in new[] { _tables.Agreed, _board.Bookings })
        {
            taken |=
                bookings.CoachBlocked(coach, day, length, place) | bookings.GroupBlocked(group, day, length, place);
            taken |= room < 0 ? 0 : bookings.RoomBlocked(room, day, length);
        }

        return taken;
    }

    private ulong CoachStarts(int coach, int day) =>
        Needs.Ways[Session].Aggregate(0UL, (all, way) => all | _tables.Places.Coach(coach, Need.Slots, way.Place)[day]);

    private (int Earliest, int Latest) DaysBetween()
    {
        var (earliest, latest) = (0, _tables.Days - 1);
        for (var other = 0; other < Needs.Count; other++)
        {
            if (DayOf(other) is not { } day)
            {
                continue;
            }

            if (other < Session)
            {
                earliest = (int)Math.Min(int.MaxValue, day + Math.Max(1L, Need.LeastDays));
                latest = other == Session - 1 ? (int)Math.Min(latest, (long)day + Need.MostDays) : latest;
            }
            else if (other > Session)
            {
                var later = Needs.Sessions[other];
                latest = (int)Math.Max(-1, Math.Min(latest, day - Math.Max(1L, later.LeastDays)));
                earliest = other == Session + 1 ? Math.Max(earliest, day - later.MostDays) : earliest;
                break;
            }
        }

        return (earliest, latest);
    }

    private int? DayOf(int session) =>
        Needs.Sessions[session].Agreed?.Day
        ?? (_board.Chains[Needs.Group]?.Picks[session] is { IsNone: false } pick ? pick.Day : null);
}
