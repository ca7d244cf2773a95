using Sparring.NetworkAnalysis;
using Sparring.NetworkAnalysis.Brokerage;
using Sparring.NetworkAnalysis.Centrality;
using Sparring.NetworkAnalysis.Closure;
using Sparring.NetworkAnalysis.Cohesion;
using Sparring.NetworkAnalysis.Communities;
using Sparring.NetworkAnalysis.Distances;
using Sparring.NetworkAnalysis.Homogeneity;
using Sparring.NetworkAnalysis.Relations;

namespace Sparring.Benchmarks;

/// <summary>The part of our report that igraph has too, and no more.</summary>
internal static class Comparable
{
    public static object[] Of(Network network)
    {
        var (undirected, along, triangles) = (
            Geodesics.Undirected(network),
            Geodesics.Along(network),
            Triangles.In(network)
        );
        return
        [
            DyadCensus.Of(network),
            Density.Observed(network) ?? 0,
            Components.Weak(network).LargestFirst,
            StrongComponents.LargestFirst(network),
            CutPoints.Of(network),
            Degrees.In(network),
            Degrees.Out(network),
            Betweenness.Of(undirected),
            Betweenness.Of(along),
            Harmonic.Of(undirected),
            Eigenvector.Undirected(network) ?? [],
            PageRank.Of(network),
            Constraint.Undirected(network),
            Transitivity.Undirected(network, triangles) ?? 0,
            Clustering.Undirected(network, triangles) ?? 0,
            KCores.Of(network),
            Diameter.Of(undirected) ?? 0,
            MeanDistance.Of(undirected) ?? 0,
            Leiden.Best(network, LeidenOptions.For(network.People) with { IdleStarts = 1 }),
            network
                .Traits.Select(trait =>
                    (Assortativity.Directed(network, trait), Assortativity.Undirected(network, trait))
                )
                .ToArray(),
        ];
    }
}
