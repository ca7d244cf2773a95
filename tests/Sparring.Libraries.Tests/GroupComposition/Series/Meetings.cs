using Sparring.GroupComposition.Series;

namespace Sparring.Libraries.Tests.GroupComposition.Series;

/// <summary>Counting by another way than the library's, and answers that must be plans.</summary>
internal static class Meetings
{
    public static int[] Mix(int fours, int threes) => [.. Enumerable.Repeat(4, fours), .. Enumerable.Repeat(3, threes)];

    public static SeriesPlan Planned(SeriesProblem problem, SeriesOptions options) =>
        PlanSeries.Of(problem, options) is SeriesAnswer.Planned { Plan: var plan }
            ? plan
            : throw new InvalidOperationException("The series was refused.");

    /// <summary>How often each pair shares a group, person × person.</summary>
    public static int[][] Table(int people, IEnumerable<IReadOnlyList<IReadOnlyList<int>>> rounds)
    {
        int[][] table = [.. Enumerable.Range(0, people).Select(_ => new int[people])];
        foreach (var group in rounds.SelectMany(round => round))
        {
            foreach (var a in group)
            {
                foreach (var b in group.Where(b => b != a))
                {
                    table[a][b]++;
                }
            }
        }

        return table;
    }

    public static int Repeats(int people, IEnumerable<IReadOnlyList<IReadOnlyList<int>>> rounds) =>
        Table(people, rounds).Sum(row => row.Sum(times => Math.Max(0, times - 1))) / 2;

    public static int Broken(SeriesProblem problem, SeriesPlan plan)
    {
        var table = Table(problem.People, plan.Rounds);
        return problem.Apart.Distinct().Sum(pair => table[pair.A][pair.B]);
    }

    /// <summary>Everybody who is present sits once, in groups of the sizes asked for, in their order.</summary>
    public static bool Seats(SeriesProblem problem, SeriesPlan plan) =>
        plan.Rounds.Count == problem.Rounds.Count
        && problem
            .Rounds.Zip(plan.Rounds)
            .All(pair =>
                pair.Second.Select(group => group.Count).SequenceEqual(pair.First.Sizes)
                && pair.Second.SelectMany(group => group)
                    .Order()
                    .SequenceEqual((pair.First.Present ?? [.. Enumerable.Range(0, problem.People)]).Order())
            );
}
