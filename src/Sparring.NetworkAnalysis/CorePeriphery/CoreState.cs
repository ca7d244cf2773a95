namespace Sparring.NetworkAnalysis.CorePeriphery;

/// <summary>One division into core and periphery, and what each single move would make of its fit; a move costs the person's ties.</summary>
internal sealed class CoreState
{
    private readonly CoreData _data;
    private readonly OffBlocks _off;
    private readonly double[] _sumToCore;
    private readonly double[] _squareToCore;
    private readonly int[] _openToCore;
    private Blocks _blocks;
    private long _silent;
    private long _silentInCore;
    private double _openInCore;
    private double _openInPeriphery;

    public CoreState(CoreData data, OffBlocks off)
    {
        (_data, _off) = (data, off);
        (InCore, _sumToCore) = (new bool[data.People], new double[data.People]);
        _squareToCore = data.Valued ? new double[data.People] : _sumToCore;
        _openToCore = new int[data.Open.Count == 0 ? 0 : data.People];
        Clear();
    }

    public bool[] InCore { get; }

    public int CoreSize { get; private set; }

    /// <summary>r² with its sign; NaN where not defined.</summary>
    public double Fit => _blocks.SignedSquare(_off, _data.Known, _data.Sum, _data.Square);

    /// <summary>Everybody into the periphery.</summary>
    public void Clear()
    {
        InCore.AsSpan().Clear();
        _sumToCore.AsSpan().Clear();
        _squareToCore.AsSpan().Clear();
        _openToCore.AsSpan().Clear();
        (CoreSize, _silentInCore, _openInCore) = (0, 0, 0);
        _silent = _data.Silent.Count(one => one);
        _openInPeriphery = _data.OpenCells.Sum() / 2.0;
        _blocks = default;
        (_blocks.PeripherySum, _blocks.PeripherySquare) = (_data.Sum, _data.Square);
        Count();
    }

    public void Set(ReadOnlySpan<bool> core)
    {
        for (var person = 0; person < core.Length; person++)
        {
            if (core[person] != InCore[person])
            {
                Flip(person);
            }
        }
    }

    /// <summary>The fit after one person changed sides; O(1).</summary>
    public double FitAfter(int person)
    {
        var after = Moved(person, out var silentInCore, out var openInCore, out var openInPeriphery);
        Count(ref after, CoreSize + (InCore[person] ? -1 : 1), silentInCore, openInCore, openInPeriphery);
        return after.SignedSquare(_off, _data.Known, _data.Sum, _data.Square);
    }

    /// <summary>The move that makes the fit best, if any makes it better than <paramref name="least"/>; −1 when none does. O(n).</summary>
    public int BestMove(double least)
    {
        var (best, chosen) = (least, -1);
        if (_data.Valued || _openToCore.Length > 0)
        {
            for (var person = 0; person < InCore.Length; person++)
            {
                var fit = FitAfter(person);
                (best, chosen) = fit > best ? (fit, person) : (best, chosen);
            }

            return chosen;
        }

        // Without strengths and open cells a move is known by what it adds and by four counts of cells.
        Span<Blocks> after = stackalloc Blocks[4];
        for (var kind = 0; kind < after.Length; kind++)
        {
            var (sign, silent) = (kind < 2 ? 1 : -1, kind & 1);
            after[kind] = _blocks;
            Count(ref after[kind], CoreSize + sign, _silentInCore + (sign * silent), 0, 0);
        }

        for (var person = 0; person < InCore.Length; person++)
        {
            var sign = InCore[person] ? -1.0 : 1.0;
            ref var moved = ref after[(InCore[person] ? 2 : 0) + (_data.Silent[person] ? 1 : 0)];
            var sum = _sumToCore[person];
            moved.CoreSum = moved.CoreSquare = _blocks.CoreSum + (sign * sum);
            moved.PeripherySum = moved.PeripherySquare = _blocks.PeripherySum - (sign * (_data.RowSums[person] - sum));
            var fit = moved.SignedSquare(_off, _data.Known, _data.Sum, _data.Square);
            if (fit > best)
            {
                (best, chosen) = (fit, person);
            }
        }

        return chosen;
    }

    public void Flip(int person)
    {
        _blocks = Moved(person, out _silentInCore, out _openInCore, out _openInPeriphery);
        var sign = InCore[person] ? -1 : 1;
        InCore[person] = !InCore[person];
        CoreSize += sign;
        Count();
        for (var at = _data.Ties.Start[person]; at < _data.Ties.Start[person + 1]; at++)
        {
            _sumToCore[_data.Ties.To[at]] += sign * _data.Sums[at];
            if (_data.Valued)
            {
                _squareToCore[_data.Ties.To[at]] += sign * _data.Squares[at];
            }
        }

        for (
            var at = _openToCore.Length == 0 ? 0 : _data.Open.Start[person];
            at < (_openToCore.Length == 0 ? 0 : _data.Open.Start[person + 1]);
            at++
        )
        {
            _openToCore[_data.Open.To[at]] += sign * _data.OpenCells[at];
        }
    }

    private Blocks Moved(int person, out long silentInCore, out double openInCore, out double openInPeriphery)
    {
        var sign = InCore[person] ? -1 : 1;
        var (sum, square) = (_sumToCore[person], _squareToCore[person]);
        var after = _blocks;
        after.CoreSum += sign * sum;
        after.CoreSquare += sign * square;
        after.PeripherySum -= sign * (_data.RowSums[person] - sum);
        after.PeripherySquare -= sign * (_data.RowSquares[person] - square);
        silentInCore = _silentInCore + (_data.Silent[person] ? sign : 0);
        (openInCore, openInPeriphery) = (_openInCore, _openInPeriphery);
        if (_openToCore.Length > 0)
        {
            openInCore += sign * _openToCore[person];
            openInPeriphery -= sign * (_data.OpenRows[person] - _openToCore[person]);
        }

        return after;
    }

    private void Count() => Count(ref _blocks, CoreSize, _silentInCore, _openInCore, _openInPeriphery);

    private void Count(ref Blocks blocks, int size, long silentInCore, double openInCore, double openInPeriphery)
    {
        blocks.CoreCells = _data.KnownAmong(size, silentInCore) - openInCore;
        blocks.PeripheryCells = _data.KnownAmong(_data.People - size, _silent - silentInCore) - openInPeriphery;
    }
}
