namespace Sparring.GroupComposition.Search;

/// <summary>Four searches side by side on the whole problem, each at its own temperature; for problems that fit one block.</summary>
internal sealed class Islands : ISearch
{
    /// <summary>Up to here everybody fits one block: the table of pairs has 2.5 MB.</summary>
    public const int MostUnits = 300;

    private const int FirstSteps = 4_000;
    private const int MostSteps = 500_000;

    // The share of a typical pair's cost that is a temperature: from nearly greedy to nearly molten.
    private static readonly float[] Warmth = [0.12f, 0.08f, 0.18f, 0.4f];

    // Squares of numbers are of every size: their last differences are found far colder.
    private static readonly float[] ForNumbers = [0.12f, 0.03f, 0.008f, 0.002f];

    private readonly Crowd _crowd;
    private readonly Island[] _islands;

    public Islands(Crowd crowd, int seed, Seating? start)
    {
        _crowd = crowd;
        var all = crowd.HasNumbers ? ForNumbers : Warmth;
        _islands = [.. all.Select((warmth, at) => new Island(crowd, seed, at, warmth, start))];
        Best = _islands[0].Seating;
        Total = long.MaxValue;
    }

    public Seating Best { get; private set; }

    public long Total { get; private set; }

    public double NextToLast { get; private set; }

    public void RunEpoch(long epoch, int threads, long goal, CancellationToken cancel)
    {
        var steps = StepsOf(epoch);
        NextToLast = (double)StepsOf(epoch + 1) / steps;
        var call = new FirstDone(cancel);
        // Starting threads takes longer than the first epochs do.
        InParallel.For(_islands.Length, epoch < 2 ? 1 : threads, at => _islands[at].Run(steps, goal, call, at));
        foreach (var island in _islands)
        {
            if (island.Anneal.Best < Total)
            {
                Total = island.Anneal.Best;
                Best = new Seating(_crowd, island.Seats());
            }
        }
    }

    public void Offer(Seating seating)
    {
        if (seating.TotalOf(_crowd) is var total && total < Total)
        {
            (Best, Total) = (seating, total);
        }
    }

    private static int StepsOf(long epoch) => (int)Math.Min(MostSteps, (long)FirstSteps << (int)Math.Min(epoch, 20));

    private sealed class Island
    {
        private readonly FillBlock _fill;
        private readonly int[] _movable;
        private readonly float _temperature;
        private Chance _chance;

        public Island(Crowd crowd, int seed, int at, float warmth, Seating? start)
        {
            _chance = Chance.For(seed, -1, at);
            Seating = start ?? Deal.Anew(crowd, ref _chance);
            _movable = [.. Enumerable.Range(0, crowd.Count).Where(unit => crowd.Settled[unit] < 0)];
            _fill = new FillBlock(crowd, _movable.Length, Seating.Groups, Seating.Room);
            _fill.Fill(Seating, [.. Enumerable.Range(0, Seating.Groups)], _movable);
            _temperature = warmth * _fill.Block.TypicalPair(crowd.Scale.Broken);
            Anneal = new Anneal(_fill.Block, _movable.Length, Seating.Groups);
            Anneal.Begin(crowd.IsElastic, crowd.Prices.BeyondHelp);
        }

        public Seating Seating { get; }

        public Anneal Anneal { get; }

        public void Run(int steps, long goal, FirstDone done, int at)
        {
            Anneal.Run(ref _chance, steps, _temperature, goal, new Call(done, at));
            if (Anneal.Best <= goal)
            {
                done.Say(at);
            }
        }

        public int[] Seats()
        {
            var seats = Seating.GroupOf.ToArray();
            for (var local = 0; local < _movable.Length; local++)
            {
                seats[_movable[local]] = Anneal.BestGroups[local];
            }

            return seats;
        }
    }
}
