namespace Sparring.NetworkAnalysis;

/// <summary>Cells in the order they were given: 8 bytes each, and 8 more when strengths are kept.</summary>
internal readonly struct GivenCells(int count, bool valued)
{
    private readonly int[] _from = new int[count];
    private readonly int[] _to = new int[count];
    private readonly double[]? _strength = valued ? new double[count] : null;

    public void Set(int at, int from, int to, double strength)
    {
        (_from[at], _to[at]) = (from, to);
        if (_strength is not null)
        {
            _strength[at] = strength;
        }
    }

    /// <summary>Row by row, each row in the order of its ends; a cell given twice stands twice. O(n + m).</summary>
    /// <remarks>Two stable countings, by the end and then by the beginning.</remarks>
    public (int[] Start, int[] To, double[]? Strength) Rows(int people)
    {
        var (columns, rows) = (Starts(_to, people), Starts(_from, people));
        var (from, strength) = (new int[_from.Length], _strength is null ? null : new double[_from.Length]);
        var next = columns.AsSpan(0, people).ToArray();
        for (var at = 0; at < _from.Length; at++)
        {
            var place = next[_to[at]]++;
            from[place] = _from[at];
            if (strength is not null && _strength is not null)
            {
                strength[place] = _strength[at];
            }
        }

        // What was given is no longer needed, so it is written over.
        rows.AsSpan(0, people).CopyTo(next);
        for (var column = 0; column < people; column++)
        {
            for (var at = columns[column]; at < columns[column + 1]; at++)
            {
                var place = next[from[at]]++;
                _to[place] = column;
                if (strength is not null && _strength is not null)
                {
                    _strength[place] = strength[at];
                }
            }
        }

        return (rows, _to, _strength);
    }

    private static int[] Starts(int[] people, int count)
    {
        var start = new int[count + 1];
        foreach (var person in people)
        {
            start[person + 1]++;
        }

        for (var person = 0; person < count; person++)
        {
            start[person + 1] += start[person];
        }

        return start;
    }
}
