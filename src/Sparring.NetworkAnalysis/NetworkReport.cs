using Sparring.NetworkAnalysis.Change;
using Sparring.NetworkAnalysis.Cohesion;
using Sparring.NetworkAnalysis.Communities;
using Sparring.NetworkAnalysis.CorePeriphery;
using Sparring.NetworkAnalysis.Homogeneity;
using Sparring.NetworkAnalysis.Relations;

namespace Sparring.NetworkAnalysis;

/// <summary>Every measure of one network; null where a measure is not defined. People are numbered from 0.</summary>
public sealed record NetworkReport
{
    public required int People { get; init; }
    public required bool Directed { get; init; }
    public required int Respondents { get; init; }
    public required IReadOnlyList<NetworkNote> Notes { get; init; }
    public required int Ties { get; init; }
    public required long ObservedCells { get; init; }
    public required double? DensityAllCells { get; init; }
    public required double? DensityObserved { get; init; }
    public required double? DensityReconstructed { get; init; }
    public required string? Level { get; init; }
    public required DyadCensus Dyads { get; init; }
    public required int EdgesUndirected { get; init; }
    public required double? DensityUndirected { get; init; }
    public required IReadOnlyList<int> WeakComponentSizes { get; init; }
    public required IReadOnlyList<int> StrongComponentSizes { get; init; }
    public required CutPoints CutPoints { get; init; }
    public required IReadOnlyList<int?> InDegree { get; init; }
    public required IReadOnlyList<int?> OutDegree { get; init; }
    public required IReadOnlyList<double?> BetweennessDirected { get; init; }
    public required IReadOnlyList<double> BetweennessUndirected { get; init; }
    public required IReadOnlyList<double> HarmonicUndirectedSum { get; init; }
    public required IReadOnlyList<double?> ClosenessUndirected { get; init; }
    public required IReadOnlyList<double>? EigenvectorUndirected { get; init; }
    public required IReadOnlyList<double> PageRank { get; init; }
    public required IReadOnlyList<double?> ConstraintUndirected { get; init; }
    public required IReadOnlyList<double?> EffectiveSizeUndirected { get; init; }
    public required double? TransitivityUndirected { get; init; }
    public required double? ClusteringUndirected { get; init; }
    public required IReadOnlyList<int> KCoresUndirected { get; init; }
    public required int? DiameterUndirected { get; init; }
    public required double? MeanDistanceUndirected { get; init; }
    public required Leiden Communities { get; init; }
    public required CoreReport Core { get; init; }
    public required IReadOnlyList<TraitReport> Traits { get; init; }

    /// <summary>What became of the wave before; null when none was given.</summary>
    public WaveComparison? Change { get; init; }

    /// <summary>What is left when people are lost; null when nobody asked.</summary>
    public IReadOnlyList<Robustness>? Robustness { get; init; }
}

/// <summary>Core and periphery by each method.</summary>
public sealed record CoreReport(
    DiscreteCore OffBlocksIgnored,
    DiscreteCore OffBlocksOne,
    DiscreteCore OffBlocksZero,
    LipCore? Lip,
    ContinuousCore? Minres
);

/// <summary>How ties follow one trait.</summary>
/// <param name="Low">Share of random deals of the values with an undirected E-I index at most the seen one.</param>
/// <param name="High">Share with an index at least the seen one.</param>
public sealed record TraitReport(
    string Name,
    double? EiDirected,
    double? EiUndirected,
    double? EiExpectedRandomLabels,
    double? AssortativityDirected,
    double? AssortativityUndirected,
    double? Low,
    double? High
)
{
    /// <summary>How mixed the core is (the first best one, off-blocks ignored); null where that is not defined.</summary>
    public CoreMix? Core { get; init; }
}
