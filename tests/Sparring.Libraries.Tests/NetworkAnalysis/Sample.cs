using Sparring.NetworkAnalysis;
using Xunit;

namespace Sparring.Libraries.Tests.NetworkAnalysis;

/// <summary>Small networks by name; people are numbered from 0.</summary>
internal static class Sample
{
    public static Network Of(int people, params (int From, int To)[] ties) =>
        Network.From(new() { People = people, Ratings = [.. ties.Select(tie => new Rating(tie.From, tie.To))] });

    public static Network Undirected(int people, params (int From, int To)[] ties) =>
        Network.From(
            new()
            {
                People = people,
                Directed = false,
                Ratings = [.. ties.Select(tie => new Rating(tie.From, tie.To))],
            }
        );

    public static Network Complete(int people) =>
        Of(
            people,
            [
                .. Enumerable
                    .Range(0, people * people)
                    .Select(at => (at / people, at % people))
                    .Where(tie => tie.Item1 != tie.Item2),
            ]
        );

    public static Network Random(int people, double share, int seed) =>
        Of(people, [.. RandomTies(people, share, new Random(seed))]);

    public static NetworkReport Report(Network network) =>
        Analysis.Of(network, new() { Deals = 99 }, TestContext.Current.CancellationToken);

    private static IEnumerable<(int, int)> RandomTies(int people, double share, Random random)
    {
        for (var from = 0; from < people; from++)
        {
            for (var to = 0; to < people; to++)
            {
                if (from != to && random.NextDouble() < share)
                {
                    yield return (from, to);
                }
            }
        }
    }
}
