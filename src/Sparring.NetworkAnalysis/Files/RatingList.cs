using System.Collections;

namespace Sparring.NetworkAnalysis.Files;

/// <summary>What was said of whom, as it is read: 8 bytes each while every value is 1, else 16, and nothing is copied as it grows.</summary>
internal sealed class RatingList : IReadOnlyList<Rating>
{
    // 8 kB: little for 40 people, and a million ties are a thousand of them.
    private const int Block = 1024;
    private readonly List<int[]> _cells = [];
    private readonly List<double[]?> _values = [];

    public int Count { get; private set; }

    public Rating this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            var (cells, at) = (_cells[index / Block], index % Block);
            return new(cells[2 * at], cells[(2 * at) + 1], _values[index / Block]?[at] ?? 1);
        }
    }

    public void Add(Rating rating)
    {
        var (block, at) = (Count / Block, Count % Block);
        if (at == 0)
        {
            _cells.Add(new int[2 * Block]);
            _values.Add(null);
        }

        (_cells[block][2 * at], _cells[block][(2 * at) + 1]) = (rating.From, rating.To);
        // Anything but 1 itself, so that no number is rounded away.
        if (_values[block] is { } values)
        {
            values[at] = rating.Value;
        }
        else if (!rating.Value.Equals(1))
        {
            _values[block] = values = new double[Block];
            values.AsSpan().Fill(1);
            values[at] = rating.Value;
        }

        Count++;
    }

    public IEnumerator<Rating> GetEnumerator()
    {
        for (var block = 0; block < _cells.Count; block++)
        {
            var (cells, values, count) = (_cells[block], _values[block], Math.Min(Block, Count - (block * Block)));
            for (var at = 0; at < count; at++)
            {
                yield return new(cells[2 * at], cells[(2 * at) + 1], values?[at] ?? 1);
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
