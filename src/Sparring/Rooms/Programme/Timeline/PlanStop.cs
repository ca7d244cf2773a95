using Sparring.Rooms.Programme.Contract;
using Sparring.Rooms.Programme.Design;

namespace Sparring.Rooms.Programme.Timeline;

/// <summary>A line of the plan as a list: a stop, a deadline, or (neither) today.</summary>
public sealed record PlanStop(FuzzyDate When, PlanTime Time, Activity? Activity, PlanDeadline? Deadline)
{
    /// <summary>The stops of a phase in the order of the plan, with the deadlines and the today that fall into it.</summary>
    public static IReadOnlyList<PlanStop> Of(IEnumerable<PlanRow> phase, PlanPicture picture)
    {
        var rows = phase.ToList();
        var own = rows[0].Phase;
        List<PlanStop> stops =
        [
            .. rows.Where(row => row.Activity is not null)
                .Select(row => new PlanStop(row.When, row.Time, row.Activity, null)),
        ];
        foreach (var mark in picture.Marks.Where(mark => PhaseOf(picture, mark.Deadline.Day) == own))
        {
            Insert(stops, new PlanStop(FuzzyDate.Of(mark.Deadline.Day), mark.Time, null, mark.Deadline));
        }

        if (picture.TodayX is not null && PhaseOf(picture, picture.Today) == own)
        {
            Insert(stops, new PlanStop(FuzzyDate.Of(picture.Today), PlanTime.Now, null, null));
        }

        return stops;
    }

    private static void Insert(List<PlanStop> stops, PlanStop day)
    {
        var place = stops.FindLastIndex(stop => stop.When.First <= day.When.First) + 1;
        stops.Insert(place, day);
    }

    // The last phase that has begun by then; what lies before all of them stands in the first.
    private static Phase PhaseOf(PlanPicture picture, DateOnly day)
    {
        var phases = picture.Rows.Select(row => row.Phase).Distinct().ToList();
        return phases.LastOrDefault(phase => phase.When.First <= day) ?? phases[0];
    }
}
