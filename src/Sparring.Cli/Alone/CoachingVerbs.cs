using System.CommandLine;

namespace Sparring.Cli;

/// <summary><c>sparring coaching …</c>: times for coaching sessions.</summary>
public static class CoachingVerbs
{
    public static Command Command() => new("coaching", "Schedules coaching sessions.") { ScheduleCoaching.Command() };
}
