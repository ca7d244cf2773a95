using System.Numerics;
using Sparring.NetworkAnalysis;
using Sparring.NetworkAnalysis.CorePeriphery;
using Xunit;

namespace Sparring.Libraries.Tests.NetworkAnalysis.CorePeriphery;

public sealed class CoreTests
{
    [Fact]
    public void A_perfect_core_fits_perfectly_and_is_the_only_one()
    {
        // Core 0, 1, 2; each of 3 … 6 is tied to one of them.
        var network = Sample.Undirected(7, (0, 1), (1, 2), (0, 2), (3, 0), (4, 1), (5, 2), (6, 0));

        var core = DiscreteCore.Of(network, OffBlocks.Ignored, new(), TestContext.Current.CancellationToken);

        Assert.Equal((1.0, true, true), (core.Fit, core.IsUnique, core.IsProven));
        Assert.Equal([0, 1, 2], core.Cores[0]);
        Assert.Equal((0L, "3"), (LipCore.Of(network)?.Errors, string.Join(' ', LipCore.Of(network)?.CoreSizes ?? [])));
    }

    [Theory]
    [InlineData(OffBlocks.Ignored)]
    [InlineData(OffBlocks.One)]
    [InlineData(OffBlocks.Zero)]
    public void With_values_and_open_cells_the_best_is_that_of_every_division(OffBlocks off)
    {
        for (var seed = 0; seed < 6; seed++)
        {
            var data = Valued(8, seed);

            var core = DiscreteCore.Of(Network.From(data), off, new(), TestContext.Current.CancellationToken);

            var (fit, count) = ByHand(data, off);
            Assert.Equal(fit, core.Fit ?? double.NaN, 9);
            Assert.Equal(count, core.Cores.Count);
        }
    }

    [Theory]
    [InlineData(OffBlocks.Ignored)]
    [InlineData(OffBlocks.One)]
    [InlineData(OffBlocks.Zero)]
    public void Climbing_finds_what_looking_at_every_division_finds(OffBlocks off)
    {
        for (var seed = 0; seed < 4; seed++)
        {
            var data = new CoreData(Sample.Random(14, 0.3, seed));
            var (all, climbed) = (new BestCores(1000), new BestCores(1000));

            EveryCore.Into(all, data, off, TestContext.Current.CancellationToken);
            ClimbToCores.Into(climbed, data, off, new() { Starts = 400 }, TestContext.Current.CancellationToken);

            Assert.Equal(all.Fit ?? 0, climbed.Fit ?? 0, 12);
            Assert.Equal(all.Cores(), climbed.Cores());
        }
    }

    [Theory]
    [InlineData(9)]
    [InlineData(30)]
    public void Naming_the_cells_that_are_known_is_the_same_as_naming_those_that_are_not(int people)
    {
        var data = Valued(people, people);
        var network = Network.From(data);
        var cells = Enumerable
            .Range(0, people * people)
            .Select(at => new Cell(at / people, at % people))
            .Where(cell => cell.From != cell.To && network.Answers.Knows(cell.From, cell.To));
        var options = new CoreOptions { Starts = 100 };

        var core = DiscreteCore.Among(
            network,
            [.. cells],
            OffBlocks.Ignored,
            options,
            TestContext.Current.CancellationToken
        );

        var same = DiscreteCore.Of(network, OffBlocks.Ignored, options, TestContext.Current.CancellationToken);
        Assert.Equal((same.Fit, same.IsUnique), (core.Fit, core.IsUnique));
        Assert.Equal(same.Cores, core.Cores);
    }

    [Fact]
    public void The_fewest_errors_are_those_of_every_division_also_with_silent_people()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var network = Network.From(Silent(9, seed, answered: 6));

            var lip = LipCore.Of(network);

            var every = Enumerable
                .Range(0, 1 << 9)
                .GroupBy(core => Errors(network, core))
                .OrderBy(same => same.Key)
                .First();
            Assert.Equal(every.Key, lip?.Errors);
            Assert.Equal(every.Select(core => BitOperations.PopCount((uint)core)).Distinct().Order(), lip?.CoreSizes);
            Assert.Equal(every.Key, Errors(network, (lip?.Core ?? []).Sum(person => 1 << person)));
        }
    }

    [Fact]
    public void Coreness_leaves_nothing_to_gain_for_anybody()
    {
        var network = Network.From(Silent(12, 3, answered: 9));

        var coreness = ContinuousCore.Of(network)?.Coreness.ToArray() ?? [];

        // With the length set free again, moving any one person only adds to the error.
        var length = Enumerable
            .Range(1, 4000)
            .Select(step => step / 1000.0)
            .MinBy(times => Error(network, coreness, times));
        var least = Error(network, coreness, length);
        for (var person = 0; person < coreness.Length; person++)
        {
            foreach (var change in (double[])[-0.02, 0.02])
            {
                var moved = (double[])coreness.Clone();
                moved[person] += change;
                Assert.True(Error(network, moved, length) > least - 1e-4);
            }
        }

        Assert.Equal(1, coreness.Sum(one => one * one), 9);
    }

    [Fact]
    public void A_star_has_its_middle_as_core()
    {
        var star = ContinuousCore.Of(Sample.Undirected(6, [.. Enumerable.Range(1, 5).Select(at => (0, at))]));

        Assert.Equal((1, 1.0), (star?.RecommendedCoreSize, Math.Round(star?.Fit ?? 0, 2)));
    }

    private static NetworkData Valued(int people, int seed)
    {
        var random = new Random(seed);
        var cells = Enumerable
            .Range(0, people * people)
            .Select(at => (From: at / people, To: at % people))
            .Where(cell => cell.From != cell.To)
            .ToList();
        return new()
        {
            People = people,
            Ratings = [.. cells.Select(cell => new Rating(cell.From, cell.To, random.Next(4)))],
            Unknown = [.. cells.Where(_ => random.Next(8) == 0).Select(cell => new Cell(cell.From, cell.To))],
            Respondents = [.. Enumerable.Range(seed % 2, people - (seed % 2))],
        };
    }

    private static NetworkData Silent(int people, int seed, int answered)
    {
        var network = Sample.Random(people, 0.35, seed);
        return new()
        {
            People = people,
            Ratings =
            [
                .. Enumerable
                    .Range(0, people)
                    .SelectMany(from => network.Out.Of(from).ToArray().Select(to => new Rating(from, to))),
            ],
            Respondents = [.. Enumerable.Range(0, answered)],
        };
    }

    private static (double Fit, int Count) ByHand(NetworkData data, OffBlocks off)
    {
        var network = Network.From(data);
        var fits = Enumerable
            .Range(0, 1 << data.People)
            .Select(core => Pearson(network, core, off))
            .Where(double.IsFinite)
            .ToList();
        return fits.Count == 0 ? (double.NaN, 0) : (fits.Max(), fits.Count(fit => fit > fits.Max() - 1e-10));
    }

    private static double Pearson(Network network, int core, OffBlocks off)
    {
        var (x, y) = (new List<double>(), new List<double>());
        for (var from = 0; from < network.People; from++)
        {
            for (var to = 0; to < network.People; to++)
            {
                var inside = (core >> from & 1) + (core >> to & 1);
                if (from == to || !network.Answers.Knows(from, to) || (inside == 1 && off == OffBlocks.Ignored))
                {
                    continue;
                }

                x.Add(network.ValueOf(from, to));
                y.Add(inside == 2 || (inside == 1 && off == OffBlocks.One) ? 1 : 0);
            }
        }

        if (x.Count == 0)
        {
            return double.NaN;
        }

        var (meanX, meanY) = (x.Average(), y.Average());
        var (sx, sy) = (x.Sum(one => (one - meanX) * (one - meanX)), y.Sum(one => (one - meanY) * (one - meanY)));
        return sx < 1e-9 || sy < 1e-9
            ? double.NaN
            : x.Zip(y, (one, other) => (one - meanX) * (other - meanY)).Sum() / Math.Sqrt(sx * sy);
    }

    private static long Errors(Network network, int core)
    {
        var errors = 0L;
        for (var one = 0; one < network.People; one++)
        {
            for (var other = 0; other < one; other++)
            {
                var inside = (core >> one & 1) + (core >> other & 1);
                var known = network.Answers.Knows(one, other) || network.Answers.Knows(other, one);
                errors +=
                    known
                    && (
                        inside == 2
                            ? !network.Undirected.Has(one, other)
                            : inside == 0 && network.Undirected.Has(one, other)
                    )
                        ? 1
                        : 0;
            }
        }

        return errors;
    }

    private static double Error(Network network, double[] coreness, double length)
    {
        var error = 0.0;
        for (var one = 0; one < network.People; one++)
        {
            for (var other = 0; other < one; other++)
            {
                var known = (network.Answers.Knows(one, other) ? 1 : 0) + (network.Answers.Knows(other, one) ? 1 : 0);
                if (known > 0)
                {
                    var mean = (network.ValueOf(one, other) + network.ValueOf(other, one)) / known;
                    error += Math.Pow(mean - (length * length * coreness[one] * coreness[other]), 2);
                }
            }
        }

        return error;
    }
}
