using Sparring.NetworkAnalysis;
using Sparring.NetworkAnalysis.CorePeriphery;
using Xunit;

namespace Sparring.Libraries.Tests.NetworkAnalysis.CorePeriphery;

public sealed class CoreMeaningTests
{
    [Fact]
    public void External_means_show_how_many_answered_in_each_cell()
    {
        var rows = ExternalMeans.Of([0, 1], [("Citizens", [3, 2, null, 1]), ("Regions", [null, null, 2, 4])]);

        Assert.Equal([new("Citizens", 2.5, 2, 1, 1, 1.5), new("Regions", null, 0, 3, 2, null)], rows);
    }

    [Fact]
    public void Exchanged_ties_leave_everybody_as_many_and_ask_no_silent_person()
    {
        var network = Network.From(
            new()
            {
                People = 20,
                Ratings =
                [
                    .. Enumerable.Range(0, 60).Select(at => new Rating(at % 15, ((at % 15) + 1 + (at / 7)) % 20)),
                ],
                Respondents = [.. Enumerable.Range(0, 15)],
            }
        );
        var shuffled = new ShuffledTies(network, 1);

        shuffled.Exchange(20);

        var other = shuffled.Network();
        Assert.Equal(Degrees(network.Out), Degrees(other.Out));
        Assert.Equal(Degrees(network.In), Degrees(other.In));
        Assert.NotEqual(network.Out.To, other.Out.To);
        Assert.All(Enumerable.Range(0, 20), person => Assert.False(other.Out.Has(person, person)));
    }

    [Fact]
    public void A_core_is_held_against_random_networks_the_same_way_on_any_number_of_threads()
    {
        // Two circles of ten where everybody knows everybody: no core at all, whatever the degrees.
        var circles = Sample.Undirected(
            20,
            [
                .. Enumerable
                    .Range(0, 400)
                    .Select(at => (at / 20, at % 20))
                    .Where(tie => tie.Item1 < tie.Item2 && tie.Item1 / 10 == tie.Item2 / 10),
            ]
        );

        var found = CoreSignificance.Of(
            circles,
            OffBlocks.One,
            199,
            1,
            threads: 1,
            TestContext.Current.CancellationToken
        );

        Assert.InRange(found?.P ?? 0, 0.005, 1);
        Assert.Equal(
            found,
            CoreSignificance.Of(circles, OffBlocks.One, 199, 1, threads: 2, TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public void The_core_of_forty_people_is_never_worse_than_the_best_of_three_thousand_climbs()
    {
        var data = new CoreData(Sample.Random(40, 0.3, 11));
        var climbed = new BestCores(1);
        ClimbToCores.Into(
            climbed,
            data,
            OffBlocks.Ignored,
            new() { Starts = 3000, Seed = 99 },
            TestContext.Current.CancellationToken,
            lookAround: false
        );

        var core = DiscreteCore.Of(data, OffBlocks.Ignored, new(), TestContext.Current.CancellationToken);

        Assert.True(core.Fit >= climbed.Fit - 1e-12);
        Assert.False(core.IsProven);
    }

    private static IEnumerable<int> Degrees(TieList ties) =>
        Enumerable.Range(0, ties.People).Select(ties.Degree).ToList();

    [Theory]
    [InlineData(1500, 1000)]
    [InlineData(4000, 500)]
    public void Of_many_cores_that_are_equally_good_fewer_are_listed_the_more_people_there_are(int people, int listed)
    {
        // One is tied to everybody: in a core she stands with a few others, and any others are as good.
        var star = Sample.Undirected(people, [.. Enumerable.Range(1, people - 1).Select(other => (0, other))]);
        var options = new CoreOptions { Starts = 2 };

        var core = DiscreteCore.Of(star, OffBlocks.Zero, options, TestContext.Current.CancellationToken);

        Assert.Equal((listed, false), (core.Cores.Count, core.IsUnique));
        var written = core.Cores.Select(one => string.Join(' ', one.Select(person => $"{person:D4}"))).ToList();
        Assert.Equal(written.Distinct().Order(StringComparer.Ordinal), written);
    }
}
