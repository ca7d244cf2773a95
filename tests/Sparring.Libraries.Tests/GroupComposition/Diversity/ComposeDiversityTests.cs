using Sparring.GroupComposition;
using Sparring.GroupComposition.Diversity;
using Sparring.GroupComposition.Search;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition.Diversity;

public sealed class ComposeDiversityTests
{
    private static readonly DiversityOptions Little = new() { Epochs = 16, Seed = 3 };

    [Theory]
    [InlineData(DiversityClass.RanReal)]
    [InlineData(DiversityClass.RanInt)]
    [InlineData(DiversityClass.Geo)]
    public void Nine_people_get_the_most_diverse_groups_of_all(DiversityClass kind)
    {
        for (var seed = 1; seed <= 10; seed++)
        {
            var problem = GenerateDiversity.Of(kind, 9, GenerateDiversity.SameSizes(9, 3), seed);

            var found = ComposeDiversity.Solve(problem, Little);

            Assert.Equal(BestOfAll(problem, [3, 3, 3]), found.Value, 6);
        }
    }

    [Fact]
    public void Everybody_sits_once_in_groups_within_their_bounds_and_the_value_is_what_the_pairs_bring()
    {
        for (var seed = 1; seed <= 6; seed++)
        {
            var sizes = GenerateDiversity.DifferentSizes(60, 6, seed);
            var problem = GenerateDiversity.Of(DiversityClass.RanReal, 60, sizes, seed);

            var found = ComposeDiversity.Solve(problem, Little);

            Assert.Equal(Enumerable.Range(0, 60), found.Groups.SelectMany(group => group).Order());
            Assert.All(
                found.Groups.Zip(sizes),
                pair => Assert.InRange(pair.First.Count, pair.Second.Least, pair.Second.Most)
            );
            Assert.Equal(problem.ValueOf(found.Groups), found.Value, 6);
        }
    }

    [Fact]
    public void A_seed_and_a_budget_of_work_give_the_same_groups_on_one_thread_and_on_two()
    {
        var problem = GenerateDiversity.Of(DiversityClass.RanReal, 40, GenerateDiversity.SameSizes(40, 5), 8);

        var one = ComposeDiversity.Solve(problem, Little);
        var two = ComposeDiversity.Solve(problem, Little with { Threads = 2 });
        var other = ComposeDiversity.Solve(problem, Little with { Seed = 4, Epochs = 0 });

        Assert.Equal(one.Groups, two.Groups);
        Assert.NotEqual(one.Groups, other.Groups);
    }

    [Fact]
    public void With_vectors_and_without_the_same_swaps_are_drawn()
    {
        var problem = GenerateDiversity.Of(DiversityClass.Geo, 70, GenerateDiversity.DifferentSizes(70, 6, 5), 5);
        var whole = new WholeBenefits(problem, 16);
        int[] places = [.. Enumerable.Range(0, 70).Select(person => person % 6)];
        var (quick, plain) = (new HeatBath(whole, 6, 16), new HeatBath(whole, 6, 16) { IsVector = false });
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

    [Theory]
    [InlineData(10, 11, 12, 12, 12, 13)]
    [InlineData(8, 10, 12, 12, 14, 14)]
    [InlineData(7, 7, 10, 13, 16, 17)]
    public void Who_leaves_changes_which_group_is_large_and_never_how_many_are(params int[] settled)
    {
        var problem = GenerateDiversity.Of(DiversityClass.RanReal, 70, GenerateDiversity.SameSizes(70, 6), 5);
        var bath = new HeatBath(new WholeBenefits(problem, 17), 6, 17);
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
        var bath = new HeatBath(whole, 2, 2 + leaving);
        bath.Place([.. Enumerable.Range(0, people).Select(person => person < 2 + leaving ? 0 : 1)]);
        bath.Heat(0);
        var (chance, places) = (new Chance(7), new int[people]);

        bath.Bathe(ref chance, 1000);

        bath.CopyPlaces(places);
        Assert.Equal(Enumerable.Range(0, people).Select(person => person < 2 ? 0 : 1), places);
    }

    [Fact]
    public void A_child_keeps_the_groups_its_parents_share_under_other_names_and_their_sizes()
    {
        int[] mother = [0, 0, 0, 1, 1, 1, 2, 2, 2, 2];
        int[] father = [1, 1, 1, 0, 0, 2, 2, 2, 2, 0];
        int[] sizes = [3, 3, 4];
        var chance = new Chance(1);

        for (var time = 0; time < 20; time++)
        {
            var child = CrossGroups.Of(mother, father, sizes, ref chance);

            Assert.Equal(sizes, Enumerable.Range(0, 3).Select(group => child.Count(of => of == group)));
            Assert.Equal([0, 0, 0, 1, 1], child[..5]);
            Assert.Equal([2, 2, 2], child[6..9]);
        }
    }

    [Fact]
    public void A_group_is_matched_with_one_of_its_size_rather_than_with_one_that_shares_two_people_more()
    {
        // Her four are all in his six, and his four all in her six; the two sixes share two people.
        int[] mother = [0, 0, 0, 0, 1, 1, 1, 1, 1, 1];
        int[] father = [1, 1, 1, 1, 1, 1, 0, 0, 0, 0];
        var chance = new Chance(1);

        var children = new List<int[]>();
        for (var time = 0; time < 20; time++)
        {
            children.Add(CrossGroups.Of(mother, father, [4, 6], ref chance));
        }

        // Matched by shared people alone, every child would be the mother.
        Assert.All(children, child => Assert.Equal([1, 1], child[4..6]));
        Assert.Contains(children, child => child.Take(4).Contains(1));
    }

    [Fact]
    public void More_work_is_never_worse()
    {
        var problem = GenerateDiversity.Of(DiversityClass.RanInt, 50, GenerateDiversity.SameSizes(50, 5), 2);

        double[] values =
        [
            .. new[] { 0, 4, 16, 32 }.Select(epochs =>
                ComposeDiversity.Solve(problem, Little with { Epochs = epochs }).Value
            ),
        ];

        Assert.Equal(values.Order(), values);
    }

    [Fact]
    public void The_largest_groups_their_bounds_allow_are_chosen_when_pairs_bring_something_and_the_most_even_when_they_cost()
    {
        GroupSize[] sizes = [new(2, 6), new(2, 6), new(2, 6)];
        var brings = new DiversityProblem(12, sizes, [.. Enumerable.Repeat(1.0, 144)]);

        var largest = ComposeDiversity.Solve(brings, Little with { Epochs = 0 });
        var even = ComposeDiversity.Solve(
            brings with
            {
                Benefits = [.. Enumerable.Repeat(-1.0, 144)],
            },
            Little with
            {
                Epochs = 0,
            }
        );

        Assert.Equal([2, 4, 6], largest.Groups.Select(group => group.Count).Order());
        Assert.Equal([4, 4, 4], even.Groups.Select(group => group.Count));
    }

    [Fact]
    public void One_group_and_one_person_are_answers_too()
    {
        var alone = ComposeDiversity.Solve(new DiversityProblem(1, [GroupSize.Of(1)], [0]), Little);
        var together = ComposeDiversity.Solve(new DiversityProblem(2, [GroupSize.Of(2)], [0, 7, 7, 0]), Little);

        Assert.Equal(
            [
                [0],
            ],
            alone.Groups
        );
        Assert.Equal(7, together.Value);
    }

    [Fact]
    public void A_search_for_diversity_that_is_cancelled_still_seats_everybody()
    {
        var problem = GenerateDiversity.Of(DiversityClass.Geo, 20, GenerateDiversity.SameSizes(20, 4), 1);

        var found = ComposeDiversity.Solve(problem, new DiversityOptions(), new CancellationToken(canceled: true));

        Assert.Equal(0, found.Epochs);
        Assert.Equal(Enumerable.Range(0, 20), found.Groups.SelectMany(group => group).Order());
    }

    [Fact]
    public void Many_groups_of_two_are_found_without_wide_vectors()
    {
        // Forty groups are more than the vectors' tables hold; pairs of neighbours bring ten times what others do.
        var benefits = new double[80 * 80];
        for (var person = 0; person < 80; person++)
        {
            for (var other = 0; other < 80; other++)
            {
                benefits[(person * 80) + other] = person / 2 == other / 2 ? 10 : 1;
            }
        }

        var problem = new DiversityProblem(80, GenerateDiversity.SameSizes(80, 40), benefits);

        Assert.Equal(400, ComposeDiversity.Solve(problem, Little).Value);
    }

    [Fact]
    public void Sizes_that_do_not_admit_the_people_are_refused()
    {
        var problem = new DiversityProblem(5, [GroupSize.Of(2), GroupSize.Of(2)], new double[25]);

        Assert.Throws<ArgumentException>(() => ComposeDiversity.Solve(problem, Little));
    }

    private static double BestOfAll(DiversityProblem problem, int[] room)
    {
        var groups = room.Select(_ => new List<int>()).ToArray();
        return Seat(0);

        double Seat(int person)
        {
            if (person == problem.People)
            {
                return 0;
            }

            var best = double.MinValue;
            for (var group = 0; group < room.Length; group++)
            {
                if (groups[group].Count < room[group])
                {
                    var gain = groups[group].Sum(other => problem.Benefit(person, other));
                    groups[group].Add(person);
                    best = Math.Max(best, gain + Seat(person + 1));
                    groups[group].RemoveAt(groups[group].Count - 1);
                }
            }

            return best;
        }
    }
}
