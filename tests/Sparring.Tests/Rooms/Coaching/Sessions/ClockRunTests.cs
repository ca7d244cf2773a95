using Sparring.Rooms.Coaching.Sessions;
using Xunit;

namespace Sparring.Tests.Rooms.Coaching.Sessions;

public sealed class ClockRunTests
{
    [Fact]
    public void A_turn_of_twenty_minutes_in_a_reflecting_team_has_the_minutes_of_the_method() =>
        Assert.Equal(
            [("interview", 480), ("reflect", 360), ("respond", 180), ("learn", 180)],
            TurnMethods.Split("team", 20).Select(part => (part.Phase.Key, part.Seconds))
        );

    [Fact]
    public void The_phases_of_a_turn_are_half_minutes_and_together_the_turn()
    {
        foreach (
            var (method, minutes) in TurnMethods.Keys.SelectMany(key => Enumerable.Range(3, 38).Select(m => (key, m)))
        )
        {
            var parts = TurnMethods.Split(method, minutes);

            Assert.All(parts, part => Assert.Equal(0, part.Seconds % 30));
            Assert.Equal(method == "free" ? 0 : minutes * 60, parts.Sum(part => part.Seconds));
        }
    }

    [Fact]
    public void Everybody_has_her_turn_and_the_clock_runs_as_long_as_the_plan()
    {
        var plan = PlanFitting.Fit(1, 3, 120);

        var run = ClockRun.Of(plan, 3);

        Assert.Equal(120 * 60, run.Sum(stretch => stretch.Seconds));
        Assert.Equal(
            [0, 1, 2],
            run.Where(stretch => stretch.Phase == "interview").Select(stretch => stretch.Turn ?? -1)
        );
    }
}
