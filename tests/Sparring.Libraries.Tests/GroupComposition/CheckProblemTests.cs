using Sparring.GroupComposition;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition;

public sealed class CheckProblemTests
{
    private static readonly GroupProblem Sound = new()
    {
        People = 4,
        Sizes = [GroupSize.Of(2), new GroupSize(0, 2)],
        Attributes = [new CategoricalAttribute("level", [0, 0, 1, 2], 0)],
        Committees =
        [
            [0, 1],
            [],
            [1],
            [0],
        ],
        Terms = [new PairTerm("wish", -5, [new CountedPair(0, 3, 0)])],
        Apart = [new PersonPair(0, 3)],
        Together = [new PersonPair(1, 2)],
        Fixed = [new Seat(3, 1), new Seat(0, 0)],
    };

    public static TheoryData<string, string, int[], int[], GroupProblem> Unsound =>
        new()
        {
            { "nobody", "There must be at least one person, and 0 were given.", [], [], Bare(0, new GroupSize(0, 1)) },
            { "no-groups", "There must be at least one group.", [], [], Bare(4) },
            {
                "empty-group",
                "Group 1 may hold at most 0 people; every group must hold at least one.",
                [],
                [1],
                Bare(2, GroupSize.Of(2), GroupSize.Of(0))
            },
            {
                "reversed-size",
                "Group 0 must hold at least 3 but at most 2 people.",
                [],
                [0],
                Bare(4, new GroupSize(3, 2), new GroupSize(0, 2))
            },
            {
                "reversed-size",
                "Group 1 must hold at least -1 but at most 3 people.",
                [],
                [1],
                Bare(4, GroupSize.Of(2), new GroupSize(-1, 3))
            },
            {
                "sizes-do-not-sum",
                "The groups hold 4 people together, but there are 5.",
                [],
                [],
                Bare(5, GroupSize.Of(2), GroupSize.Of(2))
            },
            {
                "sizes-do-not-sum",
                "The groups hold 3 to 4 people together, but there are 2.",
                [],
                [],
                Bare(2, GroupSize.Of(2), new GroupSize(1, 2))
            },
            {
                "wrong-length",
                "“level” has 3 entries for 4 people.",
                [],
                [],
                Sound with
                {
                    Attributes = [new CategoricalAttribute("level", [0, 0, 0], 1)],
                }
            },
            {
                "wrong-length",
                "“committees” has 1 entries for 4 people.",
                [],
                [],
                Sound with
                {
                    Committees =
                    [
                        [0],
                    ],
                }
            },
            {
                "unknown-value",
                "Person 3 has the value -2 for “level”; values are numbers from 0.",
                [3],
                [],
                Sound with
                {
                    Attributes = [new CategoricalAttribute("level", [0, 0, 0, -2], 1)],
                }
            },
            {
                "unknown-value",
                "Person 2 has the value -7 for “committees”; values are numbers from 0.",
                [2],
                [],
                Sound with
                {
                    Committees =
                    [
                        [0],
                        [],
                        [4, -7],
                        [],
                    ],
                }
            },
            {
                "person-twice",
                "A committee names person 1 twice.",
                [1],
                [],
                Sound with
                {
                    Committees =
                    [
                        [0],
                        [6, 6],
                        [],
                        [],
                    ],
                }
            },
            {
                "negative-weight",
                "The weight of “level” is -1; weights must not be below 0.",
                [],
                [],
                Sound with
                {
                    Attributes = [new CategoricalAttribute("level", [0, 0, 0, 0], -1)],
                }
            },
            {
                "negative-weight",
                "The weight of “committee” is -3; weights must not be below 0.",
                [],
                [],
                Sound with
                {
                    CommitteeWeight = -3,
                }
            },
            {
                "negative-count",
                "“wish” counts the pair 0 and 2 -1 times.",
                [0, 2],
                [],
                Sound with
                {
                    Terms = [new PairTerm("wish", 1, [new CountedPair(0, 2, -1)])],
                }
            },
            {
                "unknown-person",
                "“wish” names person 4; people are numbered 0 to 3.",
                [4],
                [],
                Sound with
                {
                    Terms = [new PairTerm("wish", 1, [new CountedPair(0, 4, 1)])],
                }
            },
            {
                "unknown-person",
                "A settled seat names person -1; people are numbered 0 to 3.",
                [-1],
                [],
                Sound with
                {
                    Fixed = [new Seat(-1, 0)],
                }
            },
            {
                "unknown-group",
                "A settled seat names group 2; groups are numbered 0 to 1.",
                [],
                [2],
                Sound with
                {
                    Fixed = [new Seat(0, 2)],
                }
            },
            {
                "unknown-group",
                "A settled seat names group -1; groups are numbered 0 to 1.",
                [],
                [-1],
                Sound with
                {
                    Fixed = [new Seat(0, -1)],
                }
            },
            {
                "person-twice",
                "A list of settled seats names person 2 twice.",
                [2],
                [],
                Sound with
                {
                    Fixed = [new Seat(2, 0), new Seat(2, 1)],
                }
            },
            {
                "person-twice",
                "A pair to keep together names person 1 twice.",
                [1],
                [],
                Sound with
                {
                    Together = [new PersonPair(1, 1)],
                }
            },
            {
                "person-twice",
                "“wish” names person 3 twice.",
                [3],
                [],
                Sound with
                {
                    Terms = [new PairTerm("wish", 1, [new CountedPair(3, 3, 1)])],
                }
            },
        };

    [Theory]
    [MemberData(nameof(Unsound))]
    public void What_cannot_be_meant_is_said_with_its_code_and_who_is_concerned(
        string code,
        string sentence,
        int[] people,
        int[] groups,
        GroupProblem problem
    )
    {
        var fault = Assert.Single(problem.Check());

        Assert.Equal((code, sentence), (fault.Code, fault.Sentence));
        Assert.Equal(people, fault.People);
        Assert.Equal(groups, fault.Groups);
    }

    [Fact]
    public void What_lies_just_within_every_limit_can_be_composed()
    {
        Assert.Empty(Sound.Check());
        Assert.Empty((Sound with { Committees = [], CommitteeWeight = 0 }).Check());
    }

    // Two pairs can share a group, so the parts are: 2 pairs × (1 + 4), 2 pairs × 2 committees × 1, and 3 × 7.
    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void Every_part_of_the_cost_counts_towards_the_largest_there_may_be(int more, bool admitted)
    {
        const long rest = 9_007_199_254_740_991 - (2 * (1 + 4)) - (2 * 2) - (3 * 7);
        var problem = Sound with
        {
            Attributes =
            [
                new CategoricalAttribute("level", [0, 0, 1, 2], 1),
                new CategoricalAttribute("task", [0, 1, 1, 2], 4),
            ],
            CommitteeWeight = 1,
            Terms =
            [
                new PairTerm("wish", -7, [new CountedPair(0, 3, 1), new CountedPair(0, 1, 2)]),
                new PairTerm("history", rest + more, [new CountedPair(0, 1, 1)]),
            ],
        };

        Assert.Equal(admitted, problem.Check().Count == 0);
    }

    [Fact]
    public void All_faults_are_told_at_once_in_the_order_of_the_parts()
    {
        var problem = Sound with
        {
            Sizes = [GroupSize.Of(3)],
            Attributes = [new CategoricalAttribute("level", [-1], -1)],
            Apart = [new PersonPair(9, 9)],
        };

        Assert.Equal(
            [
                "sizes-do-not-sum",
                "negative-weight",
                "wrong-length",
                "unknown-value",
                "unknown-person",
                "unknown-person",
                "person-twice",
                "unknown-group",
            ],
            problem.Check().Select(fault => fault.Code)
        );
    }

    private static GroupProblem Bare(int people, params GroupSize[] sizes) => new() { People = people, Sizes = sizes };
}
