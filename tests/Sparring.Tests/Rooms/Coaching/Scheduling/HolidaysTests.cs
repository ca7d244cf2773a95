using Sparring.Rooms.Coaching.Scheduling;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Coaching.Scheduling;

public sealed class HolidaysTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Organiser = "Gitte Ranløv";
    private const string Nanna = "Nanna Sejersborg";

    [Fact]
    public void Easter_and_what_follows_it_are_where_the_almanac_has_them()
    {
        string[] closed =
        [
            .. Enumerable
                .Range(0, 365)
                .Select(new DateOnly(2019, 1, 1).AddDays)
                .Where(Holidays.Has)
                .Select(day => day.ToString("d.M.", System.Globalization.CultureInfo.InvariantCulture)),
        ];

        Assert.Equal(
            [
                "1.1.",
                "18.4.",
                "19.4.",
                "21.4.",
                "22.4.",
                "17.5.",
                "30.5.",
                "5.6.",
                "9.6.",
                "10.6.",
                "24.12.",
                "25.12.",
                "26.12.",
                "31.12.",
            ],
            closed
        );
        Assert.True(Holidays.Has(new DateOnly(2038, 4, 26))); // the latest Easter Monday there is
        Assert.False(Holidays.Has(new DateOnly(2024, 4, 26))); // no Great Prayer Day any more
    }

    [Fact]
    public void A_season_that_is_moved_by_weeks_keeps_off_closed_days_and_out_of_its_own_way()
    {
        var text = File.ReadAllText(Repository.Path("programmes/faelles-om-ledelse/groups/coaching.csv"));
        var times = WrittenTable.Read(text, []).SelectMany(row => row.Times).ToList();
        var season = Season.Days(times, 2018);

        Assert.Same(season, season.Later(0));
        for (var weeks = 1; weeks < 52 * 30; weeks++)
        {
            var later = season.Later(weeks);

            var moved = times.Where(time => later[time] != season[time]?.AddDays(7 * weeks)).ToList();
            Assert.DoesNotContain(later.Values.OfType<DateOnly>(), Holidays.Has);
            Assert.DoesNotContain(moved, time => later[time]?.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
            Assert.All(moved, time => Assert.Single(later.Values, day => day == later[time]));
            Assert.True(later.Values.Min() >= season.Values.Min()?.AddDays(7 * weeks));
        }
    }

    [Fact]
    public async Task No_session_is_found_on_a_holiday_and_one_that_is_booked_there_is_doubted()
    {
        var stage = await CoachingStage.SetAsync(app, "yule", 1, Nanna);
        using var client = await app.SignedInClientAsync(stage[Organiser]);

        var plan = await FindTimesTests.SearchAsync(stage, client, ("first-1", "24.12.2018"), ("last-1", "27.12.2018"));
        await stage.PlaceAsync(Organiser, stage.Wanted(1, 1, Nanna, "2018-12-25T10:00"));
        using var page = await client.PageAsync(ShowSchedule.Path);

        Assert.Equal(
            new DateOnly(2018, 12, 27),
            DateOnly.FromDateTime(Assert.Single(plan.Found.Sessions, session => session.Number == 1).Starts.DateTime)
        );
        Assert.Contains(
            "Gruppe 1, session 1 er lagt på en helligdag eller lukkedag.",
            page.Body?.TextContent,
            StringComparison.Ordinal
        );
    }
}
