using Sparring.NetworkAnalysis;
using Sparring.NetworkAnalysis.CorePeriphery;
using Sparring.NetworkAnalysis.Relations;
using Xunit;

namespace Sparring.Libraries.Tests.NetworkAnalysis;

public sealed class EdgeCasesTests
{
    [Fact]
    public void Who_did_not_answer_is_taken_to_return_what_others_said_when_density_is_reconstructed()
    {
        // Of four one is silent: 3 × 3 cells with 4 ties; three more cells from what was said of her, two of them ties.
        var network = Network.From(
            new()
            {
                People = 4,
                Respondents = [0, 1, 2],
                Ratings = [new(0, 1), new(1, 2), new(0, 3), new(1, 3)],
            }
        );

        Assert.Equal(4 / 9.0, Density.Observed(network));
        Assert.Equal(6 / 12.0, Density.Reconstructed(network));
        Assert.Null(Density.Reconstructed(Sample.Of(1)));
    }

    [Fact]
    public void Of_nobody_nothing_is_defined()
    {
        var report = Sample.Report(Sample.Of(0));

        Assert.Null(report.DensityObserved ?? report.DensityUndirected ?? report.Dyads.ArcReciprocity);
        Assert.Null(report.ClusteringUndirected ?? report.TransitivityUndirected ?? report.MeanDistanceUndirected);
        Assert.Null(report.Communities.Modularity ?? report.Core.OffBlocksIgnored.Fit ?? report.Core.OffBlocksOne.Fit);
        Assert.Null(report.Core.Lip);
        Assert.Null(report.Core.Minres);
        Assert.Null(report.EigenvectorUndirected);
        Assert.Empty(report.WeakComponentSizes);
        Assert.Empty(report.PageRank);
    }

    [Fact]
    public void One_person_has_degrees_of_zero_and_no_density()
    {
        var report = Sample.Report(Sample.Of(1));

        Assert.Null(report.DensityObserved ?? report.DensityAllCells ?? report.DiameterUndirected);
        Assert.Equal([0], report.InDegree);
        Assert.Equal([0], report.OutDegree);
        Assert.Equal([1.0], report.PageRank);
        Assert.Equal([1], report.StrongComponentSizes);
        Assert.Equal(0, report.ClusteringUndirected);
        Assert.Equal([null], report.ConstraintUndirected);
    }

    [Fact]
    public void Where_everybody_is_tied_to_everybody_there_is_no_core_and_nobody_stands_between()
    {
        var report = Sample.Report(Sample.Complete(6));

        Assert.Equal(
            (1.0, 1.0, 1.0),
            (report.DensityObserved, report.Dyads.ArcReciprocity, report.TransitivityUndirected)
        );
        Assert.Null(report.Core.OffBlocksIgnored.Fit ?? report.Core.OffBlocksOne.Fit ?? report.Core.OffBlocksZero.Fit);
        Assert.Empty(report.Core.OffBlocksIgnored.Cores);
        Assert.Equal((0L, "5 6"), (report.Core.Lip?.Errors, string.Join(' ', report.Core.Lip?.CoreSizes ?? [])));
        Assert.Null(report.Core.Minres?.Fit ?? report.Core.Minres?.Concentration);
        Assert.All(report.BetweennessUndirected, between => Assert.Equal(0, between));
        Assert.Equal((1, 1.0), (report.DiameterUndirected, report.MeanDistanceUndirected));
        Assert.Equal(0, report.Communities.Modularity ?? 1, 12);
    }

    [Fact]
    public void Apart_each_part_is_measured_by_itself()
    {
        var report = Sample.Report(Sample.Undirected(7, (0, 1), (1, 2), (2, 0), (3, 4), (4, 5)));

        Assert.Equal([3, 3, 1], report.WeakComponentSizes);
        Assert.Equal([4], report.CutPoints.People);
        Assert.Equal([(3, 4), (4, 5)], report.CutPoints.Bridges.Select(bridge => (bridge.Low, bridge.High)));
        Assert.Equal([1, 1, 1, 0, 0, 0, 0], (report.EigenvectorUndirected ?? []).Select(share => Math.Round(share, 9)));
        Assert.Equal((2, 7.0 / 6), (report.DiameterUndirected, report.MeanDistanceUndirected));
        Assert.Null(report.ClosenessUndirected[6]);
    }

    [Fact]
    public void Two_parts_of_equal_strength_have_no_eigenvector_of_their_own() =>
        Assert.Null(Sample.Report(Sample.Undirected(4, (0, 1), (2, 3))).EigenvectorUndirected);

    [Fact]
    public void When_only_one_has_answered_the_rest_is_unknown()
    {
        var data = new NetworkData
        {
            People = 5,
            Ratings = [new(0, 1), new(0, 2)],
            Respondents = [0],
        };

        var report = Sample.Report(Network.From(data));

        Assert.Equal((4L, 0.5, 1), (report.ObservedCells, report.DensityObserved, report.Respondents));
        Assert.Null(report.Dyads.ArcReciprocity);
        Assert.Equal((0L, 0L, 0L), (report.Dyads.Mutual, report.Dyads.Asymmetric, report.Dyads.Null));
        Assert.Equal([2, null, null, null, null], report.OutDegree);
    }

    [Fact]
    public void When_all_have_the_same_value_nothing_is_mixed_and_no_test_is_made()
    {
        var data = new NetworkData
        {
            People = 3,
            Ratings = [new(0, 1)],
            Traits = [new("level", [2, 2, 2])],
        };

        var trait = Assert.Single(Sample.Report(Network.From(data)).Traits);

        Assert.Equal(new TraitReport("level", -1, -1, -1, null, null, null, null), trait);
    }

    [Fact]
    public void People_of_unknown_value_are_left_out_of_how_ties_follow_it()
    {
        var data = new NetworkData
        {
            People = 4,
            Ratings = [new(0, 1), new(1, 2), new(2, 3), new(3, 0)],
            Traits = [new("level", [0, 1, -1, 1])],
        };

        var trait = Assert.Single(Sample.Report(Network.From(data)).Traits);

        Assert.Equal((1.0, 1 - (2.0 * 2 / 6)), (trait.EiUndirected, trait.EiExpectedRandomLabels));
    }

    [Fact]
    public void Between_two_measures_whoever_asked_is_told()
    {
        var told = 0;

        Analysis.Of(Sample.Complete(4), new() { Between = () => told++ }, TestContext.Current.CancellationToken);

        Assert.InRange(told, 4, 20);
    }

    [Fact]
    public void Thirty_thousand_people_in_a_line_do_not_exhaust_the_stack()
    {
        var line = Sample.Of(30_000, [.. Enumerable.Range(0, 29_999).Select(at => (at, at + 1))]);

        Assert.Equal(29_998, Sparring.NetworkAnalysis.Cohesion.CutPoints.Of(line).People.Count);
        Assert.Equal(30_000, Sparring.NetworkAnalysis.Cohesion.StrongComponents.LargestFirst(line).Count);
    }

    [Fact]
    public void A_core_needs_two_people_inside_and_two_outside_when_the_blocks_between_are_ignored()
    {
        var pair = Sample.Of(3, (0, 1), (1, 0));

        Assert.Null(DiscreteCore.Of(pair, OffBlocks.Ignored, new(), TestContext.Current.CancellationToken).Fit);
    }
}
