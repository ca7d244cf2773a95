using Sparring.GroupComposition.Matching;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition.Matching;

public sealed class MaximumWeightMatchingTests
{
    [Fact]
    public void The_heavy_pair_in_the_middle_is_left_when_two_lighter_pairs_serve_more_people()
    {
        WeightedPair[] path = [new(0, 1, 5), new(1, 2, 11), new(2, 3, 5)];

        var most = MaximumWeightMatching.Solve(4, path, MatchingAim.MostPairs);
        var heaviest = MaximumWeightMatching.Solve(4, path, MatchingAim.MostWeight);

        Assert.Equal([1, 0, 3, 2], most.Partners);
        Assert.Equal((2, 10L), (most.Pairs, most.Weight));
        Assert.Equal([-1, 2, 1, -1], heaviest.Partners);
        Assert.Equal((1, 11L), (heaviest.Pairs, heaviest.Weight));
    }

    [Theory]
    [InlineData(MatchingAim.MostPairs, 0.25, -9, 9)]
    [InlineData(MatchingAim.MostPairs, 0.5, 0, 3)]
    [InlineData(MatchingAim.MostPairs, 0.9, 1, 100)]
    [InlineData(MatchingAim.MostWeight, 0.25, -9, 9)]
    [InlineData(MatchingAim.MostWeight, 0.5, 0, 3)]
    [InlineData(MatchingAim.MostWeight, 0.9, 1, 100)]
    public void Small_graphs_get_the_best_of_all_matchings(MatchingAim aim, double density, int least, int most)
    {
        var chance = new Random(17);
        for (var round = 0; round < 400; round++)
        {
            var people = chance.Next(1, 11);
            var pairs = MatchingChecks.RandomPairs(chance, people, density, least, most);

            var answer = MaximumWeightMatching.Solve(people, pairs, aim);

            MatchingChecks.IsProven(people, pairs, answer);
            var (count, weight) = MatchingChecks.BestOfAll(people, pairs, aim);
            Assert.Equal(weight, answer.Weight);
            Assert.True(aim == MatchingAim.MostWeight || count == answer.Pairs);
        }
    }

    [Theory]
    [InlineData(60, 0.06, 1, 4)]
    [InlineData(61, 0.1, 1, 1000)]
    [InlineData(90, 0.04, 5, 5)]
    [InlineData(150, 0.5, 1, 1_000_000_000)]
    [InlineData(151, 0.03, -50, 50)]
    public void Larger_graphs_carry_a_proof_that_nothing_is_better(int people, double density, int least, int most)
    {
        var chance = new Random(people);
        for (var round = 0; round < 12; round++)
        {
            var pairs = MatchingChecks.RandomPairs(chance, people, density, least, most);
            foreach (var aim in Enum.GetValues<MatchingAim>())
            {
                MatchingChecks.IsProven(people, pairs, MaximumWeightMatching.Solve(people, pairs, aim));
            }
        }
    }

    [Fact]
    public void Nested_odd_cycles_are_shrunk_and_opened()
    {
        // Long distances along triangles joined corner to corner force blossoms within blossoms.
        var chance = new Random(4);
        for (var round = 0; round < 40; round++)
        {
            var pairs = new List<WeightedPair>();
            for (var corner = 0; corner + 2 < 61; corner += 2)
            {
                var weight = chance.Next(1, 9);
                pairs.AddRange([new(corner, corner + 1, weight), new(corner + 1, corner + 2, weight)]);
                pairs.Add(new(corner, corner + 2, weight + chance.Next(-1, 2)));
                pairs.Add(new(chance.Next(0, 61), 61 + chance.Next(0, 3), chance.Next(1, 9)));
            }

            var answer = MaximumWeightMatching.Solve(64, [.. pairs], MatchingAim.MostPairs);

            MatchingChecks.IsProven(64, [.. pairs], answer);
        }
    }

    [Fact]
    public void Nobody_and_somebody_without_a_permitted_partner_are_answers_too()
    {
        var none = MaximumWeightMatching.Solve(0, [], MatchingAim.MostPairs);
        var alone = MaximumWeightMatching.Solve(3, [new(0, 2, -4)], MatchingAim.MostPairs);

        Assert.Equal((0, 0L), (none.Pairs, none.Weight));
        Assert.Equal([2, -1, 0], alone.Partners);
        Assert.Equal((1, -4L), (alone.Pairs, alone.Weight));
    }

    [Fact]
    public void A_pair_worth_less_than_nothing_is_left_out_of_the_heaviest_matching()
    {
        var answer = MaximumWeightMatching.Solve(2, [new(0, 1, -4)], MatchingAim.MostWeight);

        Assert.Equal([-1, -1], answer.Partners);
        Assert.Equal((0, 0L), (answer.Pairs, answer.Weight));
    }

    [Fact]
    public void Of_a_pair_that_stands_twice_the_heavier_counts()
    {
        var answer = MaximumWeightMatching.Solve(2, [new(0, 1, 3), new(1, 0, 8)], MatchingAim.MostWeight);

        Assert.Equal(8, answer.Weight);
    }

    [Theory]
    [InlineData(1, 1, 5, "A pair names two different people from 0 to 2, not 1 and 1.")]
    [InlineData(0, 3, 5, "A pair names two different people from 0 to 2, not 0 and 3.")]
    [InlineData(3, 0, 5, "A pair names two different people from 0 to 2, not 3 and 0.")]
    [InlineData(0, -1, 5, "A pair names two different people from 0 to 2, not 0 and -1.")]
    [InlineData(0, 1, 1_000_000_001, "A weight lies between −10⁹ and 10⁹; 1000000001 does not.")]
    public void A_pair_that_cannot_be_is_refused_in_words(int a, int b, int weight, string sentence)
    {
        var refused = Assert.Throws<ArgumentException>(() =>
            MaximumWeightMatching.Solve(3, [new(a, b, weight)], MatchingAim.MostPairs)
        );

        Assert.StartsWith(sentence, refused.Message);
    }

    [Theory]
    [InlineData(1_000_000_000)]
    [InlineData(-1_000_000_000)]
    public void A_weight_may_be_as_large_as_the_sentence_says(int weight) =>
        Assert.Equal(weight, MaximumWeightMatching.Solve(2, [new(0, 1, weight)], MatchingAim.MostPairs).Weight);

    [Fact]
    public void Fewer_people_than_none_are_refused()
    {
        var refused = Assert.Throws<ArgumentOutOfRangeException>(() =>
            MaximumWeightMatching.Solve(-1, [], MatchingAim.MostPairs)
        );

        Assert.Equal("people", refused.ParamName);
    }
}
