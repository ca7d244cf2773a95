namespace Sparring.GroupComposition.Scheduling;

/// <summary>Finds a time for every session at once, as cheaply as can be, and proves how cheap that is.</summary>
public static class MakeSchedule
{
    /// <summary>The best schedule found when the search stops, or why the problem cannot be meant; cancelling ends it soon, with the best so far.</summary>
    public static ScheduleAnswer Of(
        ScheduleProblem problem,
        ScheduleOptions options,
        CancellationToken cancel = default
    ) =>
        problem.Check() is { Count: > 0 } faults
            ? new ScheduleAnswer.Refused(faults)
            : new ScheduleAnswer.Made(new Arranging(problem, options).Run(cancel));
}

/// <summary>What came of asking for a schedule.</summary>
public abstract record ScheduleAnswer
{
    private ScheduleAnswer() { }

    public sealed record Made(Schedule Schedule) : ScheduleAnswer;

    public sealed record Refused(IReadOnlyList<ScheduleFault> Faults) : ScheduleAnswer;
}
