using System.Text.Json;
using Sparring.GroupComposition.Scheduling;

namespace Sparring.GroupComposition.Files;

/// <summary>What reading a coaching problem from a file comes to.</summary>
public abstract record ScheduleReading
{
    private ScheduleReading() { }

    /// <summary>A problem without faults.</summary>
    public sealed record Read(ScheduleProblem Problem) : ScheduleReading;

    /// <summary>Nothing to schedule, and every reason.</summary>
    public sealed record Refused(IReadOnlyList<ScheduleFault> Faults) : ScheduleReading;
}

/// <summary>
/// Reads coaching as JSON: groups and coaches as calendars (one row of 0 and 1 for each day), windows, session_slots, coach_gap,
/// max_load and min_days_between. All faults are found at once.
/// </summary>
public static class ReadSchedule
{
    public static ScheduleReading From(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var parts = new ScheduleParts(document.RootElement);
            if (parts.Problem() is not { } problem)
            {
                return new ScheduleReading.Refused(parts.Faults);
            }

            IReadOnlyList<ScheduleFault> faults = [.. parts.Faults, .. problem.Check()];
            return faults.Count == 0 ? new ScheduleReading.Read(problem) : new ScheduleReading.Refused(faults);
        }
        catch (JsonException fault)
        {
            return new ScheduleReading.Refused([
                new ScheduleFault.Unreadable($"The file is not JSON: line {fault.LineNumber + 1} cannot be read."),
            ]);
        }
    }
}
