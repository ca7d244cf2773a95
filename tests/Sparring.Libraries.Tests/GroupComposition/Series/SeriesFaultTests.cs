using Sparring.GroupComposition;
using Sparring.GroupComposition.Series;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition.Series;

public sealed class SeriesFaultTests
{
    private static readonly SeriesProblem Sound = SeriesProblem.Of(6, [3, 3], 2);

    public static TheoryData<string, SeriesProblem> Unsound =>
        new()
        {
            { "There must be at least one person, and -1 were given.", Sound with { People = -1 } },
            { "4000 people are more than the 3000 a series can hold.", Sound with { People = 4000 } },
            { "There must be at least one round.", Sound with { Rounds = [] } },
            { "251 rounds are more than the 250 that can be planned at once.", SeriesProblem.Of(6, [3, 3], 251) },
            { "Round 1 has no groups.", SeriesProblem.Of(6, [], 1) },
            { "Round 1 has a group of 0; every group must hold at least one.", SeriesProblem.Of(6, [6, 0], 1) },
            { "The groups of round 1 hold 7 people together, but there are 6.", SeriesProblem.Of(6, [3, 4], 1) },
            {
                "Round 1 names person 9; people are numbered 0 to 5.",
                Sound with
                {
                    Rounds = [new SeriesRound([2]) { Present = [0, 9] }],
                }
            },
            { "Round 1 names person 3 twice.", Sound with { Rounds = [new SeriesRound([2]) { Present = [3, 3] }] } },
            {
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
            { "A pair to keep apart names person 1 twice.", Sound with { Apart = [new PersonPair(1, 1)] } },
            {
                "“level” has 2 entries for 6 people.",
                Sound with
                {
                    Attributes = [new CategoricalAttribute("level", [1, 2], 1)],
                }
            },
            {
                "The weight of “wish” is 9223372036854775807; a pair may cost at most 1,000,000, and an attribute at least 0.",
                Sound with
                {
                    Terms = [new PairTerm("wish", long.MaxValue, [new CountedPair(0, 1, 9)])],
                }
            },
        };

    [Theory]
    [MemberData(nameof(Unsound))]
    public void What_cannot_be_meant_is_said_in_one_sentence(string sentence, SeriesProblem problem)
    {
        var answer = PlanSeries.Of(problem, new SeriesOptions());

        Assert.Equal(sentence, Assert.Single(Assert.IsType<SeriesAnswer.Refused>(answer).Faults).Sentence);
    }
}
