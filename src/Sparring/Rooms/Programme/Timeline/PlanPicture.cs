using Sparring.Rooms.Programme.Contract;
using Sparring.Rooms.Programme.Design;

namespace Sparring.Rooms.Programme.Timeline;

/// <summary>A row of the drawn plan: a phase or a stop in it.</summary>
/// <param name="X">Left edge of its bar.</param>
/// <param name="Width">Width of its bar.</param>
/// <param name="Y">Top of the row.</param>
/// <param name="LabelLeft">Whether the words stand to the left of the bar, where the right has no room.</param>
public sealed record PlanRow(Phase Phase, Activity? Activity, PlanTime Time, int X, int Width, int Y, bool LabelLeft)
{
    public Bilingual Title => Activity?.Title ?? Phase.Title;

    public FuzzyDate When => Activity?.When ?? Phase.When;

    public int LabelX => LabelLeft ? X - 8 : X + Width + 8;
}

/// <summary>A day by which something must be done, in the picture.</summary>
public sealed record PlanMark(PlanDeadline Deadline, PlanTime Time, int X);

/// <summary>A tick of the axis: the first of a month.</summary>
public sealed record PlanTick(DateOnly Month, int X, bool IsNamed);

/// <summary>Whether something is over, under way, the next, or still to come.</summary>
public enum PlanTime
{
    Over,
    Now,
    Next,
    ToCome,
}

/// <summary>The plan drawn on a canvas 1,000 wide: a day is a share of the width, a phase or stop a row.</summary>
public sealed record PlanPicture(
    IReadOnlyList<PlanRow> Rows,
    IReadOnlyList<PlanMark> Marks,
    IReadOnlyList<PlanTick> Ticks,
    int Height,
    DateOnly Today,
    int? TodayX
)
{
    public const int Width = 1000;
    private const int Top = 92;
    private const int RowHeight = 30;
    private const int NarrowestBar = 8;

    public static PlanPicture Of(ProgrammeDesign design, DateOnly today)
    {
        var dates = design
            .Phases.Select(phase => phase.When)
            .Concat(design.Activities.Select(activity => activity.When))
            .ToList();
        var days = design.Deadlines.Select(deadline => deadline.Day).ToList();
        var first = StartOfMonth(dates.Select(date => date.First).Concat(days).DefaultIfEmpty(design.Starts).Min());
        var last = StartOfMonth(dates.Select(date => date.Last).Concat(days).DefaultIfEmpty(design.Ends).Max())
            .AddMonths(1);
        var scale = new Scale(first, last.DayNumber - first.DayNumber);
        var rows = RowsOf(design, today, scale);
        return new(
            rows,
            [
                .. design
                    .Deadlines.OrderBy(one => one.Day)
                    .Select(one => new PlanMark(one, TimeOf(one.Day, today), scale.X(one.Day))),
            ],
            TicksOf(first, last, scale),
            Top + (rows.Count * RowHeight) + 20,
            today,
            first <= today && today < last ? scale.X(today) : null
        );
    }

    /// <summary>The first stop that has not begun; none when all have. Action in practice is what lies between stops.</summary>
    public static Activity? NextOf(ProgrammeDesign design, DateOnly today) =>
        design
            .Activities.Where(activity => activity.When.First > today && activity.Kind != "action-period")
            .OrderBy(activity => activity.When)
            .FirstOrDefault();

    private static IReadOnlyList<PlanRow> RowsOf(ProgrammeDesign design, DateOnly today, Scale scale)
    {
        var next = NextOf(design, today);
        var things = design.Phases.SelectMany(phase => ThingsOf(phase));
        return [.. things.Select((thing, place) => RowOf(thing.Phase, thing.Activity, place, today, scale, next))];
    }

    // In the order of the plan: a month and a day in it say little of what comes first, the plan does.
    private static IEnumerable<(Phase Phase, Activity? Activity)> ThingsOf(Phase phase) =>
        phase.Activities.Select(activity => (phase, (Activity?)activity)).Prepend((phase, null));

    private static PlanRow RowOf(
        Phase phase,
        Activity? activity,
        int place,
        DateOnly today,
        Scale scale,
        Activity? next
    )
    {
        var when = activity?.When ?? phase.When;
        var x = scale.X(when.First);
        var width = Math.Max(NarrowestBar, scale.X(when.Last.AddDays(1)) - x);
        var time = activity is not null && activity == next ? PlanTime.Next : TimeOf(when, today);
        return new PlanRow(phase, activity, time, x, width, Top + (place * RowHeight), x > Width / 2);
    }

    private static PlanTime TimeOf(FuzzyDate when, DateOnly today) =>
        when.Contains(today) ? PlanTime.Now
        : when.Last < today ? PlanTime.Over
        : PlanTime.ToCome;

    private static PlanTime TimeOf(DateOnly day, DateOnly today) => day < today ? PlanTime.Over : PlanTime.ToCome;

    private static IReadOnlyList<PlanTick> TicksOf(DateOnly first, DateOnly last, Scale scale)
    {
        var months = ((last.Year - first.Year) * 12) + last.Month - first.Month;
        // At most twelve names fit side by side; every month keeps its line.
        var named = Math.Max(1, (months + 11) / 12);
        return
        [
            .. Enumerable
                .Range(0, months)
                .Select(month => new PlanTick(
                    first.AddMonths(month),
                    scale.X(first.AddMonths(month)),
                    month % named == 0
                )),
        ];
    }

    private static DateOnly StartOfMonth(DateOnly day) => new(day.Year, day.Month, 1);

    private sealed record Scale(DateOnly First, int Days)
    {
        public int X(DateOnly day) =>
            (int)((long)(day.DayNumber - First.DayNumber) * PlanPicture.Width / Math.Max(1, Days));
    }
}
