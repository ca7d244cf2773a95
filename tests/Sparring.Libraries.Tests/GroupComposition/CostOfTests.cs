using Sparring.GroupComposition;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition;

public sealed class CostOfTests
{
    [Fact]
    public void Parts_and_broken_rules_of_any_groups_are_what_going_through_all_pairs_says()
    {
        for (var seed = 1; seed <= 300; seed++)
        {
            var problem = SmallProblem.Random(seed);
            var random = new Random(seed);
            int[] groupOf = [.. Enumerable.Range(0, problem.People).Select(_ => random.Next(problem.Sizes.Count))];

            var report = CostOf.Groups(problem, Groups(problem, groupOf));

            bool Meet(PersonPair pair) => groupOf[pair.A] == groupOf[pair.B];
            Assert.Equal(SmallProblem.Cost(problem, groupOf), report.Cost);
            Assert.Equal(problem.Apart.Where(Meet), report.Apart);
            Assert.Equal(problem.Together.Where(pair => !Meet(pair)), report.Together);
            Assert.Equal(problem.Fixed.Where(seat => groupOf[seat.Person] != seat.Group), report.Fixed);
            Assert.Equal(SmallProblem.Keeps(problem, groupOf), report.Broken == 0);
            Assert.Equal(["a", "b", "committee", "history", "wishes"], report.Parts.Select(part => part.Name));
        }
    }

    [Fact]
    public void Groups_with_too_few_or_too_many_people_and_groups_that_are_not_there_are_named()
    {
        var problem = new GroupProblem
        {
            People = 6,
            Sizes = [GroupSize.Of(1), new(1, 2), new(1, 2), GroupSize.Of(1), new(0, 1)],
        };

        var report = CostOf.Groups(
            problem,
            [
                [0, 1],
                [2],
                [3, 4, 5],
            ]
        );

        Assert.Equal([0, 2, 3], report.WrongSizes);
        Assert.Equal(3, report.Broken);
    }

    [Fact]
    public void Nobody_may_sit_twice_or_nowhere()
    {
        var problem = new GroupProblem { People = 3, Sizes = [GroupSize.Of(2), GroupSize.Of(1)] };

        var twice = Assert.Throws<ArgumentException>(() => Count([0, 1], [1]));
        var nowhere = Assert.Throws<ArgumentException>(() => Count([0, 2], []));

        Assert.StartsWith("Person 1 sits in two groups.", twice.Message, StringComparison.Ordinal);
        Assert.StartsWith("Person 1 sits in no group.", nowhere.Message, StringComparison.Ordinal);

        CostReport Count(params int[][] groups) => CostOf.Groups(problem, groups);
    }

    private static int[][] Groups(GroupProblem problem, int[] groupOf) =>
        [
            .. Enumerable
                .Range(0, problem.Sizes.Count)
                .Select(group =>
                    Enumerable.Range(0, groupOf.Length).Where(person => groupOf[person] == group).ToArray()
                ),
        ];
}
