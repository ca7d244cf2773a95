using Sparring.GroupComposition;
using Sparring.GroupComposition.Bounds;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition;

public sealed class ComposerTests
{
    [Fact]
    public void What_is_called_optimal_is_what_trying_every_answer_finds()
    {
        var optimal = 0;
        for (var seed = 1; seed <= 150; seed++)
        {
            var problem = SmallProblem.Random(seed);
            if (SmallProblem.Optimum(problem) is not { } optimum)
            {
                continue;
            }

            var answer = Compose(problem);

            Assert.Equal((seed, true, optimum), (seed, answer.Feasible, answer.Cost));
            Assert.True(answer.LowerBound <= optimum, $"seed {seed}");
            optimal += answer.Optimal ? 1 : 0;
        }

        Assert.True(optimal > 50, $"only {optimal} proofs");
    }

    [Fact]
    public void Rules_that_cannot_be_kept_are_named_and_the_answer_is_not_feasible()
    {
        var impossible = 0;
        for (var seed = 1; seed <= 150; seed++)
        {
            var problem = SmallProblem.Random(seed);
            if (SmallProblem.IsPossible(problem))
            {
                continue;
            }

            impossible++;
            var answer = Compose(problem);

            Assert.Equal((seed, false, ComposeStop.Contradiction), (seed, answer.Feasible, answer.Stop));
            Assert.Single(answer.Conflicts);
        }

        Assert.True(impossible > 5, $"only {impossible} impossible problems");
    }

    [Theory]
    [InlineData(38, 3)]
    [InlineData(120, 1)]
    [InlineData(350, 2)]
    [InlineData(1000, 1)]
    public void The_groups_keep_sizes_and_rules_and_cost_what_counting_pairs_says(int people, int rounds)
    {
        var problem = GeneratedProblem.Of(people, seed: 5, rounds);

        var answer = Composer.Compose(problem, new ComposeOptions { Epochs = 6, Threads = 2 });

        var groupOf = GroupOf(problem, answer);
        Assert.True(SmallProblem.Keeps(problem, groupOf));
        Assert.Equal(SmallProblem.Cost(problem, groupOf), answer.Cost);
        Assert.InRange(answer.Gap, 0, 0.08);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(700)]
    public void One_seed_gives_the_same_groups_on_one_two_and_four_threads(int people)
    {
        var problem = GeneratedProblem.Of(people, seed: 7, earlierRounds: 3);

        var answers = new[] { 1, 2, 4 }
            .Select(threads =>
                Composer.Compose(
                    problem,
                    new ComposeOptions
                    {
                        Epochs = 5,
                        Seed = 9,
                        Threads = threads,
                    }
                )
            )
            .ToList();

        Assert.All(answers, answer => Assert.Equal(answers[0].Groups, answer.Groups));
        Assert.All(answers, answer => Assert.Equal(answers[0].Epochs, answer.Epochs));
    }

    [Fact]
    public void Two_seeds_of_a_problem_with_many_best_answers_give_different_groups()
    {
        var problem = GeneratedProblem.Of(38, seed: 7, earlierRounds: 0);

        var first = Composer.Compose(problem, new ComposeOptions { Seed = 1 });
        var second = Composer.Compose(problem, new ComposeOptions { Seed = 2 });

        Assert.NotEqual(first.Groups, second.Groups);
        Assert.Equal(first.Cost, second.Cost);
    }

    [Fact]
    public void People_numbered_otherwise_cost_the_same_at_the_optimum()
    {
        for (var seed = 1; seed <= 10; seed++)
        {
            var problem = GeneratedProblem.Of(30, seed, earlierRounds: 1);
            var answer = Compose(problem);
            var renamed = Compose(Renamed.By(problem, seed));

            Assert.Equal((seed, true, answer.Cost), (seed, renamed.Optimal, renamed.Cost));
        }
    }

    [Fact]
    public void A_cancelled_search_answers_with_the_best_so_far()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        var problem = GeneratedProblem.Of(38, seed: 4, earlierRounds: 4);

        var answer = Composer.Compose(problem, new ComposeOptions(), cancel.Token);

        Assert.Equal(ComposeStop.Cancelled, answer.Stop);
        Assert.Empty(answer.Report.WrongSizes);
    }

    [Fact]
    public void Good_enough_ends_the_search_and_progress_hears_the_best_so_far()
    {
        var heard = new List<ComposeProgress>();
        var options = new ComposeOptions
        {
            GoodEnough = 0.5,
            Progress = new Ear(heard),
            Epochs = 50,
        };

        var answer = Composer.Compose(GeneratedProblem.Of(120, seed: 1, earlierRounds: 3), options);

        Assert.Equal(ComposeStop.GoodEnough, answer.Stop);
        Assert.Equal(answer.Cost, heard[^1].Cost);
        Assert.True(answer.Gap > 0);
    }

    [Fact]
    public void Settled_seats_are_kept_and_the_rest_is_solved_around_them()
    {
        var problem = GeneratedProblem.Of(60, seed: 3, earlierRounds: 1) with { Together = [], Apart = [] };
        var settled = Enumerable.Range(0, 20).Select(person => new Seat(person, person % 15)).ToArray();

        var answer = Composer.Compose(problem with { Fixed = settled }, new ComposeOptions { Epochs = 6 });

        Assert.True(answer.Feasible);
        Assert.All(settled, seat => Assert.Contains(seat.Person, answer.Groups[seat.Group]));
    }

    // 320 of 340 have their seat, one seat of each group is open, and so many rules leave one answer: person i in group 7i modulo 20.
    // The search stops one rule short; the proof sees 20 people and 20 sets of settled ones, and gives the search what it found.
    [Fact]
    public void Where_nearly_all_seats_are_settled_the_proof_finds_the_only_answer_that_the_search_misses()
    {
        const int groups = 20;
        static int FirstOf(int group) => groups + (16 * group);
        var problem = new GroupProblem
        {
            People = 17 * groups,
            Sizes = [.. Enumerable.Repeat(GroupSize.Of(17), groups)],
            Fixed = [.. Enumerable.Range(0, 16 * groups).Select(i => new Seat(groups + i, i / 16))],
            Apart =
            [
                .. Enumerable
                    .Range(0, groups * groups)
                    .Select(at => (Person: at / groups, Later: at % groups))
                    .Where(pair => pair.Later > pair.Person)
                    .Select(pair => new PersonPair(pair.Person, FirstOf(7 * pair.Later % groups))),
            ],
        };

        var answer = Composer.Compose(problem, new ComposeOptions { Epochs = 8 });

        Assert.Equal((ComposeStop.Proven, 8), (answer.Stop, answer.Epochs));
        Assert.All(Enumerable.Range(0, groups), i => Assert.Contains(i, answer.Groups[7 * i % groups]));
    }

    [Fact]
    public void Weights_too_large_for_32_bits_still_find_the_best()
    {
        var small = SmallProblem.Random(3) with { Terms = [] };
        var large = small with
        {
            Attributes = [.. small.Attributes.Select(own => own with { Weight = own.Weight * 1_000_000_000_000 })],
            CommitteeWeight = small.CommitteeWeight * 1_000_000_000_000,
        };

        Assert.Equal(Compose(small).Cost * 1_000_000_000_000, Compose(large).Cost);
    }

    [Fact]
    public void A_bound_somebody_has_proved_already_counts_where_it_is_above_ours_and_only_there()
    {
        // Best 154 of a bound by counting that is lower.
        var problem = GeneratedProblem.Of(38, 2, 4);
        var ours = LowerBound.Of(problem).Value;

        var higher = Composer.Compose(problem, new ComposeOptions { Epochs = 1, KnownBound = ours + 1 });
        var lower = Composer.Compose(problem, new ComposeOptions { Epochs = 1, KnownBound = ours - 1 });

        Assert.InRange(ours, 0, 153);
        Assert.Equal((ours + 1, ours), (higher.LowerBound, lower.LowerBound));
    }

    [Fact]
    public void A_problem_with_faults_is_not_composed()
    {
        var problem = new GroupProblem { People = 3, Sizes = [GroupSize.Of(4)] };

        var refusal = Assert.Throws<ArgumentException>(() => Compose(problem));

        Assert.StartsWith("The groups hold 4 people together, but there are 3.", refusal.Message);
    }

    private static Composition Compose(GroupProblem problem) =>
        Composer.Compose(problem, new ComposeOptions { Epochs = 8, Threads = 1 });

    private static int[] GroupOf(GroupProblem problem, Composition answer)
    {
        var groupOf = new int[problem.People];
        for (var group = 0; group < answer.Groups.Count; group++)
        {
            foreach (var person in answer.Groups[group])
            {
                groupOf[person] = group;
            }
        }

        return groupOf;
    }

    private sealed class Ear(List<ComposeProgress> heard) : IProgress<ComposeProgress>
    {
        public void Report(ComposeProgress value) => heard.Add(value);
    }
}
