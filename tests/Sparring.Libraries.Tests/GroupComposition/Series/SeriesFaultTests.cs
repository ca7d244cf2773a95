using Sparring.GroupComposition;
using Sparring.GroupComposition.Series;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition.Series;

public sealed class SeriesFaultTests
{
    private static readonly SeriesProblem Sound = SeriesProblem.Of(6, [3, 3], 2);

    public static TheoryData<string, string, SeriesProblem> Unsound =>
        new()
        {
            { "nobody", "There must be at least one person, and -1 were given.", Sound with { People = -1 } },
            { "too-many", "4000 people are more than the 3000 a series can hold.", Sound with { People = 4000 } },
            { "no-rounds", "There must be at least one round.", Sound with { Rounds = [] } },
            {
                "too-many-rounds",
                "251 rounds are more than the 250 that can be planned at once.",
                SeriesProblem.Of(6, [3, 3], 251)
            },
            { "no-groups", "Round 1 has no groups.", SeriesProblem.Of(6, [], 1) },
            {
                "empty-group",
                "Round 1 has a group of 0; every group must hold at least one.",
                SeriesProblem.Of(6, [6, 0], 1)
            },
            {
                "empty-group",
                "Round 1 has a group of -2; every group must hold at least one.",
                SeriesProblem.Of(6, [1, 5, -2], 1)
            },
            {
                "sizes-do-not-sum",
                "The groups of round 1 hold 7 people together, but there are 6.",
                SeriesProblem.Of(6, [3, 4], 1)
            },
            {
                "unknown-person",
                "Round 1 names person 9; people are numbered 0 to 5.",
                Sound with
                {
                    Rounds = [new SeriesRound([2]) { Present = [0, 9] }],
                }
            },
            {
                "person-twice",
                "Round 1 names person 3 twice.",
                Sound with
                {
                    Rounds = [new SeriesRound([2]) { Present = [3, 3] }],
                }
            },
            {
                "person-twice",
                "Earlier round 1 names person 2 twice.",
                Sound with
                {
                    Earlier =
                    [
                        [
                            [0, 2],
                            [2, 4],
                        ],
                    ],
                }
            },
            {
                "sizes-do-not-sum",
                "The groups of round 2 hold 3 people together, but there are 6.",
                Sound with
                {
                    Rounds = [Sound.Rounds[0], new SeriesRound([3])],
                }
            },
            {
                "unknown-person",
                "A pair to keep apart names person 6; people are numbered 0 to 5.",
                Sound with
                {
                    Apart = [new PersonPair(6, 1)],
                }
            },
            {
                "unknown-person",
                "“wish” names person -1; people are numbered 0 to 5.",
                Sound with
                {
                    Terms = [new PairTerm("wish", 1, [new CountedPair(0, -1, 1)])],
                }
            },
            {
                "person-twice",
                "A pair to keep apart names person 1 twice.",
                Sound with
                {
                    Apart = [new PersonPair(1, 1)],
                }
            },
            {
                "wrong-length",
                "“level” has 2 entries for 6 people.",
                Sound with
                {
                    Attributes = [new CategoricalAttribute("level", [1, 2], 1)],
                }
            },
            {
                "bad-weight",
                "The weight of “wish” is 9223372036854775807; a pair may cost at most 1,000,000, and an attribute at least 0.",
                Sound with
                {
                    Terms = [new PairTerm("wish", long.MaxValue, [new CountedPair(0, 1, 9)])],
                }
            },
        };

    [Theory]
    [MemberData(nameof(Unsound))]
    public void What_cannot_be_meant_is_said_in_one_sentence(string code, string sentence, SeriesProblem problem)
    {
        var answer = PlanSeries.Of(problem, new SeriesOptions());

        var fault = Assert.Single(Assert.IsType<SeriesAnswer.Refused>(answer).Faults);
        Assert.Equal((code, sentence), (fault.Code, fault.Sentence));
    }

    [Fact]
    public void What_lies_just_within_every_limit_can_be_planned()
    {
        int[] pairs = [.. Enumerable.Repeat(2, 1500)];
        var problem = SeriesProblem.Of(3000, pairs, 250) with
        {
            Apart = [new PersonPair(0, 2999)],
            Attributes =
            [
                new CategoricalAttribute("level", new int[3000], 1_000_000),
                new CategoricalAttribute("task", new int[3000], 0),
            ],
            Terms =
            [
                new PairTerm("wish", -500_000, [new CountedPair(0, 1, 2)]),
                new PairTerm("history", 1_000_000, [new CountedPair(0, 1, 1)]),
            ],
        };

        Assert.Empty(new CheckSeries(problem).Faults());
    }

    [Theory]
    [InlineData(1_000_001, 1)]
    [InlineData(-1_000_001, 1)]
    [InlineData(500_001, 2)]
    public void A_pair_that_would_cost_more_than_a_repeat_is_refused(long weight, int times)
    {
        var problem = Sound with { Terms = [new PairTerm("wish", weight, [new CountedPair(0, 1, times)])] };

        Assert.Equal("bad-weight", Assert.Single(new CheckSeries(problem).Faults()).Code);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1_000_001)]
    public void An_attribute_costs_from_nothing_to_a_million(long weight)
    {
        var problem = Sound with { Attributes = [new CategoricalAttribute("level", new int[6], weight)] };

        Assert.Equal("bad-weight", Assert.Single(new CheckSeries(problem).Faults()).Code);
    }
}
