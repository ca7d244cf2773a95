using Sparring.Rooms.Programme.Contract;
using Sparring.Rooms.Programme.Design;

namespace Sparring.Rooms.Programme.Timeline;

/// <summary>A line of the plan as a list: a stop, a deadline, or (neither) today.</summary>
public sealed record PlanStop(FuzzyDate When, PlanTime Time, Activity? Activity, PlanDeadline? Deadline)
{
    /// <summary>The stops of a phase with the deadlines and the today that fall into it, in order.</summary>
    public static IEnumerable<PlanStop> Of(IEnumerable<PlanRow> phase, PlanPicture picture)
    {
        var rows = phase.ToList();
        var own = rows[0].Phase;
        IEnumerable<PlanStop> today =
            picture.TodayX is not null && PhaseOf(picture, picture.Today) == own
                ? [new PlanStop(FuzzyDate.Of(picture.Today), PlanTime.Now, null, null)]
                : [];
        return rows.Where(row => row.Activity is not null)
            .Select(row => new PlanStop(row.When, row.Time, row.Activity, null))
            .Concat(
                picture
                    .Marks.Where(mark => PhaseOf(picture, mark.Deadline.Day) == own)
                    .Select(mark => new PlanStop(FuzzyDate.Of(mark.Deadline.Day), mark.Time, null, mark.Deadline))
            )
            .Concat(today)
            .OrderBy(stop => stop.When);
    }

    // The last phase that has begun by then; what lies before all of them stands in the first.
    private static Phase PhaseOf(PlanPicture picture, DateOnly day)
    {
        var phases = picture.Rows.Select(row => row.Phase).Distinct().ToList();
        return phases.LastOrDefault(phase => phase.When.First <= day) ?? phases[0];
    }
}
