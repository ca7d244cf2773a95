using Sparring.Rooms.Coaching.Scheduling.When;
using Xunit;

namespace Sparring.Tests.Rooms.Coaching.Scheduling;

public sealed class MarksInWordsTests
{
    [Fact]
    public void Half_hours_side_by_side_are_one_span_of_a_named_day()
    {
        // Monday's last half hour and Tuesday's first are two spans; Friday afternoon from 16.
        var week = WeekMarks.Of(busy: ["19", "20", "21"], ratherNot: ["96", "97", "98", "99"]);

        Assert.Equal(
            "mandag 17.30–18.00: det går ikke; tirsdag 08.00–09.00: det går ikke; fredag 16.00–18.00: helst ikke",
            MarksInWords.Of(week).Replace("\u2060", "", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_week_with_no_marks_is_free() =>
        Assert.Equal("fri hele ugen fra kl. 8 til 18", MarksInWords.Of(WeekMarks.Empty));
}
