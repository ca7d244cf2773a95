namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>One step of a session's plan.</summary>
/// <param name="Key">The step of the shipped plan it came from; empty: the coach's own.</param>
/// <param name="Words">What the coach calls it; null: as the shipped plan does.</param>
/// <param name="Minutes">For each person when <paramref name="Each"/>, else for all together.</param>
/// <param name="Each">Whether everybody has a turn.</param>
public sealed record PlanStep(string Key, string? Words, int Minutes, bool Each)
{
    /// <summary>The step in which the method of the turns is used.</summary>
    public bool IsSparring => Key == SessionTemplates.Sparring;

    /// <summary>The step in which a general case is discussed.</summary>
    public bool IsCase => Key.StartsWith(SessionTemplates.Case, StringComparison.Ordinal);

    public int MinutesFor(int people) => Each ? Minutes * people : Minutes;
}

/// <summary>The plan of one session: shipped and tentative, or the coach's own version of it.</summary>
/// <param name="Version">0: the shipped plan, fitted to the group and the time.</param>
public sealed record SessionPlan(int Version, string Method, IReadOnlyList<PlanStep> Steps)
{
    public const int MostSteps = 30;

    /// <summary>Half a day: longer is no step of a session.</summary>
    public const int MostMinutes = 240;

    public bool IsTentative => Version == 0;

    public int MinutesFor(int people) => Steps.Sum(step => step.MinutesFor(people));
}
