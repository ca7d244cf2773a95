namespace Sparring.NetworkAnalysis;

/// <summary>A network of people 0 … n − 1 as it was answered: ties, and for each cell whether it is known.</summary>
/// <remarks>
/// A tie is a known cell above 0 (or at the threshold and above); the diagonal never counts; an unknown cell is neither a tie nor none.
/// Everything is made once, on first use: <see cref="In"/> and <see cref="Undirected"/> cost O(n + m).
/// </remarks>
public sealed class Network
{
    private readonly Lazy<TieList> _in;
    private readonly Lazy<TieList> _undirected;
    private readonly Lazy<TieRows?> _rows;

    internal Network(
        NetworkData data,
        TieList ties,
        double[]? values,
        Answers answers,
        IReadOnlyList<NetworkNote> notes
    )
    {
        Directed = data.Directed;
        Traits = data.Traits;
        Out = ties;
        Values = values;
        Answers = answers;
        Notes = notes;
        _in = new(() => Directed ? Out.Reversed() : Out);
        _undirected = new(() => Directed ? TieList.Either(Out, In) : Out);
        _rows = new(() => People <= TieRows.MostPeople ? new TieRows(Undirected, Out) : null);
    }

    private Network(Network like, TieList ties)
        : this(
            new()
            {
                People = ties.People,
                Directed = like.Directed,
                Traits = like.Traits,
            },
            ties,
            values: null,
            like.Answers,
            like.Notes
        ) { }

    /// <summary>The network of what was answered; with a threshold, ties are the values that reach it and have no strength.</summary>
    /// <exception cref="ArgumentException">The data have faults; ask <see cref="NetworkData.Check"/> first.</exception>
    public static Network From(NetworkData data, double? threshold = null)
    {
        if (data.Check() is [var fault, ..])
        {
            throw new ArgumentException(fault.Sentence, nameof(data));
        }

        return new MakeNetwork(data, threshold).Made();
    }

    /// <summary>n, how many people are on the roster.</summary>
    public int People => Out.People;

    public bool Directed { get; }

    public IReadOnlyList<Trait> Traits { get; }

    /// <summary>Ties from each person; in an undirected network each tie stands at both its ends.</summary>
    public TieList Out { get; }

    /// <summary>Ties to each person.</summary>
    public TieList In => _in.Value;

    /// <summary>Ties either way; each stands at both its ends.</summary>
    public TieList Undirected => _undirected.Value;

    /// <summary>Which cells are known.</summary>
    public Answers Answers { get; }

    /// <summary>What was done to the data so that they are a network.</summary>
    public IReadOnlyList<NetworkNote> Notes { get; }

    /// <summary>Strength of each tie in the order of <see cref="Out"/>; null when all are 1.</summary>
    internal double[]? Values { get; }

    /// <summary>Other ties, without strength, among the same people and answers.</summary>
    internal Network With(TieList ties) => new(this, ties);

    /// <summary>Strength of a tie, 0 where there is none; O(log degree).</summary>
    internal double ValueOf(int from, int to)
    {
        var at = Out.Of(from).BinarySearch(to);
        return at < 0 ? 0
            : Values is null ? 1
            : Values[Out.Start[from] + at];
    }

    /// <summary>Rows of bits, for up to 64 people.</summary>
    internal TieRows? Rows => _rows.Value;
}
