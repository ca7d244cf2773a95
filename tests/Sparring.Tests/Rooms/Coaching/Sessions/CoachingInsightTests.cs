using Sparring.Platform.Data;
using Sparring.Rooms.Coaching.Sessions;
using Xunit;

namespace Sparring.Tests.Rooms.Coaching.Sessions;

public sealed class CoachingInsightTests
{
    private static readonly DateOnly Offered = new(2019, 1, 15);

    [Theory]
    [InlineData(2, 5, 7, typeof(CoachingInsight.Releasing.Released))]
    [InlineData(2, 4, 7, typeof(CoachingInsight.Releasing.TooFew))]
    [InlineData(1, 9, 7, typeof(CoachingInsight.Releasing.TooFew))]
    [InlineData(2, 5, 6, typeof(CoachingInsight.Releasing.StillHeard))]
    public void Five_people_from_two_groups_heard_for_a_week_release_a_point(
        int groups,
        int people,
        int days,
        Type expected
    )
    {
        var outcome = Insight.Release(new(groups, people, HasObjected: false), Offered.AddDays(days));

        Assert.IsType(expected, outcome);
    }

    [Fact]
    public void A_groups_no_holds_it_back_however_many_are_behind_it() =>
        Assert.IsType<CoachingInsight.Releasing.Objected>(
            Insight.Release(new(8, 27, HasObjected: true), Offered.AddDays(30))
        );

    [Theory]
    [InlineData(5, "5–9")]
    [InlineData(9, "5–9")]
    [InlineData(10, "10–19")]
    [InlineData(19, "10–19")]
    [InlineData(20, "20+")]
    public void How_many_are_behind_it_is_told_in_bands(int people, string band) =>
        Assert.Equal(band, CoachingInsight.Band(people));

    [Theory]
    [InlineData("Det så Signe tidligt", "Signe")]
    [InlineData("I Signes afdeling", "Signes")]
    [InlineData("Det gik galt for Dam.", "Dam")]
    [InlineData("En dam med fisk og en signede stund", null)]
    [InlineData("Mange venter på et ja oppefra", null)]
    public void A_name_is_found_as_a_word_of_its_own(string text, string? found) =>
        Assert.Equal(found, NamesInText.First(text, ["Signe Dam", "Bo Holt"]));

    private static CoachingInsight Insight { get; } =
        new(
            Ids.Secure.Next(),
            new(Ids.Secure.Next()),
            new(Ids.Secure.Next()),
            "Mange venter",
            Offered,
            "forum",
            null,
            null
        );
}
