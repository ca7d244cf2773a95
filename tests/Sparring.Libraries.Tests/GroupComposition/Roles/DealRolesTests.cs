using Sparring.GroupComposition.Roles;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition.Roles;

public sealed class DealRolesTests
{
    [Fact]
    public void Every_role_is_in_every_group_as_often_as_the_others()
    {
        var dealt = DealRoles.For(
            [
                [0, 1, 2, 3, 4],
                [5, 6, 7, 8],
            ],
            2,
            []
        );

        Assert.Equal([2, 3], Counts(dealt, [0, 1, 2, 3, 4], 2).Order());
        Assert.Equal([2, 2], Counts(dealt, [5, 6, 7, 8], 2));
    }

    [Fact]
    public void Nobody_plays_again_what_she_has_played_where_that_can_be()
    {
        var played = new List<RoleCost> { new(0, 0, 1), new(1, 0, 1), new(2, 1, 1), new(3, 1, 1) };

        var dealt = DealRoles.For(
            [
                [0, 1, 2, 3],
            ],
            2,
            played
        );

        Assert.Equal([1, 1, 0, 0], Enumerable.Range(0, 4).Select(person => dealt[person]));
    }

    [Fact]
    public void In_a_group_too_small_for_all_roles_the_dearest_are_left_out() =>
        Assert.Equal(
            2,
            DealRoles.For(
                [
                    [7],
                ],
                3,
                [new(7, 0, 5), new(7, 1, 4), new(7, 2, 3)]
            )[7]
        );

    [Fact]
    public void An_empty_group_and_people_of_no_group_are_dealt_nothing() =>
        Assert.Equal(
            [3],
            DealRoles
                .For(
                    [
                        [],
                        [3],
                    ],
                    2,
                    [new(9, 0, 1)]
                )
                .Keys
        );

    [Fact]
    public void No_role_or_a_cost_below_nothing_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            DealRoles.For(
                [
                    [0],
                ],
                0,
                []
            )
        );
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            DealRoles.For(
                [
                    [0],
                ],
                1,
                [new(0, 0, -1)]
            )
        );
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            DealRoles.For(
                [
                    [0],
                ],
                1,
                [new(0, 0, 1_000_000_001)]
            )
        );
    }

    [Fact]
    public void The_largest_cost_there_may_be_is_weighed_like_any_other()
    {
        var dealt = DealRoles.For(
            [
                [0, 1],
            ],
            2,
            [new(0, 0, 1_000_000_000), new(1, 0, 999_999_999)]
        );

        Assert.Equal((1, 0), (dealt[0], dealt[1]));
    }

    [Fact]
    public void No_other_even_deal_is_cheaper()
    {
        var random = new Random(4711);
        for (var round = 0; round < 300; round++)
        {
            var people = random.Next(1, 8);
            var roles = random.Next(1, 5);
            var group = Enumerable.Range(0, people).ToList();
            var costs = (
                from person in @group
                from role in Enumerable.Range(0, roles)
                select new RoleCost(person, role, random.Next(6))
            ).ToList();

            var dealt = DealRoles.For([group], roles, costs);

            Assert.True(IsEven(Counts(dealt, group, roles)));
            Assert.Equal(Cheapest(people, roles, costs), group.Sum(person => CostOf(costs, person, dealt[person])));
        }
    }

    private static long Cheapest(int people, int roles, IReadOnlyList<RoleCost> costs)
    {
        var least = long.MaxValue;
        for (var deal = 0; deal < (int)Math.Pow(roles, people); deal++)
        {
            var of = Enumerable.Range(0, people).ToDictionary(at => at, at => deal / (int)Math.Pow(roles, at) % roles);
            if (IsEven(Counts(of, [.. of.Keys], roles)))
            {
                least = Math.Min(least, of.Sum(one => CostOf(costs, one.Key, one.Value)));
            }
        }

        return least;
    }

    private static bool IsEven(IReadOnlyList<int> counts) => counts.Max() - counts.Min() <= 1;

    private static List<int> Counts(IReadOnlyDictionary<int, int> dealt, IReadOnlyList<int> group, int roles) =>
        [.. Enumerable.Range(0, roles).Select(role => group.Count(person => dealt[person] == role))];

    private static long CostOf(IReadOnlyList<RoleCost> costs, int person, int role) =>
        costs.Where(cost => cost.Person == person && cost.Role == role).Sum(cost => cost.Cost);
}
