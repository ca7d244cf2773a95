using System.Text.Json;
using Sparring.DisclosureControl.Planning;

namespace Sparring.DisclosureControl.Files;

/// <summary>Writes what is possible as one JSON object.</summary>
public static class WriteOutlook
{
    public static void To(Stream stream, IReadOnlyList<Outlook> outlooks)
    {
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        json.WriteStartArray("outlooks");
        foreach (var outlook in outlooks)
        {
            json.WriteStartObject();
            json.WriteNumber("smallest", outlook.Smallest);
            WriteBreakdowns(json, "alone", outlook.Alone);
            json.WriteStartObject("together");
            WritePlan(json, outlook.Together);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The request cannot be planned as it stands.</summary>
    public static void To(Stream stream, IReadOnlyList<PlanFault> faults)
    {
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        json.WriteStartArray("faults");
        foreach (var fault in faults)
        {
            json.WriteStringValue(fault.Sentence);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePlan(Utf8JsonWriter json, ReportPlan plan)
    {
        json.WriteBoolean("whole", plan.ShowsWhole);
        json.WriteNumber("worth", plan.Worth);
        json.WriteNumber("upper_bound", plan.UpperBound);
        json.WriteBoolean("optimal", plan.Optimal);
        json.WriteNumber("spare", plan.Spare);
        WriteBreakdowns(json, "breakdowns", plan.Breakdowns);
    }

    private static void WriteBreakdowns(Utf8JsonWriter json, string name, IReadOnlyList<BreakdownPlan> breakdowns)
    {
        json.WriteStartArray(name);
        foreach (var breakdown in breakdowns)
        {
            json.WriteStartObject();
            json.WriteString("name", breakdown.Name);
            json.WriteString("shown", breakdown.Shown.ToString());
            json.WriteStartArray("parts");
            foreach (var part in breakdown.Parts)
            {
                json.WriteStringValue(part);
            }

            json.WriteEndArray();
            json.WriteNumber("others", breakdown.Others);
            WriteWithheld(json, breakdown.Withheld);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteWithheld(Utf8JsonWriter json, IReadOnlyList<Withheld> withheld)
    {
        json.WriteStartArray("withheld");
        foreach (var part in withheld)
        {
            json.WriteStartObject();
            json.WriteString("part", part.Name);
            json.WriteNumber("isolates", part.Reason.People);
            json.WriteStartArray("by");
            foreach (var side in part.Reason.Sides)
            {
                json.WriteStartObject();
                json.WriteString("set", side.Name);
                json.WriteBoolean("inside", side.Inside);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
