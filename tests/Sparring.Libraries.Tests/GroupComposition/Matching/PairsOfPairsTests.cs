using Sparring.GroupComposition;
using Sparring.GroupComposition.Matching;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition.Matching;

public sealed class PairsOfPairsTests
{
    [Fact]
    public void Four_pairs_follow_up_as_the_best_of_the_three_ways_and_never_where_two_may_not_meet()
    {
        for (var seed = 1; seed <= 100; seed++)
        {
            var random = new Random(seed);
            int?[][] worth = [.. Enumerable.Range(0, 8).Select(_ => new int?[8])];
            for (var a = 0; a < 8; a++)
            for (var b = 0; b < 8; b++)
                worth[a][b] = random.Next(25) == 0 ? null : random.Next(-20, 100);
            PersonPair[] pairs = [new(0, 5), new(1, 4), new(2, 7), new(3, 6)];

            var found = PairsOfPairs.Solve(pairs, (a, b) => worth[a][b]);

            int? Meet(int one, int two) =>
                (new[] { pairs[one].A, pairs[one].B })
                    .SelectMany(a => new[] { worth[a][pairs[two].A], worth[a][pairs[two].B] })
                    .Aggregate((int?)0, (sum, next) => sum + next);
            var best = new[] { Meet(0, 1) + Meet(2, 3), Meet(0, 2) + Meet(1, 3), Meet(0, 3) + Meet(1, 2) }.Max();
            if (best is { } most)
            {
                Assert.Equal((2 * most, true, 2), (found.TwiceWorth, found.IsBest, found.Pairs.Count));
                Assert.Equal(most, found.Pairs.Sum(pair => Meet(pair.A, pair.B)));
            }
            else
            {
                Assert.NotEmpty(found.LeftOver);
            }
        }
    }
}
