using Sparring.GroupComposition;
using Sparring.GroupComposition.Matching;
using Sparring.Libraries.Tests.GroupComposition.Matching;

namespace Sparring.Libraries.Tests.GroupComposition.Pins;

/// <summary>Pairs: which of the heaviest matchings it is, the prices that prove it, triples, and who is left over.</summary>
internal static class MatchingPins
{
    public static IEnumerable<(string Instance, Func<string> Answer)> All =>
        [
            .. Enumerable.Range(1, 30).Select(seed => ($"matching {seed}", (Func<string>)(() => Matched(seed)))),
            .. Enumerable.Range(1, 24).Select(seed => ($"visits {seed}", (Func<string>)(() => Visited(seed)))),
            .. Enumerable.Range(1, 10).Select(seed => ($"groups of two {seed}", (Func<string>)(() => InTwos(seed)))),
        ];

    private static string Matched(int seed)
    {
        var people = 8 + (seed * 2);
        var pairs = MatchingChecks.RandomPairs(
            new Random(seed),
            people,
            0.05 + (seed % 5 * 0.15),
            seed % 3 == 0 ? -9 : 1,
            20 + seed
        );
        var found = MaximumWeightMatching.Solve(
            people,
            pairs,
            seed % 2 == 0 ? MatchingAim.MostPairs : MatchingAim.MostWeight
        );
        return $"""
            {found.Pairs} pairs of {found.Weight}
            {string.Join(' ', found.Partners)}
            {found.Proof.Lift}: {string.Join(' ', found.Proof.People)}
            {Shown.Lines(found.Proof.Sets.Select(set => $"{set.Price}: {string.Join(' ', set.People)}"))}
            {Shown.Lines(TripleCandidates.Of(people, pairs, found.Proof, 4).Take(40))}
            """;
    }

    private static string Visited(int seed)
    {
        var chance = new Random(seed);
        var people = 9 + seed;
        var problem = new VisitProblem
        {
            People = people,
            Departments = [.. Enumerable.Range(0, people).Select(_ => chance.Next(2 + (seed % 4)))],
            SparringGroups = seed % 2 == 0 ? [.. Enumerable.Range(0, people).Select(person => (person / 4) - 1)] : [],
            Apart =
            [
                .. Enumerable
                    .Range(0, seed)
                    .Select(_ => chance.Next(people))
                    .Select(a => new PersonPair(a, (a + 1) % people)),
            ],
            Wishes =
            [
                .. Enumerable
                    .Range(0, people)
                    .Select(person => new VisitWish(
                        person,
                        (person + chance.Next(1, people)) % people,
                        chance.Next(30)
                    )),
            ],
            Worth = (a, b) => 10 + ((a * b) % (seed + 2)),
        };
        var first = VisitPairs.Solve(problem);
        var next = VisitPairs.Solve(problem with { Earlier = first.Meetings });
        var quartets = PairsOfPairs.Solve(first.Pairs, (a, b) => (a + b) % 11 == 0 ? null : a * b % 7);
        return Shown.Lines(new[] { first, next, quartets }.Select(Text));
    }

    private static string Text(Pairing pairing) =>
        $"worth {pairing.TwiceWorth}; best {pairing.IsBest}; left {string.Join(' ', pairing.LeftOver)}; triple {pairing.Triple}; {Shown.Pairs(pairing.Pairs)}; "
        + $"short of {string.Join(' ', pairing.Shortage?.Partners ?? [])} for {string.Join(' ', pairing.Shortage?.Competing ?? [])} {pairing.Shortage?.LeftOver}";

    private static string InTwos(int seed)
    {
        var people = 6 + (seed * 4);
        var problem = VariedProblem.Of(seed + 100, people, people + 1) with
        {
            Sizes = [.. Enumerable.Repeat(GroupSize.Of(2), people / 2)],
            Together = [],
            Fixed = seed % 5 == 0 ? [new Seat(3, 1), new Seat(5, 0)] : [],
        };
        var pairs = ExactPairs.Of(problem);
        return $"cost {(pairs is null ? -1 : CostOf.Groups(problem, pairs).Cost)}\n{Shown.Lists(pairs)}";
    }
}
