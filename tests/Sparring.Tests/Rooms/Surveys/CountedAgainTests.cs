using Sparring.DisclosureControl;
using Sparring.Rooms.Surveys.Figures;
using Xunit;

namespace Sparring.Tests.Rooms.Surveys;

public sealed class CountedAgainTests
{
    [Fact]
    public void Whoever_is_counted_again_gives_nobody_of_the_first_wave_away()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var first = new Ledger(5);
            first.Release(Set(Enumerable.Range(0, 35)), [Set(Enumerable.Range(0, 9)), Set(Enumerable.Range(9, 12))]);
            int[] again = [.. Enumerable.Range(0, 42).Where(_ => random.Next(8) > 0)];

            var counted = new CountedAgain(first.Published, 5).Of(again);

            Assert.Equal(counted.And(PersonSet.Of(again)), counted);
            Assert.True(counted.Count == 0 || first.Ask(new("again", counted)) is Decision.Allowed, $"Seed {seed}");
        }
    }

    [Fact]
    public void Nobody_is_left_out_when_all_answer_again() =>
        Assert.Equal(12, new CountedAgain([Set(Enumerable.Range(0, 12))], 5).Of([.. Enumerable.Range(0, 12)]).Count);

    [Fact]
    public void One_who_stays_away_takes_four_others_with_her_and_two_new_ones_wait() =>
        Assert.Equal(15, new CountedAgain([Set(Enumerable.Range(0, 20))], 5).Of([.. Enumerable.Range(1, 21)]).Count);

    [Fact]
    public void In_the_first_wave_everybody_counts() => Assert.Equal(3, new CountedAgain([], 5).Of([4, 5, 6]).Count);

    private static NamedSet Set(IEnumerable<int> people) => new("set", PersonSet.Of(people));
}
