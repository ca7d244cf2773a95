using Sparring.NetworkAnalysis;
using Sparring.NetworkAnalysis.Cohesion;
using Xunit;

namespace Sparring.Libraries.Tests.NetworkAnalysis.Cohesion;

public sealed class CohesionTests
{
    [Theory]
    [InlineData(2, 0.5)]
    [InlineData(12, 0.15)]
    [InlineData(40, 0.03)]
    [InlineData(40, 0.2)]
    [InlineData(64, 0.05)]
    [InlineData(65, 0.03)]
    [InlineData(90, 0.012)]
    [InlineData(120, 0.1)]
    public void Cores_and_cuts_are_those_found_by_taking_people_and_ties_away(int people, double share)
    {
        for (var seed = 1; seed <= 5; seed++)
        {
            var network = Sample.Random(people, share, seed);
            var ties = TiesOf(network);
            var parts = Parts(people, ties);
            var cuts = CutPoints.Of(network);

            Assert.Equal(CoresOf(people, ties), KCores.Of(network));
            Assert.Equal(
                Enumerable
                    .Range(0, people)
                    .Where(one =>
                        Parts(people, ties.Where(tie => tie.Low != one && tie.High != one))
                        > parts + (ties.Any(tie => tie.Low == one || tie.High == one) ? 1 : 0)
                    ),
                cuts.People
            );
            Assert.Equal(ties.Where(tie => Parts(people, ties.Where(other => other != tie)) > parts), cuts.Bridges);
        }
    }

    private static Bridge[] TiesOf(Network network) =>
        [
            .. Enumerable
                .Range(0, network.People)
                .SelectMany(one =>
                    network
                        .Undirected.Of(one)
                        .ToArray()
                        .Where(other => other > one)
                        .Select(other => new Bridge(one, other))
                ),
        ];

    // Whoever has the fewest contacts left leaves first.
    private static int[] CoresOf(int people, Bridge[] ties)
    {
        var (left, cores, core) = (Enumerable.Range(0, people).ToHashSet(), new int[people], 0);
        while (left.Count > 0)
        {
            var (person, contacts) = left.Select(one =>
                    (
                        one,
                        ties.Count(tie =>
                            (tie.Low == one && left.Contains(tie.High)) || (tie.High == one && left.Contains(tie.Low))
                        )
                    )
                )
                .MinBy(one => one.Item2);
            core = Math.Max(core, contacts);
            cores[person] = core;
            left.Remove(person);
        }

        return cores;
    }

    // A person taken away counts as a part of his or her own.
    private static int Parts(int people, IEnumerable<Bridge> ties)
    {
        var of = Enumerable.Range(0, people).ToArray();
        var parts = people;
        foreach (var (low, high) in ties)
        {
            var (one, other) = (of[low], of[high]);
            parts -= one == other ? 0 : 1;
            of = one == other ? of : [.. of.Select(part => part == other ? one : part)];
        }

        return parts;
    }
}
