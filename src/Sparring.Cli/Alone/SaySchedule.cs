using System.Globalization;
using Sparring.GroupComposition.Scheduling;

namespace Sparring.Cli;

/// <summary>A schedule for people: the sessions by day, what they cost, and why some have no time.</summary>
internal static class SaySchedule
{
    public static void To(TextWriter text, ScheduleProblem problem, Schedule schedule)
    {
        foreach (var session in schedule.Sessions.OrderBy(session => (session.Day, session.Slot, session.Coach)))
        {
            var length = problem.Groups[session.Group].Sessions[session.Session].Slots;
            var (from, to) = (Clock(problem, session.Slot), Clock(problem, session.Slot + length));
            text.WriteLine(
                $"day {session.Day, 3}  {from}–{to}  group {session.Group, 3}  window {session.Session}  coach {session.Coach}"
            );
        }

        text.WriteLine();
        foreach (var session in schedule.Unplaced)
        {
            text.WriteLine($"Group {session.Group} has no time in window {session.Session}. {session.Why.Sentence}");
        }

        text.WriteLine(
            $"{schedule.Sessions.Count} sessions have a time, {schedule.Unplaced.Count} have none. Cost {schedule.Cost}; nothing can cost less than {schedule.LowerBound}. {Verdict(schedule)}"
        );
    }

    private static string Verdict(Schedule schedule) =>
        schedule.Optimal
            ? "This is the best possible."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"At most {schedule.Cost - schedule.LowerBound} above the best possible."
            );

    private static string Clock(ScheduleProblem problem, int slot) =>
        problem.DayStarts.AddMinutes(slot * problem.SlotMinutes).ToString("HH:mm", CultureInfo.InvariantCulture);
}
