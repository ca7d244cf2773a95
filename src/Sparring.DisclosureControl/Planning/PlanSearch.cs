namespace Sparring.DisclosureControl.Planning;

/// <summary>
/// The most useful allowed choice: branch and bound, the most useful candidate taken first. Whatever is allowed stays allowed with less
/// shown, so a branch is closed for good once a cell is too small.
/// </summary>
/// <remarks>When the effort is spent, what the open branches could still be worth becomes the bound.</remarks>
internal sealed class PlanSearch
{
    // Comparing circles in every branch pays for itself only while the circles are quickly found.
    private const int MostForCircles = 150;
    private readonly Candidates _candidates;
    private readonly Conflicts _conflicts;
    private readonly int _smallest;
    private long _effort;
    private long _open;

    public PlanSearch(Candidates candidates, Conflicts conflicts, int smallest, long effort)
    {
        _candidates = candidates;
        _conflicts = conflicts;
        _smallest = smallest;
        _effort = effort;
        Best = new Choice(candidates, smallest);
    }

    public Choice Best { get; private set; }

    public long UpperBound { get; private set; }

    public void Run()
    {
        var start = new Choice(_candidates, _smallest);
        var open = start.Sift(
            Enumerable
                .Range(0, _candidates.All.Length)
                .OrderByDescending(candidate => _candidates.All[candidate].Worth)
                .ThenBy(_conflicts.CountOf)
        );
        var root = start.Worth + _conflicts.Bound(open, _candidates.All);
        if (open.Count > MostForCircles)
        {
            Improve(start.Copy(), open);
        }

        Branch(start, [.. open], 0);

        // A search that was stopped may have missed what still fits beside its best.
        Best = Filled(Best.Copy(), open.Where(candidate => !Best.Chosen.Contains(candidate)).ToArray());
        UpperBound = Math.Max(Best.Worth, Math.Min(root, _open));
    }

    private void Branch(Choice choice, List<int> open, int depth)
    {
        // Never so deep that the stack could end: what is left then counts as open.
        const int Deepest = 2_000;
        while (true)
        {
            Keep(choice);
            var bound = choice.Worth + BoundOf(open);
            if (bound <= Best.Worth)
            {
                return;
            }

            if (_effort <= 0 || depth > Deepest)
            {
                _open = Math.Max(_open, bound);
                return;
            }

            var first = open[0];
            open.RemoveAt(0);
            var taken = choice.Copy();
            taken.Take(first);
            _effort -=
                (open.Count * open.Count)
                + _candidates.Weights.Length
                + open.Sum(candidate => Choice.WorkOf(_candidates.All[candidate]));
            Branch(taken, taken.Sift(open), depth + 1);
        }
    }

    /// <summary>For many candidates: each that was left out is forced in once, and the rest fill up around it.</summary>
    private void Improve(Choice start, List<int> open)
    {
        // Half the effort: the other half is for closing branches.
        var until = _effort / 2;
        Keep(Filled(start.Copy(), open));
        foreach (var forced in open.Where(candidate => !Best.Chosen.Contains(candidate)).ToArray())
        {
            if (_effort < until)
            {
                return;
            }

            var choice = start.Copy();
            choice.Take(forced);
            Keep(Filled(choice, open.Where(candidate => candidate != forced)));
        }
    }

    private Choice Filled(Choice choice, IEnumerable<int> open)
    {
        foreach (var candidate in open)
        {
            _effort -= 2 * Choice.WorkOf(_candidates.All[candidate]);
            if (choice.Allows(candidate))
            {
                choice.Take(candidate);
            }
        }

        return choice;
    }

    private long BoundOf(List<int> open) =>
        open.Count <= MostForCircles
            ? _conflicts.Bound(open, _candidates.All)
            : open.Sum(candidate => _candidates.All[candidate].Worth);

    private void Keep(Choice choice)
    {
        if (choice.Worth > Best.Worth)
        {
            Best = choice.Copy();
        }
    }
}
