namespace Sparring.GroupComposition.Scheduling;

/// <summary>Coaching to be scheduled: groups with their sessions, coaches, rooms, and when each person can.</summary>
/// <remarks>
/// Everything is a number from 0: people, coaches, groups, rooms, places, days and slots. Days are days of the calendar, so that days
/// between sessions can be counted; a day without working hours is busy for everybody.
/// </remarks>
public sealed record ScheduleProblem
{
    public string Name { get; init; } = "";

    /// <summary>How many days the calendars cover.</summary>
    public required int Days { get; init; }

    /// <summary>Slots of a day, at most 64: half hours 08–18 are 20, quarters 06–22 are 64.</summary>
    public required int Slots { get; init; }

    /// <summary>Calendars of everybody: members of groups and coaches alike. Nobody is ever in two sessions at once.</summary>
    public required IReadOnlyList<Availability> People { get; init; }

    public required IReadOnlyList<Coach> Coaches { get; init; }

    public required IReadOnlyList<CoachedGroup> Groups { get; init; }

    public IReadOnlyList<CoachingRoom> Rooms { get; init; } = [];

    /// <summary>
    /// Slots it takes from place to place, one row per place; none means that travel takes no time. Coaches need them, and members of
    /// several groups.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<int>> Travel { get; init; } = [];

    /// <summary>What people have besides these groups. Its slots are taken, and so is the way to it and from it.</summary>
    public IReadOnlyList<Elsewhere> Elsewhere { get; init; } = [];

    /// <summary>What a start in each slot of the day costs, one per slot; none means nothing.</summary>
    public IReadOnlyList<long> StartCosts { get; init; } = [];

    /// <summary>What each slot costs that a person of the session would rather not.</summary>
    public long PreferNotCost { get; init; } = 1;

    /// <summary>What a session that gets no time costs.</summary>
    public long UnplacedCost { get; init; } = 1000;

    /// <summary>When slot 0 begins; for sentences only.</summary>
    public TimeOnly DayStarts { get; init; } = new(8, 0);

    /// <summary>How long a slot is; for sentences only.</summary>
    public int SlotMinutes { get; init; } = 30;

    /// <summary>Everything that cannot be meant; empty when the problem can be scheduled.</summary>
    public IReadOnlyList<ScheduleFault> Check() => new CheckSchedule(this).Faults();
}

/// <summary>Somebody who coaches.</summary>
public sealed record Coach
{
    /// <summary>Whose calendar it is.</summary>
    public required int Person { get; init; }

    /// <summary>How many groups the coach takes at most, agreed sessions counted.</summary>
    public int MostGroups { get; init; } = int.MaxValue;

    /// <summary>Free slots between two sessions of one day; travel counts as such.</summary>
    public int Gap { get; init; }
}

/// <summary>A group of people who are coached together, by the same coach each time.</summary>
public sealed record CoachedGroup
{
    /// <summary>All of them come to each session.</summary>
    public required IReadOnlyList<int> People { get; init; }

    /// <summary>In the order of time.</summary>
    public required IReadOnlyList<SessionNeed> Sessions { get; init; }

    /// <summary>Who may coach them; nothing given means the coach of what is agreed, and when nothing is, any.</summary>
    public IReadOnlyList<int>? Coaches { get; init; }

    /// <summary>Where they meet when the session has no room of its own.</summary>
    public int Place { get; init; }
}

/// <summary>One session of a group: how long, on which days, and how far from the one before.</summary>
public sealed record SessionNeed
{
    /// <summary>How many slots it takes.</summary>
    public required int Slots { get; init; }

    /// <summary>The first day of its window.</summary>
    public required int FirstDay { get; init; }

    /// <summary>The last day of its window.</summary>
    public required int LastDay { get; init; }

    /// <summary>The first day on which the coach has read what was handed in, where that is later than the window.</summary>
    public int NotBefore { get; init; }

    /// <summary>
    /// At least so many days after the nearest earlier session of the group that has a time: 10 is from the 1st to the 11th. A group
    /// never meets twice on a day, whatever is said here.
    /// </summary>
    public int LeastDays { get; init; }

    /// <summary>At most so many days after the session just before it, when that one has a time.</summary>
    public int MostDays { get; init; } = int.MaxValue;

    /// <summary>It takes one of these rooms; nothing given means that it needs none.</summary>
    public IReadOnlyList<int>? Rooms { get; init; }

    /// <summary>The time it already has. It is kept, whatever calendars have come to say since.</summary>
    public AgreedSession? Agreed { get; init; }
}

/// <summary>A session that has been agreed.</summary>
/// <param name="Place">Where; nothing given means where its room is, or else where the group meets.</param>
public sealed record AgreedSession(int Day, int Slot, int Coach, int? Room = null, int? Place = null);

/// <summary>Something a person of the problem is at that is no session of it.</summary>
/// <param name="Slot">When it begins; it may lie outside the day's slots, as an evening does.</param>
/// <param name="Slots">How long it takes.</param>
/// <param name="Place">Where.</param>
public sealed record Elsewhere(int Person, int Day, int Slot, int Slots, int Place);

/// <summary>A room that holds one session at a time.</summary>
public sealed record CoachingRoom
{
    public required Availability Availability { get; init; }

    public int Place { get; init; }
}
