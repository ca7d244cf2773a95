using Sparring.Shell.Demo;
using Xunit;

namespace Sparring.Tests.Shell.Demo;

public sealed class DemoCalendarTests
{
    [Fact]
    public void The_hand_in_is_the_monday_four_to_ten_days_ahead_whatever_the_day_of_the_first_start()
    {
        for (var start = new DateOnly(2025, 11, 17); start < new DateOnly(2026, 12, 31); start = start.AddDays(1))
        {
            var handIn = DemoCalendar.HandInThen.AddDays(7 * DemoCalendar.WeeksUntil(start));

            Assert.Equal(DayOfWeek.Monday, handIn.DayOfWeek);
            Assert.InRange(handIn.DayNumber - start.DayNumber, 4, 10);
        }
    }
}
