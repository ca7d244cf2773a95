using Sparring.GroupComposition;
using Sparring.GroupComposition.Bounds;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition.Bounds;

public sealed class ProofTests
{
    [Theory]
    [InlineData(1, 4, 197)]
    [InlineData(2, 4, 154)]
    [InlineData(3, 4, 156)]
    [InlineData(1, 12, 529)]
    public void After_many_rounds_thirty_eight_people_are_seated_as_cheaply_as_can_be(
        int seed,
        int rounds,
        long optimum
    )
    {
        var problem = GeneratedProblem.Of(38, seed, rounds);

        var proof = Proof.Of(problem, known: null);

        Assert.Equal((optimum, optimum), (proof.Bound, proof.Cost));
        AssertAnswer(problem, proof);
    }

    [Theory]
    [InlineData(2, 3, 249)]
    [InlineData(12, 3, 249)]
    [InlineData(1, 8, 361)]
    public void Sixty_people_whom_many_answers_suit_equally_are_seated_as_cheaply_as_can_be(
        int seed,
        int rounds,
        long optimum
    )
    {
        var problem = GeneratedProblem.Of(60, seed, rounds);

        var proof = Proof.Of(problem, known: null);

        Assert.Equal((optimum, optimum), (proof.Bound, proof.Cost));
        AssertAnswer(problem, proof);
    }

    [Fact]
    public void On_small_problems_it_proves_and_finds_what_trying_every_answer_finds()
    {
        var proved = 0;
        for (var seed = 0; seed < 600; seed++)
        {
            var problem = SmallProblem.Random(seed, most: 7);
            var optimum = SmallProblem.Optimum(problem);

            var proof = Proof.Of(problem, known: null);

            if (optimum is null)
            {
                Assert.Null(proof.Groups);
                continue;
            }

            Assert.True(proof.Bound <= optimum, $"seed {seed}: the bound {proof.Bound} is above {optimum}");
            if (problem.Sizes.Any(size => size.Least == 0))
                continue;
            Assert.True((proof.Bound, proof.Cost) == (optimum, optimum), $"seed {seed}: {proof} is not {optimum}");
            AssertAnswer(problem, proof);
            proved++;
        }

        Assert.True(proved > 200, $"only {proved} problems had an answer");
    }

    [Fact]
    public void Whatever_answer_is_known_the_optimum_is_found_or_confirmed()
    {
        for (var seed = 0; seed < 600; seed++)
        {
            var problem = SmallProblem.Random(seed, most: 7, wishes: seed % 4 == 0);
            if (SmallProblem.Optimum(problem) is not { } optimum || problem.Sizes.Any(size => size.Least == 0))
                continue;

            var known = optimum + (seed % 5 * 3);
            var proof = Proof.Of(problem, known);

            Assert.True(proof.Bound == optimum, $"seed {seed}: {proof} with {known} known, the optimum is {optimum}");
            Assert.Equal(known == optimum ? null : optimum, proof.Cost);
        }
    }

    [Fact]
    public void Groups_of_six_are_too_many_to_list_but_those_of_an_answer_barely_above_the_bound_are_not()
    {
        var problem = GeneratedProblem.Of(38, 2, 4) with
        {
            Sizes = [.. Enumerable.Range(0, 7).Select(group => GroupSize.Of(group < 3 ? 6 : 5))],
        };

        var proof = Proof.Of(problem, known: 610);

        Assert.Equal((563, 563), (proof.Bound, proof.Cost));
        AssertAnswer(problem, proof);
    }

    [Fact]
    public void An_answer_as_cheap_as_the_optimum_is_proved_and_none_better_is_offered()
    {
        var proof = Proof.Of(GeneratedProblem.Of(38, 2, 4), known: 154);

        Assert.Equal(new ProofResult(154, null, null), proof);
    }

    [Fact]
    public void The_same_question_gets_the_same_groups()
    {
        var problem = GeneratedProblem.Of(38, 3, 4);

        Assert.Equal(Proof.Of(problem, known: 160).Groups, Proof.Of(problem, known: 160).Groups);
    }

    [Fact]
    public void With_less_work_the_bound_is_lower_but_holds()
    {
        var problem = GeneratedProblem.Of(38, 4, 4);
        var bounds = new[] { 0, 1_000_000, 3_000_000, 1_000_000_000 }
            .Select(work => Proof.Of(problem, null, work).Bound)
            .ToArray();

        Assert.Equal(bounds.Order(), bounds);
        Assert.Equal((147, 159), (bounds[0], bounds[^1]));
    }

    [Fact]
    public void It_tells_each_bound_as_it_rises()
    {
        var heard = new List<long>();

        Proof.Of(GeneratedProblem.Of(38, 3, 4), null, raised: heard.Add);

        Assert.Equal(heard.Distinct().Order(), heard);
        Assert.Equal((152, 156), (heard[0], heard[^1]));
    }

    [Fact]
    public void Cancelled_it_answers_with_what_counting_says()
    {
        var proof = Proof.Of(GeneratedProblem.Of(38, 4, 4), null, cancel: new CancellationToken(canceled: true));

        Assert.Equal(new ProofResult(147, null, null), proof);
    }

    [Fact]
    public void Too_many_people_for_every_group_to_be_listed_get_the_bound_by_counting()
    {
        var problem = GeneratedProblem.Of(120, 1, 3);

        Assert.Equal(new ProofResult(LowerBound.Of(problem).Value, null, null), Proof.Of(problem, known: null));
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(66, false)]
    public void Up_to_64_people_every_possible_group_is_listed(int people, bool listed)
    {
        var problem = new GroupProblem
        {
            People = people,
            Sizes = [.. Enumerable.Repeat(GroupSize.Of(2), people / 2)],
            Terms = [new PairTerm("history", 1, [new CountedPair(0, 1, 1)])],
        };

        var proof = Proof.Of(problem, known: null);

        Assert.Equal((0, listed ? 0 : null), (proof.Bound, proof.Cost));
    }

    [Fact]
    public void Two_groups_of_thirty_are_not_listed_either()
    {
        var problem = GeneratedProblem.Of(60, 1, 0) with { Sizes = [GroupSize.Of(30), GroupSize.Of(30)], Apart = [] };

        Assert.Equal(new ProofResult(LowerBound.Of(problem).Value, null, null), Proof.Of(problem, known: 1_000_000));
    }

    private static void AssertAnswer(GroupProblem problem, ProofResult proof)
    {
        var groupOf = new int[problem.People];
        Array.Fill(groupOf, -1);
        for (var group = 0; group < proof.Groups?.Count; group++)
        {
            foreach (var person in proof.Groups[group])
                groupOf[person] = group;
        }

        Assert.DoesNotContain(-1, groupOf);
        Assert.True(SmallProblem.Keeps(problem, groupOf), "a hard rule is broken");
        Assert.Equal(proof.Cost, SmallProblem.Cost(problem, groupOf));
    }
}
