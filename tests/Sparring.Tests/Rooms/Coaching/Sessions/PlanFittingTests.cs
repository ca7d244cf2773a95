using Sparring.Rooms.Coaching.Sessions;
using Xunit;

namespace Sparring.Tests.Rooms.Coaching.Sessions;

public sealed class PlanFittingTests
{
    [Theory]
    [InlineData(1, 3, 120, "10 5 4× 20× 5 5 10 2× 7")]
    [InlineData(1, 4, 120, "8 5 4× 15× 5 5 8 2× 5")]
    [InlineData(1, 3, 90, "8 3 3× 14× 5 10 2× 7")]
    [InlineData(2, 3, 120, "5 15× 5 5 20 15 11 3× 5")]
    [InlineData(2, 4, 120, "5 12× 4 5 20 12 9 3× 5")]
    public void The_shipped_minutes_are_used_where_they_fit_exactly(
        int number,
        int people,
        int minutes,
        string expected
    )
    {
        var plan = PlanFitting.Fit(number, people, minutes);

        Assert.Equal(expected, string.Join(' ', plan.Steps.Select(step => step.Minutes + (step.Each ? "×" : ""))));
    }

    [Fact]
    public void Any_group_and_any_length_from_three_quarters_of_an_hour_to_four_hours_is_filled_to_the_minute()
    {
        var off =
            from number in new[] { 1, 2 }
            from people in Enumerable.Range(2, 5)
            from minutes in Enumerable.Range(45, 196)
            let sum = PlanFitting.Fit(number, people, minutes).MinutesFor(people)
            where sum != minutes
            select $"session {number}, {people} people, {minutes} minutes: {sum}";

        Assert.Empty(off);
    }

    [Fact]
    public void A_session_too_short_for_a_minute_each_says_more_than_there_is_time_for() =>
        Assert.True(PlanFitting.Fit(1, 4, 15).MinutesFor(4) > 15);

    [Theory]
    [InlineData(3, 120, "team")]
    [InlineData(3, 90, "troika")]
    [InlineData(4, 120, "troika")]
    public void Four_leaders_or_a_short_session_use_the_troika(int people, int minutes, string method) =>
        Assert.Equal(method, PlanFitting.Fit(1, people, minutes).Method);
}
