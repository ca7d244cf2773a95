namespace Sparring.NetworkAnalysis.CorePeriphery;

/// <summary>The best divisions seen so far, each once.</summary>
internal sealed class BestCores(int most)
{
    // Fits are quotients of sums below 2^53; equal ones differ by rounding only.
    private const double Same = 1e-12;
    private readonly List<bool[]> _cores = [];
    private readonly HashSet<ulong> _seen = [];

    /// <summary>r; null while none is defined.</summary>
    public double? Fit => double.IsNaN(Best) ? null : Math.Sign(Best) * Math.Sqrt(Math.Abs(Best));

    /// <summary>r² with its sign.</summary>
    public double Best { get; private set; } = double.NaN;

    public int Count => _cores.Count;

    public bool[] this[int one] => _cores[one];

    /// <summary>Takes a division if it is better than all before, or as good as the best and new; true when it was taken.</summary>
    public bool Offer(double fit, ReadOnlySpan<bool> core)
    {
        if (!IsAsGood(fit))
        {
            return false;
        }

        if (double.IsNaN(Best) || fit > Best + Same)
        {
            Best = fit;
            _cores.Clear();
            _seen.Clear();
        }

        if (_cores.Count == most || !_seen.Add(HashOf(core)))
        {
            return false;
        }

        _cores.Add(core.ToArray());
        return true;
    }

    public bool IsAsGood(double fit) => !double.IsNaN(fit) && (double.IsNaN(Best) || fit >= Best - Same);

    public IReadOnlyList<IReadOnlyList<int>> Cores() =>
        [
            .. _cores
                .Select(core => (IReadOnlyList<int>)[.. Enumerable.Range(0, core.Length).Where(person => core[person])])
                .OrderBy(core => core.Count)
                .ThenBy(core => string.Join(' ', core.Select(person => person.ToString("D9")))),
        ];

    private static ulong HashOf(ReadOnlySpan<bool> core)
    {
        var hash = 0x9E3779B97F4A7C15UL;
        for (var person = 0; person < core.Length; person++)
        {
            if (core[person])
            {
                var mixed = ((ulong)person + 1) * 0xD6E8FEB86659FD93;
                mixed = (mixed ^ (mixed >> 32)) * 0xD6E8FEB86659FD93;
                hash += mixed ^ (mixed >> 32);
            }
        }

        return hash;
    }
}
