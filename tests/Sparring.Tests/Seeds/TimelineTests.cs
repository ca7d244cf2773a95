using Sparring.Rooms.Programme.Contract;
using Xunit;

namespace Sparring.Tests.Seeds;

/// <summary>The dates of the five documents (domain.md B1), in the order they happened.</summary>
public sealed class TimelineTests
{
    private static readonly string[] Happened =
    [
        "2018-04",
        "2018-06/2018-11",
        "2018-06-08",
        "2018-11-08/2018-11-09",
        "2018-11-19",
        "2018-11-23/2018-12-14",
        "2018-12/2019-01",
        "2019-01-07/2019-01-31",
        "2019-02",
        "2019-02-22",
        "2019-03",
        "2019-03/2019-06",
        "2019-04",
        "2019-05",
        "2019-08/2019-11",
        "2019-08-30",
        "2020-08-14",
        "2020-W34",
        "2020-09-02",
        "2020-09-mid",
        "2020-09-24/2020-10-26",
        "2020-10-20",
        "2020-10-27",
        "2020-late",
    ];

    [Fact]
    public void Every_date_of_the_seeds_is_read_and_sorts_where_it_belongs()
    {
        var dates = Happened.Select(FuzzyDate.Read).ToList();

        Assert.DoesNotContain(null, dates);
        Assert.Equal(Happened, dates.OfType<FuzzyDate>().Order().Select(date => date.Notation));
    }

    [Theory]
    [InlineData("2018-06-08", DayOfWeek.Friday)]
    [InlineData("2018-11-08", DayOfWeek.Thursday)]
    [InlineData("2018-11-19", DayOfWeek.Monday)]
    [InlineData("2019-02-22", DayOfWeek.Friday)]
    [InlineData("2019-08-30", DayOfWeek.Friday)]
    [InlineData("2020-09-02", DayOfWeek.Wednesday)]
    [InlineData("2020-10-27", DayOfWeek.Tuesday)]
    [InlineData("2020-W34", DayOfWeek.Monday)]
    public void Weekdays_are_those_of_the_calendar(string date, DayOfWeek weekday) =>
        Assert.Equal(weekday, FuzzyDate.Read(date)?.First.DayOfWeek);

    [Fact]
    public void The_year_20019_of_a_printed_programme_is_not_read() => Assert.Null(FuzzyDate.Read("22. FEBRUAR 20019"));
}
