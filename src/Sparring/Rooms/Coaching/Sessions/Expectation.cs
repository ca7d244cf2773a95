using Sparring.Platform.Data;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>What a leader is expected to come with; advice and a state, never a gate.</summary>
/// <param name="Key">Which: foundation, arena, begun, accepted, line, log or dilemma.</param>
/// <param name="IsDone">Null: not the viewer's to know.</param>
/// <param name="Address">Where the owner does it.</param>
public sealed record Expectation(string Key, bool? IsDone, string? Address);

/// <summary>What each comes with to a session.</summary>
/// <param name="Person">Whose.</param>
public sealed record Preparedness(PersonId Person, string Name, IReadOnlyList<Expectation> Expectations)
{
    public bool IsReady => Expectations.All(one => one.IsDone != false);
}

/// <summary>Which expectations a session has, by its number and its own date.</summary>
public static class Expectations
{
    /// <summary>From so many days after the hand-in on, a group has had time to begin in its arenas before it meets.</summary>
    public const int DaysToBegin = 14;

    /// <summary>By their keys, in the order they are shown.</summary>
    /// <param name="hasDilemmas">Whether the programme has a day for its dilemmas.</param>
    public static IReadOnlyList<string> Of(int number, DateOnly day, DateOnly? handIn, bool hasDilemmas) =>
        number > 1 ? (hasDilemmas ? ["line", "log", "dilemma"] : ["line", "log"])
        : IsBegun(day, handIn) ? ["foundation", "arena", "begun", "accepted"]
        : ["foundation", "arena", "accepted"];

    /// <summary>Whether practice is expected to have begun before the first session: that depends on the group's own date.</summary>
    public static bool IsBegun(DateOnly day, DateOnly? handIn) =>
        handIn is { } due && day.DayNumber - due.DayNumber >= DaysToBegin;
}
