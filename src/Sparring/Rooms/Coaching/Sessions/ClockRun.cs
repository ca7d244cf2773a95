namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>One stretch the clock runs: a step, or one person's turn in it, or a phase of her turn.</summary>
/// <param name="Step">The place of its step in the plan, from 0.</param>
/// <param name="Turn">Whose turn, as a place in the round; null: everybody's.</param>
/// <param name="Phase">The phase of the method; null: none.</param>
public sealed record Stretch(int Step, int? Turn, string? Phase, int Seconds);

/// <summary>A plan laid out for the clock.</summary>
public static class ClockRun
{
    /// <summary>The stretches in their order, for so many people.</summary>
    public static IReadOnlyList<Stretch> Of(SessionPlan plan, int people) =>
        [.. plan.Steps.SelectMany((step, place) => Stretches(plan.Method, step, place, people))];

    private static IEnumerable<Stretch> Stretches(string method, PlanStep step, int place, int people)
    {
        if (!step.Each)
        {
            return [new Stretch(place, null, null, step.Minutes * 60)];
        }

        return Enumerable.Range(0, people).SelectMany(turn => Turn(method, step, place, turn));
    }

    private static IEnumerable<Stretch> Turn(string method, PlanStep step, int place, int turn)
    {
        var phases = step.IsSparring ? TurnMethods.Split(method, step.Minutes) : [];
        return phases.Count == 0
            ? [new Stretch(place, turn, null, step.Minutes * 60)]
            : phases
                .Where(phase => phase.Seconds > 0)
                .Select(phase => new Stretch(place, turn, phase.Phase.Key, phase.Seconds));
    }
}
