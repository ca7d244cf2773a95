namespace Sparring.GroupComposition.Scheduling;

/// <summary>What cannot be meant in a problem, before anybody searches: every fault, in the order of the problem's parts.</summary>
internal sealed class CheckSchedule(ScheduleProblem problem)
{
    /// <summary>A day is one machine word.</summary>
    public const int MostSlots = 64;

    /// <summary>Ten years; an answer about more is none.</summary>
    public const int MostDays = 3_660;

    /// <summary>Groups × coaches have a number each.</summary>
    public const long MostPairs = 10_000_000;

    public const int MostSessions = 1_000_000;

    private readonly List<ScheduleFault> _faults = [];

    public IReadOnlyList<ScheduleFault> Faults()
    {
        Within("“days”", problem.Days, 1, MostDays);
        Within("The number of slots in a day", problem.Slots, 1, MostSlots);
        if (_faults.Count > 0)
        {
            return _faults;
        }

        CheckSizes();
        CheckCosts();
        CheckTravel();
        Each(problem.People, (person, at) => CheckCalendar($"The calendar of person {at}", person));
        Each(problem.Rooms, CheckRoom);
        KnownOnce(
            "The list of coaches",
            "person",
            [.. problem.Coaches.Select(coach => coach.Person)],
            problem.People.Count
        );
        Each(problem.Coaches, CheckCoach);
        Each(problem.Groups, CheckGroup);
        Each(problem.Elsewhere, CheckElsewhere);
        if (_faults.Count == 0)
        {
            _faults.AddRange(new CheckAgreed(problem).Faults());
        }

        return _faults;
    }

    private static void Each<T>(IReadOnlyList<T> items, Action<T, int> check)
    {
        for (var at = 0; at < items.Count; at++)
        {
            check(items[at], at);
        }
    }

    private void CheckSizes()
    {
        if (problem.Groups.Count == 0)
        {
            _faults.Add(new ScheduleFault.Missing("group"));
        }

        if (problem.Coaches.Count == 0)
        {
            _faults.Add(new ScheduleFault.Missing("coach"));
        }

        if ((long)problem.Groups.Count * problem.Coaches.Count is var pairs and > MostPairs)
        {
            _faults.Add(new ScheduleFault.TooLarge("Groups times coaches", pairs, MostPairs));
        }

        if (problem.Groups.Sum(group => (long)group.Sessions.Count) is var sessions and > MostSessions)
        {
            _faults.Add(new ScheduleFault.TooLarge("Sessions", sessions, MostSessions));
        }
    }

    private void CheckCosts()
    {
        var largest = CheckProblem.LargestCost;
        Within("The cost of a session without a time", problem.UnplacedCost, 0, largest);
        Within("The cost of a slot somebody would rather not", problem.PreferNotCost, 0, largest);
        if (problem.StartCosts.Count > 0)
        {
            Long("The list of costs of a start", problem.StartCosts.Count, problem.Slots);
        }

        Each(problem.StartCosts, (cost, slot) => Within($"The cost of a start in slot {slot}", cost, 0, largest));
        decimal dearest = problem.UnplacedCost;
        foreach (var cost in problem.StartCosts)
        {
            dearest = Math.Max(dearest, cost);
        }

        var people = problem.Groups.Select(group => group.People.Count).DefaultIfEmpty().Max() + 1;
        dearest += (decimal)problem.PreferNotCost * problem.Slots * people;
        if (dearest * problem.Groups.Sum(group => (long)group.Sessions.Count) > largest)
        {
            _faults.Add(new ScheduleFault.CostsTooLarge());
        }
    }

    private void CheckTravel()
    {
        for (var from = 0; from < problem.Travel.Count; from++)
        {
            var row = problem.Travel[from];
            Long($"The row of travel from place {from}", row.Count, problem.Travel.Count);
            Each(row, (slots, to) => Within($"Travel from place {from} to place {to}", slots, 0, MostSlots));
        }
    }

    private void CheckCalendar(string what, Availability calendar)
    {
        CheckDays(what, calendar.Busy);
        if (calendar.PreferNot.Count > 0)
        {
            CheckDays($"{what}, “prefer not”,", calendar.PreferNot);
        }
    }

    private void CheckDays(string what, IReadOnlyList<ulong> days)
    {
        Long(what, days.Count, problem.Days);
        var outside = problem.Slots == MostSlots ? 0 : ulong.MaxValue << problem.Slots;
        for (var day = 0; day < days.Count; day++)
        {
            if ((days[day] & outside) != 0)
            {
                _faults.Add(new ScheduleFault.OutsideTheDay(what, day, problem.Slots));
                return;
            }
        }
    }

    private void CheckRoom(CoachingRoom room, int number)
    {
        CheckCalendar($"The calendar of room {number}", room.Availability);
        CheckPlace($"Room {number}", room.Place);
    }

    private void CheckCoach(Coach coach, int number)
    {
        Within($"The most groups of coach {number}", coach.MostGroups, 0, int.MaxValue);
        Within($"The gap of coach {number}", coach.Gap, 0, MostSlots);
    }

    private void CheckGroup(CoachedGroup group, int number)
    {
        KnownOnce($"Group {number}", "person", group.People, problem.People.Count);
        if (group.Coaches is { } coaches)
        {
            KnownOnce($"Group {number}", "coach", coaches, problem.Coaches.Count);
        }

        CheckPlace($"Group {number}", group.Place);
        Each(group.Sessions, (need, at) => CheckNeed($"session {at} of group {number}", need));
    }

    private void CheckElsewhere(Elsewhere elsewhere, int number)
    {
        Known($"Elsewhere {number}", "person", elsewhere.Person, problem.People.Count);
        Within($"The day of elsewhere {number}", elsewhere.Day, 0, problem.Days - 1);
        Within($"The slot of elsewhere {number}", elsewhere.Slot, -MostSlots, MostSlots);
        Within($"The length of elsewhere {number}", elsewhere.Slots, 1, MostSlots);
        CheckPlace($"Elsewhere {number}", elsewhere.Place);
    }

    private void CheckNeed(string which, SessionNeed need)
    {
        Within($"The length of {which}", need.Slots, 1, problem.Slots);
        Within($"The first day of {which}", need.FirstDay, 0, problem.Days - 1);
        Within($"The last day of {which}", need.LastDay, 0, problem.Days - 1);
        Within($"“Not before” of {which}", need.NotBefore, 0, int.MaxValue);
        Within($"The least days before {which}", need.LeastDays, 0, int.MaxValue);
        if (need.FirstDay > need.LastDay)
        {
            _faults.Add(new ScheduleFault.Reversed($"The day of {which}", need.FirstDay, need.LastDay));
        }

        if (need.LeastDays > need.MostDays)
        {
            _faults.Add(new ScheduleFault.Reversed($"The days before {which}", need.LeastDays, need.MostDays));
        }

        if (need.Rooms is { } rooms)
        {
            KnownOnce($"The list of rooms of {which}", "room", rooms, problem.Rooms.Count);
        }

        if (need.Agreed is { } agreed)
        {
            Within($"The agreed day of {which}", agreed.Day, 0, problem.Days - 1);
            Within($"The agreed slot of {which}", agreed.Slot, 0, problem.Slots - Math.Min(need.Slots, problem.Slots));
            Known($"What is agreed for {which}", "coach", agreed.Coach, problem.Coaches.Count);
            Known(
                $"What is agreed for {which}",
                "room",
                agreed.Room ?? 0,
                agreed.Room is null ? 1 : problem.Rooms.Count
            );
            CheckPlace($"What is agreed for {which}", agreed.Place ?? 0);
        }
    }

    private void CheckPlace(string where, int place) => Known(where, "place", place, Math.Max(1, problem.Travel.Count));

    private void KnownOnce(string where, string kind, IReadOnlyList<int> numbers, int count)
    {
        var seen = new HashSet<int>();
        foreach (var number in numbers)
        {
            Known(where, kind, number, count);
            if (!seen.Add(number))
            {
                _faults.Add(new ScheduleFault.Twice(where, kind, number));
            }
        }
    }

    private void Known(string where, string kind, int number, int count)
    {
        if (number < 0 || number >= count)
        {
            _faults.Add(new ScheduleFault.Unknown(where, kind, number, count));
        }
    }

    private void Within(string what, long found, long least, long most)
    {
        if (found < least || found > most)
        {
            _faults.Add(new ScheduleFault.OutOfRange(what, found, least, most));
        }
    }

    private void Long(string what, int found, int expected)
    {
        if (found != expected)
        {
            _faults.Add(new ScheduleFault.WrongLength(what, found, expected));
        }
    }
}
