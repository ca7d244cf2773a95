using Sparring.NetworkAnalysis;
using Sparring.NetworkAnalysis.Change;
using Xunit;

namespace Sparring.Libraries.Tests.NetworkAnalysis.Change;

public sealed class ChangeTests
{
    private static readonly Network Before = Network.From(
        new()
        {
            People = 4,
            Ratings = [new(0, 1), new(1, 2), new(2, 0), new(0, 3)],
            Respondents = [0, 1, 2],
        }
    );

    private static readonly Network After = Network.From(
        new()
        {
            People = 4,
            Ratings = [new(0, 1), new(1, 0), new(3, 0), new(0, 2)],
            Unknown = [new(0, 3)],
            Respondents = [0, 1, 3],
        }
    );

    [Fact]
    public void Only_cells_answered_in_both_waves_are_compared()
    {
        var change = NetworkChange.Between(Before, After);

        // Rows 0 and 1 answered both times, but for the open cell 0–3.
        Assert.Equal(new NetworkChange(5, Kept: 1, Gained: 2, Lost: 1), change);
        Assert.Equal((0.25, 3L, 0.4, 0.6), (change.Jaccard, change.Hamming, change.DensityBefore, change.DensityAfter));
    }

    [Fact]
    public void Who_left_between_the_waves_is_taken_out_of_both()
    {
        var kept = SamePeople.Of(Before, [0, 1, 3]);

        Assert.Equal((3, 2, 4L), (kept.People, kept.Out.Count, kept.Answers.ObservedCells));
        Assert.Equal([false, false, true], kept.Answers.SilentOnes);
    }

    [Fact]
    public void Waves_of_other_people_are_not_compared() =>
        Assert.Throws<ArgumentException>(() => NetworkChange.Between(Before, Sample.Of(3)));

    [Fact]
    public void The_same_network_is_like_itself_and_chance_hardly_makes_it_so()
    {
        var network = Sample.Random(12, 0.3, 4);

        var qap = Qap.Of(network, network, 999, 1);

        Assert.Equal((1.0, 1.0, 0.001), (qap?.Correlation, qap?.Low, qap?.High));
    }

    [Fact]
    public void Nothing_can_be_like_a_network_without_ties() =>
        Assert.Null(Qap.Of(Sample.Of(5), Sample.Of(5, (0, 1)), 9, 1));

    [Fact]
    public void A_row_renamed_at_once_counts_what_looking_up_every_tie_counts()
    {
        var (one, other) = (WithUnknown(20, 1), WithUnknown(20, 2));
        var (rows, ties) = (new RowOverlap(one, other), new TieOverlap(one, other));
        var order = Enumerable.Range(0, 20).ToArray();
        var chance = new Chance(5);

        for (var deal = 0; deal < 50; deal++)
        {
            Renaming.Next(order, ref chance);
            Assert.Equal(ties.Correlation(order), rows.Correlation(order), 12);
        }
    }

    [Fact]
    public void Every_order_of_three_people_is_dealt_alike()
    {
        var (order, chance, seen) = (new[] { 0, 1, 2 }, new Chance(1), new Dictionary<string, int>());
        for (var deal = 0; deal < 6000; deal++)
        {
            Renaming.Next(order, ref chance);
            var text = string.Join("", order);
            seen[text] = seen.GetValueOrDefault(text) + 1;
        }

        Assert.Equal(6, seen.Count);
        Assert.All(seen.Values, times => Assert.InRange(times, 850, 1150));
    }

    [Fact]
    public void Where_nothing_changed_the_interval_is_a_point()
    {
        var network = Sample.Random(10, 0.4, 1);

        Assert.Equal(new PairedBootstrap(0, 0, 0, 0), PairedBootstrap.Of(network, network, 200, 1));
    }

    [Fact]
    public void One_draw_says_nothing_of_what_could_have_been_told()
    {
        var bootstrap = PairedBootstrap.Of(Sample.Random(30, 0.2, 1), Sample.Random(30, 0.4, 2), 1, 1);

        Assert.NotNull(bootstrap);
        Assert.Equal((null, null), (bootstrap.StandardError, bootstrap.SmallestTold));
    }

    [Fact]
    public void A_change_is_the_difference_of_densities_and_lies_in_its_interval()
    {
        var bootstrap = PairedBootstrap.Of(Sample.Random(30, 0.2, 1), Sample.Random(30, 0.4, 2), 500, 1);

        var change = NetworkChange.Between(Sample.Random(30, 0.2, 1), Sample.Random(30, 0.4, 2));
        Assert.Equal((change.DensityAfter - change.DensityBefore) ?? 0, bootstrap?.Change ?? 1, 12);
        Assert.InRange(bootstrap?.Change ?? 0, bootstrap?.Low ?? 1, bootstrap?.High ?? 0);
        Assert.True(bootstrap?.Low > 0);
    }

    [Fact]
    public void A_threshold_one_lower_and_one_higher_are_told_beside_it()
    {
        var data = new NetworkData { People = 4, Ratings = [new(0, 1, 1), new(1, 2, 2), new(2, 3, 3), new(3, 0, 3)] };

        var steps = Sensitivity.Of(data, 2, new(), TestContext.Current.CancellationToken);

        Assert.Equal([(1.0, 4), (2.0, 3), (3.0, 2)], steps.Select(step => (step.Threshold, step.Ties)));
        Assert.Equal([1, 1, 2], steps.Select(step => step.Components));
    }

    private static Network WithUnknown(int people, int seed)
    {
        var random = new Random(seed);
        var network = Sample.Random(people, 0.3, seed);
        return Network.From(
            new()
            {
                People = people,
                Ratings =
                [
                    .. Enumerable
                        .Range(0, people)
                        .SelectMany(from => network.Out.Of(from).ToArray().Select(to => new Rating(from, to))),
                ],
                Unknown = [.. Enumerable.Range(0, 30).Select(_ => new Cell(random.Next(people), random.Next(people)))],
                Respondents = [.. Enumerable.Range(seed, people - (2 * seed))],
            }
        );
    }
}
