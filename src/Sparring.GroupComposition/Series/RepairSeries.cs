namespace Sparring.GroupComposition.Series;

/// <summary>Brings a planned series to other people or sizes, with few changes: somebody is ill, joins or leaves.</summary>
/// <remarks>
/// In each round the groups keep who is there; only overfull and underfull ones give and take. Where rules or repeats have come in by
/// that, the swap of two people that removes most is made, again and again, in the rounds that had to change. The other rounds stay
/// as planned. Cost: rounds × people² × group size for each swap made.
/// </remarks>
public static class RepairSeries
{
    /// <summary>The repaired rounds, or why the problem cannot be meant; the planned rounds stand in the problem's order.</summary>
    public static SeriesRepair Of(SeriesProblem problem, IReadOnlyList<IReadOnlyList<IReadOnlyList<int>>> planned)
    {
        var faults = new CheckSeries(problem).Faults();
        if (faults.Count > 0)
        {
            return new SeriesRepair.Refused(faults);
        }

        var board = new SeriesBoard(problem);
        for (var round = 0; round < board.Rounds; round++)
        {
            var groups = round < planned.Count ? planned[round] : [];
            board.Seat(round, Reseat.Of(groups, problem.Rounds[round], problem.People));
        }

        for (var round = 0; round < board.Rounds; round++)
        {
            if (round >= planned.Count || !IsAsPlanned(problem, round, planned[round]))
            {
                Improve(board, round);
            }
        }

        var seats = new int[board.Rounds * board.People];
        board.Save(seats);
        List<IReadOnlyList<IReadOnlyList<int>>> rounds =
        [
            .. Enumerable.Range(0, board.Rounds).Select(round => board.Groups(round, seats)),
        ];
        return new SeriesRepair.Repaired(rounds, CountSeries.Of(problem, rounds), TouchedGroups(planned, rounds));
    }

    private static bool IsAsPlanned(SeriesProblem problem, int round, IReadOnlyList<IReadOnlyList<int>> groups)
    {
        var wanted = problem.Rounds[round];
        return groups.Select(group => group.Count).Order().SequenceEqual(wanted.Sizes.Order())
            && groups
                .SelectMany(group => group)
                .Order()
                .SequenceEqual((wanted.Present ?? [.. Enumerable.Range(0, problem.People)]).Order());
    }

    private static void Improve(SeriesBoard board, int round)
    {
        while (true)
        {
            var (best, from, to) = (0L, 0, 0);
            for (var a = 0; a < board.SeatsOf(round); a++)
            {
                for (var b = 0; b < a; b++)
                {
                    var delta = board.Delta(round, a, b);
                    if (delta < best)
                    {
                        (best, from, to) = (delta, a, b);
                    }
                }
            }

            if (best == 0)
            {
                return;
            }

            board.Swap(round, from, to, best);
        }
    }

    /// <summary>Per round the groups whose people are not those of a planned group, less those who are away.</summary>
    private static List<int> TouchedGroups(
        IReadOnlyList<IReadOnlyList<IReadOnlyList<int>>> planned,
        List<IReadOnlyList<IReadOnlyList<int>>> rounds
    )
    {
        var touched = new List<int>();
        for (var round = 0; round < rounds.Count; round++)
        {
            var before = round < planned.Count ? planned[round] : [];
            var here = rounds[round].SelectMany(group => group).ToHashSet();
            var known = before.Select(group => Named(group.Where(here.Contains))).ToHashSet();
            touched.Add(rounds[round].Count(group => !known.Contains(Named(group))));
        }

        return touched;
    }

    private static string Named(IEnumerable<int> group) => string.Join(' ', group.Order());
}

/// <summary>What came of repairing a series.</summary>
public abstract record SeriesRepair
{
    private SeriesRepair() { }

    /// <summary>The new rounds, what is counted in them, and per round how many groups are others than planned.</summary>
    public sealed record Repaired(
        IReadOnlyList<IReadOnlyList<IReadOnlyList<int>>> Rounds,
        SeriesCount Count,
        IReadOnlyList<int> TouchedGroups
    ) : SeriesRepair;

    public sealed record Refused(IReadOnlyList<SeriesFault> Faults) : SeriesRepair;
}
