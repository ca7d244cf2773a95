namespace Sparring.GroupComposition.Scheduling;

/// <summary>The best times found, what they cost, and how near the best possible they are proved to be.</summary>
public sealed record Schedule
{
    /// <summary>Every session that has a time, agreed ones too, by group and session.</summary>
    public required IReadOnlyList<PlacedSession> Sessions { get; init; }

    /// <summary>Every session that has none, and why.</summary>
    public required IReadOnlyList<UnplacedSession> Unplaced { get; init; }

    public required long Cost { get; init; }

    /// <summary>No schedule that keeps the rules and what is agreed can cost less.</summary>
    public required long LowerBound { get; init; }

    /// <summary>Wall time, in seconds.</summary>
    public double Seconds { get; init; }

    /// <summary>What was spent. The same number and seed give the same schedule on any machine.</summary>
    public long Rounds { get; init; }

    public ScheduleStop Stop { get; init; }

    /// <summary>Proved to be as cheap as any.</summary>
    public bool Optimal => Cost == LowerBound;
}

/// <summary>A session and its time.</summary>
/// <param name="Session">Which of the group's sessions, from 0.</param>
/// <param name="Agreed">It had this time before.</param>
public sealed record PlacedSession(int Group, int Session, int Day, int Slot, int Coach, int? Room, bool Agreed);

/// <summary>A session that got no time.</summary>
/// <param name="Session">Which of the group's sessions, from 0.</param>
public sealed record UnplacedSession(int Group, int Session, Obstacle Why);

/// <summary>Why a search for times stopped.</summary>
public enum ScheduleStop
{
    /// <summary>The cost met the lower bound: there is nothing better.</summary>
    Proven,

    /// <summary>The time or the work given is used up.</summary>
    Spent,

    /// <summary>Somebody cancelled; the best so far is the answer.</summary>
    Cancelled,
}
