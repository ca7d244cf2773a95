using Sparring.NetworkAnalysis;
using Sparring.NetworkAnalysis.Homogeneity;
using Xunit;

namespace Sparring.Libraries.Tests.NetworkAnalysis.Homogeneity;

public sealed class CoreMixTests
{
    private static readonly Trait Kind = new("kind", [0, 0, 0, 1, 1, 2, 2, 2, -1]);

    [Fact]
    public void Chance_is_the_mean_over_every_core_of_the_size_and_how_seldom_is_counted_over_all_of_them()
    {
        int[] core = [0, 1, 2, 3];

        var found = CoreMix.Of(Kind, core, 50_000, seed: 7);

        var all = Cores(8, 4).Select(Differing).ToList();
        Assert.Equal(0.5, found?.Differing ?? 0, 12);
        Assert.Equal(all.Average(), found?.ByChance ?? 0, 12);
        Assert.Equal(all.Count(one => one <= 0.5 + 1e-9) / (double)all.Count, found?.Low ?? 0, 2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0, 8)]
    [InlineData(0, 1, 2, 3, 4, 5, 6, 7)]
    [InlineData]
    public void Too_few_or_everybody_are_no_core_to_tell_of(params int[] core) =>
        Assert.Null(CoreMix.Of(Kind, core, 99, seed: 1));

    [Fact]
    public void Where_all_are_of_one_kind_there_is_nothing_to_mix() =>
        Assert.Null(CoreMix.Of(new("one", [0, 0, 0, 0]), [0, 1], 99, seed: 1));

    private static double Differing(int[] core) =>
        core.SelectMany(one =>
                core.Where(other => other != one).Select(other => Kind.Values[one] != Kind.Values[other])
            )
            .Average(differ => differ ? 1.0 : 0);

    private static IEnumerable<int[]> Cores(int people, int size) =>
        Enumerable
            .Range(0, 1 << people)
            .Where(set => int.PopCount(set) == size)
            .Select(set => Enumerable.Range(0, people).Where(person => (set >> person & 1) == 1).ToArray());
}
