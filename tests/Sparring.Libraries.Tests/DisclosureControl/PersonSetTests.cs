using Sparring.DisclosureControl;
using Xunit;

namespace Sparring.Libraries.Tests.DisclosureControl;

public sealed class PersonSetTests
{
    [Fact]
    public void A_set_counts_and_combines_like_any_set_of_numbers()
    {
        var random = new Random(1);
        for (var turn = 0; turn < 300; turn++)
        {
            var (one, other) = (Numbers(random), Numbers(random));
            var (a, b) = (PersonSet.Of(one), PersonSet.Of(other));

            Assert.Equal(one.Distinct().Order(), a.ToArray());
            Assert.Equal(one.Distinct().Count(), a.Count);
            Assert.Equal(one.Length == 0 ? 0 : one.Max() + 1, a.End);
            Assert.Equal(one.Intersect(other).Order(), a.And(b).ToArray());
            Assert.Equal(one.Union(other).Order(), a.Or(b).ToArray());
            Assert.Equal(one.Except(other).Order(), a.Except(b).ToArray());
            Assert.Equal(one.Intersect(other).Count(), a.CountBoth(b));
            Assert.Equal(one.Contains(64), a.Contains(64));
        }
    }

    [Fact]
    public void Sets_of_the_same_people_are_equal_however_they_were_made()
    {
        var made = PersonSet.Of([3, 200]).Except(PersonSet.Of([200]));

        Assert.Equal(PersonSet.Of([3, 3]), made);
        Assert.Equal(PersonSet.Of([3]).GetHashCode(), made.GetHashCode());
        Assert.NotEqual(PersonSet.Empty, made);
        Assert.Equal(PersonSet.Empty, PersonSet.Of([]));
        Assert.Equal((object)PersonSet.Of([3]), made);
        Assert.False(made.Equals((object)"3"));
        Assert.InRange(
            Enumerable.Range(0, 40).Select(one => PersonSet.Of([one]).GetHashCode()).Distinct().Count(),
            30,
            40
        );
        Assert.False(made.Contains(-1));
        Assert.False(made.Contains(64));
        Assert.False(made.Contains(1_000));
    }

    [Fact]
    public void A_negative_number_is_nobody() => Assert.Throws<ArgumentOutOfRangeException>(() => PersonSet.Of([-1]));

    private static int[] Numbers(Random random) =>
        [.. Enumerable.Range(0, random.Next(20)).Select(_ => random.Next(200))];
}
