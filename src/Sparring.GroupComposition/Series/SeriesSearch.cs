using Sparring.GroupComposition.Series.Designs;

namespace Sparring.GroupComposition.Series;

/// <summary>The way from a problem to seats: design, labels, annealing, and costs at the end.</summary>
internal sealed class SeriesSearch(SeriesProblem problem, SeriesOptions options, WorkBudget budget)
{
    private const double Unit = SeriesBoard.Repeat;

    // What is easy is done before the third cooling ends.
    private const int EpochsBeforeTaking = 90;

    // Costs are looked at last and need their part of the time.
    private readonly double _share = problem.Attributes.Count + problem.Terms.Count > 0 ? 0.6 : 1;
    private Chance _chance = new((ulong)options.Seed);

    public (IReadOnlyList<IReadOnlyList<IReadOnlyList<int>>> Rounds, SeriesOrigin Origin) Run()
    {
        if (PlainDesign() is { } plain)
        {
            return (plain, SeriesOrigin.Design);
        }

        var rules = PairPrices.Rules(problem);
        var (draft, origin) = Draft(rules);
        var board = new SeriesBoard(problem);
        SeatAll(board, draft);
        var seats = new int[board.Rounds * board.People];
        board.Save(seats);
        Tell(board, seats);
        var target = SeriesBound.Of(problem) * SeriesBoard.Repeat;
        if (board.Cost > target)
        {
            seats = Anneal(board, draft, target);
            origin = SeriesOrigin.Search;
        }

        if (PairPrices.All(problem) is { } prices)
        {
            seats = Polish(new SeriesBoard(problem, prices), seats);
        }

        return ([.. Enumerable.Range(0, board.Rounds).Select(round => board.Groups(round, seats))], origin);
    }

    /// <summary>Everybody in every round, the same sizes, no rule and no history: the design is the plan, when it is long enough.</summary>
    private IReadOnlyList<IReadOnlyList<int>>[]? PlainDesign()
    {
        var sizes = problem.Rounds[0].Sizes;
        var rules = problem.Apart.Count + problem.Earlier.Count + problem.Attributes.Count + problem.Terms.Count;
        if (rules > 0 || problem.Rounds.Any(round => round.Present is not null || round.Sizes != sizes))
        {
            return null;
        }

        var design = KnownDesign.Find(sizes, problem.Rounds.Count);
        return design?.Rounds.Count >= problem.Rounds.Count
            ? [.. design.Rounds.Select(round => InOrder(round, sizes))]
            : null;
    }

    private static IReadOnlyList<int>[] InOrder(int[][] groups, IReadOnlyList<int> sizes)
    {
        var ordered = new IReadOnlyList<int>[sizes.Count];
        var used = new bool[groups.Length];
        for (var slot = 0; slot < ordered.Length; slot++)
        {
            var next = 0;
            while (used[next] || groups[next].Length != sizes[slot])
            {
                next++;
            }

            used[next] = true;
            Array.Sort(groups[next]);
            ordered[slot] = groups[next];
        }

        return ordered;
    }

    /// <summary>Per round the groups to begin from; a round without any begins at random.</summary>
    private (List<IReadOnlyList<int[]>?> Rounds, SeriesOrigin Origin) Draft(int[]? rules)
    {
        var draft = new List<IReadOnlyList<int[]>?>();
        var origin = SeriesOrigin.Design;
        if (FittingDesign() is { } design)
        {
            var wanted = Math.Min(design.Rounds.Count, problem.Rounds.Count);
            if ((PairPrices.All(problem) ?? rules) is { } prices)
            {
                var labels = new LabelDesign(design, wanted, prices, options.Seed);
                labels.Cool(Unit * 1.5, Unit * 0.1, 60, budget, 0.3);
                draft.AddRange(labels.Rounds);
                origin = SeriesOrigin.LabelledDesign;
            }
            else
            {
                draft.AddRange(design.Rounds.Take(wanted));
            }
        }

        draft.AddRange(Enumerable.Repeat<IReadOnlyList<int[]>?>(null, problem.Rounds.Count - draft.Count));
        return (draft, origin);
    }

    /// <summary>A design for everybody in the sizes most rounds have, without the rounds that earlier ones have used up.</summary>
    private Design? FittingDesign()
    {
        var sizes = problem
            .Rounds.Where(round => round.Sizes.Sum() == problem.People)
            .GroupBy(round => string.Join(' ', round.Sizes.Order()))
            .OrderByDescending(rounds => rounds.Count())
            .FirstOrDefault()
            ?.First()
            .Sizes;
        if (sizes is null)
        {
            return null;
        }

        // With rules there is a choice among all the rounds of the design, and history may have used up some.
        var rules = problem.Apart.Count + problem.Earlier.Count + problem.Attributes.Count + problem.Terms.Count;
        var design = KnownDesign.Find(sizes, rules > 0 ? CheckSeries.MostRounds : problem.Rounds.Count);
        return problem.Earlier.Count > 0 && design is not null ? WithoutEarlier(design) : design;
    }

    private Design? WithoutEarlier(Design design)
    {
        var met = problem
            .Earlier.SelectMany(round => round)
            .SelectMany(group => group.SelectMany(a => group.Select(b => (a, b))))
            .ToHashSet();
        bool IsNew(int[] group) => group.All(a => group.All(b => a == b || !met.Contains((a, b))));
        var rounds = design.Rounds.Where(round => round.All(IsNew)).ToList();
        return rounds.Count == 0 ? null : design with { Rounds = rounds };
    }

    private void SeatAll(SeriesBoard board, List<IReadOnlyList<int[]>?> draft)
    {
        for (var round = 0; round < board.Rounds; round++)
        {
            var wanted = problem.Rounds[round];
            board.Seat(
                round,
                draft[round] is { } groups
                    ? Reseat.Of(groups, wanted, problem.People)
                    : Reseat.AtRandom(wanted, problem.People, ref _chance)
            );
        }
    }

    /// <summary>First the rounds without a draft, then all; then warm again and slower each time.</summary>
    private int[] Anneal(SeriesBoard board, List<IReadOnlyList<int[]>?> draft, long target)
    {
        int[] all = [.. Enumerable.Range(0, board.Rounds)];
        int[] open = [.. all.Where(round => draft[round] is null)];
        var best = new AnnealSeries(board, all, options.Seed);
        var drafted = open.Length < all.Length;
        if (drafted && open.Length > 0)
        {
            var fill = new AnnealSeries(board, open, options.Seed + 1);
            fill.Cool(Unit * 0.2, Unit * 0.1, 10, target, budget, _share);
            board.Load(fill.Best);
            Tell(board, fill.Best);
            best = new AnnealSeries(board, all, options.Seed);
        }

        var done = drafted
            ? best.Cool(Unit * 0.2, Unit * 0.1, 6, target, budget, _share)
            : best.Cool(Unit * 0.2, Unit * 0.12, 4, target, budget, _share);
        Tell(board, best.Best);
        return done ? best.Best : AnnealAgain(board, best, target);
    }

    private void Tell(SeriesBoard board, int[] seats) =>
        budget.Tell(() =>
            CountSeries.Of(problem, [.. Enumerable.Range(0, board.Rounds).Select(round => board.Groups(round, seats))])
        );

    /// <summary>Slower each time, and where few repeats are left by swaps that are all taken.</summary>
    private int[] AnnealAgain(SeriesBoard board, AnnealSeries best, long target)
    {
        TakenSwaps? taken = null;
        var (least, before) = (target / SeriesBoard.Repeat, -1L);
        for (var epochs = 40; budget.Epochs > before; epochs += epochs / 2)
        {
            before = budget.Epochs;
            if (best.Cool(Unit * 0.2, Unit * 0.12, epochs, target, budget, _share))
            {
                return best.Best;
            }

            Tell(board, best.Best);
            var repeats = best.BestCost / SeriesBoard.Repeat;
            if (epochs >= EpochsBeforeTaking && TakenSwaps.IsFor(problem, repeats - least))
            {
                taken ??= new TakenSwaps(problem, best.Best, repeats, options.Seed);
                if (taken.Run(4 * epochs, least, budget, _share))
                {
                    return taken.Best;
                }
            }
        }

        return taken is not null && taken.BestCost * SeriesBoard.Repeat < best.BestCost ? taken.Best : best.Best;
    }

    /// <summary>Costs, with rules and repeats as they are: a swap that breaks one more is never cheap enough.</summary>
    private int[] Polish(SeriesBoard board, int[] seats)
    {
        for (var round = 0; round < board.Rounds; round++)
        {
            board.Seat(round, seats.AsSpan(round * board.People, board.SeatsOf(round)));
        }

        var anneal = new AnnealSeries(board, [.. Enumerable.Range(0, board.Rounds)], options.Seed + 2);
        anneal.Cool(Unit / 64, Unit / 4096, 40, long.MinValue, budget);
        return anneal.Best;
    }
}
