using Sparring.GroupComposition.Scheduling;
using Sparring.Platform.Data;
using Sparring.Rooms.Coaching.Contract;
using Sparring.Rooms.Coaching.Scheduling.Places;
using Sparring.Rooms.Coaching.Scheduling.When;
using Sparring.Rooms.Groups.Contract;

namespace Sparring.Rooms.Coaching.Scheduling.Times;

/// <summary>Everything a search needs, said to the library in numbers, and its answer said back in names and times.</summary>
/// <param name="HandIn">When what the coaches read is handed in.</param>
/// <param name="Reading">So many days after it they have read it.</param>
/// <param name="IsKept">Whether a session that has a time keeps it.</param>
public sealed record PlanInput(
    IReadOnlyList<CoachingWindow> Windows,
    IReadOnlyList<SparringGroupCard> Groups,
    IReadOnlyList<Named> Coaches,
    IReadOnlyDictionary<PersonId, string> Names,
    IReadOnlyList<CoachLimit> Limits,
    Sites Sites,
    IReadOnlyList<CoachingSession> Sessions,
    IReadOnlyList<WhenStore.PersonWeek> Painted,
    IReadOnlyList<WhenStore.PersonBusy> Busy,
    IReadOnlyList<Taken> Elsewhere,
    IReadOnlyList<WhenStore.RoomBusy> RoomsBusy,
    DateOnly? HandIn,
    int Reading,
    Func<CoachingSession, bool> IsKept
)
{
    private const int Minutes = 30;
    private const int SlotsOfDay = 24;

    // 07.00 to 19.00; nothing new begins before 8 or ends after 18.
    private static readonly TimeOnly DayStarts = new(7, 0);

    // What keeps its time may lie outside the windows: held early, say. The days in between count from it.
    private readonly Calendars calendars = new(
        Windows.Select(window => window.FirstDay).Concat(KeptDays(Sessions, IsKept)).Min(),
        Windows.Select(window => window.LastDay).Concat(KeptDays(Sessions, IsKept)).Max(),
        DayStarts,
        SlotsOfDay
    );

    private readonly Roads roads = new(Sites, Elsewhere, Minutes);

    private readonly List<PersonId> people =
    [
        .. Groups.SelectMany(group => group.Members).Concat(Coaches.Select(coach => coach.Id)).Distinct(),
    ];

    public IReadOnlyList<BookableRoom> Rooms => Sites.Rooms;

    internal Roads Roads => roads;

    public ScheduleProblem Problem()
    {
        var weeks = Painted.ToLookup(row => row.Person);
        var busy = Busy.Select(row => (row.Person, row.Starts, row.Ends))
            .Concat(Elsewhere.Select(WithGap))
            .ToLookup(row => row.Person, row => new BusyTime(row.Starts, row.Ends));
        return new ScheduleProblem
        {
            Days = calendars.Days,
            Slots = SlotsOfDay,
            DayStarts = DayStarts,
            SlotMinutes = Minutes,
            People =
            [
                .. people.Select(person =>
                    calendars.Of(Names.GetValueOrDefault(person, ""), weeks[person], busy[person])
                ),
            ],
            Coaches = [.. Coaches.Select(OfCoach)],
            Groups = [.. Groups.Select(OfGroup)],
            Rooms =
            [
                .. Rooms.Select(room => new GroupComposition.Scheduling.CoachingRoom
                {
                    Availability = calendars.OfRoom(
                        RoomsBusy
                            .Where(time => time.Room == room.Id)
                            .Select(time => new BusyTime(time.Starts, time.Ends))
                    ),
                    Place = roads.PlaceOf(room.Site),
                }),
            ],
            Travel = roads.Travel,
            Elsewhere = [.. roads.Away.Select(Away).OfType<Elsewhere>()],
            StartCosts =
            [
                .. Enumerable.Range(0, SlotsOfDay).Select(slot => DayStarts.AddMinutes(slot * Minutes)).Select(CostOf),
            ],
        };
    }

    public FoundPlan Told(Schedule schedule) =>
        new(
            [
                .. schedule
                    .Sessions.Where(placed => placed.Agreed || !HasTime(placed.Group, placed.Session))
                    .Select(Told),
            ],
            [.. schedule.Unplaced.Where(none => !HasTime(none.Group, none.Session)).Select(Told)],
            schedule.Cost,
            schedule.LowerBound,
            schedule.Seconds,
            Reading: Reading
        );

    /// <summary>Where a time lies in the search's days and half hours; null where it is outside.</summary>
    internal (int Day, int Slot, int Slots)? Place(DateTimeOffset starts, DateTimeOffset ends) =>
        calendars.Place(starts, ends);

    /// <summary>The numbers of its group, its window and its coach; -1 where it is not there any more.</summary>
    internal (int Group, int Window, int Coach) Find(FoundSession session) =>
        (
            Groups.ToList().FindIndex(group => group.Id.Value == session.Group),
            Windows.ToList().FindIndex(window => window.Number == session.Number),
            IndexOf(PersonId.Of(session.Coach))
        );

    /// <summary>How many days after the session before it a session is at least.</summary>
    internal int DaysBefore(int number) => Windows.FirstOrDefault(window => window.Number == number)?.DaysAfter ?? 0;

    // A coach rests before and after what she has elsewhere as between two sessions here.
    private (PersonId Person, DateTimeOffset Starts, DateTimeOffset Ends) WithGap(Taken taken)
    {
        var gap = IndexOf(taken.Person) >= 0 ? CoachLimit.GapOf(Limits, taken.Person) : 0;
        return (taken.Person, taken.Starts.AddMinutes(-gap), taken.Ends.AddMinutes(gap));
    }

    private Elsewhere? Away(Taken taken) =>
        people.IndexOf(taken.Person) is >= 0 and var person
        && calendars.About(taken.Starts, taken.Ends) is var (day, slot, slots)
            ? new Elsewhere(person, day, slot, slots, roads.PlaceOf(taken))
            : null;

    // As the programme weighs them: early starts a little, late ones a little more.
    private static long CostOf(TimeOnly start) =>
        start < new TimeOnly(9, 0) ? 3
        : start > new TimeOnly(14, 0) ? 4
        : 0;

    private Coach OfCoach(Named coach)
    {
        var limit = Limits.FirstOrDefault(limit => limit.Person == coach.Id);
        return new Coach
        {
            Person = people.IndexOf(coach.Id),
            MostGroups = limit?.MostGroups ?? int.MaxValue,
            Gap = (CoachLimit.GapOf(Limits, coach.Id) + Minutes - 1) / Minutes,
        };
    }

    private CoachedGroup OfGroup(SparringGroupCard group)
    {
        var own = group.Coaches.Select(IndexOf).Where(at => at >= 0).ToList();
        return new CoachedGroup
        {
            People = [.. group.Members.Select(member => people.IndexOf(member))],
            Coaches = own.Count == 0 ? null : own,
            Sessions = [.. Windows.Select(window => Need(group, window))],
        };
    }

    private CoachingSession? There(SparringGroupCard group, CoachingWindow window) =>
        Sessions.FirstOrDefault(session =>
            session.Group == group.Id && session.Number == window.Number && session.CancelledAt is null
        );

    // It keeps its time, also where the search could not be told of it: at six in the morning, with a coach who has stopped.
    private bool HasTime(int group, int window) => There(Groups[group], Windows[window]) is { } there && IsKept(there);

    private static IEnumerable<DateOnly> KeptDays(
        IEnumerable<CoachingSession> sessions,
        Func<CoachingSession, bool> isKept
    ) => sessions.Where(session => session.CancelledAt is null && isKept(session)).Select(session => session.Day);

    private SessionNeed Need(SparringGroupCard group, CoachingWindow window)
    {
        var there = There(group, window);
        var kept = there is null ? null : Kept(there);
        return new SessionNeed
        {
            Slots = kept?.Slots ?? (window.Minutes + Minutes - 1) / Minutes,
            FirstDay = calendars.DayOf(window.FirstDay),
            LastDay = calendars.DayOf(window.LastDay),
            NotBefore =
                window.Number == 1 ? Math.Max(0, calendars.DayOf(HandIn?.AddDays(Reading) ?? DateOnly.MinValue)) : 0,
            LeastDays = window.DaysAfter,
            Rooms = Rooms.Count == 0 ? null : [.. Enumerable.Range(0, Rooms.Count)],
            Agreed = kept?.Agreed,
        };
    }

    // What lies outside the day's slots is no part of the search, and is not booked over either.
    private (AgreedSession Agreed, int Slots)? Kept(CoachingSession session) =>
        IsKept(session)
        && calendars.Place(session.Starts, session.Ends) is var (day, slot, slots)
        && IndexOf(session.Coach) is >= 0 and var coach
            ? (new AgreedSession(day, slot, coach, RoomOf(session.Room), roads.PlaceOf(Sites.Of(session)?.Id)), slots)
            : null;

    private int IndexOf(PersonId coach) => Coaches.ToList().FindIndex(named => named.Id == coach);

    private int? RoomOf(Guid? room) =>
        Rooms.ToList().FindIndex(known => known.Id == room) is >= 0 and var at ? at : null;

    private FoundSession Told(PlacedSession placed)
    {
        var (group, window) = (Groups[placed.Group], Windows[placed.Session]);
        var known = Sessions.FirstOrDefault(session => session.Group == group.Id && session.Number == window.Number);
        var there = placed.Agreed ? known : null;
        var starts = there?.Starts ?? calendars.At(placed.Day, placed.Slot);
        var room = placed.Room is { } at ? Rooms[at] : null;
        return new FoundSession(
            group.Id.Value,
            group.Number,
            window.Number,
            Coaches[placed.Coach].Id.Value,
            Coaches[placed.Coach].Name,
            starts,
            there?.Ends ?? starts.AddMinutes(window.Minutes),
            room?.Id,
            room?.Name,
            placed.Agreed,
            known?.Sequence
        );
    }

    private FoundNone Told(UnplacedSession unplaced)
    {
        var window = Windows[unplaced.Session];
        return new FoundNone(
            Groups[unplaced.Group].Number,
            window.Number,
            unplaced.Why.Kind.ToString(),
            [.. unplaced.Why.Clashing.Select(NameOf)],
            [.. unplaced.Why.Remedies.Select(remedy => Told(remedy, window))],
            unplaced.Why.Journey is { } journey ? Told(journey) : null
        );
    }

    private FoundRemedy Told(Remedy remedy, CoachingWindow window)
    {
        var starts = calendars.At(remedy.Day, remedy.Slot);
        return new FoundRemedy(
            starts,
            starts.AddMinutes(window.Minutes),
            Coaches[remedy.Coach].Name,
            [.. remedy.FreePeople.Select(NameOf)],
            remedy.MoreLoad,
            remedy.FreeRoom
        );
    }

    private FoundJourney Told(Journey journey) =>
        new(
            NameOf(journey.Person),
            calendars.At(journey.Day, journey.Slot),
            roads.NameOf(journey.From),
            roads.NameOf(journey.To),
            roads.Minutes(journey.From, journey.To),
            journey.Left * Minutes
        );

    private string NameOf(int person) => Names.GetValueOrDefault(people[person], "");
}
