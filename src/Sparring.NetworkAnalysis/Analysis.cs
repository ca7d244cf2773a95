using Sparring.NetworkAnalysis.Brokerage;
using Sparring.NetworkAnalysis.Centrality;
using Sparring.NetworkAnalysis.Closure;
using Sparring.NetworkAnalysis.Cohesion;
using Sparring.NetworkAnalysis.Communities;
using Sparring.NetworkAnalysis.CorePeriphery;
using Sparring.NetworkAnalysis.Distances;
using Sparring.NetworkAnalysis.Homogeneity;
using Sparring.NetworkAnalysis.Relations;

namespace Sparring.NetworkAnalysis;

/// <summary>Makes the whole report of a network. Shortest paths cost most: O(n m), exact.</summary>
public static class Analysis
{
    public static NetworkReport Of(Network network, AnalysisOptions options, CancellationToken cancel = default)
    {
        var components = Components.Weak(network);
        var (undirected, along, communities, core) = Dearest(network, options, cancel);
        var triangles = Triangles.In(network);
        return new()
        {
            People = network.People,
            Directed = network.Directed,
            Respondents = network.Answers.Respondents,
            Notes = network.Notes,
            Ties = network.Out.Count,
            ObservedCells = network.Answers.ObservedCells,
            DensityAllCells = Density.AllCells(network),
            DensityObserved = Density.Observed(network),
            DensityReconstructed = Density.Reconstructed(network),
            Level = options.Levels.Of(Density.Observed(network)),
            Dyads = DyadCensus.Of(network),
            EdgesUndirected = network.Undirected.Count / 2,
            DensityUndirected = Density.Undirected(network),
            WeakComponentSizes = components.LargestFirst,
            StrongComponentSizes = network.Directed ? StrongComponents.LargestFirst(network) : components.LargestFirst,
            CutPoints = CutPoints.Of(network),
            InDegree = Degrees.In(network),
            OutDegree = Degrees.Out(network),
            BetweennessDirected = Betweenness.Along(along, network),
            BetweennessUndirected = Betweenness.Of(undirected),
            HarmonicUndirectedSum = Harmonic.Of(undirected),
            ClosenessUndirected = Closeness.Of(undirected),
            EigenvectorUndirected = Eigenvector.Undirected(network, components),
            PageRank = PageRank.Of(network),
            ConstraintUndirected = Constraint.Undirected(network),
            EffectiveSizeUndirected = EffectiveSize.Undirected(network, triangles),
            TransitivityUndirected = Transitivity.Undirected(network, triangles),
            ClusteringUndirected = Clustering.Undirected(network, triangles),
            KCoresUndirected = KCores.Of(network),
            DiameterUndirected = Diameter.Of(undirected),
            MeanDistanceUndirected = MeanDistance.Of(undirected),
            Communities = communities,
            Core = core,
            Traits = [.. network.Traits.Select(trait => Of(network, trait, core.OffBlocksIgnored, options))],
        };
    }

    private static (Geodesics, Geodesics, Leiden, CoreReport) Dearest(
        Network network,
        AnalysisOptions options,
        CancellationToken cancel
    )
    {
        var undirected = Geodesics.Undirected(network, options.Threads, cancel);
        options.Between();
        var along = network.Directed ? Geodesics.Along(network, options.Threads, cancel) : undirected;
        options.Between();
        var communities = Leiden.Best(
            network,
            LeidenOptions.For(network.People, options.Seed, options.Patience),
            cancel
        );
        options.Between();
        var core = CoreOf(network, options, cancel);
        options.Between();
        return (undirected, along, communities, core);
    }

    private static CoreReport CoreOf(Network network, AnalysisOptions options, CancellationToken cancel)
    {
        var data = new CoreData(network);
        var core = new CoreOptions { Seed = options.Seed };
        var ignored = DiscreteCore.Of(data, OffBlocks.Ignored, core, cancel);
        var one = DiscreteCore.Of(data, OffBlocks.One, core, cancel);
        var zero = DiscreteCore.Of(data, OffBlocks.Zero, core, cancel);
        options.Between();
        return new(ignored, one, zero, LipCore.Of(network), ContinuousCore.Of(network, cancel));
    }

    private static TraitReport Of(Network network, Trait trait, DiscreteCore core, AnalysisOptions options)
    {
        var test = EiPermutationTest.Of(network, trait, options.DealsFor(network), options.Seed);
        return new(
            trait.Name,
            EiIndex.Directed(network, trait),
            EiIndex.Undirected(network, trait),
            EiIndex.ExpectedRandomLabels(trait),
            Assortativity.Directed(network, trait),
            Assortativity.Undirected(network, trait),
            test?.Low,
            test?.High
        )
        {
            Core = core.Cores is [var best, ..]
                ? CoreMix.Of(trait, best, options.DealsFor(network), options.Seed)
                : null,
        };
    }
}
