using System.Globalization;
using Sparring.Platform.Texts;
using Xunit;

namespace Sparring.Tests.Platform.Texts;

public sealed class DatesTests
{
    private static readonly DateOnly Today = new(2025, 11, 18);

    [Theory]
    [InlineData("2025-11-18", "i dag, tirsdag 18. november", "today, Tuesday 18 November")]
    [InlineData("2025-11-19", "i morgen, onsdag 19. november", "tomorrow, Wednesday 19 November")]
    [InlineData("2025-11-24", "om 6 dage, mandag 24. november", "in 6 days, Monday 24 November")]
    [InlineData("2025-12-15", "om 27 dage, mandag 15. december", "in 27 days, Monday 15 December")]
    [InlineData("2026-01-01", "om 6 uger, torsdag 1. januar 2026", "in 6 weeks, Thursday 1 January 2026")]
    [InlineData("2025-11-17", "i går, mandag 17. november", "yesterday, Monday 17 November")]
    [InlineData("2025-11-15", "for 3 dage siden, lørdag 15. november", "3 days ago, Saturday 15 November")]
    [InlineData("2025-10-01", "for 6 uger siden, onsdag 1. oktober", "6 weeks ago, Wednesday 1 October")]
    public void A_day_is_said_as_people_say_it(string day, string danish, string english)
    {
        var date = DateOnly.Parse(day, CultureInfo.InvariantCulture);

        Assert.Equal(danish, Say("da-DK", date).Replace('\u00A0', ' '));
        Assert.Equal(english, Say("en-GB", date).Replace('\u00A0', ' '));
    }

    [Fact]
    public void A_date_does_not_break_over_two_lines() =>
        Assert.Equal("om 6 dage, mandag 24.\u00A0november", Say("da-DK", new DateOnly(2025, 11, 24)));

    [Theory]
    [InlineData("da-DK", "fredag den 20. november 2026")]
    [InlineData("en-GB", "Friday 20 November 2026")]
    public void With_its_weekday_a_date_has_no_comma(string culture, string said) =>
        Assert.Equal(said, In(culture, () => new DateOnly(2026, 11, 20).WithWeekday()));

    private static string Say(string culture, DateOnly day) => In(culture, () => Dates.Until(Today, day));

    private static string In(string culture, Func<string> said)
    {
        var (before, spoken) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            return said();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, spoken);
        }
    }
}
