namespace Sparring.GroupComposition.Scheduling;

/// <summary>Why a session got no time, and what would give it one.</summary>
/// <remarks>
/// People, coaches, rooms and groups by number. The remedies hold for the schedule they stand in: whoever frees what one of them names
/// can place the session at its time without moving anything else.
/// </remarks>
public sealed record Obstacle
{
    public required ObstacleKind Kind { get; init; }

    /// <summary>The fewest calendars found that leave no time between them: of people in the group, or of the group and its coaches.</summary>
    public required IReadOnlyList<int> Clashing { get; init; }

    /// <summary>How many starts suit everybody in the group, its coach and rooms apart.</summary>
    public required int CommonTimes { get; init; }

    /// <summary>What would free a time, the least first; at most three.</summary>
    public required IReadOnlyList<Remedy> Remedies { get; init; }

    /// <summary>The way that takes longer than there is time for, where travel alone is in the way.</summary>
    public Journey? Journey { get; init; }

    /// <summary>The same in words.</summary>
    public required string Sentence { get; init; }
}

/// <summary>What is in the way of a session.</summary>
public enum ObstacleKind
{
    /// <summary>The people of the group have no time in common on the session's days.</summary>
    GroupNeverFree,

    /// <summary>No coach who may take the group is free at any time the group is.</summary>
    NoCoachFree,

    /// <summary>Times fit a coach, but too few or too many days from the group's other sessions.</summary>
    DaysBetween,

    /// <summary>Times fit the group and a coach, but no room is free then.</summary>
    NoRoomFree,

    /// <summary>Every coach who could has as many groups as he or she takes.</summary>
    CoachesFull,

    /// <summary>The times there are have gone to other sessions.</summary>
    TakenByOthers,

    /// <summary>It would have a time if nobody had to get from one place to another.</summary>
    Travel,

    /// <summary>It could have a time, which costs more than leaving it without.</summary>
    DearerThanNone,
}

/// <summary>One time the session could have if something were freed.</summary>
/// <param name="FreePeople">Whose calendars to free at that time; coaches among them.</param>
/// <param name="MoreLoad">The coach would have to take one more group.</param>
/// <param name="FreeRoom">The room's calendar would have to be freed too.</param>
public sealed record Remedy(
    int Day,
    int Slot,
    int Coach,
    int? Room,
    IReadOnlyList<int> FreePeople,
    bool MoreLoad,
    bool FreeRoom
);

/// <summary>A way that takes longer than there would be time for.</summary>
/// <param name="Person">Whose: the coach's, or that of somebody in the group.</param>
/// <param name="Day">The day and</param>
/// <param name="Slot">slot at which the session would otherwise be.</param>
/// <param name="Slots">How many it takes.</param>
/// <param name="Left">How many there would be.</param>
public sealed record Journey(int Person, int Day, int Slot, int From, int To, int Slots, int Left);
