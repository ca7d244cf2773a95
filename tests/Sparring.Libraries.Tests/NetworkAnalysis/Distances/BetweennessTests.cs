using Sparring.NetworkAnalysis;
using Sparring.NetworkAnalysis.Distances;
using Xunit;

namespace Sparring.Libraries.Tests.NetworkAnalysis.Distances;

public sealed class BetweennessTests
{
    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(7, 0.3)]
    [InlineData(8, 0.2)]
    [InlineData(9, 0.2)]
    [InlineData(40, 0.05)]
    [InlineData(40, 0.4)]
    [InlineData(64, 0.02)]
    [InlineData(130, 0.01)]
    [InlineData(300, 0.004)]
    [InlineData(300, 0.02)]
    [InlineData(301, 0.2)]
    public void Eight_sources_at_a_time_say_what_one_after_another_says(int people, double share)
    {
        for (var seed = 1; seed <= 3; seed++)
        {
            IsSame(Sample.Random(people, share, seed));
        }
    }

    [Fact]
    public void A_line_of_people_a_ring_and_a_star_are_walked_to_their_ends()
    {
        IsSame(Sample.Of(400, [.. Enumerable.Range(0, 399).Select(at => (at, at + 1))]));
        IsSame(Sample.Of(300, [.. Enumerable.Range(0, 300).Select(at => (at, (at + 1) % 300))]));
        IsSame(Sample.Of(270, [.. Enumerable.Range(1, 269).Select(at => (0, at))]));
        IsSame(Sample.Of(280, [.. Enumerable.Range(0, 140).Select(at => (2 * at, (2 * at) + 1))]));
    }

    private static void IsSame(Network network)
    {
        var cancel = TestContext.Current.CancellationToken;
        IsSame(network.Out, Geodesics.Along(network, 2, cancel), share: 1);
        IsSame(network.Undirected, Geodesics.Undirected(network, 1, cancel), share: 2);
    }

    private static void IsSame(TieList ties, Geodesics found, double share)
    {
        var (between, reached, farness, harmonic, longest) = OneAfterAnother(ties);
        Assert.Equal(reached, found.Reached);
        Assert.Equal(farness, found.Farness);
        Assert.Equal(longest, found.Longest);
        for (var person = 0; person < ties.People; person++)
        {
            Assert.Equal(between[person] / share, found.Betweenness[person], 1e-9 * Math.Max(1, between[person]));
            Assert.Equal(harmonic[person], found.Harmonic[person], 1e-9);
        }
    }

    // Brandes as he wrote it: a queue, a stack and the list of those before.
    private static (double[] Between, int[] Reached, long[] Farness, double[] Harmonic, int Longest) OneAfterAnother(
        TieList ties
    )
    {
        var people = ties.People;
        var (between, reached, farness) = (new double[people], new int[people], new long[people]);
        var (harmonic, longest) = (new double[people], 0);
        for (var source = 0; source < people; source++)
        {
            var distance = Enumerable.Repeat(-1, people).ToArray();
            var (paths, owed) = (new double[people], new double[people]);
            var before = Enumerable.Range(0, people).Select(_ => new List<int>()).ToArray();
            var (queue, order) = (new Queue<int>([source]), new Stack<int>());
            (distance[source], paths[source]) = (0, 1);
            while (queue.TryDequeue(out var person))
            {
                order.Push(person);
                foreach (var other in ties.Of(person))
                {
                    if (distance[other] < 0)
                    {
                        distance[other] = distance[person] + 1;
                        queue.Enqueue(other);
                    }

                    if (distance[other] == distance[person] + 1)
                    {
                        paths[other] += paths[person];
                        before[other].Add(person);
                    }
                }
            }

            foreach (var person in order.Where(one => one != source))
            {
                before[person].ForEach(one => owed[one] += paths[one] / paths[person] * (1 + owed[person]));
                between[person] += owed[person];
                reached[source]++;
                farness[source] += distance[person];
                harmonic[source] += 1.0 / distance[person];
                longest = Math.Max(longest, distance[person]);
            }
        }

        return (between, reached, farness, harmonic, longest);
    }
}
