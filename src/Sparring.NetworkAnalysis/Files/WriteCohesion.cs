using System.Text.Json;

namespace Sparring.NetworkAnalysis.Files;

/// <summary>What a report says of the network as a whole.</summary>
internal static class WriteCohesion
{
    public static void To(Utf8JsonWriter json, NetworkReport report)
    {
        json.WriteNumber("n", report.People);
        json.WriteBoolean("directed", report.Directed);
        json.WriteNumber("respondents", report.Respondents);
        json.WriteNumber("ties", report.Ties);
        json.WriteNumber("observed_cells", report.ObservedCells);
        json.WriteMeasure("density_all_cells", report.DensityAllCells);
        json.WriteMeasure("density_observed", report.DensityObserved);
        json.WriteMeasure("density_reconstructed", report.DensityReconstructed);
        json.WriteString("level", report.Level);
        json.WriteMeasure("arc_reciprocity", report.Dyads.ArcReciprocity);
        json.WriteMeasure("dyad_reciprocity", report.Dyads.DyadReciprocity);
        json.WriteNumber("mutual", report.Dyads.Mutual);
        json.WriteNumber("asymmetric", report.Dyads.Asymmetric);
        json.WriteNumber("null", report.Dyads.Null);
        json.WriteNumber("edges_undirected", report.EdgesUndirected);
        json.WriteMeasure("density_undirected", report.DensityUndirected);
        json.WriteList("weak_component_sizes", report.WeakComponentSizes, json.WriteNumberValue);
        json.WriteList("strong_component_sizes", report.StrongComponentSizes, json.WriteNumberValue);
        json.WriteList("articulation_points", report.CutPoints.People, json.WritePerson);
        json.WriteList(
            "bridges",
            report.CutPoints.Bridges,
            bridge => json.WriteItems([bridge.Low, bridge.High], json.WritePerson)
        );
        json.WriteMeasure("transitivity_global_undirected", report.TransitivityUndirected);
        json.WriteMeasure("clustering_avg_local_zero", report.ClusteringUndirected);
        json.WriteMeasure("diameter_undirected", report.DiameterUndirected);
        json.WriteMeasure("mean_distance_undirected", report.MeanDistanceUndirected);
        json.WriteMeasure("modularity_max_undirected", report.Communities.Modularity);
    }
}
