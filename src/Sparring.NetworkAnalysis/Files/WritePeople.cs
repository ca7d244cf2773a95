using System.Text.Json;

namespace Sparring.NetworkAnalysis.Files;

/// <summary>What a report says of each person, in the order of the people.</summary>
internal static class WritePeople
{
    public static void To(Utf8JsonWriter json, NetworkReport report)
    {
        json.WriteList("indegree", report.InDegree, degree => json.WriteMeasureValue(degree));
        json.WriteList("outdegree", report.OutDegree, degree => json.WriteMeasureValue(degree));
        json.WriteList("betweenness_directed", report.BetweennessDirected, json.WriteMeasureValue);
        json.WriteList("betweenness_undirected", report.BetweennessUndirected, json.WriteNumberValue);
        json.WriteList("harmonic_undirected_sum", report.HarmonicUndirectedSum, json.WriteNumberValue);
        json.WriteList("closeness_undirected", report.ClosenessUndirected, json.WriteMeasureValue);
        json.WriteList("eigenvector_undirected_max1", report.EigenvectorUndirected, json.WriteNumberValue);
        json.WriteList("pagerank_directed_0.85", report.PageRank, json.WriteNumberValue);
        json.WriteList("constraint_undirected", report.ConstraintUndirected, json.WriteMeasureValue);
        json.WriteList("effective_size_undirected", report.EffectiveSizeUndirected, json.WriteMeasureValue);
        json.WriteList("kcore_undirected", report.KCoresUndirected, json.WriteNumberValue);
        json.WriteList("communities", report.Communities.Of, json.WritePerson);
    }
}
