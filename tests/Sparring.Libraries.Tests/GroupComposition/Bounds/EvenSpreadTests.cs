using Sparring.GroupComposition;
using Sparring.GroupComposition.Bounds;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition.Bounds;

public sealed class EvenSpreadTests
{
    [Fact]
    public void People_and_units_over_groups_share_as_few_pairs_as_the_best_of_all_ways()
    {
        for (var seed = 1; seed <= 400; seed++)
        {
            var random = new Random(seed);
            List<int> units =
            [
                .. Enumerable.Range(0, random.Next(5)).Select(_ => random.Next(2, seed % 2 == 0 ? 3 : 5)),
            ];
            var (singles, groups) = (random.Next(8), random.Next(1, 5));
            var best = Best([.. units, .. Enumerable.Repeat(1, singles)], new int[groups], 0);

            var bound = EvenSpread.AcrossGroups([.. units], singles, groups);

            Assert.InRange(bound, 0, best);
            Assert.True(
                bound == best || (units.Count > groups && units.Max() > 2),
                $"seed {seed}: {bound}, not {best}"
            );
        }
    }

    [Fact]
    public void Values_within_groups_are_as_even_as_the_best_sizes_allow()
    {
        for (var seed = 1; seed <= 400; seed++)
        {
            var random = new Random(seed);
            GroupSize[] sizes = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Size(random))];
            var values = random.Next(1, 5);
            var people = random.Next(sizes.Sum(size => size.Least), sizes.Sum(size => size.Most) + 1);

            Assert.Equal(Best(sizes, values, people), EvenSpread.WithinGroups(sizes, values, people));
        }
    }

    private static GroupSize Size(Random random)
    {
        var least = random.Next(0, 6);
        return new GroupSize(least, least + random.Next(0, 7));
    }

    private static long Best(int[] units, int[] loads, int at)
    {
        if (at == units.Length)
        {
            return loads.Sum(load => (long)load * (load - 1) / 2);
        }

        var best = long.MaxValue;
        foreach (var group in Enumerable.Range(0, loads.Length).DistinctBy(group => loads[group]))
        {
            loads[group] += units[at];
            best = Math.Min(best, Best(units, loads, at + 1));
            loads[group] -= units[at];
        }

        return best;
    }

    private static long Best(IReadOnlyList<GroupSize> sizes, int values, int people) =>
        sizes.Count == 0
            ? (people == 0 ? 0 : int.MaxValue)
            : Enumerable
                .Range(sizes[0].Least, sizes[0].Most - sizes[0].Least + 1)
                .Where(size => size <= people)
                .Select(size => Even(size, values) + Best([.. sizes.Skip(1)], values, people - size))
                .DefaultIfEmpty(int.MaxValue)
                .Min();

    // One after the other to the value with the fewest.
    private static long Even(int size, int values) => Enumerable.Range(0, size).Sum(person => (long)(person / values));
}
