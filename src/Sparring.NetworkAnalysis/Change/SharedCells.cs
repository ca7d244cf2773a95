namespace Sparring.NetworkAnalysis.Change;

/// <summary>Cells known in two waves, and those of them that hold a tie in either.</summary>
internal sealed class SharedCells
{
    private readonly Network _before;
    private readonly Network _after;

    public SharedCells(Network before, Network after)
    {
        if (before.People != after.People || before.Directed != after.Directed)
        {
            throw new ArgumentException(
                "Waves are compared over the same people and the same kind of tie.",
                nameof(after)
            );
        }

        (_before, _after) = (before, after);
        Ties = [.. Enumerable.Range(0, before.People).SelectMany(TiesFrom)];
        Unknown = [.. Enumerable.Range(0, before.People).SelectMany(UnknownFrom)];
        Count = ((long)before.People * (before.People - 1)) - Unknown.Length - UnknownRows();
    }

    /// <summary>Cells known in both waves.</summary>
    public long Count { get; }

    /// <summary>Ties of either wave in cells known in both: 1 gained, −1 lost, 0 kept.</summary>
    public CellChange[] Ties { get; }

    /// <summary>Cells not known in both, but for those in rows known in neither direction at all.</summary>
    public Cell[] Unknown { get; }

    /// <summary>Whether a directed row is silent in either wave.</summary>
    public bool IsSilent(int person) =>
        _before.Directed && (_before.Answers.Silent[person] || _after.Answers.Silent[person]);

    private long UnknownRows() => (long)Enumerable.Range(0, _before.People).Count(IsSilent) * (_before.People - 1);

    private bool Knows(int from, int to) => _before.Answers.Knows(from, to) && _after.Answers.Knows(from, to);

    private IEnumerable<CellChange> TiesFrom(int from)
    {
        var (before, after) = (_before.Out.Of(from).ToArray(), _after.Out.Of(from).ToArray());
        foreach (var to in before.Union(after))
        {
            if (Knows(from, to))
            {
                var difference =
                    (Array.BinarySearch(after, to) >= 0 ? 1 : 0) - (Array.BinarySearch(before, to) >= 0 ? 1 : 0);
                yield return new(from, to, difference);
            }
        }
    }

    // Rows that are silent as a whole are counted, not listed.
    private IEnumerable<Cell> UnknownFrom(int from)
    {
        if (IsSilent(from))
        {
            return [];
        }

        var open = _before.Answers.Open.Of(from).ToArray().Union(_after.Answers.Open.Of(from).ToArray());
        var quiet =
            _before.Directed || !(_before.Answers.Silent[from] || _after.Answers.Silent[from])
                ? []
                : Enumerable.Range(0, _before.People);
        return open.Union(quiet).Where(to => to != from && !Knows(from, to)).Select(to => new Cell(from, to));
    }
}

/// <summary>A tie of either wave: 1 gained, −1 lost, 0 kept.</summary>
internal readonly record struct CellChange(int From, int To, int Difference);
