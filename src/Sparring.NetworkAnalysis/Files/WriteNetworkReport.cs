using System.Text.Encodings.Web;
using System.Text.Json;
using Sparring.NetworkAnalysis.CorePeriphery;

namespace Sparring.NetworkAnalysis.Files;

/// <summary>Writes a report as JSON; people are numbered from 1, and what is not defined is null.</summary>
public static class WriteNetworkReport
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void To(Stream stream, NetworkReport report, IReadOnlyList<NetworkNote> notes)
    {
        using var json = new Utf8JsonWriter(stream, Plain);
        json.WriteStartObject();
        WriteCohesion.To(json, report);
        WritePeople.To(json, report);
        WriteCore(json, report.Core);
        WriteTraits(json, report.Traits);
        WriteChange.To(json, report);
        json.WriteList("notes", [.. notes.Concat(report.Notes)], note => json.WriteStringValue(note.Sentence));
        json.WriteEndObject();
    }

    /// <summary>Why there is no report.</summary>
    public static void To(Stream stream, IReadOnlyList<NetworkFault> faults)
    {
        using var json = new Utf8JsonWriter(stream, Plain);
        json.WriteStartObject();
        json.WriteList(
            "faults",
            faults,
            fault =>
            {
                json.WriteStartObject();
                json.WriteString("code", fault.Code);
                json.WriteString("sentence", fault.Sentence);
                json.WriteEndObject();
            }
        );
        json.WriteEndObject();
    }

    private static void WriteCore(Utf8JsonWriter json, CoreReport core)
    {
        json.WriteStartObject("core_periphery");
        WriteDiscrete(json, "offblocks_ignored", core.OffBlocksIgnored);
        WriteDiscrete(json, "offblocks_one", core.OffBlocksOne);
        WriteDiscrete(json, "offblocks_zero", core.OffBlocksZero);
        json.WriteStartObject("lip");
        json.WriteMeasure("errors", core.Lip?.Errors);
        json.WriteList("core_sizes", core.Lip?.CoreSizes, json.WriteNumberValue);
        json.WriteList("core", core.Lip?.Core, json.WritePerson);
        json.WriteEndObject();
        json.WriteStartObject("minres");
        json.WriteMeasure("fit", core.Minres?.Fit);
        json.WriteList("coreness", core.Minres?.Coreness, json.WriteNumberValue);
        json.WriteMeasure("concentration", core.Minres?.Concentration);
        json.WriteMeasure("recommended_core_size", core.Minres?.RecommendedCoreSize);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // optimal_partitions counts them; all of them stand in cores.
    private static void WriteDiscrete(Utf8JsonWriter json, string name, DiscreteCore core)
    {
        json.WriteStartObject(name);
        json.WriteMeasure("fit", core.Fit);
        json.WriteList("core", core.Cores is [var first, ..] ? first : null, json.WritePerson);
        json.WriteNumber("optimal_partitions", core.Cores.Count);
        json.WriteBoolean("unique", core.IsUnique);
        json.WriteBoolean("proven", core.IsProven);
        json.WriteList("cores", core.Cores, one => json.WriteItems(one, json.WritePerson));
        json.WriteEndObject();
    }

    private static void WriteTraits(Utf8JsonWriter json, IReadOnlyList<TraitReport> traits)
    {
        json.WriteStartObject("attributes");
        foreach (var trait in traits)
        {
            json.WriteStartObject(trait.Name);
            json.WriteMeasure("ei_directed", trait.EiDirected);
            json.WriteMeasure("ei_undirected", trait.EiUndirected);
            json.WriteMeasure("ei_expected_random_labels", trait.EiExpectedRandomLabels);
            json.WriteMeasure("assortativity_directed", trait.AssortativityDirected);
            json.WriteMeasure("assortativity_undirected", trait.AssortativityUndirected);
            json.WriteMeasure("p_low", trait.Low);
            json.WriteMeasure("p_high", trait.High);
            json.WriteMeasure("core_differing", trait.Core?.Differing);
            json.WriteMeasure("core_differing_by_chance", trait.Core?.ByChance);
            json.WriteMeasure("core_p_low", trait.Core?.Low);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
