using Sparring.NetworkAnalysis;
using Sparring.NetworkAnalysis.Communities;
using Xunit;

namespace Sparring.Libraries.Tests.NetworkAnalysis.Communities;

public sealed class LeidenTests
{
    [Theory]
    [InlineData(2, 0.5)]
    [InlineData(30, 0.02)]
    [InlineData(40, 0.3)]
    [InlineData(64, 0.05)]
    [InlineData(65, 0.05)]
    [InlineData(200, 0.01)]
    [InlineData(900, 0.004)]
    [InlineData(2500, 0.002)]
    public void Communities_hang_together_and_nobody_gains_by_going_elsewhere(int people, double share)
    {
        var network = Sample.Random(people, share, 1);

        var found = Best(network);

        Assert.Equal(Modularity.Undirected(network, found.Of) ?? 0, found.Modularity ?? 0, 1e-12);
        Assert.Equal(Enumerable.Range(0, found.Of.Max() + 1), found.Of.Distinct());
        Assert.Equal(found.Of.Distinct().Count(), PartsWithin(network, found.Of));
        Assert.True(MostGain(network, found.Of) <= 0, "Somebody gains.");
    }

    [Theory]
    [InlineData(60, 6)]
    [InlineData(300, 10)]
    [InlineData(1200, 20)]
    [InlineData(3000, 60)]
    public void Groups_that_keep_to_themselves_are_found(int people, int groups)
    {
        var random = new Random(1);
        var ties = Enumerable
            .Range(0, people)
            .SelectMany(one =>
                Enumerable
                    .Range(0, 8)
                    .Select(_ => (one, ((random.Next(people / groups) * groups) + (one % groups)) % people))
            )
            .Concat(Enumerable.Range(0, people / 4).Select(_ => (random.Next(people), random.Next(people))))
            .Where(tie => tie.Item1 != tie.Item2);

        var found = Best(Sample.Of(people, [.. ties]));

        Assert.Equal(Enumerable.Range(0, people).Select(one => one % groups), found.Of);
    }

    [Fact]
    public void Of_nine_people_no_division_is_better()
    {
        for (var seed = 1; seed <= 10; seed++)
        {
            var network = Sample.Random(9, 0.2, seed);

            Assert.Equal(
                Divisions(9).Max(of => Modularity.Undirected(network, of) ?? 0),
                Best(network).Modularity ?? 0,
                1e-12
            );
        }
    }

    private static Leiden Best(Network network) =>
        Leiden.Best(network, LeidenOptions.For(network.People), TestContext.Current.CancellationToken);

    private static long MostGain(Network network, IReadOnlyList<int> of)
    {
        var ends = new long[network.People + 1];
        for (var person = 0; person < network.People; person++)
        {
            ends[of[person]] += network.Undirected.Degree(person);
        }

        long Of(int person, int community)
        {
            var own = network.Undirected.Degree(person);
            var into = network.Undirected.Of(person).ToArray().Count(other => of[other] == community);
            return ((long)into * network.Undirected.Count)
                - (own * (ends[community] - (of[person] == community ? own : 0)));
        }

        return Enumerable
            .Range(0, network.People)
            .SelectMany(person =>
                network
                    .Undirected.Of(person)
                    .ToArray()
                    .Select(other => of[other])
                    .Append(network.People)
                    .Distinct()
                    .Select(to => Of(person, to) - Of(person, of[person]))
            )
            .DefaultIfEmpty(0)
            .Max();
    }

    private static int PartsWithin(Network network, IReadOnlyList<int> of)
    {
        var (seen, parts) = (new HashSet<int>(), 0);
        for (var first = 0; first < network.People; first++)
        {
            parts += seen.Add(first) ? 1 : 0;
            for (var open = new Stack<int>([first]); open.TryPop(out var person); )
            {
                foreach (var other in network.Undirected.Of(person))
                {
                    if (of[other] == of[person] && seen.Add(other))
                    {
                        open.Push(other);
                    }
                }
            }
        }

        return parts;
    }

    // Every way to divide so many people, each once: nobody opens a group before the one with the number below is open.
    private static IEnumerable<int[]> Divisions(int people) =>
        people == 0
            ?
            [
                [],
            ]
            : Divisions(people - 1)
                .SelectMany(rest =>
                    Enumerable.Range(0, rest.DefaultIfEmpty(-1).Max() + 2).Select(one => (int[])[.. rest, one])
                );
}
