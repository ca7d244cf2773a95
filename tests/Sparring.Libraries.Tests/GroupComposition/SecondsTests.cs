using Sparring.GroupComposition;
using Sparring.GroupComposition.Diversity;
using Sparring.GroupComposition.Scheduling;
using Sparring.GroupComposition.Series;
using Sparring.Libraries.Tests.GroupComposition.Pins;
using Sparring.Libraries.Tests.GroupComposition.Scheduling;
using Sparring.Libraries.Tests.GroupComposition.Series;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition;

/// <summary>How long a search lasts: whole epochs until the seconds are over, and the same groups as by counting those epochs.</summary>
public sealed class SecondsTests
{
    // Wishes that nobody can prove to be met as well as can be.
    private static readonly GroupProblem Endless = VariedProblem.Of(10);

    // An epoch is looked at three times. It is not begun when it would end too late, judged by the one before it.
    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 2)]
    [InlineData(9, 3)]
    [InlineData(10, 3)]
    [InlineData(11, 4)]
    public void Groups_found_in_seconds_are_those_of_as_many_epochs(double seconds, long epochs)
    {
        var timed = Compose(new() { Seconds = seconds, Clock = new TickingClock() });
        var counted = Compose(new() { Epochs = epochs });

        Assert.Equal((epochs, ComposeStop.Spent, (3 * epochs) + 1), (timed.Epochs, timed.Stop, timed.Seconds));
        Assert.Equal(counted.Groups, timed.Groups);
    }

    [Fact]
    public void Epochs_that_are_counted_take_the_time_they_take()
    {
        var answer = Compose(
            new()
            {
                Seconds = 0,
                Epochs = 4,
                Clock = new TickingClock(),
            }
        );

        Assert.Equal((4, ComposeStop.Spent), (answer.Epochs, answer.Stop));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 7)]
    public void A_schedule_ends_with_the_round_in_which_its_seconds_are_over(double seconds, long rounds)
    {
        var options = new ScheduleOptions { Seconds = seconds, Clock = new TickingClock() };

        var schedule = MakeScheduleTests.Make(Hard(), options);

        Assert.Equal((rounds, ScheduleStop.Spent), (schedule.Rounds, schedule.Stop));
        Assert.Equal(MakeScheduleTests.Make(Hard(), new() { Rounds = rounds }).Sessions, schedule.Sessions);
    }

    [Fact]
    public void Rounds_that_are_counted_take_the_time_they_take()
    {
        var schedule = MakeScheduleTests.Make(
            Hard(),
            new()
            {
                Seconds = 0,
                Rounds = 5,
                Clock = new TickingClock(),
            }
        );

        Assert.Equal((5, ScheduleStop.Spent), (schedule.Rounds, schedule.Stop));
    }

    [Fact]
    public void A_series_ends_with_the_epoch_in_which_its_seconds_are_over()
    {
        var problem = SeriesProblem.Of(15, [5, 4, 3, 3], 5) with
        {
            Apart = [.. Enumerable.Range(0, 15).Select(person => new PersonPair(person, (person + 1) % 15))],
        };

        var plan = Meetings.Planned(problem, new SeriesOptions { Seconds = 9, Clock = new TickingClock() });

        Assert.Equal(8, plan.Epochs);
        Assert.Equal(Meetings.Planned(problem, new SeriesOptions { Epochs = 8 }).Rounds, plan.Rounds);
    }

    [Fact]
    public void The_most_diverse_groups_are_looked_for_until_the_watch_says_so()
    {
        var problem = GenerateDiversity.Of(DiversityClass.RanInt, 24, GenerateDiversity.SameSizes(24, 4), 2);
        // A watch that does not begin at 0.
        var looks = 100;

        var found = ComposeDiversity.Solve(problem, new DiversityOptions { Seconds = 5, Watch = () => looks++ });

        Assert.Equal(4, found.Epochs);
    }

    private static Composition Compose(ComposeOptions options) =>
        Composer.Compose(Endless, options with { Threads = 1 });

    // Not proved in 17 rounds.
    private static ScheduleProblem Hard() => SchedulePins.Crowded(124);
}
