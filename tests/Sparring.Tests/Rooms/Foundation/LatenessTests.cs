using Sparring.Platform.Data;
using Sparring.Rooms.Foundation;
using Sparring.Rooms.Programme.Contract;
using Xunit;

namespace Sparring.Tests.Rooms.Foundation;

public sealed class LatenessTests
{
    private static readonly Deadline Nineteenth = new(
        "foundation-submission",
        "Aflevering",
        new DateOnly(2018, 11, 19)
    );

    [Theory]
    [InlineData("2018-11-19 23:59:59", 0)]
    [InlineData("2018-11-20 00:00:00", 1)]
    [InlineData("2018-11-21 12:00:00", 2)]
    [InlineData("2018-11-01 12:00:00", 0)]
    public void The_day_of_the_deadline_lasts_until_midnight_in_Copenhagen(string wall, int daysLate)
    {
        var moment = Clock.At(DateOnly.Parse(wall[..10]), TimeOnly.Parse(wall[11..]));

        Assert.Equal(new Lateness(Nineteenth.Day, daysLate), Lateness.Of(Nineteenth, moment));
    }

    [Fact]
    public void Without_a_deadline_nothing_is_late() =>
        Assert.False(Lateness.Of(null, new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero)).IsLate);
}
