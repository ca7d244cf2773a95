using System.Text.Json;
using Sparring.GroupComposition.Scheduling;

namespace Sparring.GroupComposition.Files;

/// <summary>Writes a schedule, or why there is none, as one JSON object; everything is numbered from 0.</summary>
public static class WriteSchedule
{
    public static void To(Stream stream, Schedule schedule)
    {
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        json.WriteStartArray("sessions");
        foreach (var session in schedule.Sessions)
        {
            Write(json, session);
        }

        json.WriteEndArray();
        json.WriteNumber("cost", schedule.Cost);
        json.WriteNumber("lower_bound", schedule.LowerBound);
        json.WriteBoolean("optimal", schedule.Optimal);
        json.WriteStartArray("unplaced");
        foreach (var session in schedule.Unplaced)
        {
            json.WriteStartObject();
            json.WriteNumber("group", session.Group);
            json.WriteNumber("window", session.Session);
            json.WriteString("why", session.Why.Sentence);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("seconds", Math.Round(schedule.Seconds, 4));
        json.WriteNumber("rounds", schedule.Rounds);
        json.WriteString("stop", schedule.Stop.ToString());
        json.WriteEndObject();
    }

    /// <summary>The problem cannot be scheduled as it stands.</summary>
    public static void To(Stream stream, IReadOnlyList<ScheduleFault> faults)
    {
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        json.WriteStartArray("sessions");
        json.WriteEndArray();
        json.WriteBoolean("optimal", false);
        json.WriteStartArray("faults");
        foreach (var fault in faults)
        {
            json.WriteStringValue(fault.Sentence);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PlacedSession session)
    {
        json.WriteStartObject();
        json.WriteNumber("group", session.Group);
        json.WriteNumber("window", session.Session);
        json.WriteNumber("day", session.Day);
        json.WriteNumber("slot", session.Slot);
        json.WriteNumber("coach", session.Coach);
        json.WriteEndObject();
    }
}
