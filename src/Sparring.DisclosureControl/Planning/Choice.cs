namespace Sparring.DisclosureControl.Planning;

/// <summary>Candidates chosen so far, the cells they make, and those that may still come.</summary>
internal sealed class Choice
{
    private readonly Candidates _candidates;
    private readonly int _smallest;
    private readonly List<int> _chosen = [];
    private readonly Refinement _cells;

    public Choice(Candidates candidates, int smallest)
    {
        _candidates = candidates;
        _smallest = smallest;
        _cells = candidates.Start.Copy();
    }

    private Choice(Choice other)
    {
        _candidates = other._candidates;
        _smallest = other._smallest;
        _chosen = [.. other._chosen];
        _cells = other._cells.Copy();
        Worth = other.Worth;
    }

    public IReadOnlyList<int> Chosen => _chosen;

    public long Worth { get; private set; }

    /// <summary>What it costs to look at a candidate.</summary>
    public static long WorkOf(Candidate candidate) => candidate.Kinds.Length + 1;

    public Choice Copy() => new(this);

    public Refinement Cells => _cells;

    public bool Allows(int candidate) => CutBy(candidate) != Cut.TooSmall;

    public void Take(int candidate)
    {
        _cells.Add(_candidates.All[candidate].Kinds, _candidates.Weights);
        Mark(candidate);
    }

    /// <summary>Takes what costs nothing and drops what can no longer come; what is left is open.</summary>
    public List<int> Sift(IEnumerable<int> open)
    {
        var left = new List<int>();
        foreach (var candidate in open)
        {
            switch (CutBy(candidate))
            {
                case Cut.Nothing:
                    // It follows from what is shown already, so showing it can never stand in the way.
                    Mark(candidate);
                    break;
                case Cut.Fine:
                    left.Add(candidate);
                    break;
            }
        }

        return left;
    }

    private void Mark(int candidate)
    {
        _chosen.Add(candidate);
        Worth += _candidates.All[candidate].Worth;
    }

    private Cut CutBy(int candidate) => _cells.Cuts(_candidates.All[candidate].Kinds, _candidates.Weights, _smallest);
}
