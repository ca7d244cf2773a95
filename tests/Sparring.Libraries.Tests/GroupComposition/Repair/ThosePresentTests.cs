using Sparring.GroupComposition;
using Sparring.GroupComposition.Repair;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition.Repair;

public sealed class ThosePresentTests
{
    [Fact]
    public void Those_present_cost_among_themselves_what_they_cost_among_all_and_keep_the_same_rules()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var problem = SmallProblem.Random(seed);
            var random = new Random(seed);
            int[] present = [.. Enumerable.Range(0, problem.People).Where(_ => random.Next(4) > 0)];

            var day = new ThosePresent(problem, present.Concat(present));

            Assert.Equal(present, day.People);
            Assert.Equal(present.Length, day.Problem.People);
            Assert.All(
                Enumerable.Range(0, problem.People),
                person =>
                    Assert.Equal(present.Contains(person) ? Array.IndexOf(present, person) : null, day.NumberOf(person))
            );
            int[] groupOf = [.. Enumerable.Range(0, problem.People).Select(_ => random.Next(problem.Sizes.Count))];
            Assert.Equal(
                CostAmong(problem, present, groupOf),
                SmallProblem.Cost(day.Problem, [.. present.Select(person => groupOf[person])])
            );
            Assert.Equal(Among(problem.Apart, present), Back(day, day.Problem.Apart));
            Assert.Equal(Among(problem.Together, present), Back(day, day.Problem.Together));
            Assert.Equal(
                problem.Fixed.Where(seat => present.Contains(seat.Person)),
                day.Problem.Fixed.Select(seat => seat with { Person = day.People[seat.Person] })
            );
        }
    }

    [Theory]
    [InlineData(10, 3, 4)]
    [InlineData(9, 3, 3)]
    [InlineData(8, 2, 3)]
    [InlineData(6, 2, 3)]
    [InlineData(5, 1, 3)]
    [InlineData(0, 0, 3)]
    [InlineData(12, 3, 4)]
    [InlineData(13, 3, 5)]
    public void Every_table_gives_way_by_as_many_as_it_takes_to_seat_the_day(int present, int least, int most)
    {
        var problem = new GroupProblem { People = 20, Sizes = [GroupSize.Of(3), GroupSize.Of(3), new(3, 3)] };

        var day = new ThosePresent(problem, Enumerable.Range(0, present));

        Assert.All(day.Problem.Sizes, size => Assert.Equal(new GroupSize(least, most), size));
    }

    [Fact]
    public void A_table_that_needs_nobody_needs_no_fewer()
    {
        var problem = new GroupProblem { People = 5, Sizes = [new(0, 2), GroupSize.Of(3)] };

        var day = new ThosePresent(problem, [0, 4]);

        Assert.Equal([new GroupSize(0, 2), new GroupSize(2, 3)], day.Problem.Sizes);
    }

    private static long CostAmong(GroupProblem problem, int[] present, int[] groupOf)
    {
        // Whoever is away sits in a group of one's own.
        int[] alone = [.. groupOf.Select((group, person) => present.Contains(person) ? group : 100 + person)];
        return SmallProblem.Cost(problem, alone);
    }

    private static IEnumerable<PersonPair> Among(IReadOnlyList<PersonPair> pairs, int[] present) =>
        pairs.Where(pair => present.Contains(pair.A) && present.Contains(pair.B));

    private static IEnumerable<PersonPair> Back(ThosePresent day, IReadOnlyList<PersonPair> pairs) =>
        pairs.Select(pair => new PersonPair(day.People[pair.A], day.People[pair.B]));
}
