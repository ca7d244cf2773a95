using Sparring.GroupComposition;
using Sparring.GroupComposition.Diversity;
using Sparring.GroupComposition.Search;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition.Diversity;

public sealed class BroodTests
{
    private const int People = 80;

    [Fact]
    public void Where_parents_are_strangers_runs_become_longer_long_before_others_do()
    {
        var ((_, among), (_, apart)) = (UntilLonger(DiversityClass.Geo, 3), UntilLonger(DiversityClass.RanReal, 3));

        Assert.InRange(among, 15, 100);
        Assert.InRange(apart, 3 * among, 2000);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void The_best_of_several_broods_are_six_different_ones(int seed)
    {
        var (brood, _) = UntilLonger(DiversityClass.RanInt, seed);

        Assert.Equal(6, brood.Values.Distinct().Count());
    }

    [Fact]
    public void A_run_that_climbs_again_is_where_it_was_also_when_not_everybody_was_present()
    {
        int[] sizes = [8, 10, 12, 14, 16, 20];
        var run = Run(DiversityClass.RanReal, 1, sizes);
        int[] from = [.. sizes.SelectMany((size, group) => Enumerable.Repeat(group, size))];
        int[] present = [.. Enumerable.Range(0, 64).Select(at => at * 7 % People)];

        for (var seed = 1UL; seed <= 5; seed++)
        {
            run.Begin(from, 1, 150, (present, [.. Enumerable.Range(0, 40)]), new Chance(seed));
            run.RunEpoch();
            var (value, places) = (run.Value, run.Places);
            run.Climb();

            Assert.True(run.IsOver);
            Assert.Equal(sizes, Enumerable.Range(0, sizes.Length).Select(group => places.Count(of => of == group)));
            Assert.Equal((value, string.Join(' ', places)), (run.Value, string.Join(' ', run.Places)));
        }
    }

    private static (Brood Brood, int Rounds) UntilLonger(DiversityClass kind, int seed)
    {
        int[] sizes = [10, 10, 10, 10, 10, 10, 10, 10];
        var (run, brood, rounds) = (Run(kind, seed, sizes), new Brood(sizes, seed), 0);
        for (var first = brood.Looks; brood.Looks == first; rounds++)
        {
            brood.Begin([run]);
            run.RunEpoch();
            brood.End();
        }

        return (brood, rounds);
    }

    private static AnnealingRun Run(DiversityClass kind, int seed, int[] sizes)
    {
        var whole = new WholeBenefits(
            GenerateDiversity.Of(kind, People, [.. sizes.Select(GroupSize.Of)], seed),
            sizes.Max()
        );
        var rounded = new RoundedBenefits(whole, sizes.Max());
        var (bath, chance) = (new HeatBath(rounded, sizes.Length), new Chance(5));
        int[] everybody = [.. Enumerable.Range(0, People)];
        bath.Place([.. sizes.SelectMany((size, group) => Enumerable.Repeat(group, size))], everybody, everybody);
        return new(whole, rounded, sizes, TemperatureRange.Of(bath, whole.Spread(), ref chance));
    }
}
