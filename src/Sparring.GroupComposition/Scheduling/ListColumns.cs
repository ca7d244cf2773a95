using System.Numerics;

namespace Sparring.GroupComposition.Scheduling;

/// <summary>Every chain of one group with one coach that costs no more than a limit.</summary>
internal sealed class ListColumns(Tables tables, Openings openings)
{
    private readonly List<(long Cost, Pick Pick)>[] _starts =
    [
        .. Enumerable.Range(0, tables.Needs.Max(needs => needs.Count)).Select(_ => new List<(long, Pick)>()),
    ];

    private readonly long _noTime = tables.Problem.UnplacedCost * openings.Scale;
    private List<Column> _columns = [];
    private Pick[] _picks = [];
    private long[] _rest = [];
    private long _limit;
    private int _most;

    /// <summary>Adds them; false when that makes more than <paramref name="most"/>.</summary>
    /// <param name="paid">What of the price the duals pay.</param>
    /// <param name="excess">How much more than that may be asked.</param>
    public bool Add(GroupNeeds needs, int coach, long paid, long excess, List<Column> columns, int most)
    {
        (_columns, _most, _limit) = (columns, most, paid + excess);
        _picks = new Pick[needs.Count];
        _rest = new long[needs.Count + 1];
        for (var session = needs.Count - 1; session >= 0; session--)
        {
            _rest[session] = _rest[session + 1] + Least(needs, coach, session);
        }

        return Extend(needs, coach, 0, -1, 0, paid);
    }

    private long Least(GroupNeeds needs, int coach, int session)
    {
        var starts = _starts[session];
        starts.Clear();
        if (needs.Sessions[session].Agreed is { } agreed)
        {
            return openings.AgreedCost(needs, session, agreed);
        }

        for (var way = 0; way < needs.Ways[session].Length; way++)
        {
            foreach (var day in needs.OpenDays[session])
            {
                var mask = openings.Starts(needs, coach, session, way, day);
                for (; mask != 0; mask &= mask - 1)
                {
                    var slot = BitOperations.TrailingZeroCount(mask);
                    starts.Add((openings.Cost(needs, coach, session, way, day, slot), new Pick(day, slot, way)));
                }
            }
        }

        starts.Sort((one, other) => one.Cost.CompareTo(other.Cost));
        return starts.Count == 0 ? _noTime : Math.Min(_noTime, starts[0].Cost);
    }

    private bool Extend(GroupNeeds needs, int coach, int session, int last, long cost, long paid)
    {
        if (cost + _rest[session] > _limit)
        {
            return true;
        }

        if (session == needs.Count)
        {
            return _picks.All(pick => pick.IsNone) || Add(needs, coach, cost - paid);
        }

        _picks[session] = Pick.None;
        if (needs.Sessions[session].Agreed is { } agreed)
        {
            var agreedCost = openings.AgreedCost(needs, session, agreed);
            return !DaysFit(needs, session, last, agreed.Day)
                || Extend(needs, coach, session + 1, session, cost + agreedCost, paid);
        }

        if (!Extend(needs, coach, session + 1, last, cost + _noTime, paid))
        {
            return false;
        }

        return ExtendByStarts(needs, coach, session, last, cost, paid);
    }

    private bool ExtendByStarts(GroupNeeds needs, int coach, int session, int last, long cost, long paid)
    {
        foreach (var (price, pick) in _starts[session])
        {
            if (cost + price + _rest[session + 1] > _limit)
            {
                break;
            }

            _picks[session] = pick;
            if (
                DaysFit(needs, session, last, pick.Day)
                && !Extend(needs, coach, session + 1, session, cost + price, paid)
            )
            {
                return false;
            }
        }

        _picks[session] = Pick.None;
        return true;
    }

    private bool DaysFit(GroupNeeds needs, int session, int last, int day)
    {
        if (last < 0)
        {
            return true;
        }

        var (need, before) = (needs.Sessions[session], needs.Sessions[last].Agreed?.Day ?? _picks[last].Day);
        return (need.Agreed is not null && needs.Sessions[last].Agreed is not null)
            || (
                (long)day - before >= Math.Max(1, need.LeastDays)
                && (last < session - 1 || (long)day - before <= need.MostDays)
            );
    }

    private bool Add(GroupNeeds needs, int coach, long excess)
    {
        var chain = new Chain(coach, tables.CostOf(needs, coach, _picks), [.. _picks]);
        _columns.Add(
            new Column(needs.Group, chain, excess, !needs.WithSame(coach), [.. tables.BookingsOf(needs, chain)])
        );
        return _columns.Count <= _most;
    }
}
