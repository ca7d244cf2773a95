using Sparring.GroupComposition;
using Sparring.GroupComposition.Diversity;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition.Diversity;

public sealed class ComposeDiversityTests
{
    private static readonly DiversityOptions Little = new() { Epochs = 16, Seed = 3 };

    [Theory]
    [InlineData(DiversityClass.RanReal)]
    [InlineData(DiversityClass.RanInt)]
    [InlineData(DiversityClass.Geo)]
    public void Nine_people_get_the_most_diverse_groups_of_all(DiversityClass kind)
    {
        for (var seed = 1; seed <= 10; seed++)
        {
            var problem = GenerateDiversity.Of(kind, 9, GenerateDiversity.SameSizes(9, 3), seed);

            var found = ComposeDiversity.Solve(problem, Little);

            Assert.Equal(BestOfAll(problem, [3, 3, 3]), found.Value, 6);
        }
    }

    [Fact]
    public void Everybody_sits_once_in_groups_within_their_bounds_and_the_value_is_what_the_pairs_bring()
    {
        for (var seed = 1; seed <= 6; seed++)
        {
            var sizes = GenerateDiversity.DifferentSizes(60, 6, seed);
            var problem = GenerateDiversity.Of(DiversityClass.RanReal, 60, sizes, seed);

            var found = ComposeDiversity.Solve(problem, Little);

            Assert.Equal(Enumerable.Range(0, 60), found.Groups.SelectMany(group => group).Order());
            Assert.All(
                found.Groups.Zip(sizes),
                pair => Assert.InRange(pair.First.Count, pair.Second.Least, pair.Second.Most)
            );
            Assert.Equal(problem.ValueOf(found.Groups), found.Value, 6);
        }
    }

    [Fact]
    public void A_seed_and_a_budget_of_work_give_the_same_groups_on_one_thread_and_on_two()
    {
        var problem = GenerateDiversity.Of(DiversityClass.RanReal, 40, GenerateDiversity.SameSizes(40, 5), 8);

        var one = ComposeDiversity.Solve(problem, Little);
        var two = ComposeDiversity.Solve(problem, Little with { Threads = 2 });
        var other = ComposeDiversity.Solve(problem, Little with { Seed = 4, Epochs = 0 });

        Assert.Equal(one.Groups, two.Groups);
        Assert.NotEqual(one.Groups, other.Groups);
    }

    [Fact]
    public void More_work_is_never_worse()
    {
        var problem = GenerateDiversity.Of(DiversityClass.RanInt, 50, GenerateDiversity.SameSizes(50, 5), 2);

        double[] values =
        [
            .. new[] { 0, 4, 16, 32 }.Select(epochs =>
                ComposeDiversity.Solve(problem, Little with { Epochs = epochs }).Value
            ),
        ];

        Assert.Equal(values.Order(), values);
    }

    [Fact]
    public void The_largest_groups_their_bounds_allow_are_chosen_when_pairs_bring_something_and_the_most_even_when_they_cost()
    {
        GroupSize[] sizes = [new(2, 6), new(2, 6), new(2, 6)];
        var brings = new DiversityProblem(12, sizes, [.. Enumerable.Repeat(1.0, 144)]);

        var largest = ComposeDiversity.Solve(brings, Little with { Epochs = 0 });
        var even = ComposeDiversity.Solve(
            brings with
            {
                Benefits = [.. Enumerable.Repeat(-1.0, 144)],
            },
            Little with
            {
                Epochs = 0,
            }
        );

        Assert.Equal([2, 4, 6], largest.Groups.Select(group => group.Count).Order());
        Assert.Equal([4, 4, 4], even.Groups.Select(group => group.Count));
    }

    [Fact]
    public void One_group_and_one_person_are_answers_too()
    {
        var alone = ComposeDiversity.Solve(new DiversityProblem(1, [GroupSize.Of(1)], [0]), Little);
        var together = ComposeDiversity.Solve(new DiversityProblem(2, [GroupSize.Of(2)], [0, 7, 7, 0]), Little);

        Assert.Equal(
            [
                [0],
            ],
            alone.Groups
        );
        Assert.Equal(7, together.Value);
    }

    [Fact]
    public void A_search_for_diversity_that_is_cancelled_still_seats_everybody()
    {
        var problem = GenerateDiversity.Of(DiversityClass.Geo, 20, GenerateDiversity.SameSizes(20, 4), 1);

        var found = ComposeDiversity.Solve(problem, new DiversityOptions(), new CancellationToken(canceled: true));

        Assert.Equal(0, found.Epochs);
        Assert.Equal(Enumerable.Range(0, 20), found.Groups.SelectMany(group => group).Order());
    }

    [Fact]
    public void Many_groups_of_two_are_found_without_wide_vectors()
    {
        // Forty groups are more than the vectors' tables hold; pairs of neighbours bring ten times what others do.
        var benefits = new double[80 * 80];
        for (var person = 0; person < 80; person++)
        {
            for (var other = 0; other < 80; other++)
            {
                benefits[(person * 80) + other] = person / 2 == other / 2 ? 10 : 1;
            }
        }

        var problem = new DiversityProblem(80, GenerateDiversity.SameSizes(80, 40), benefits);

        Assert.Equal(400, ComposeDiversity.Solve(problem, Little).Value);
    }

    [Fact]
    public void Sizes_that_do_not_admit_the_people_are_refused()
    {
        var problem = new DiversityProblem(5, [GroupSize.Of(2), GroupSize.Of(2)], new double[25]);

        Assert.Throws<ArgumentException>(() => ComposeDiversity.Solve(problem, Little));
    }

    private static double BestOfAll(DiversityProblem problem, int[] room)
    {
        var groups = room.Select(_ => new List<int>()).ToArray();
        return Seat(0);

        double Seat(int person)
        {
            if (person == problem.People)
            {
                return 0;
            }

            var best = double.MinValue;
            for (var group = 0; group < room.Length; group++)
            {
                if (groups[group].Count < room[group])
                {
                    var gain = groups[group].Sum(other => problem.Benefit(person, other));
                    groups[group].Add(person);
                    best = Math.Max(best, gain + Seat(person + 1));
                    groups[group].RemoveAt(groups[group].Count - 1);
                }
            }

            return best;
        }
    }
}
