namespace Sparring.DisclosureControl;

/// <summary>
/// The cells that published sets cut people into: two people share a cell when every set holds both or neither. Whoever is in no
/// set is in no cell.
/// </summary>
/// <remarks>
/// Any sum that follows from the published sums is constant on cells, so when every cell has k people nothing about fewer than k
/// follows. Cost: one pass over the set's members to ask or to add.
/// </remarks>
internal sealed class Refinement
{
    private const int Nowhere = 0;
    private int[] _cellOf;
    private readonly List<int> _size;
    private int[] _inside = [];

    public Refinement(int end = 0)
    {
        _cellOf = new int[end];
        _size = [0];
    }

    private Refinement(Refinement other)
    {
        _cellOf = [.. other._cellOf];
        _size = [.. other._size];
    }

    /// <summary>How many people each cell has; none is empty.</summary>
    public IEnumerable<int> Sizes => _size.Skip(1);

    /// <summary>One more than the highest number in any cell, or more.</summary>
    public int End => _cellOf.Length;

    public Refinement Copy() => new(this);

    public int CellOf(int person) => person < _cellOf.Length ? _cellOf[person] : Nowhere;

    /// <summary>Whether every cell still has that many people with this set published too; weights count people of one kind.</summary>
    public bool Allows(ReadOnlySpan<int> members, ReadOnlySpan<int> weights, int smallest) =>
        Cuts(members, weights, smallest) != Cut.TooSmall;

    /// <summary>What publishing this set would do to the cells.</summary>
    public Cut Cuts(ReadOnlySpan<int> members, ReadOnlySpan<int> weights, int smallest)
    {
        Count(members, weights);
        var cut = Cut.Nothing;
        foreach (var person in members)
        {
            var cell = CellOf(person);
            var inside = _inside[cell];
            if (inside == 0)
            {
                continue;
            }

            _inside[cell] = 0;
            if (cell == Nowhere)
            {
                cut = inside < smallest ? Cut.TooSmall : Cut.Fine;
            }
            else if (inside != _size[cell])
            {
                cut = inside < smallest || _size[cell] - inside < smallest ? Cut.TooSmall : Cut.Fine;
            }

            if (cut == Cut.TooSmall)
            {
                Array.Clear(_inside);
                return cut;
            }
        }

        return cut;
    }

    /// <summary>Publishes the set.</summary>
    public void Add(ReadOnlySpan<int> members, ReadOnlySpan<int> weights)
    {
        Count(members, weights);
        Grow(members);
        var cells = _size.Count;
        var becomes = new int[cells];
        foreach (var person in members)
        {
            var cell = _cellOf[person];
            if (cell != Nowhere && _inside[cell] == _size[cell])
            {
                continue;
            }

            if (becomes[cell] == 0)
            {
                becomes[cell] = _size.Count;
                _size.Add(0);
            }

            var weight = weights.IsEmpty ? 1 : weights[person];
            _cellOf[person] = becomes[cell];
            _size[becomes[cell]] += weight;
        }

        for (var cell = 1; cell < cells; cell++)
        {
            // A cell nobody left became none, and that has nobody.
            _size[cell] -= _size[becomes[cell]];
        }

        Array.Clear(_inside);
    }

    private void Count(ReadOnlySpan<int> members, ReadOnlySpan<int> weights)
    {
        if (_inside.Length < _size.Count)
        {
            _inside = new int[_size.Count * 2];
        }

        foreach (var person in members)
        {
            _inside[CellOf(person)] += weights.IsEmpty ? 1 : weights[person];
        }
    }

    private void Grow(ReadOnlySpan<int> members)
    {
        if (members.Length > 0 && members[^1] >= _cellOf.Length)
        {
            Array.Resize(ref _cellOf, Math.Max(members[^1] + 1, _cellOf.Length * 2));
        }
    }
}

/// <summary>What one more published set does to the cells.</summary>
internal enum Cut
{
    /// <summary>It is made of whole cells: it says nothing that did not follow already.</summary>
    Nothing,

    /// <summary>Cells are cut, and each piece has enough people.</summary>
    Fine,

    /// <summary>A piece has too few people.</summary>
    TooSmall,
}
