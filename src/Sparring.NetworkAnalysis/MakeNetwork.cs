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
        var values = strengths is not null && Array.Exists(strengths, IsNotOne) ? strengths : null;
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

    // Counted first, so that nothing is copied as it grows: a large network is a large part of its process.
    private GivenCells KnownTies()
    {
        var (count, valued) = (0, false);
        foreach (var rating in data.Ratings)
        {
            _negatives += rating.Value < 0 ? 1 : 0;
            if (Reaches(rating))
            {
                var (loop, silent) = (rating.From == rating.To, IsSilent(rating));
                _loops += loop ? 1 : 0;
                _silentTies += !loop && silent ? 1 : 0;
                count += loop || silent ? 0 : 1;
                valued |= threshold is null && IsNotOne(rating.Value);
            }
        }

        var (cells, at) = (new GivenCells(count, valued), 0);
        foreach (var rating in data.Ratings)
        {
            if (Reaches(rating) && rating.From != rating.To && !IsSilent(rating))
            {
                cells.Set(at++, rating.From, rating.To, rating.Value);
            }
        }

        return cells;
    }

    private bool Reaches(Rating rating) => rating.Value > 0 && !(threshold is { } least && rating.Value < least);

    private bool IsSilent(Rating rating) =>
        data.Directed ? _silent[rating.From] : _silent[rating.From] && _silent[rating.To];

    private static bool IsNotOne(double strength) => Math.Abs(strength - 1) > 0;

    // A tie named from both ends is no duplicate: it is one tie, with its largest value.
    private (TieList Ties, double[]? Strengths) BothWays(TieList ties, double[]? strengths)
    {
        var cells = new GivenCells(2 * ties.Count, strengths is not null);
        for (var from = 0; from < ties.People; from++)
        {
            for (var at = ties.Start[from]; at < ties.Start[from + 1]; at++)
            {
                var strength = strengths?[at] ?? 1;
                cells.Set(2 * at, from, ties.To[at], strength);
                cells.Set((2 * at) + 1, ties.To[at], from, strength);
            }
        }

        return Uncounted(cells);
    }

    private (TieList Ties, double[]? Strengths) Uncounted(GivenCells cells)
    {
        var before = _duplicates;
        var sorted = Sorted(cells);
        _duplicates = before;
        return sorted;
    }

    private (TieList Ties, double[]? Strengths) Sorted(GivenCells cells)
    {
        var (start, to, strengths) = cells.Rows(data.People);
        var (one, at) = (0, 0);
        for (var person = 0; person < data.People; person++)
        {
            for (var end = start[person + 1]; one < end; one++)
            {
                var again = at > start[person] && to[at - 1] == to[one];
                _duplicates += again ? 1 : 0;
                at -= again ? 1 : 0;
                if (strengths is not null)
                {
                    strengths[at] = again ? Math.Max(strengths[at], strengths[one]) : strengths[one];
                }

                to[at++] = to[one];
            }

            start[person + 1] = at;
        }

        Array.Resize(ref to, at);
        if (strengths is not null)
        {
            Array.Resize(ref strengths, at);
        }

        return (new(start, to), strengths);
    }

    private TieList OpenCells(TieList ties)
    {
        var cells = new List<Cell>();
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

    private TieList SortedCells(List<Cell> cells)
    {
        if (!data.Directed)
        {
            cells = [.. cells.Concat(cells.Select(cell => new Cell(cell.To, cell.From))).Distinct()];
        }

        var all = new GivenCells(cells.Count, valued: false);
        for (var at = 0; at < cells.Count; at++)
        {
            all.Set(at, cells[at].From, cells[at].To, strength: 1);
        }

        return Uncounted(all).Ties;
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
