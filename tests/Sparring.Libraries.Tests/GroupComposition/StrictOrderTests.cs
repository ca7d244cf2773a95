using Sparring.GroupComposition;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition;

public sealed class StrictOrderTests
{
    private static readonly string[][] Orders =
    [
        ["a", "b", "committee", "history", "wishes", "years"],
        ["years", "wishes", "history", "committee", "b", "a"],
        ["history", "b", "years"],
    ];

    [Fact]
    public void No_answer_is_better_in_an_earlier_part_however_much_worse_it_is_in_the_later_ones()
    {
        var compared = 0;
        for (var seed = 1; seed <= 30; seed++)
        {
            var problem = Ranked(seed);
            var order = Orders[seed % Orders.Length];
            var best = SmallProblem
                .Answers(problem)
                .Select(groupOf => Ranks(problem, groupOf, order))
                .Order(InOrder)
                .FirstOrDefault();
            if (best is null)
            {
                continue;
            }

            compared++;
            var answer = Composer.Compose(
                StrictOrder.Of(problem, order),
                new ComposeOptions { Epochs = 3, Threads = 1 }
            );
            var groupOf = new int[problem.People];
            foreach (var (group, people) in answer.Groups.Index())
            {
                people.ToList().ForEach(person => groupOf[person] = group);
            }

            Assert.Equal(best, Ranks(problem, groupOf, order));
        }

        Assert.True(compared > 10, $"only {compared} compared");
    }

    [Fact]
    public void What_is_not_named_weighs_nothing_and_the_last_weighs_one()
    {
        var problem = StrictOrder.Of(Ranked(1), ["history", "a"]);

        Assert.Equal(1, problem.Attributes[0].Weight);
        Assert.Equal(
            (0, 0, 0, 0),
            (problem.Attributes[1].Weight, problem.CommitteeWeight, problem.Numbers[0].Weight, problem.Terms[1].Weight)
        );
        Assert.True(problem.Terms[0].Weight > 1);
    }

    [Fact]
    public void An_unknown_part_is_named()
    {
        var fault = Assert.Throws<ArgumentException>(() => StrictOrder.Of(Ranked(1), ["a", "level"]));

        Assert.StartsWith("“level” is no part of the problem.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_too_many_to_weigh_against_each_other_are_a_fault_and_not_a_wrong_order()
    {
        var problem = new GroupProblem
        {
            People = 1000,
            Sizes = [.. Enumerable.Repeat(GroupSize.Of(100), 10)],
            Attributes =
            [
                .. Enumerable
                    .Range(0, 5)
                    .Select(at => new CategoricalAttribute(
                        $"a{at}",
                        [.. Enumerable.Range(0, 1000).Select(one => one % 7)],
                        1
                    )),
            ],
        };

        var fault = Assert.Single(StrictOrder.Of(problem, ["a0", "a1", "a2", "a3", "a4"]).Check());

        Assert.Equal("weights-too-large", fault.Code);
    }

    private static readonly Comparer<long[]> InOrder = Comparer<long[]>.Create(
        (one, other) =>
            one.Zip(other).Select(pair => pair.First.CompareTo(pair.Second)).FirstOrDefault(sign => sign != 0)
    );

    private static GroupProblem Ranked(int seed)
    {
        var problem = SmallProblem.Random(seed, most: 7);
        var random = new Random(seed);
        return problem with
        {
            Terms = [problem.Terms[0] with { Weight = 1 }, problem.Terms[1] with { Weight = -1 }],
            Numbers = [new("years", [.. Enumerable.Range(0, problem.People).Select(_ => random.Next(6))], 1)],
        };
    }

    // Each part alone, as cheap as it can be counted: wishes that come true are good.
    private static long[] Ranks(GroupProblem problem, int[] groupOf, string[] order) =>
        [
            .. order.Select(name =>
                SmallProblem.Cost(
                    problem with
                    {
                        Attributes =
                        [
                            .. problem.Attributes.Select(own => own with { Weight = own.Name == name ? 1 : 0 }),
                        ],
                        CommitteeWeight = name == "committee" ? 1 : 0,
                        Terms =
                        [
                            .. problem.Terms.Select(own => own with { Weight = own.Name == name ? own.Weight : 0 }),
                        ],
                        Numbers = [.. problem.Numbers.Select(own => own with { Weight = own.Name == name ? 1 : 0 })],
                    },
                    groupOf
                )
            ),
        ];
}
