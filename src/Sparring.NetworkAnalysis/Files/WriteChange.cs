using System.Text.Json;
using Sparring.NetworkAnalysis.Change;
using Sparring.NetworkAnalysis.Cohesion;

namespace Sparring.NetworkAnalysis.Files;

/// <summary>What a report says when it was asked for more: of the wave before, and of losing people.</summary>
internal static class WriteChange
{
    public static void To(Utf8JsonWriter json, NetworkReport report)
    {
        if (report.Change is { } change)
        {
            Write(json, change);
        }

        if (report.Robustness is { } robustness)
        {
            json.WriteList("robustness", robustness, lost => Write(json, lost));
        }
    }

    private static void Write(Utf8JsonWriter json, WaveComparison waves)
    {
        json.WriteStartObject("change");
        json.WriteNumber("people", waves.People);
        json.WriteNumber("left", waves.Left);
        json.WriteNumber("came", waves.Came);
        json.WriteNumber("cells", waves.Change.Cells);
        json.WriteNumber("kept", waves.Change.Kept);
        json.WriteNumber("gained", waves.Change.Gained);
        json.WriteNumber("lost", waves.Change.Lost);
        json.WriteMeasure("jaccard", waves.Change.Jaccard);
        json.WriteNumber("hamming", waves.Change.Hamming);
        json.WriteMeasure("density_before", waves.Change.DensityBefore);
        json.WriteMeasure("density_after", waves.Change.DensityAfter);
        json.WriteMeasure("qap_correlation", waves.Qap?.Correlation);
        json.WriteMeasure("qap_p_low", waves.Qap?.Low);
        json.WriteMeasure("qap_p_high", waves.Qap?.High);
        json.WriteMeasure("density_change", waves.Bootstrap?.Change);
        json.WriteMeasure("density_change_low", waves.Bootstrap?.Low);
        json.WriteMeasure("density_change_high", waves.Bootstrap?.High);
        json.WriteMeasure("smallest_change_told", waves.Bootstrap?.SmallestTold);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Robustness lost)
    {
        json.WriteStartObject();
        json.WriteNumber("lost", lost.Lost);
        json.WriteNumber("least_together", lost.LeastTogether);
        json.WriteMeasure("splitting", lost.Splitting);
        json.WriteMeasure("choices", lost.Choices);
        json.WriteEndObject();
    }
}
