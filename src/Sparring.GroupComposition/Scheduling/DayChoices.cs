namespace Sparring.GroupComposition.Scheduling;

/// <summary>The cheapest start of each day for the sessions of one group with one coach.</summary>
internal sealed class DayChoices
{
    private readonly Openings _openings;
    private readonly long[][] _cost;
    private readonly Pick[][] _pick;
    private readonly List<int>[] _days;

    public DayChoices(Tables tables, Openings openings)
    {
        _openings = openings;
        var most = tables.Needs.Max(needs => needs.Count);
        (_cost, _pick, _days) = (new long[most][], new Pick[most][], new List<int>[most]);
        for (var session = 0; session < most; session++)
        {
            (_cost[session], _pick[session]) = (new long[tables.Days], new Pick[tables.Days]);
            _days[session] = [];
        }
    }

    /// <summary>Days with a start, in order.</summary>
    public List<int> DaysOf(int session) => _days[session];

    public long CostOn(int session, int day) => _cost[session][day];

    public Pick PickOn(int session, int day) => _pick[session][day];

    public void Fill(GroupNeeds needs, int coach)
    {
        for (var session = 0; session < needs.Count; session++)
        {
            _days[session].Clear();
            if (needs.Sessions[session].Agreed is { } agreed)
            {
                Take(session, agreed.Day, _openings.AgreedCost(needs, session, agreed), Pick.None);
            }
            else
            {
                FillOpen(needs, coach, session);
            }
        }
    }

    private void FillOpen(GroupNeeds needs, int coach, int session)
    {
        var ways = needs.Ways[session].Length;
        for (var way = 0; way < ways; way++)
        {
            foreach (var day in needs.OpenDays[session])
            {
                var starts = _openings.Starts(needs, coach, session, way, day);
                if (starts != 0)
                {
                    var (cost, slot) = _openings.Cheapest(needs, coach, session, way, day, starts);
                    Take(session, day, cost, new Pick(day, slot, way));
                }
            }
        }

        if (ways > 1)
        {
            _days[session].Sort();
        }
    }

    private void Take(int session, int day, long cost, Pick pick)
    {
        // A day seen in another room before stands in the list, and only a cheaper room replaces it.
        var known = pick.Way > 0 && _days[session].Contains(day);
        if (!known)
        {
            _days[session].Add(day);
        }

        if (!known || cost < _cost[session][day])
        {
            (_cost[session][day], _pick[session][day]) = (cost, pick);
        }
    }
}
