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

    /// <summary>The smallest first; among those of one size, by who comes first.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Cores()
    {
        int[][] cores = [.. _cores.Select(People)];
        Array.Sort(
            cores,
            (one, other) =>
                one.Length != other.Length
                    ? one.Length.CompareTo(other.Length)
                    : one.AsSpan().SequenceCompareTo(other.AsSpan())
        );
        return cores;
    }

    private static int[] People(bool[] core)
    {
        var (people, at) = (new int[core.Count(isIn => isIn)], 0);
        for (var person = 0; person < core.Length; person++)
        {
            if (core[person])
            {
                people[at++] = person;
            }
        }

        return people;
    }

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
