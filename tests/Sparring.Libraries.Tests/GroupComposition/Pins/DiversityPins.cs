using Sparring.GroupComposition;
using Sparring.GroupComposition.Diversity;
using Sparring.GroupComposition.Search;

namespace Sparring.Libraries.Tests.GroupComposition.Pins;

/// <summary>The most diverse groups: generated instances, sizes, the bath and the ladder.</summary>
internal static class DiversityPins
{
    public static IEnumerable<(string Instance, Func<string> Answer)> All =>
        [
            .. Enumerable
                .Range(1, 24)
                .Select(seed =>
                    ($"diversity {seed}", (Func<string>)(() => Solved(seed, 12 + (seed * 2), 1 + (seed * 5 % 17))))
                ),
            .. Enumerable
                .Range(1, 4)
                .Select(seed =>
                    (
                        $"diversity of longer search {seed}",
                        (Func<string>)(() => Solved(seed, 14 + seed, 40 + (seed * 40)))
                    )
                ),
            .. Enumerable.Range(1, 9).Select(seed => ($"heat bath {seed}", (Func<string>)(() => Bathed(seed)))),
            .. Enumerable
                .Range(1, 3)
                .Select(seed => ($"diversity of many groups {seed}", (Func<string>)(() => ManyGroups(seed)))),
            .. Enumerable.Range(1, 12).Select(seed => ($"largest sizes {seed}", (Func<string>)(() => Sizes(seed)))),
        ];

    // More groups than vectors have lanes, and more than two of them have.
    private static string ManyGroups(int seed)
    {
        var people = 30 + (seed * 22);
        var problem = GenerateDiversity.Of(
            (DiversityClass)(seed % 3),
            people,
            GenerateDiversity.SameSizes(people, 12 + (seed * 9)),
            seed
        );
        return Shown.Lists(ComposeDiversity.Solve(problem, new DiversityOptions { Epochs = 1, Seed = seed }).Groups);
    }

    private static DiversityProblem Problem(int seed, int people)
    {
        var groups = 2 + (seed % 5);
        var sizes =
            seed % 2 == 0
                ? GenerateDiversity.SameSizes(people, groups)
                : GenerateDiversity.DifferentSizes(people, groups, seed);
        return GenerateDiversity.Of((DiversityClass)(seed % 3), people, sizes, seed);
    }

    private static string Solved(int seed, int people, int epochs)
    {
        var problem = Problem(seed, people);
        var found = ComposeDiversity.Solve(problem, new DiversityOptions { Epochs = epochs, Seed = seed });
        // The value is a sum of doubles: three decimals are what the benefits have.
        return $"""
            value {found.Value:F3} after {found.Epochs} epochs
            {Shown.Lists(found.Groups)}
            {string.Join(' ', problem.Benefits.Take(60).Select(benefit => $"{benefit:F3}"))}
            """;
    }

    private static string Bathed(int seed)
    {
        var problem = Problem(seed, 50 + (seed * 7));
        var groups = problem.Groups.Count;
        var bath = new HeatBath(new RoundedBenefits(new WholeBenefits(problem, 64), 64), groups)
        {
            IsVector = seed % 3 == 0 && HasVectors(groups),
        };
        bath.Place([
            .. Enumerable.Range(0, problem.People).Select(person => person * (seed % 4 + 3) % problem.People % groups),
        ]);
        var chance = new Chance((ulong)seed);
        var (told, places) = (new List<string>(), new int[problem.People]);
        foreach (var temperature in new[] { 60_000.0, 20_000, 5000, 900, 0 })
        {
            bath.Heat(temperature);
            told.Add($"{temperature}: {bath.Bathe(ref chance, 900)}");
            bath.CopyPlaces(places);
            told.Add(string.Join(' ', places));
        }

        return $"{string.Join("; ", told.Where((_, at) => at % 2 == 0))}\n{Shown.Lines(told)}";
    }

    private static bool HasVectors(int groups) =>
        new HeatBath(new RoundedBenefits(new WholeBenefits(Problem(0, 6), 3), 3), groups).IsVector;

    private static string Sizes(int seed)
    {
        var chance = new Random(seed);
        var told = new List<string>();
        for (var time = 0; time < 20; time++)
        {
            var sizes = Enumerable
                .Range(0, chance.Next(2, 7))
                .Select(_ => chance.Next(1, 6))
                .Select(least => new GroupSize(least, least + chance.Next(5)))
                .ToList();
            var people = chance.Next(sizes.Sum(size => size.Least) - 1, sizes.Sum(size => size.Most) + 2);
            told.Add(
                $"{string.Join(' ', LargestSizes.Of(people, sizes) ?? [])} or {string.Join(' ', LargestSizes.Of(people, sizes, mostPairs: false) ?? [])}"
            );
        }

        return Shown.Lines(told);
    }
}
