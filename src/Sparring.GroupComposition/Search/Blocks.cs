namespace Sparring.GroupComposition.Search;

/// <summary>
/// For many people: groups are parted into blocks that are searched apart, since what a group costs depends on its own people
/// only. Groups with an excess are mixed anew with others in each epoch, until none is left.
/// </summary>
/// <remarks>
/// Memory: one block of at most 480 units per thread, and the flat arrays of <see cref="Crowd"/>. The first deal spreads every
/// attribute's values over the blocks, so that a block can nearly reach the best alone.
/// </remarks>
internal sealed class Blocks : ISearch
{
    private const int UnitsOfBlock = 320;
    private const int StepsOfUnit = 250;

    // Shares of a typical pair's cost that are temperatures: each epoch begins warmer than the last, to loosen what is stuck,
    // and ends cold.
    private const float Cold = 0.1f;

    // Squares of numbers are of every size: their last differences are found colder and colder.
    private static readonly float[] ForNumbers = [Cold, Cold / 10, Cold / 100];
    private static readonly float[] ForPairs = [Cold];
    private static readonly float[] Warmth = [0.1f, 0.2f, 0.3f, 0.5f];

    private readonly Crowd _crowd;
    private readonly int _seed;
    private readonly int _groupsOfBlock;
    private readonly long[] _prices;
    private readonly long[] _excess;
    private readonly Uneven _uneven;
    private List<int[]> _next;
    private readonly Stack<Worker> _idle = new();

    public Blocks(Crowd crowd, int seed, Seating? start)
    {
        (_crowd, _seed) = (crowd, seed);
        _prices = crowd.Prices.BySize();
        _uneven = new Uneven(crowd);
        var groups = crowd.Problem.Sizes.Count;
        _groupsOfBlock = Math.Clamp(
            (int)((long)UnitsOfBlock * groups / crowd.Count),
            2,
            Math.Min(UnitsOfBlock / 2, groups)
        );
        Best = start ?? DealInStrata.Out(crowd, seed, _groupsOfBlock);
        _excess = new long[groups];
        for (var group = 0; group < groups; group++)
        {
            Weigh(group);
        }

        _next = Mix(0);
    }

    public Seating Best { get; }

    public double NextToLast { get; private set; }

    public long Total { get; private set; }

    public void RunEpoch(long epoch, int threads, long goal, CancellationToken cancel)
    {
        var blocks = _next;
        var done = new FirstDone(cancel);
        var results = new BlockResult[blocks.Count];
        InParallel.For(blocks.Count, threads, at => results[at] = Search(blocks[at], epoch, at, new Call(done, at)));
        foreach (var result in results)
        {
            for (var local = 0; local < result.Units.Length; local++)
            {
                Best.Move(result.Units[local], result.Groups[local]);
            }
        }

        foreach (var group in blocks.SelectMany(block => block))
        {
            Weigh(group);
        }

        _next = Mix(epoch + 1);
        NextToLast = (double)_next.Count / Math.Max(1, blocks.Count);
    }

    public void Offer(Seating seating)
    {
        if (seating.TotalOf(_crowd) >= Total)
        {
            return;
        }

        for (var unit = 0; unit < _crowd.Count; unit++)
        {
            Best.Move(unit, seating.GroupOf[unit]);
        }

        for (var group = 0; group < _excess.Length; group++)
        {
            Weigh(group);
        }
    }

    private List<int[]> Mix(long epoch)
    {
        var chance = Chance.For(_seed, epoch, -1);
        return MixBlocks.Of(Standings(), _groupsOfBlock, epoch, ref chance);
    }

    private Standing[] Standings()
    {
        var standings = new Standing[_excess.Length];
        for (var group = 0; group < standings.Length; group++)
        {
            standings[group] =
                _excess[group] > _crowd.Prices.BeyondHelp ? Standing.Poor
                : _uneven.Is(Best.UnitsIn(group)) ? Standing.Uneven
                : Standing.Good;
        }

        return standings;
    }

    private BlockResult Search(int[] groups, long epoch, int at, Call call)
    {
        var chance = Chance.For(_seed, epoch, at);
        var units = Movable(groups, ref chance);
        Worker? worker;
        lock (_idle)
        {
            worker = _idle.TryPop(out var idle) ? idle : null;
        }

        worker ??= new Worker(_crowd, UnitsOfBlock, _groupsOfBlock, Best.Room);
        worker.Fill.Fill(Best, groups, units);
        var block = worker.Fill.Block;
        worker.Anneal.Begin(_crowd.IsElastic, _crowd.Prices.BeyondHelp, often: groups.Length <= _groupsOfBlock / 2);
        var typical = block.TypicalPair(_crowd.Scale.Broken);
        var goal = _crowd.Prices.HasDrawn ? long.MinValue : 0;
        var steps = StepsOfUnit * Math.Max(UnitsOfBlock / 2, units.Length);
        worker.Anneal.Run(ref chance, steps / 4, typical * Warmth[epoch / 2 % Warmth.Length], goal, call);
        var colds = _crowd.HasNumbers ? ForNumbers : ForPairs;
        foreach (var cold in colds)
        {
            worker.Anneal.Run(ref chance, (steps - steps / 4) / colds.Length, typical * cold, goal, call);
        }

        var result = new BlockResult(units, [.. worker.Anneal.BestGroups.ToArray().Select(local => groups[local])]);
        lock (_idle)
        {
            _idle.Push(worker);
        }

        return result;
    }

    // All units of the groups, or as many of them by chance as a block can hold.
    private int[] Movable(int[] groups, ref Chance chance)
    {
        var units = groups.SelectMany(Best.UnitsIn).Where(unit => _crowd.Settled[unit] < 0).Order().ToArray();
        if (units.Length <= UnitsOfBlock)
        {
            return units;
        }

        chance.Shuffle(units);
        return [.. units.Take(UnitsOfBlock).Order()];
    }

    private void Weigh(int group)
    {
        Total -= _excess[group];
        _excess[group] = Best.ExcessOf(group, _crowd, _prices);
        Total += _excess[group];
    }

    private sealed record BlockResult(int[] Units, int[] Groups);

    private sealed class Worker
    {
        public Worker(Crowd crowd, int units, int groups, int room)
        {
            Fill = new FillBlock(crowd, units, groups, room);
            Anneal = new Anneal(Fill.Block, units, groups);
        }

        public FillBlock Fill { get; }

        public Anneal Anneal { get; }
    }
}
