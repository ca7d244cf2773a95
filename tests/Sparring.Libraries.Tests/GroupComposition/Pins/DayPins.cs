using Sparring.GroupComposition;
using Sparring.GroupComposition.Repair;
using Sparring.GroupComposition.Roles;

namespace Sparring.Libraries.Tests.GroupComposition.Pins;

/// <summary>What the day brings: people missing and arriving, and roles dealt.</summary>
internal static class DayPins
{
    public static IEnumerable<(string Instance, Func<string> Answer)> All =>
        [
            .. Enumerable.Range(1, 40).Select(seed => ($"day {seed}", (Func<string>)(() => Mended(seed)))),
            .. Enumerable.Range(1, 30).Select(seed => ($"full day {seed}", (Func<string>)(() => Full(seed)))),
            .. Enumerable.Range(1, 12).Select(seed => ($"roles {seed}", (Func<string>)(() => Dealt(seed)))),
        ];

    private static string Mended(int seed)
    {
        var chance = new Random(seed);
        var problem = VariedProblem.Of(seed, 14, 40);
        var groups = Composer.Compose(problem, new ComposeOptions { Epochs = 1, Seed = seed }).Groups;
        var present = Enumerable.Range(0, problem.People).Where(_ => chance.Next(8) > 0).ToHashSet();
        var expected = groups.Select(group => group.Where(_ => chance.Next(9) > 0).ToList()).ToList();
        var mended = RepairGroups.For(problem, expected, present);
        var missing = RepairGroups.Absent(
            problem,
            groups,
            [.. Enumerable.Range(0, 3).Select(_ => chance.Next(problem.People))]
        );
        return Shown.Lines(new[] { mended, missing }.Select(Text));
    }

    // Hardly a seat is free, and many must move together.
    private static string Full(int seed)
    {
        var chance = new Random(seed);
        var groups = Enumerable.Range(0, 20 + (seed % 5)).Chunk(5).ToList();
        var people = groups.Sum(group => group.Length) + 3;
        var problem = VariedProblem.Of(seed, people, people + 1) with
        {
            Sizes = [.. groups.Select(group => new GroupSize(group.Length - 1, group.Length + (seed % 2)))],
            Together =
            [
                .. groups.Where(group => group.Length > 3).Select(group => new PersonPair(group[0], group[1])),
                .. groups
                    .Where((group, at) => group.Length > 3 && at % 2 == 0)
                    .Select(group => new PersonPair(group[2], group[3])),
                .. seed % 3 == 0 ? [new(people - 1, people - 2)] : Array.Empty<PersonPair>(),
            ],
            Apart = [.. Enumerable.Range(0, 4).Select(at => new PersonPair(at, 10 + chance.Next(8)))],
            Fixed = [],
        };
        // All of one group but two or three, which the others must fill again; then those of several.
        var missing = groups[seed % 3].Skip(2 + (seed % 2)).ToHashSet();
        var some = missing.Append(groups[3][0]).Append(groups[3][2]).ToHashSet();
        var present = Enumerable.Range(0, people - 1 - (seed % 2)).Where(person => !some.Contains(person)).ToHashSet();
        var everybody = Enumerable.Range(0, people).ToHashSet();
        return Shown.Lines(
            new[]
            {
                RepairGroups.Absent(problem, groups, missing),
                RepairGroups.For(problem, groups, present),
                RepairGroups.For(problem, groups, everybody),
            }.Select(Text)
        );
    }

    private static string Text(Repaired repaired) =>
        repaired switch
        {
            Repaired.Done done =>
                $"cost {done.Cost}; {done.Moved} moved; {done.Steps.Count} steps: {string.Join(' ', done.Steps.Select(step => step.Sentence))} {string.Join(' ', done.Touched)} {Shown.Lists(done.Groups)} {string.Join(' ', done.Sizes)}",
            Repaired.TooTangled tangled => $"too tangled after {tangled.MovesTried}",
            _ => "",
        };

    private static string Dealt(int seed)
    {
        var chance = new Random(seed);
        var groups = Enumerable.Range(0, 30).Chunk(2 + (seed % 6)).ToList();
        var costs = Enumerable
            .Range(0, 60)
            .Select(_ => new RoleCost(chance.Next(30), chance.Next(5), chance.Next(4)))
            .ToList();
        var dealt = DealRoles.For(groups, 3 + (seed % 3), costs);
        return string.Join(' ', dealt.OrderBy(own => own.Key).Select(own => own.Value));
    }
}
