namespace Sparring.Rooms.Coaching.Scheduling.Times;

/// <summary>What a search for all times found; kept as it is until it is confirmed.</summary>
/// <param name="Reading">How many days after the hand-in the coaches begin.</param>
/// <param name="Cost">Lower is better: sessions without a time, early and late starts, times people would rather not.</param>
public sealed record FoundPlan(
    IReadOnlyList<FoundSession> Sessions,
    IReadOnlyList<FoundNone> Without,
    long Cost,
    long LowerBound,
    double Seconds,
    string? Refused = null,
    int Reading = 0
)
{
    public bool IsBest => Cost == LowerBound;
}

/// <summary>A session and the time found for it.</summary>
/// <param name="IsKept">It had this time before.</param>
/// <param name="Sequence">Of the session as it stood when the search began; null: it was not there.</param>
public sealed record FoundSession(
    Guid Group,
    int GroupNumber,
    int Number,
    Guid Coach,
    string CoachName,
    DateTimeOffset Starts,
    DateTimeOffset Ends,
    Guid? Room,
    string? RoomName,
    bool IsKept,
    int? Sequence = null
);

/// <summary>A session without a time: whose calendars leave none, and what would free one.</summary>
/// <param name="Journey">The way that takes too long, where travel alone is in the way.</param>
public sealed record FoundNone(
    int GroupNumber,
    int Number,
    string Kind,
    IReadOnlyList<string> Clashing,
    IReadOnlyList<FoundRemedy> Remedies,
    FoundJourney? Journey = null
);

/// <summary>Whose way takes how long, and how long there would be.</summary>
/// <param name="Starts">When the session would otherwise be.</param>
public sealed record FoundJourney(string Person, DateTimeOffset Starts, string From, string To, int Minutes, int Left);

/// <summary>A time it could have, and what would free it.</summary>
/// <param name="Free">Who would have to be free then.</param>
public sealed record FoundRemedy(
    DateTimeOffset Starts,
    DateTimeOffset Ends,
    string Coach,
    IReadOnlyList<string> Free,
    bool MoreLoad,
    bool FreeRoom
);

/// <summary>A search's result with what became of it.</summary>
public sealed record KeptPlan(Guid Id, DateTimeOffset MadeAt, FoundPlan Found, DateTimeOffset? ConfirmedAt);
