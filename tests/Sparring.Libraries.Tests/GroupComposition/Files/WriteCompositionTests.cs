using System.Text;
using Sparring.GroupComposition;
using Sparring.GroupComposition.Files;
using Sparring.GroupComposition.Scheduling;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition.Files;

public sealed class WriteCompositionTests
{
    [Fact]
    public void An_answer_that_breaks_rules_says_which()
    {
        var problem = new GroupProblem
        {
            Name = "spring",
            People = 4,
            Sizes = [GroupSize.Of(2), GroupSize.Of(2)],
        };
        var report = new CostReport(
            [new CostPart("department", 3, 100), new CostPart("wish", 2, -5)],
            [new PersonPair(0, 1)],
            [new PersonPair(1, 2)],
            [],
            []
        );
        var answer = new Composition
        {
            Groups =
            [
                [0, 1],
                [2, 3],
            ],
            Report = report,
            LowerBound = 250,
            Conflicts = ["Nobody fits."],
            Seconds = 0.123456,
            Seed = 7,
            Epochs = 9,
            Stop = ComposeStop.Contradiction,
        };

        Assert.Equal(
            """
            {"name":"spring","groups":[[0,1],[2,3]],"cost":290,"parts":{"department":300,"wish":-10},"counts":{"department":3,"wish":2},"lower_bound":250,"optimal":false,"feasible":false,"conflict":["Nobody fits."],"broken_apart":[[0,1]],"broken_together":[[1,2]],"seconds":0.1235,"seed":7,"epochs":9,"stop":"Contradiction"}
            """,
            Written(stream => WriteComposition.To(stream, problem, answer))
        );
    }

    [Fact]
    public void Other_answers_stand_below_the_first_with_what_they_cost()
    {
        var problem = new GroupProblem { People = 4, Sizes = [GroupSize.Of(2), GroupSize.Of(2)] };
        Composition Answer(int[][] groups) =>
            new()
            {
                Groups = groups,
                Report = new CostReport([new CostPart("met", 1, 50)], [], [], [], []),
                LowerBound = 50,
            };

        var written = Written(stream =>
            WriteComposition.To(
                stream,
                problem,
                Answer([
                    [0, 1],
                    [2, 3],
                ]),
                [
                    Answer([
                        [0, 2],
                        [1, 3],
                    ]),
                ]
            )
        );

        Assert.EndsWith(
            """
            "alternatives":[{"groups":[[0,2],[1,3]],"cost":50,"parts":{"met":50},"feasible":true}]}
            """,
            written,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_problem_at_fault_is_an_answer_without_groups_that_says_why()
    {
        Assert.Equal(
            """
            {"groups":[],"optimal":false,"feasible":false,"conflict":["There must be at least one group.","There must be at least one person, and 0 were given."]}
            """,
            Written(stream =>
                WriteComposition.To(stream, [new ProblemFault.NoGroups(), new ProblemFault.NobodyToCompose(0)])
            )
        );
    }

    [Fact]
    public void A_schedule_at_fault_is_an_answer_without_sessions_that_says_why()
    {
        Assert.Equal(
            """
            {"sessions":[],"optimal":false,"faults":["There must be at least one coach.","No."]}
            """,
            Written(stream =>
                WriteSchedule.To(stream, [new ScheduleFault.Missing("coach"), new ScheduleFault.Unreadable("No.")])
            )
        );
    }

    private static string Written(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
