using Sparring.GroupComposition;

namespace Sparring.Libraries.Tests.GroupComposition;

/// <summary>Random problems small enough to try every answer.</summary>
internal static class SmallProblem
{
    public static GroupProblem Random(int seed, int most = 8, bool wishes = true)
    {
        var random = new Random(seed);
        var n = random.Next(4, most + 1);
        var groups = random.Next(2, 4);
        int[] Values(int kinds) => [.. Enumerable.Range(0, n).Select(_ => random.Next(kinds))];
        PersonPair[] Pairs(int count) => [.. Enumerable.Range(0, random.Next(count + 1)).Select(_ => Pair(random, n))];
        return new GroupProblem
        {
            People = n,
            Sizes = Sizes(random, n, groups),
            Attributes =
            [
                new("a", Values(2), random.Next(1, 9)),
                new("b", Values(random.Next(1, 5)), random.Next(0, 9)),
            ],
            Committees =
            [
                .. Enumerable
                    .Range(0, n)
                    .Select(_ => (int[])[.. Enumerable.Range(0, 3).Where(_ => random.Next(3) == 0)]),
            ],
            CommitteeWeight = random.Next(0, 4),
            Terms =
            [
                new("history", random.Next(0, 9), Counted(random, n)),
                new("wishes", wishes ? -random.Next(0, 5) : 1, Counted(random, n)),
            ],
            Apart = Pairs(5),
            Together = Pairs(2),
            Fixed =
            [
                .. Enumerable
                    .Range(0, random.Next(3))
                    .Select(_ => new Seat(random.Next(n), random.Next(groups)))
                    .DistinctBy(seat => seat.Person),
            ],
        };
    }

    /// <summary>The least cost of any answer that keeps the hard rules; null when there is none.</summary>
    public static long? Optimum(GroupProblem problem) =>
        Answers(problem).Select(groupOf => (long?)Cost(problem, groupOf)).Min();

    public static bool IsPossible(GroupProblem problem) => Answers(problem).Any();

    public static long Cost(GroupProblem problem, int[] groupOf)
    {
        long cost = 0;
        for (var a = 0; a < problem.People; a++)
        {
            for (var b = a + 1; b < problem.People; b++)
                cost += groupOf[a] == groupOf[b] ? PairCost(problem, a, b) : 0;
        }

        return cost
            + problem.Terms.Sum(term =>
                term.Pairs.Where(p => groupOf[p.A] == groupOf[p.B]).Sum(p => p.Times * term.Weight)
            )
            + problem.Numbers.Sum(number => number.Weight * Squares(number, groupOf));
    }

    // A group's sum less its people's share, which is their number times the mean.
    private static long Squares(NumericAttribute number, int[] groupOf)
    {
        var mean = (long)Math.Round(number.Values.Average());
        return groupOf
            .Index()
            .GroupBy(seat => seat.Item, seat => seat.Index)
            .Select(people => people.Sum(person => (long)number.Values[person]) - people.Count() * mean)
            .Sum(off => off * off);
    }

    private static long PairCost(GroupProblem problem, int a, int b) =>
        problem.Attributes.Sum(attribute => attribute.Values[a] == attribute.Values[b] ? attribute.Weight : 0)
        + (
            problem.Committees.Count > 0
                ? problem.CommitteeWeight * problem.Committees[a].Intersect(problem.Committees[b]).Count()
                : 0
        );

    public static IEnumerable<int[]> Answers(GroupProblem problem)
    {
        var groups = problem.Sizes.Count;
        var groupOf = new int[problem.People];
        var all = (long)Math.Pow(groups, problem.People);
        for (long number = 0; number < all; number++)
        {
            var rest = number;
            for (var person = 0; person < groupOf.Length; person++, rest /= groups)
                groupOf[person] = (int)(rest % groups);
            if (Keeps(problem, groupOf))
                yield return groupOf;
        }
    }

    public static bool Keeps(GroupProblem problem, int[] groupOf)
    {
        for (var group = 0; group < problem.Sizes.Count; group++)
        {
            var people = groupOf.Count(own => own == group);
            if (people < problem.Sizes[group].Least || people > problem.Sizes[group].Most)
                return false;
        }

        return problem.Apart.All(pair => groupOf[pair.A] != groupOf[pair.B])
            && problem.Together.All(pair => groupOf[pair.A] == groupOf[pair.B])
            && problem.Fixed.All(seat => groupOf[seat.Person] == seat.Group);
    }

    private static GroupSize[] Sizes(Random random, int n, int groups)
    {
        var sizes = new GroupSize[groups];
        var left = n;
        for (var group = 0; group < groups; group++)
        {
            var size = group == groups - 1 ? left : random.Next(1, left - (groups - 1 - group) + 1);
            left -= size;
            var slack = random.Next(3) == 0 ? 1 : 0;
            sizes[group] = new GroupSize(Math.Max(0, size - slack), size + slack);
        }

        return sizes;
    }

    private static PersonPair Pair(Random random, int n)
    {
        var a = random.Next(n);
        return new PersonPair(a, (a + random.Next(1, n)) % n);
    }

    private static CountedPair[] Counted(Random random, int n) =>
        [
            .. Enumerable
                .Range(0, random.Next(2 * n))
                .Select(_ => Pair(random, n))
                .Select(p => new CountedPair(p.A, p.B, random.Next(1, 3))),
        ];
}
