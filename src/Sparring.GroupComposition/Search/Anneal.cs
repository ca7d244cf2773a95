using System.Runtime.CompilerServices;

namespace Sparring.GroupComposition.Search;

/// <summary>Simulated annealing on a block at one temperature, beginning each step in a group that has an excess.</summary>
/// <remarks>
/// Kirkpatrick, Gelatt, Vecchi 1983; the choice of a group with an excess is what WalkSAT does with broken clauses (Selman, Kautz,
/// Cohen 1994). No change for the better is lost by it: excesses are never below 0, so one of the two groups must have one.
/// A step costs a handful of look-ups, an accepted one two rows. What every step runs through is compiled to its best at once
/// (AggressiveOptimization, here and in <see cref="Block"/>): many a search is over before the runtime would think of it.
/// </remarks>
internal sealed class Anneal(Block block, int units, int groups)
{
    // One step in so many begins in any group: some changes for the better need one before them that changes nothing, and
    // large units of groups without excess must get away too.
    private const int SeldomAnywhere = 32;
    private const int OftenAnywhere = 2;

    private readonly int[] _best = new int[units];
    private readonly int[] _listed = new int[groups];
    private readonly int[] _placeOf = new int[groups];
    private readonly int[] _chosen = new int[64];
    private int _count;
    private ulong _anywhere;
    private bool _elastic;
    private long _beyondHelp;

    /// <summary>The lowest total so far.</summary>
    public long Best { get; private set; }

    /// <summary>Begins on a block that was filled anew.</summary>
    /// <param name="elastic">Some group's size may change.</param>
    /// <param name="often">Steps begin in any group often; for the few that are left.</param>
    /// <param name="beyondHelp">A group with no more excess than this is as good as can be.</param>
    public void Begin(bool elastic, long beyondHelp, bool often = false)
    {
        _anywhere = (ulong)(often ? OftenAnywhere : SeldomAnywhere) - 1;
        (_elastic, _beyondHelp) = (elastic, beyondHelp);
        _count = 0;
        Array.Fill(_placeOf, -1);
        for (var group = 0; group < block.Groups; group++)
        {
            Note(group);
        }

        Keep();
    }

    /// <summary>The group of each unit in the best seating so far.</summary>
    public ReadOnlySpan<int> BestGroups => _best.AsSpan(0, block.Count);

    /// <summary>Takes so many steps, fewer when the total reaches the goal or somebody calls.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(ref Chance chance, int steps, float temperature, long goal, ICall call)
    {
        for (var step = 0; step < steps && Best > goal && _count > 0; step++)
        {
            if ((step & 1023) == 1023 && call.Stopped)
            {
                return;
            }

            var drawn = chance.Next();
            var group = (drawn & _anywhere) == 0 ? Pick(drawn >> 5, block.Groups) : _listed[Pick(drawn >> 5, _count)];
            var seated = block.UnitsIn(group);
            if (seated.Length > 0)
            {
                // A worsening is taken when it is below the temperature times −ln of a random share.
                var limit = Math.Max(1, (int)Math.Min(temperature * Thresholds.Values[(int)(drawn >> 54)], 1e9f));
                Step(ref chance, seated[Pick(drawn >> 25, seated.Length)], group, limit);
            }
        }

        // An equal seating is a fresh one to begin from.
        if (block.Total <= Best)
        {
            Keep();
        }
    }

    private static int Pick(ulong drawn, int limit) => (int)(((drawn & 0xFFFFF) * (ulong)(uint)limit) >> 20);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Step(ref Chance chance, int unit, int group, int limit)
    {
        var drawn = chance.Next();
        if (_elastic && (drawn & 3) == 0)
        {
            TryMove(unit, group, Pick(drawn >> 4, block.Groups), limit);
        }
        else if (block.SizeOf[unit] > 1 && (drawn & 4) == 0)
        {
            TryExchange(ref chance, unit, group, Pick(drawn >> 4, block.Groups), limit);
        }
        else
        {
            var from = block.SameSizeFrom[unit];
            TrySwap(unit, from + Pick(drawn >> 4, block.SameSizeTo[unit] - from), group, limit);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TrySwap(int unit, int other, int group, int limit)
    {
        var to = block.GroupOf[other];
        if (to == group)
        {
            return;
        }

        var change = block.SwapChange(unit, other);
        if (change >= limit)
        {
            return;
        }

        KeepBefore(change);
        block.Swap(unit, other);
        Note(group);
        Note(to);
    }

    private void TryMove(int unit, int group, int to, int limit)
    {
        var size = block.SizeOf[unit];
        if (to == group || !block.Fits(to, size) || !block.Fits(group, -size))
        {
            return;
        }

        var change = block.MoveChange(unit, to);
        if (change < limit)
        {
            KeepBefore(change);
            block.Move(unit, to);
            Note(group);
            Note(to);
        }
    }

    // A large unit against smaller ones of the other group that are as many people together.
    private void TryExchange(ref Chance chance, int unit, int group, int to, int limit)
    {
        if (to == group || Choose(ref chance, to, block.SizeOf[unit]) is not (var count and > 0))
        {
            return;
        }

        var others = _chosen.AsSpan(0, count);
        var with = block.With(unit);
        var change = block.MoveChange(unit, to);
        for (var at = 0; at < count; at++)
        {
            change += block.MoveChange(others[at], group) - 2 * with[others[at]];
            for (var next = at + 1; next < count; next++)
            {
                change += 2 * block.With(others[at])[others[next]];
            }
        }

        if (change >= limit)
        {
            return;
        }

        KeepBefore(change);
        block.Move(unit, to);
        foreach (var other in others)
        {
            block.Move(other, group);
        }

        Note(group);
        Note(to);
    }

    private int Choose(ref Chance chance, int group, int people)
    {
        var seated = block.UnitsIn(group);
        var from = seated.Length == 0 ? 0 : chance.Below(seated.Length);
        var count = 0;
        for (var at = 0; at < seated.Length && people > 0 && count < _chosen.Length; at++)
        {
            var unit = seated[(from + at) % seated.Length];
            if (block.SizeOf[unit] <= people)
            {
                people -= block.SizeOf[unit];
                _chosen[count++] = unit;
            }
        }

        return people == 0 ? count : 0;
    }

    // The best is written down when it is about to be left, not each time it is bettered.
    private void KeepBefore(long change)
    {
        if (change > 0 && block.Total < Best)
        {
            Keep();
        }
    }

    private void Keep()
    {
        Best = block.Total;
        block.GroupOf.AsSpan(0, block.Count).CopyTo(_best);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Note(int group)
    {
        var place = _placeOf[group];
        if (block.Excess[group] > _beyondHelp)
        {
            if (place < 0)
            {
                _placeOf[group] = _count;
                _listed[_count++] = group;
            }
        }
        else if (place >= 0)
        {
            var last = _listed[--_count];
            _listed[place] = last;
            _placeOf[last] = place;
            _placeOf[group] = -1;
        }
    }
}

/// <summary>Somebody who may call the search off.</summary>
internal interface ICall
{
    bool Stopped { get; }
}
