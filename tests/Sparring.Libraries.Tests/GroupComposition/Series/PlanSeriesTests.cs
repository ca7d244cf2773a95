using Sparring.GroupComposition;
using Sparring.GroupComposition.Series;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition.Series;

public sealed class PlanSeriesTests
{
    [Fact]
    public void Whoever_listens_hears_the_best_so_far_and_never_a_worse_one()
    {
        var heard = new List<SeriesCount>();
        var problem = new SeriesProblem
        {
            People = 14,
            Rounds = [.. Enumerable.Repeat(new SeriesRound([4, 4, 3, 3]), 6)],
            Apart = [new PersonPair(0, 1), new PersonPair(2, 3)],
        };

        var plan = Meetings.Planned(problem, new SeriesOptions { Epochs = 300, Progress = new Listener(heard) });

        Assert.InRange(heard.Count, 3, 300);
        Assert.Equal(heard.OrderByDescending(count => count.Repeats + count.Broken), heard);
        Assert.True(plan.Count.Repeats + plan.Count.Broken <= heard[^1].Repeats + heard[^1].Broken);
    }

    private sealed class Listener(List<SeriesCount> heard) : IProgress<SeriesCount>
    {
        public void Report(SeriesCount value) => heard.Add(value);
    }

    [Fact]
    public void Departments_and_earlier_groups_are_kept_apart_through_all_rounds()
    {
        var problem = SeriesProblem.Of(24, Meetings.Mix(6, 0), 4) with
        {
            Apart =
            [
                .. PairsWithin(24, person => person % 6),
                .. PairsWithin(24, person => person / 12 * 100 + (person % 12 / 2)),
            ],
        };

        var plan = Meetings.Planned(problem, new SeriesOptions { Epochs = 200 });

        Assert.True(Meetings.Seats(problem, plan));
        Assert.Equal(new SeriesCount(0, 0, 0), plan.Count);
        Assert.Equal((0, 0), (Meetings.Broken(problem, plan), Meetings.Repeats(24, plan.Rounds)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    public void Seven_rounds_of_38_people_keep_departments_bosses_and_sparring_groups_apart(int seed)
    {
        var problem = Programme(seed, 7);

        var plan = Meetings.Planned(problem, new SeriesOptions { Epochs = 400, Seed = seed });

        Assert.True(Meetings.Seats(problem, plan));
        Assert.Equal((0, 0), (Meetings.Broken(problem, plan), Meetings.Repeats(38, plan.Rounds)));
    }

    // 553 pairs may meet and 432 do. Two to four seconds of CPU where the library is optimised.
    [Fact]
    public void Eight_rounds_of_38_people_keep_departments_bosses_and_sparring_groups_apart()
    {
        var problem = Programme(seed: 10, rounds: 8);

        var plan = Meetings.Planned(problem, new SeriesOptions { Epochs = 2_000, Seed = 4 });

        Assert.True(Meetings.Seats(problem, plan));
        Assert.Equal((0, 0), (Meetings.Broken(problem, plan), Meetings.Repeats(38, plan.Rounds)));
    }

    // Of 190 pairs 180 may meet and 150 do: cooling alone still breaks two rules after 700 epochs.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Five_rounds_of_ten_couples_at_five_tables_of_four_have_no_repeat(int seed)
    {
        var problem = SeriesProblem.Of(20, Meetings.Mix(5, 0), 5) with { Apart = [.. PairsWithin(20, a => a / 2)] };

        var plan = Meetings.Planned(problem, new SeriesOptions { Epochs = 700, Seed = seed });

        Assert.True(Meetings.Seats(problem, plan));
        Assert.Equal((0, 0), (Meetings.Broken(problem, plan), Meetings.Repeats(20, plan.Rounds)));
    }

    [Fact]
    public void Whoever_is_away_sits_nowhere_and_the_others_still_do_not_meet_twice()
    {
        int[] present = [.. Enumerable.Range(0, 38).Where(person => person is not (3 or 17 or 30))];
        var away = new SeriesRound(Meetings.Mix(8, 1)) { Present = present };
        var whole = new SeriesRound(Meetings.Mix(8, 2));
        var problem = new SeriesProblem { People = 38, Rounds = [whole, away, whole, whole, away, whole] };

        var plan = Meetings.Planned(problem, new SeriesOptions { Epochs = 200 });

        Assert.True(Meetings.Seats(problem, plan));
        Assert.Equal(0, Meetings.Repeats(38, plan.Rounds));
    }

    [Fact]
    public void Who_is_away_from_every_round_sits_in_none_of_them()
    {
        var round = new SeriesRound([4, 4, 4, 4, 4]) { Present = [.. Enumerable.Range(3, 20)] };
        var problem = new SeriesProblem { People = 23, Rounds = [round, round, round] };

        var plan = Meetings.Planned(problem, new SeriesOptions { Epochs = 3 });

        Assert.True(Meetings.Seats(problem, plan));
    }

    [Fact]
    public void The_next_rounds_of_a_planned_series_repeat_nobody()
    {
        var planned = Meetings.Planned(SeriesProblem.Of(38, Meetings.Mix(8, 2), 12), new SeriesOptions());
        var next = SeriesProblem.Of(38, Meetings.Mix(8, 2), 3) with { Earlier = [.. planned.Rounds.Take(9)] };

        var plan = Meetings.Planned(next, new SeriesOptions { Epochs = 10 });

        Assert.Equal(0, plan.Count.Repeats);
        Assert.Equal(0, Meetings.Repeats(38, planned.Rounds.Take(9).Concat(plan.Rounds)));
    }

    [Fact]
    public void Costs_are_lowered_without_giving_up_rules_or_meetings()
    {
        var level = new CategoricalAttribute("level", [.. Enumerable.Range(0, 20).Select(person => person % 5)], 10);
        var bare = SeriesProblem.Of(20, Meetings.Mix(5, 0), 3) with { Apart = [new(0, 1), new(2, 3)] };
        var priced = bare with { Attributes = [level] };

        var before = CountSeries.Of(priced, Meetings.Planned(bare, new SeriesOptions { Epochs = 60 }).Rounds);
        var after = Meetings.Planned(priced, new SeriesOptions { Epochs = 60 }).Count;

        Assert.Equal((0, 0), (after.Repeats, after.Broken));
        Assert.InRange(after.Cost, 0, before.Cost - 1);
    }

    [Fact]
    public void A_series_that_only_a_design_can_give_keeps_it_while_its_costs_are_lowered()
    {
        var level = new CategoricalAttribute("level", [.. Enumerable.Range(0, 40).Select(person => person % 5)], 10);
        var problem = SeriesProblem.Of(40, Meetings.Mix(10, 0), 12) with { Attributes = [level] };

        var plan = Meetings.Planned(problem, new SeriesOptions { Epochs = 40 });

        Assert.True(Meetings.Seats(problem, plan));
        Assert.Equal((0, 0), (plan.Count.Repeats, Meetings.Repeats(40, plan.Rounds)));
    }

    [Fact]
    public void The_same_seed_and_work_give_the_same_groups_and_another_seed_gives_others()
    {
        var problem = SeriesProblem.Of(18, [4, 4, 4, 3, 3], 4) with
        {
            Apart = [.. PairsWithin(18, person => person / 4)],
        };

        var first = Meetings.Planned(problem, new SeriesOptions { Epochs = 20, Seed = 5 });
        var again = Meetings.Planned(problem, new SeriesOptions { Epochs = 20, Seed = 5 });
        var other = Meetings.Planned(problem, new SeriesOptions { Epochs = 20, Seed = 6 });

        Assert.Equal(Shown(first), Shown(again));
        Assert.NotEqual(Shown(first), Shown(other));
    }

    [Fact]
    public void More_rounds_than_the_design_has_are_filled_up_by_search()
    {
        var problem = SeriesProblem.Of(16, Meetings.Mix(4, 0), 6);

        var plan = Meetings.Planned(problem, new SeriesOptions { Epochs = 100 });

        Assert.True(Meetings.Seats(problem, plan));
        Assert.Equal((24, 24), (plan.Count.Repeats, plan.LowerBound));
        Assert.Equal(24, Meetings.Repeats(16, plan.Rounds));
    }

    [Fact]
    public void A_plan_that_is_cancelled_is_whole_all_the_same()
    {
        var problem = SeriesProblem.Of(32, Meetings.Mix(8, 0), 12);

        var answer = PlanSeries.Of(problem, new SeriesOptions(), new CancellationToken(canceled: true));

        var plan = Assert.IsType<SeriesAnswer.Planned>(answer).Plan;
        Assert.True(Meetings.Seats(problem, plan));
        Assert.Equal(0, plan.Epochs);
    }

    private static SeriesProblem Programme(int seed, int rounds)
    {
        var people = GeneratedProblem.Of(38, seed, earlierRounds: 0, tablesOfThree: true);
        var sparring = Composer.Compose(people, new ComposeOptions { Epochs = 4, Threads = 1 }).Groups;
        var department = people.Attributes[0].Values;
        return SeriesProblem.Of(38, Meetings.Mix(8, 2), rounds) with
        {
            Apart =
            [
                .. people.Apart,
                .. PairsWithin(38, person => department[person]),
                .. PairsWithin(38, person => sparring.TakeWhile(group => !group.Contains(person)).Count()),
            ],
        };
    }

    private static string Shown(SeriesPlan plan) =>
        string.Join(
            '\n',
            plan.Rounds.Select(round => string.Join('|', round.Select(group => string.Join(' ', group))))
        );

    private static IEnumerable<PersonPair> PairsWithin(int people, Func<int, int> set) =>
        Enumerable
            .Range(0, people)
            .SelectMany(a => Enumerable.Range(0, a).Where(b => set(a) == set(b)).Select(b => new PersonPair(a, b)));
}
