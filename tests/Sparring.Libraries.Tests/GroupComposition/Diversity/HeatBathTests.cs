using Sparring.GroupComposition;
using Sparring.GroupComposition.Diversity;
using Sparring.GroupComposition.Search;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition.Diversity;

public sealed class HeatBathTests
{
    [Fact]
    public void With_vectors_and_without_the_same_swaps_are_drawn()
    {
        var problem = GenerateDiversity.Of(DiversityClass.Geo, 70, GenerateDiversity.DifferentSizes(70, 6, 5), 5);
        var all = new RoundedBenefits(new WholeBenefits(problem, 16), 16);
        int[] places = [.. Enumerable.Range(0, 70).Select(person => person % 6)];
        var (quick, plain) = (new HeatBath(all, 6), new HeatBath(all, 6) { IsVector = false });
        var (one, other) = (new Chance(7), new Chance(7));

        foreach (var temperature in new[] { 40_000.0, 9000, 800 })
        {
            Array.ForEach([quick, plain], bath => bath.Place(places));
            Array.ForEach([quick, plain], bath => bath.Heat(temperature));
            var (swaps, same) = (quick.Bathe(ref one, 3000), plain.Bathe(ref other, 3000));

            Assert.InRange(swaps, 1, 3000);
            Assert.Equal(swaps, same);
            Assert.Equal(PlacesOf(quick), PlacesOf(plain));
        }

        static int[] PlacesOf(HeatBath bath)
        {
            var places = new int[bath.People];
            bath.CopyPlaces(places);
            return places;
        }
    }

    [Fact]
    public void Of_people_placed_anew_the_first_looks_first()
    {
        var problem = GenerateDiversity.Of(DiversityClass.RanReal, 70, GenerateDiversity.SameSizes(70, 6), 5);
        var all = new RoundedBenefits(new WholeBenefits(problem, 12), 12);
        int[] places = [.. Enumerable.Range(0, 70).Select(person => person % 6)];
        var (used, fresh) = (new HeatBath(all, 6), new HeatBath(all, 6));
        var (before, one, other) = (new Chance(3), new Chance(7), new Chance(7));
        used.Place(places);
        used.Heat(40_000);
        used.Bathe(ref before, 33);

        Array.ForEach([used, fresh], bath => bath.Place(places));
        fresh.Heat(40_000);
        used.Bathe(ref one, 90);
        fresh.Bathe(ref other, 90);

        var (after, same) = (new int[70], new int[70]);
        used.CopyPlaces(after);
        fresh.CopyPlaces(same);
        Assert.NotEqual(places, after);
        Assert.Equal(same, after);
    }

    [Fact]
    public void Without_noise_swaps_end_where_none_gains_more_than_rounding()
    {
        var problem = GenerateDiversity.Of(DiversityClass.RanReal, 70, GenerateDiversity.SameSizes(70, 6), 5);
        var bath = new HeatBath(new RoundedBenefits(new WholeBenefits(problem, 12), 12), 6);
        var (chance, after) = (new Chance(7), new int[70]);

        // First with another seating, of which nothing may be left.
        bath.Place([.. Enumerable.Range(0, 70).Select(person => person / 12)]);
        bath.Place([.. Enumerable.Range(0, 70).Select(person => person % 6)]);
        var before = bath.Brought();
        bath.Heat(0);
        bath.Bathe(ref chance, 6000);

        bath.CopyPlaces(after);
        Assert.InRange(bath.Brought(), before + 1, long.MaxValue);
        var pairs = Enumerable.Range(0, 70).SelectMany(a => Enumerable.Range(0, a).Select(b => (A: a, B: b)));
        Assert.InRange(pairs.Where(pair => after[pair.A] != after[pair.B]).Max(pair => Gain(pair.A, pair.B)), -100, 1);

        double Gain(int a, int b) =>
            Brings(a, after[b], b) + Brings(b, after[a], a) - Brings(a, after[a], a) - Brings(b, after[b], b);

        double Brings(int person, int group, int but) =>
            Enumerable
                .Range(0, 70)
                .Where(other => after[other] == group && other != but && other != person)
                .Sum(other => problem.Benefit(person, other));
    }

    [Theory]
    [InlineData(10, 11, 12, 12, 12, 13)]
    [InlineData(8, 10, 12, 12, 14, 14)]
    [InlineData(7, 7, 10, 13, 16, 17)]
    public void Who_leaves_changes_which_group_is_large_and_never_how_many_are(params int[] settled)
    {
        var problem = GenerateDiversity.Of(DiversityClass.RanReal, 70, GenerateDiversity.SameSizes(70, 6), 5);
        var bath = new HeatBath(new RoundedBenefits(new WholeBenefits(problem, 17), 17), 6);
        var chance = new Chance(7);
        var (seen, places) = (new HashSet<string>(), new int[70]);
        bath.Place([.. settled.SelectMany((size, group) => Enumerable.Repeat(group, size))]);
        bath.Heat(40_000);

        for (var time = 0; time < 40; time++)
        {
            bath.Bathe(ref chance, 400);
            bath.CopyPlaces(places);
            int[] sizes = [.. Enumerable.Range(0, 6).Select(group => places.Count(of => of == group))];
            Assert.Equal(settled, sizes.Order());
            seen.Add(string.Join(' ', sizes));
        }

        Assert.True(seen.Count > 5, $"{seen.Count} ways to be large");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void A_large_group_and_a_small_one_exchange_sizes_where_every_swap_would_lose(int leaving)
    {
        // The first two bring each other most; who leaves belongs with the last two.
        var people = 2 + leaving + 2;
        var benefits = new double[people * people];
        for (var a = 0; a < people; a++)
        {
            for (var b = 0; b < people; b++)
            {
                benefits[(a * people) + b] = (a < 2, b < 2) switch
                {
                    (true, true) => 30,
                    (false, false) => 10,
                    _ => 0,
                };
            }
        }

        var whole = new WholeBenefits(new(people, [GroupSize.Of(2 + leaving), GroupSize.Of(2)], benefits), 2 + leaving);
        var bath = new HeatBath(new RoundedBenefits(whole, 2 + leaving), 2);
        int[] everybody = [.. Enumerable.Range(0, people)];
        bath.Place([.. everybody.Select(person => person < 2 + leaving ? 0 : 1)]);
        bath.Heat(0);
        var (chance, places) = (new Chance(7), new int[people]);

        bath.Bathe(ref chance, 1000);

        bath.CopyPlaces(places);
        Assert.Equal(everybody.Select(person => person < 2 ? 0 : 1), places);
    }
}
