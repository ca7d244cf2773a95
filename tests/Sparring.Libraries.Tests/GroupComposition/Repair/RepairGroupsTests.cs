using Sparring.GroupComposition;
using Sparring.GroupComposition.Repair;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition.Repair;

public sealed class RepairGroupsTests
{
    [Fact]
    public void One_missing_from_a_group_that_may_be_smaller_moves_nobody()
    {
        var problem = Tables(least: 3);

        var done = Done(RepairGroups.Absent(problem, Eight, [5]));

        Assert.Equal(
            [
                [0, 1, 2, 3],
                [4, 6, 7],
            ],
            done.Groups
        );
        Assert.Empty(done.Steps);
    }

    [Fact]
    public void A_group_with_too_few_left_gets_the_one_person_who_costs_least()
    {
        var problem = Tables(least: 3) with { Attributes = [new("department", [1, 2, 3, 4, 1, 5, 2, 3], 10)] };

        var done = Done(RepairGroups.Absent(problem, Eight, [5, 4]));

        var step = Assert.Single(done.Steps);
        Assert.Equal((0, 0, 1, RepairReason.TooFew), (step.Person, step.From, step.To, step.Reason));
        Assert.Equal([0, 1], done.Touched);
        Assert.Equal("Person 0 goes from group 0 to group 1, which would have too few people.", step.Sentence);
        Assert.Equal(0, done.Cost);
    }

    [Fact]
    public void Where_only_people_to_be_kept_apart_could_fill_a_group_up_nobody_does()
    {
        var problem = Tables(least: 3) with { Apart = [new(0, 6), new(1, 7), new(6, 2), new(3, 6)] };

        var repaired = RepairGroups.Absent(problem, Eight, [4, 5]);

        Assert.IsType<Repaired.TooTangled>(repaired);
    }

    [Fact]
    public void Where_whoever_could_make_room_is_to_be_kept_apart_there_nobody_makes_room()
    {
        int[][] groups =
        [
            [0, 1],
            [2, 3, 4],
        ];
        var problem = new GroupProblem
        {
            People = 6,
            Sizes = [new(2, 3), new(2, 3)],
            Apart = [new(5, 0), new(2, 0), new(3, 1), new(4, 1)],
        };

        var repaired = RepairGroups.Arrived(problem, groups, [5]);

        Assert.IsType<Repaired.TooTangled>(repaired);
    }

    [Fact]
    public void Exact_sizes_give_way_by_one_on_the_day()
    {
        var problem = new GroupProblem { People = 8, Sizes = [GroupSize.Of(4), GroupSize.Of(4)] };

        var done = Done(RepairGroups.Absent(problem, Eight, [0]));

        Assert.Empty(done.Steps);
        Assert.Equal([new GroupSize(3, 4), new GroupSize(3, 4)], done.Sizes);
    }

    [Fact]
    public void Somebody_who_arrives_is_seated_away_from_whom_to_keep_apart()
    {
        var problem = new GroupProblem
        {
            People = 7,
            Sizes = [new(3, 4), new(3, 4)],
            Apart = [new(6, 0)],
        };

        var done = Done(
            RepairGroups.Arrived(
                problem,
                [
                    [0, 1, 2],
                    [3, 4, 5],
                ],
                [6]
            )
        );

        Assert.Equal(
            [
                [0, 1, 2],
                [3, 4, 5, 6],
            ],
            done.Groups
        );
        Assert.Equal(0, done.Moved);
    }

    [Fact]
    public void When_every_free_seat_is_forbidden_one_other_person_makes_room()
    {
        var problem = new GroupProblem
        {
            People = 7,
            Sizes = [new(3, 4), new(3, 3)],
            Apart = [new(6, 0)],
        };

        var done = Done(
            RepairGroups.Arrived(
                problem,
                [
                    [0, 1, 2],
                    [3, 4, 5],
                ],
                [6]
            )
        );

        Assert.Equal(1, done.Moved);
        Assert.Contains(6, done.Groups[1]);
        Assert.Equal([4, 3], done.Groups.Select(group => group.Count));
    }

    [Fact]
    public void Whatever_happens_rules_and_sizes_hold_and_only_named_people_move()
    {
        for (var seed = 1; seed <= 25; seed++)
        {
            var problem = GeneratedProblem.Of(60, seed, earlierRounds: 1) with
            {
                Sizes = [.. Enumerable.Repeat(new GroupSize(3, 5), 15)],
            };
            var groups = Composer.Compose(problem, new ComposeOptions { Epochs = 2, Threads = 1 }).Groups;
            var missing = groups[seed % 15].Take(2).Append(groups[(seed + 1) % 15][0]).ToArray();

            var done = Done(RepairGroups.Absent(problem, groups, missing));

            var seated = done.Groups.SelectMany(group => group).Order();
            Assert.Equal(Enumerable.Range(0, 60).Except(missing), seated);
            Assert.All(done.Groups, group => Assert.InRange(group.Count, 3, 5));
            Assert.DoesNotContain(
                problem.Apart,
                pair => done.Groups.Any(group => group.Contains(pair.A) && group.Contains(pair.B))
            );
            var stayed = Enumerable.Range(0, 15).Sum(group => groups[group].Intersect(done.Groups[group]).Count());
            Assert.Equal(60 - missing.Length - done.Moved, stayed);
            Assert.InRange(done.Touched.Count, 0, 2 * Math.Max(1, done.Moved));
        }
    }

    [Fact]
    public void A_day_without_anybody_has_empty_groups()
    {
        var done = Done(RepairGroups.Absent(Tables(least: 3), Eight, [0, 1, 2, 3, 4, 5, 6, 7]));

        Assert.All(done.Groups, Assert.Empty);
    }

    private static readonly int[][] Eight =
    [
        [0, 1, 2, 3],
        [4, 5, 6, 7],
    ];

    private static GroupProblem Tables(int least) => new() { People = 8, Sizes = [new(least, 4), new(least, 4)] };

    private static Repaired.Done Done(Repaired repaired) => Assert.IsType<Repaired.Done>(repaired);
}
