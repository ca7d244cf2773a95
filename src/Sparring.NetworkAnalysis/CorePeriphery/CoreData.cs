namespace Sparring.NetworkAnalysis.CorePeriphery;

/// <summary>What the fit of a core needs of a network: what two people give each other in sum, and which cells are known.</summary>
/// <remarks>A block and its mirror always have the same ideal, so x_ij + x_ji is all that matters. Memory: O(n + m).</remarks>
internal sealed class CoreData
{
    private readonly bool _directed;

    /// <summary>The data of a network, with the cells known that its answers say.</summary>
    public CoreData(Network network)
        : this(network, network.Answers.Silent, network.Answers.Open, sign: 1) => Known = network.Answers.ObservedCells;

    private CoreData(Network network, bool[] silent, TieList open, int sign)
    {
        (Ties, _directed, Silent) = (network.Undirected, network.Directed, silent);
        Sums = new double[Ties.Count];
        Squares = network.Values is null ? Sums : new double[Ties.Count];
        Fill(network);
        (RowSums, RowSquares) = (RowsOf(Sums), network.Values is null ? [] : RowsOf(Squares));
        if (RowSquares.Length == 0)
        {
            RowSquares = RowSums;
        }

        Open = _directed && open.Count > 0 ? TieList.Either(open, open.Reversed()) : open;
        OpenCells = [.. Enumerable.Range(0, People).SelectMany(person => Opened(open, person, sign))];
        OpenRows = [.. Enumerable.Range(0, Open.Count == 0 ? 0 : People).Select(OpenRow)];
        (Sum, Square) = (RowSums.Sum() / 2, RowSquares.Sum() / 2);
    }

    /// <summary>The data when only the cells listed are known: nobody's whole row is, and each known cell is one unknown less.</summary>
    public static CoreData Among(Network network, TieList known)
    {
        var silent = new bool[network.People];
        silent.AsSpan().Fill(true);
        return new(network, silent, known, sign: -1) { Known = known.Count };
    }

    public TieList Ties { get; }

    public int People => Ties.People;

    /// <summary>x_ij + x_ji, in the order of the ties.</summary>
    public double[] Sums { get; }

    /// <summary>x_ij² + x_ji²; the same array when all ties are 1.</summary>
    public double[] Squares { get; }

    public bool Valued => !ReferenceEquals(Sums, Squares);

    public double[] RowSums { get; }

    public double[] RowSquares { get; }

    /// <summary>Pairs with a single unknown cell, and how many of their two cells are.</summary>
    public TieList Open { get; }

    public int[] OpenCells { get; }

    /// <summary>The open cells of each person's row and column.</summary>
    public int[] OpenRows { get; }

    public bool[] Silent { get; }

    /// <summary>Sum over all known cells.</summary>
    public double Sum { get; }

    public double Square { get; }

    public long Known { get; private init; }

    /// <summary>Known cells among so many people, so many of them silent, before single open cells.</summary>
    public long KnownAmong(long people, long silent) =>
        _directed ? (people - silent) * (people - 1) : (people * (people - 1)) - (silent * (silent - 1));

    private void Fill(Network network)
    {
        for (var person = 0; person < People; person++)
        {
            var (forth, back) = (network.Out.Start[person], network.In.Start[person]);
            for (var at = Ties.Start[person]; at < Ties.Start[person + 1]; at++)
            {
                var other = Ties.To[at];
                if (forth < network.Out.Start[person + 1] && network.Out.To[forth] == other)
                {
                    Add(at, network.Values is null ? 1 : network.Values[forth]);
                    forth++;
                }

                if (back < network.In.Start[person + 1] && network.In.To[back] == other)
                {
                    Add(at, network.Values is null ? 1 : network.ValueOf(other, person));
                    back++;
                }
            }
        }
    }

    private void Add(int at, double value)
    {
        Sums[at] += value;
        if (Valued)
        {
            Squares[at] += value * value;
        }
    }

    private double[] RowsOf(double[] cells)
    {
        var rows = new double[People];
        for (var person = 0; person < People; person++)
        {
            foreach (var cell in cells.AsSpan(Ties.Start[person], Ties.Degree(person)))
            {
                rows[person] += cell;
            }
        }

        return rows;
    }

    private IEnumerable<int> Opened(TieList open, int person, int sign)
    {
        for (var at = Open.Start[person]; at < Open.Start[person + 1]; at++)
        {
            var other = Open.To[at];
            yield return sign * ((open.Has(person, other) ? 1 : 0) + (open.Has(other, person) ? 1 : 0));
        }
    }

    private int OpenRow(int person)
    {
        var all = 0;
        foreach (var cells in OpenCells.AsSpan(Open.Start[person], Open.Degree(person)))
        {
            all += cells;
        }

        return all;
    }
}
