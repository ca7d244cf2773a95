namespace Sparring.NetworkAnalysis;

/// <summary>Sorts what was answered into rows, each cell once; O(n + m) by counting.</summary>
internal sealed class MakeNetwork(NetworkData data, double? threshold)
{
    private readonly bool[] _silent = SilentOf(data);
    private int _loops;
    private int _duplicates;
    private int _negatives;
    private int _silentTies;
    private int _answeredUnknown;

    public Network Made()
    {
        var (ties, strengths) = Sorted(KnownTies());
        if (!data.Directed)
        {
            (ties, strengths) = BothWays(ties, strengths);
        }

        var open = OpenCells(ties);
        var values =
            threshold is null && Array.Exists(strengths, strength => Math.Abs(strength - 1) > 0) ? strengths : null;
        return new(data, ties, values, new(_silent, open, !data.Directed), Notes());
    }

    private static bool[] SilentOf(NetworkData data)
    {
        var silent = new bool[data.People];
        if (data.Respondents is { } respondents)
        {
            silent.AsSpan().Fill(true);
            foreach (var person in respondents)
            {
                silent[person] = false;
            }
        }

        return silent;
    }

    private List<Rating> KnownTies()
    {
        var cells = new List<Rating>(data.Ratings.Count);
        foreach (var rating in data.Ratings)
        {
            if (rating.Value < 0)
            {
                _negatives++;
            }

            if (rating.Value <= 0 || (threshold is { } least && rating.Value < least))
            {
                continue;
            }

            if (rating.From == rating.To)
            {
                _loops++;
            }
            else if (data.Directed ? _silent[rating.From] : _silent[rating.From] && _silent[rating.To])
            {
                _silentTies++;
            }
            else
            {
                cells.Add(rating);
            }
        }

        return cells;
    }

    // A tie named from both ends is no duplicate: it is one tie, with its largest value.
    private (TieList Ties, double[] Strengths) BothWays(TieList ties, double[] strengths)
    {
        var cells = new List<Rating>(2 * ties.Count);
        for (var from = 0; from < ties.People; from++)
        {
            for (var at = ties.Start[from]; at < ties.Start[from + 1]; at++)
            {
                cells.Add(new(from, ties.To[at], strengths[at]));
                cells.Add(new(ties.To[at], from, strengths[at]));
            }
        }

        return Uncounted(cells);
    }

    private (TieList Ties, double[] Strengths) Uncounted(List<Rating> cells)
    {
        var before = _duplicates;
        var sorted = Sorted(cells);
        _duplicates = before;
        return sorted;
    }

    // Two stable countings, by the end and then by the beginning, leave each row in order.
    private (TieList Ties, double[] Strengths) Sorted(List<Rating> cells)
    {
        var inside = Counted(cells.ToArray(), byEnd: true);
        var sorted = Counted(inside, byEnd: false);
        var start = new int[data.People + 1];
        var to = new int[sorted.Length];
        var strengths = new double[sorted.Length];
        var at = 0;
        for (var one = 0; one < sorted.Length; one++)
        {
            var rating = sorted[one];
            if (one > 0 && sorted[one - 1].From == rating.From && sorted[one - 1].To == rating.To)
            {
                strengths[at - 1] = Math.Max(strengths[at - 1], rating.Value);
                _duplicates++;
                continue;
            }

            (to[at], strengths[at]) = (rating.To, rating.Value);
            start[rating.From + 1] = ++at;
        }

        for (var person = 0; person < data.People; person++)
        {
            start[person + 1] = Math.Max(start[person + 1], start[person]);
        }

        Array.Resize(ref to, at);
        Array.Resize(ref strengths, at);
        return (new(start, to), strengths);
    }

    private Rating[] Counted(Rating[] cells, bool byEnd)
    {
        var next = new int[data.People + 1];
        foreach (var cell in cells)
        {
            next[(byEnd ? cell.To : cell.From) + 1]++;
        }

        for (var person = 0; person < data.People; person++)
        {
            next[person + 1] += next[person];
        }

        var sorted = new Rating[cells.Length];
        foreach (var cell in cells)
        {
            sorted[next[byEnd ? cell.To : cell.From]++] = cell;
        }

        return sorted;
    }

    private TieList OpenCells(TieList ties)
    {
        var cells = new List<Rating>();
        var named = data.Unknown.Where(cell => cell.From != cell.To).Select(cell => (cell.From, cell.To)).ToHashSet();
        foreach (var (from, to) in named)
        {
            if (ties.Has(from, to))
            {
                _answeredUnknown += data.Directed || named.Contains((to, from)) ? 1 : 0;
            }
            else if (data.Directed ? !_silent[from] : IsOpen(named, from, to))
            {
                cells.Add(new(from, to));
            }
        }

        return SortedCells(cells);
    }

    // Without direction a cell is open only when the other side does not know it either.
    private bool IsOpen(HashSet<(int, int)> named, int from, int to) =>
        (named.Contains((to, from)) || _silent[to]) && !(_silent[from] && _silent[to]);

    private TieList SortedCells(List<Rating> cells)
    {
        if (!data.Directed)
        {
            cells = [.. cells.Concat(cells.Select(cell => new Rating(cell.To, cell.From))).Distinct()];
        }

        return Uncounted(cells).Ties;
    }

    private List<NetworkNote> Notes()
    {
        var notes = new List<NetworkNote>();
        void Add(int count, Func<int, NetworkNote> note)
        {
            if (count > 0)
            {
                notes.Add(note(count));
            }
        }

        Add(_loops, count => new NetworkNote.LoopsLeftOut(count));
        Add(_duplicates, count => new NetworkNote.DuplicatesMerged(count));
        Add(_negatives, count => new NetworkNote.NegativesAreNoTies(count));
        Add(_silentTies, count => new NetworkNote.SilentTiesLeftOut(count));
        Add(_answeredUnknown, count => new NetworkNote.UnknownWasAnswered(count));
        return notes;
    }
}
