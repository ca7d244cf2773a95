using Sparring.GroupComposition;
using Sparring.GroupComposition.Matching;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition.Matching;

public sealed class VisitPairsTests
{
    [Fact]
    public void Nobody_visits_the_own_department_the_own_sparring_group_or_somebody_visited_before()
    {
        var problem = Generated(38, 3);

        var march = VisitPairs.Solve(problem);
        var april = VisitPairs.Solve(problem with { Earlier = march.Meetings });

        Assert.Equal((19, 19), (march.Pairs.Count, april.Pairs.Count));
        Assert.Empty(march.Pairs.Intersect(april.Pairs));
        Assert.All(march.Pairs.Concat(april.Pairs), pair => Assert.True(Permits(problem, pair.A, pair.B)));
        Assert.Equal(march.Pairs.Sum(pair => 2L * Worth(problem, pair.A, pair.B)), march.TwiceWorth);
        Assert.True(march.IsBest && march.TwiceWorth >= april.TwiceWorth && march.Shortage is null);
    }

    [Fact]
    public void A_wish_decides_between_equals()
    {
        var pairing = VisitPairs.Solve(new() { People = 4, Wishes = [new(3, 0, 30)] });

        Assert.Equal([new PersonPair(0, 3), new PersonPair(1, 2)], pairing.Pairs);
        Assert.Equal(2 * (40 + 10), pairing.TwiceWorth);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(7)]
    [InlineData(9)]
    public void An_odd_number_gets_the_best_triple_of_all(int people)
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            var problem = Generated(people, seed) with { SparringGroups = [] };

            var pairing = VisitPairs.Solve(problem);

            var best = BestOfAll(problem, [.. Enumerable.Range(0, people)], true);
            Assert.Equal(best is not null, pairing.Triple is not null);
            Assert.Equal(best is null ? 1 : 0, Math.Min(1, pairing.LeftOver.Count));
            Assert.True(best is null || (best == pairing.TwiceWorth && pairing.IsBest));
        }
    }

    [Fact]
    public void Thirty_nine_people_are_all_served_by_pairs_and_one_proven_triple()
    {
        var problem = Generated(39, 5);

        var pairing = VisitPairs.Solve(problem);

        Assert.NotNull(pairing.Triple);
        var (a, b, c) = (pairing.Triple.Value.A, pairing.Triple.Value.B, pairing.Triple.Value.C);
        Assert.Equal(
            Enumerable.Range(0, 39),
            pairing.Pairs.SelectMany(pair => new[] { pair.A, pair.B }).Concat([a, b, c]).Order()
        );
        Assert.True(pairing.IsBest && Permits(problem, a, b) && Permits(problem, b, c) && Permits(problem, a, c));
        Assert.Equal(18 + 3, pairing.Meetings.Count);
    }

    [Fact]
    public void Who_competes_for_too_few_partners_is_said()
    {
        // Six of department 0 and two of department 1: the six have only the two.
        var crowded = VisitPairs.Solve(new() { People = 8, Departments = [0, 0, 0, 0, 0, 0, 1, 1] });
        var alone = VisitPairs.Solve(new() { People = 4, Apart = [new(2, 0), new(1, 2), new(2, 3)] });

        Assert.Equal((2, 4), (crowded.Pairs.Count, crowded.LeftOver.Count));
        Assert.NotNull(crowded.Shortage);
        Assert.Equal([0, 1, 2, 3, 4, 5], crowded.Shortage.Competing);
        Assert.Equal([6, 7], crowded.Shortage.Partners);
        Assert.NotNull(alone.Shortage);
        Assert.Equal(2, alone.LeftOver.Count);
        Assert.Contains(2, alone.Shortage.Competing);
    }

    [Fact]
    public void A_shortage_counts_exactly_who_must_be_left_over()
    {
        var chance = new Random(6);
        for (var round = 0; round < 300; round++)
        {
            var people = 2 * chance.Next(1, 9);
            var pairs = MatchingChecks.RandomPairs(chance, people, 0.2, 1, 9);
            var apart = new HashSet<PersonPair>(pairs.Select(pair => new PersonPair(pair.A, pair.B)));

            var pairing = VisitPairs.Solve(
                new() { People = people, Apart = [.. AllPairs(people).Where(pair => !apart.Contains(pair))] }
            );

            Assert.Equal(pairing.LeftOver.Count == 0, pairing.Shortage is null);
            if (pairing.Shortage is { } shortage)
            {
                // Without their partners the competing fall apart into odd circles: one more of them than partners for each left over.
                var circles = OddCircles(shortage.Competing, pairs);
                Assert.Equal(shortage.LeftOver, circles - shortage.Partners.Count);
                Assert.Equal(pairing.LeftOver.Count, shortage.LeftOver);
            }
        }
    }

    [Fact]
    public void Nineteen_pairs_meet_two_and_two_and_three_of_them_together()
    {
        var problem = Generated(38, 3);
        var pairs = VisitPairs.Solve(problem).Pairs;

        var quartets = PairsOfPairs.Solve(pairs, (a, b) => problem.Departments[a] == problem.Departments[b] ? 0 : 1);
        var refused = PairsOfPairs.Solve([new(0, 1), new(2, 3)], (a, b) => (a, b) == (1, 2) ? null : 1);

        Assert.Equal(8, quartets.Pairs.Count);
        Assert.NotNull(quartets.Triple);
        Assert.Equal([0, 1], refused.LeftOver);
    }

    private static VisitProblem Generated(int people, int seed)
    {
        var chance = new Random(seed);
        int[] tasks = [.. Enumerable.Range(0, people).Select(_ => chance.Next(5))];
        return new()
        {
            People = people,
            Departments = [.. Enumerable.Range(0, people).Select(_ => chance.Next(5))],
            SparringGroups = [.. Enumerable.Range(0, people).Select(person => person / 4)],
            Wishes =
            [
                .. Enumerable
                    .Range(0, people)
                    .Select(person => new VisitWish(person, (person + chance.Next(1, people)) % people, 20)),
            ],
            Worth = (a, b) => tasks[a] == tasks[b] ? 10 : 15,
        };
    }

    private static bool Permits(VisitProblem problem, int a, int b) =>
        problem.Departments[a] != problem.Departments[b]
        && (problem.SparringGroups.Count == 0 || problem.SparringGroups[a] != problem.SparringGroups[b]);

    private static int Worth(VisitProblem problem, int a, int b) =>
        problem.Worth(a, b)
        + problem
            .Wishes.Where(wish => (wish.From == a && wish.To == b) || (wish.From == b && wish.To == a))
            .Sum(wish => wish.Weight);

    private static long? BestOfAll(VisitProblem problem, List<int> people, bool mayTriple)
    {
        if (people.Count == 0)
        {
            return mayTriple ? null : 0;
        }

        long? best = null;
        var first = people[0];
        foreach (var other in people.Skip(1).Where(other => Permits(problem, first, other)))
        {
            var rest = people.Where(person => person != first && person != other).ToList();
            Consider(2L * Worth(problem, first, other) + BestOfAll(problem, rest, mayTriple));
            foreach (
                var third in rest.Where(third =>
                    mayTriple && third > other && Permits(problem, first, third) && Permits(problem, other, third)
                )
            )
            {
                var three =
                    (long)Worth(problem, first, other) + Worth(problem, other, third) + Worth(problem, first, third);
                Consider(three + BestOfAll(problem, [.. rest.Where(person => person != third)], false));
            }
        }

        return best;

        void Consider(long? worth) => best = worth is not null && (best is null || worth > best) ? worth : best;
    }

    private static IEnumerable<PersonPair> AllPairs(int people) =>
        from a in Enumerable.Range(0, people)
        from b in Enumerable.Range(a + 1, people - a - 1)
        select new PersonPair(a, b);

    private static int OddCircles(IReadOnlyList<int> people, WeightedPair[] pairs)
    {
        var circle = people.ToDictionary(person => person, person => person);
        for (var round = 0; round < people.Count; round++)
        {
            foreach (var pair in pairs.Where(pair => circle.ContainsKey(pair.A) && circle.ContainsKey(pair.B)))
            {
                circle[pair.A] = circle[pair.B] = Math.Min(circle[pair.A], circle[pair.B]);
            }
        }

        return circle.Values.GroupBy(value => value).Count(same => same.Count() % 2 == 1);
    }
}
