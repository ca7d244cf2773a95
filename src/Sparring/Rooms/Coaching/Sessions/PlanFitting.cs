namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>Fits a shipped plan to how many sit there and how long they have. The sum is the session's length whenever a minute for each step allows it.</summary>
public static class PlanFitting
{
    private const int Long = 120;
    private const int Short = 90;

    public static SessionPlan Fit(int number, int people, int minutes)
    {
        var (shipped, isLong) = Column(number, people, minutes);
        var steps = Scale(shipped, people, minutes);
        Spread(steps, shipped, people, minutes);
        return new SessionPlan(
            0,
            people >= 4 || !isLong ? "troika" : "team",
            [.. steps.Where(step => step.Minutes > 0)]
        );
    }

    // The shipped minutes nearest to this group and time, the ones for exactly it where there are any.
    private static (IReadOnlyList<PlanStep> Steps, bool IsLong) Column(int number, int people, int minutes)
    {
        var template = SessionTemplates.Of(number);
        var isShort = minutes <= (Long + Short) / 2 && template[0].Brief is not null && people < 4;
        return (
            [
                .. template.Select(step => new PlanStep(
                    step.Key,
                    null,
                    isShort ? step.Brief ?? step.Three
                        : people >= 4 ? step.Four
                        : step.Three,
                    step.Each
                )),
            ],
            !isShort
        );
    }

    private static PlanStep[] Scale(IReadOnlyList<PlanStep> shipped, int people, int minutes)
    {
        var sum = shipped.Sum(step => step.MinutesFor(people));
        return
        [
            .. shipped.Select(step =>
                step with
                {
                    Minutes = step.Minutes == 0 ? 0 : Math.Max(1, step.Minutes * minutes / sum),
                }
            ),
        ];
    }

    // What rounding left over goes where least is missing afterwards: first to turns, a minute for each, then to the rest.
    private static void Spread(PlanStep[] steps, IReadOnlyList<PlanStep> shipped, int people, int minutes)
    {
        while (minutes - steps.Sum(step => step.MinutesFor(people)) is var left and not 0)
        {
            var sign = Math.Sign(left);
            var open = Enumerable
                .Range(0, steps.Length)
                .Where(place => steps[place].Minutes > (sign > 0 ? 0 : 1))
                .Where(place => steps[place].MinutesFor(people) / steps[place].Minutes <= Math.Abs(left))
                .ToList();
            if (open.Count == 0)
            {
                return;
            }

            var most = open.MaxBy(place =>
                sign * (shipped[place].Minutes - (double)steps[place].Minutes) / shipped[place].Minutes
            );
            steps[most] = steps[most] with { Minutes = steps[most].Minutes + sign };
        }
    }
}
