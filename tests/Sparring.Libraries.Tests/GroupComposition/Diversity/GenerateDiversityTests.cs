using Sparring.GroupComposition.Diversity;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition.Diversity;

public sealed class GenerateDiversityTests
{
    [Fact]
    public void The_classes_have_their_ranges_and_decimals()
    {
        var sizes = GenerateDiversity.SameSizes(60, 6);

        var real = GenerateDiversity.Of(DiversityClass.RanReal, 60, sizes, 1).Benefits;
        var whole = GenerateDiversity.Of(DiversityClass.RanInt, 60, sizes, 1).Benefits;

        Assert.All(real, benefit => Assert.InRange(benefit, 0, 99.999));
        Assert.All(whole, benefit => Assert.Equal(Math.Floor(benefit), benefit));
        Assert.Equal((0.0, 100.0), (whole.Min(), whole.Max()));
        Assert.InRange(real.Average(), 47, 52);
    }

    [Fact]
    public void Distances_obey_the_triangle_and_a_seed_gives_the_same_whatever_the_groups()
    {
        var problem = GenerateDiversity.Of(DiversityClass.Geo, 20, GenerateDiversity.SameSizes(20, 4), 5);
        var again = GenerateDiversity.Of(DiversityClass.Geo, 20, GenerateDiversity.DifferentSizes(20, 4, 5), 5);

        Assert.Equal(problem.Benefits, again.Benefits);
        for (var a = 0; a < 18; a++)
        {
            Assert.True(problem.Benefit(a, a + 2) <= problem.Benefit(a, a + 1) + problem.Benefit(a + 1, a + 2) + 0.01);
        }
    }

    [Fact]
    public void Sizes_admit_the_people()
    {
        Assert.Equal([3, 3, 4], GenerateDiversity.SameSizes(10, 3).Select(size => size.Least));
        for (var seed = 1; seed < 20; seed++)
        {
            var sizes = GenerateDiversity.DifferentSizes(121, 10, seed);
            Assert.True(sizes.Sum(size => size.Least) <= 121 && sizes.Sum(size => size.Most) >= 121);
        }
    }
}
