using Sparring.GroupComposition;
using Sparring.GroupComposition.Conflicts;

namespace Sparring.Libraries.Tests.GroupComposition.Pins;

/// <summary>Which of the smallest contradictions is told.</summary>
internal static class ConflictPins
{
    public static IEnumerable<(string Instance, Func<string> Answer)> All =>
        [
            .. Enumerable.Range(1, 60).Select(seed => ($"conflict {seed}", (Func<string>)(() => Told(Tight(seed))))),
            .. Enumerable
                .Range(1, 30)
                .Select(seed => ($"seating search {seed}", (Func<string>)(() => Searched(Dense(seed))))),
        ];

    private static GroupProblem Tight(int seed)
    {
        var chance = new Random(seed);
        var problem = SmallProblem.Random(seed, 14);
        PersonPair Pair()
        {
            var a = chance.Next(problem.People);
            return new PersonPair(a, (a + chance.Next(1, problem.People)) % problem.People);
        }

        return problem with
        {
            Apart = [.. Enumerable.Range(0, problem.People * (1 + (seed % 3)) / 2).Select(_ => Pair())],
            Together = [.. Enumerable.Range(0, seed % 4).Select(_ => Pair())],
        };
    }

    // Many people apart from many: mostly possible, and hard to see.
    private static GroupProblem Dense(int seed)
    {
        var chance = new Random(seed);
        var problem = VariedProblem.Of(seed, 12, 34);
        return problem with
        {
            Apart =
            [
                .. Enumerable
                    .Range(0, problem.People * (2 + (seed % 4)))
                    .Select(_ => chance.Next(problem.People))
                    .Select(a => new PersonPair(a, (a + chance.Next(1, problem.People)) % problem.People)),
            ],
            Together = seed % 2 == 0 ? [new(0, 1), new(2, 3)] : [],
        };
    }

    private static string Told(GroupProblem problem) =>
        Contradictions.In(problem) is { } contradiction
            ? $"{contradiction.Kind}\n{contradiction.Sentence}\n{Shown.Lines(contradiction.Rules)}\n{string.Join(' ', contradiction.Groups)}"
            : "none";

    private static string Searched(GroupProblem problem)
    {
        var told = new List<string>();
        foreach (var most in new[] { 2_000L, 60_000, 600_000 })
        {
            var work = most;
            told.Add($"{SeatingSearch.CanKeep(problem, HardRule.Of(problem), ref work)}; work left {work}");
        }

        return $"{string.Join("; ", told)}\n{Told(problem)}";
    }
}
