using System.Text;
using System.Text.Json;
using Sparring.GroupComposition;
using Sparring.GroupComposition.Files;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition.Files;

public sealed class ReadProblemTests
{
    private const string Whole = """
        {"name":"x","n":4,"sizes":[2,[1,3]],"attributes":{"department":[0,1,0,1]},"committees":[[0],[],[0,1],[]],
         "weights":{"department":100,"committee":2,"history":50},"hard_apart":[[0,1]],"hard_together":[[2,3]],
         "history":[[[0,1],[2,3]],[[0,1,2],[3]]],"fixed":[[0,1]]}
        """;

    [Fact]
    public void Every_part_of_the_file_becomes_a_part_of_the_problem()
    {
        var problem = Assert.IsType<ProblemReading.Read>(Read(Whole)).Problem;

        Assert.Equal(("x", 4, 2L), (problem.Name, problem.People, problem.CommitteeWeight));
        Assert.Equal([GroupSize.Of(2), new GroupSize(1, 3)], problem.Sizes);
        Assert.Equal([0, 1, 0, 1], Assert.Single(problem.Attributes).Values);
        Assert.Equal([0, 1], problem.Committees[2]);
        Assert.Equal([new(0, 1)], problem.Apart);
        Assert.Equal([new(2, 3)], problem.Together);
        Assert.Equal([new Seat(0, 1)], problem.Fixed);
        var history = Assert.Single(problem.Terms);
        Assert.Equal(("history", 50L), (history.Name, history.Weight));
        Assert.Equal([new(0, 1, 1), new(2, 3, 1), new(0, 1, 1), new(0, 2, 1), new(1, 2, 1)], history.Pairs);
    }

    [Fact]
    public void Numbers_earlier_rounds_that_fade_and_a_strict_order_are_read()
    {
        const string json = """
            {"n":4,"sizes":[2,2],"numbers":{"years":[1,5,3,3]},"attributes":{"department":[0,0,1,1]},
             "history":[[[0,1]],[[0,1],[2,3]]],"history_counts":[1,3],"order":["history","department","years"]}
            """;

        var problem = Assert.IsType<ProblemReading.Read>(Read(json)).Problem;

        Assert.Equal([1, 5, 3, 3], Assert.Single(problem.Numbers).Values);
        var history = Assert.Single(problem.Terms);
        Assert.Equal([new(0, 1, 1), new(0, 1, 3), new(2, 3, 3)], history.Pairs);
        // Years can differ by (2 + 2)² = 16 and departments by their two pairs: 17 more than 1, and 2 × 17 more than that.
        Assert.Equal((1, 17, 51), (problem.Numbers[0].Weight, problem.Attributes[0].Weight, history.Weight));
    }

    [Theory]
    [InlineData("""{"n":5,"sizes":[2,2]}""", "The groups hold 4 people together, but there are 5.")]
    [InlineData("""{"n":2,"sizes":[2,0]}""", "Group 1 may hold at most 0 people; every group must hold at least one.")]
    [InlineData("""{"n":0,"sizes":[]}""", "There must be at least one person, and 0 were given.")]
    [InlineData("""{"sizes":[2]}""", "“n” is missing.")]
    [InlineData("""{"n":2,"sizes":[2],"wieghts":{}}""", "“wieghts” is not a part of a problem.")]
    [InlineData(
        """{"n":2,"sizes":[2],"hard_apart":[[0,2]]}""",
        "A pair to keep apart names person 2; people are numbered 0 to 1."
    )]
    [InlineData("""{"n":2,"sizes":[2],"hard_together":[[1,1]]}""", "A pair to keep together names person 1 twice.")]
    [InlineData(
        """{"n":2,"sizes":[2],"hard_apart":[[0]]}""",
        "“hard_apart” has an entry of 1 numbers; two are expected."
    )]
    [InlineData("""{"n":2,"sizes":[2],"weights":{"a":-1}}""", "The weight of “a” is -1; weights must not be below 0.")]
    [InlineData(
        """{"n":2,"sizes":[2],"attributes":{"a":[1,2]}}""",
        "Neither “weights” nor “order” says anything about “a”, or it stands twice."
    )]
    [InlineData("""{"n":2,"sizes":[2],"attributes":{"a":[1]},"weights":{"a":1}}""", "“a” has 1 entries for 2 people.")]
    [InlineData(
        """{"n":2,"sizes":[2],"attributes":{"a":[1,-1]},"weights":{"a":1}}""",
        "Person 1 has the value -1 for “a”; values are numbers from 0."
    )]
    [InlineData(
        """{"n":2,"sizes":[2],"attributes":{"a":[1,1.5]},"weights":{"a":1}}""",
        "“a” must hold whole numbers only."
    )]
    [InlineData(
        """{"n":2,"sizes":[2],"history":[[[0,0]]],"weights":{"history":1}}""",
        "Round 1 of “history” names person 0 twice."
    )]
    [InlineData(
        """{"n":2,"sizes":[2],"history":[[[0,1]]]}""",
        "Neither “weights” nor “order” says anything about “history”."
    )]
    [InlineData(
        """{"n":2,"sizes":[2],"attributes":{"a":[1,1]},"weights":{"a":900000000000000000}}""",
        "The weights are so large that the cost could exceed 9,007,199,254,740,991."
    )]
    [InlineData(
        """{"n":2,"sizes":[2],"weights":{"a":99999999999999999999}}""",
        "The weight of “a” must be a whole number of at most 18 digits."
    )]
    [InlineData("""{"n":2000000,"sizes":[2]}""", "“n” is 2000000; at most 1000000 people can be composed.")]
    [InlineData("""{"n":2,"n":3,"sizes":[2]}""", "“n” stands twice.")]
    [InlineData("""{"n":2,"sizes":[2],"weights":{"a":1,"a":5}}""", "“weights” names “a” twice.")]
    [InlineData(
        """{"n":2,"sizes":[2],"committees":[[0],[]]}""",
        "Neither “weights” nor “order” says anything about “committee”."
    )]
    [InlineData(
        """{"n":2,"sizes":[2],"numbers":{"a":[1,2]}}""",
        "Neither “weights” nor “order” says anything about “a”, or it stands twice."
    )]
    [InlineData("""{"n":2,"sizes":[2],"numbers":{"a":[1]},"order":["a"]}""", "“a” has 1 entries for 2 people.")]
    [InlineData("""{"n":2,"sizes":[2],"numbers":[1]}""", "“numbers” must be an object.")]
    [InlineData(
        """{"n":2,"sizes":[2],"order":["a"],"weights":{}}""",
        "“order” stands instead of “weights”; both were given."
    )]
    [InlineData(
        """{"n":2,"sizes":[2],"order":["a"]}""",
        "“a” has a weight or a place in the order, but is no part of the problem."
    )]
    [InlineData("""{"n":2,"sizes":[2],"order":["a","a"]}""", "“order” names “a” twice.")]
    [InlineData("""{"n":2,"sizes":[2],"order":[1]}""", "An entry of “order” must be a name.")]
    [InlineData(
        """{"n":2,"sizes":[2],"history":[[[0,1]]],"history_counts":[1,2],"order":["history"]}""",
        "“history_counts” has 2 entries for 1 rounds of “history”."
    )]
    [InlineData(
        """{"n":2,"sizes":[2],"history":[[[0,1]]],"history_counts":[-1],"order":["history"]}""",
        "“history” counts the pair 0 and 1 -1 times."
    )]
    [InlineData("""{"n":2,"sizes":[2],"fixed":[[0,0],[0,0]]}""", "A list of settled seats names person 0 twice.")]
    [InlineData("""{"n":2,"sizes":[2],"weights":[]}""", "“weights” must be an object.")]
    [InlineData(
        """{"n":2,"sizes":[2],"history":[[[0,7]]],"weights":{"history":1}}""",
        "“history” names person 7; people are numbered 0 to 1."
    )]
    [InlineData(
        """{"n":2,"sizes":[2],"history":[[[0,-1]]],"weights":{"history":1}}""",
        "“history” names person -1; people are numbered 0 to 1."
    )]
    [InlineData("""{"n":2,"sizes":[[1,2,3]]}""", "A size is a number, or the fewest and the most.")]
    [InlineData("""{"n":2,"sizes":["2"]}""", "“sizes” must be a list.")]
    [InlineData("""{"n":2,"sizes":[[1,"2"]]}""", "“sizes” must hold whole numbers only.")]
    [InlineData("""{"n":2.5,"sizes":[2]}""", "“n” must hold whole numbers only.")]
    [InlineData("""{"n":2,"sizes":2}""", "“sizes” must be a list.")]
    [InlineData("""{"n":2}""", "“sizes” is missing.")]
    [InlineData("""{"n":1000001,"sizes":[2]}""", "“n” is 1000001; at most 1000000 people can be composed.")]
    [InlineData("""{"n":2,"sizes":[2],"attributes":[]}""", "“attributes” must be an object.")]
    [InlineData("""{"n":2,"sizes":[2],"attributes":{"a":1},"weights":{"a":1}}""", "“a” must be a list.")]
    [InlineData("""{"n":2,"sizes":[2],"committees":7}""", "“committees” must be a list.")]
    [InlineData("""{"n":2,"sizes":[2],"committees":[0,[]]}""", "“committees” must be a list.")]
    [InlineData("""{"n":2,"sizes":[2],"history":7}""", "“history” must be a list.")]
    [InlineData("""{"n":2,"sizes":[2],"history":[7]}""", "A round of “history” must be a list.")]
    [InlineData("""{"n":2,"sizes":[2],"history":[[7]]}""", "A group of “history” must be a list.")]
    [InlineData(
        """{"n":2,"sizes":[2],"history":[[[0,2]]],"weights":{"history":1}}""",
        "“history” names person 2; people are numbered 0 to 1."
    )]
    [InlineData(
        """{"n":2,"sizes":[2],"history":[[[0]],[[1],[1]]],"weights":{"history":1}}""",
        "Round 2 of “history” names person 1 twice."
    )]
    [InlineData("""{"n":2,"sizes":[2],"hard_together":7}""", "“hard_together” must be a list.")]
    [InlineData("""{"n":2,"sizes":[2],"fixed":[[0,0,0]]}""", "“fixed” has an entry of 3 numbers; two are expected.")]
    [InlineData("""{"n":2,"sizes":[2],"fixed":[[0,1]]}""", "A settled seat names group 1; groups are numbered 0 to 0.")]
    [InlineData(
        """{"n":2,"sizes":[2],"weights":{"a":"1"}}""",
        "The weight of “a” must be a whole number of at most 18 digits."
    )]
    [InlineData(
        """{"n":2,"sizes":[2],"weights":{"a":1}}""",
        "“a” has a weight or a place in the order, but is no part of the problem."
    )]
    [InlineData("[]", "The file must be an object.")]
    [InlineData("{\"n\":", "The file is not JSON: line 1 cannot be read.")]
    public void What_cannot_be_meant_is_refused_in_one_sentence(string json, string sentence)
    {
        var refused = Assert.IsType<ProblemReading.Refused>(Read(json));

        Assert.Equal(sentence, refused.Faults[0].Sentence);
    }

    [Fact]
    public void An_order_that_needs_larger_weights_than_can_be_counted_is_refused()
    {
        var refused = Assert.IsType<ProblemReading.Refused>(
            Read("""{"n":2,"sizes":[1,1],"numbers":{"a":[0,60000000],"b":[0,60000000]},"order":["a","b"]}""")
        );

        Assert.Equal([new ProblemFault.WeightsTooLarge()], refused.Faults);
    }

    [Fact]
    public void What_is_left_out_is_nothing_and_a_weight_without_its_part_does_no_harm()
    {
        var bare = Assert.IsType<ProblemReading.Read>(Read("""{"n":2,"sizes":[2],"name":7}""")).Problem;
        var idle = Assert
            .IsType<ProblemReading.Read>(
                Read("""{"n":2,"sizes":[2],"committees":[[],[]],"history":[],"weights":{"committee":3,"history":4}}""")
            )
            .Problem;

        Assert.Equal(("", 0L), (bare.Name, bare.CommitteeWeight));
        Assert.Empty(bare.Attributes);
        Assert.Empty(bare.Committees);
        Assert.Empty(bare.Terms);
        Assert.Empty(bare.Apart);
        Assert.Equal((3L, 4L), (idle.CommitteeWeight, Assert.Single(idle.Terms).Weight));
        Assert.Empty(Assert.Single(idle.Terms).Pairs);
    }

    [Fact]
    public void A_million_people_are_read_and_one_more_is_not()
    {
        var most = Assert.IsType<ProblemReading.Read>(Read("""{"n":1000000,"sizes":[1000000]}""")).Problem;

        Assert.Equal(1_000_000, most.People);
    }

    [Fact]
    public void A_damaged_file_is_refused_or_composed_but_never_falls_over()
    {
        var random = new Random(1);
        var (refused, read) = (0, 0);
        for (var round = 0; round < 4000; round++)
        {
            var bytes = Encoding.UTF8.GetBytes(Whole);
            for (var damage = random.Next(1, 4); damage > 0; damage--)
            {
                bytes[random.Next(bytes.Length)] = (byte)"0123456789-[]{},:\"x e."[random.Next(22)];
            }

            switch (ReadProblem.From(bytes))
            {
                case ProblemReading.Refused fault:
                    refused++;
                    Assert.NotEmpty(fault.Faults);
                    break;
                case ProblemReading.Read { Problem: var problem }:
                    read++;
                    Composer.Compose(problem, new ComposeOptions { Epochs = 1, Threads = 1 });
                    break;
            }
        }

        Assert.True(refused > 1000 && read > 50, $"{refused} refused, {read} read");
    }

    [Fact]
    public void An_answer_is_written_with_every_field_a_program_expects()
    {
        var problem = Assert.IsType<ProblemReading.Read>(Read(Whole)).Problem with { Together = [], Fixed = [] };
        var answer = Composer.Compose(problem, new ComposeOptions { Epochs = 4, Threads = 1 });
        using var written = new MemoryStream();

        WriteComposition.To(written, problem, answer);

        var json = JsonDocument.Parse(written.ToArray()).RootElement;
        Assert.Equal(answer.Cost, json.GetProperty("cost").GetInt64());
        Assert.Equal(answer.Cost, json.GetProperty("parts").EnumerateObject().Sum(part => part.Value.GetInt64()));
        Assert.Equal(answer.LowerBound, json.GetProperty("lower_bound").GetInt64());
        Assert.Equal(
            (answer.Optimal, true),
            (json.GetProperty("optimal").GetBoolean(), json.GetProperty("feasible").GetBoolean())
        );
        Assert.Equal(0, json.GetProperty("conflict").GetArrayLength());
        Assert.Equal(4, json.GetProperty("groups").EnumerateArray().Sum(group => group.GetArrayLength()));
        Assert.True(json.GetProperty("seconds").GetDouble() >= 0);
    }

    private static ProblemReading Read(string json) => ReadProblem.From(Encoding.UTF8.GetBytes(json));
}
