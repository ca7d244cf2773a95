namespace Sparring.GroupComposition.Scheduling;

/// <summary>Why a session has no time in a finished schedule: the first thing that leaves none, and what would give one.</summary>
internal sealed class ExplainUnplaced(Tables tables, Board board)
{
    public Obstacle Of(GroupNeeds needs, int session)
    {
        var times = new PossibleTimes(tables, board, needs, session);
        var kind = KindOf(times);
        var clashing = ClashingIn(times, kind);
        var remedies = new FindRemedies(tables, times).Least(3);
        var journey = kind == ObstacleKind.Travel ? new FindJourney(tables, board, times).Least() : null;
        return new Obstacle
        {
            Kind = kind,
            Clashing = clashing,
            CommonTimes = times.Common,
            Remedies = remedies,
            Journey = journey,
            Sentence = new SayObstacle(tables.Problem).Of(times, kind, clashing, remedies, journey),
        };
    }

    private ObstacleKind KindOf(PossibleTimes times) =>
        FirstHurdle(times) is var kind
        && kind != ObstacleKind.DearerThanNone
        && tables.Problem.Travel.Count > 0
        && times.Any(PossibleTimes.Needing.Others, travels: false)
            ? ObstacleKind.Travel
            : kind;

    private static ObstacleKind FirstHurdle(PossibleTimes times)
    {
        if (times.Common == 0)
        {
            return ObstacleKind.GroupNeverFree;
        }

        (PossibleTimes.Needing Needing, ObstacleKind Kind)[] hurdles =
        [
            (PossibleTimes.Needing.Coach, ObstacleKind.NoCoachFree),
            (PossibleTimes.Needing.Room, ObstacleKind.NoRoomFree),
            (PossibleTimes.Needing.Load, ObstacleKind.CoachesFull),
            (PossibleTimes.Needing.Days, ObstacleKind.DaysBetween),
            (PossibleTimes.Needing.Others, ObstacleKind.TakenByOthers),
        ];
        foreach (var (needing, kind) in hurdles)
        {
            if (!times.Any(needing))
            {
                return kind;
            }
        }

        return ObstacleKind.DearerThanNone;
    }

    /// <summary>People whose calendars leave no time, made fewer one by one.</summary>
    private int[] ClashingIn(PossibleTimes times, ObstacleKind kind)
    {
        var coaches = kind switch
        {
            ObstacleKind.GroupNeverFree => [],
            ObstacleKind.NoCoachFree => times.Coaches,
            _ => null,
        };
        if (coaches is null)
        {
            return [];
        }

        var members = tables.Problem.Groups[times.Needs.Group].People.ToList();
        foreach (var person in members.ToList())
        {
            members.Remove(person);
            if (times.SuitsSomebody(members, coaches))
            {
                members.Add(person);
            }
        }

        return [.. members.Order(), .. coaches.Select(coach => tables.Problem.Coaches[coach].Person)];
    }
}
