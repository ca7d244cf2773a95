using Sparring.GroupComposition.Search;

namespace Sparring.GroupComposition.Scheduling;

/// <summary>One search for times: the bound rises and the cost falls by turns until they meet or time is up.</summary>
internal sealed class Arranging(ScheduleProblem problem, ScheduleOptions options)
{
    private const int TriesOfRound = 50;
    private const int NodesOfRound = 100;

    private readonly long _started = options.Clock.GetTimestamp();
    private readonly Tables _tables = new(problem);
    private long _rounds;
    private long _nextProof = 16;

    public Schedule Run(CancellationToken cancel)
    {
        var board = new Board(_tables);
        var improve = new ImproveBoard(_tables, board);
        var bound = new RaiseBound(_tables);
        var prove = new ProveBoard(_tables, bound);
        var chance = Chance.For(options.Seed, 0, 0);
        var proven = false;
        while (true)
        {
            bound.Step(board.Cost);
            if (_rounds == 0)
            {
                improve.StartFrom(bound.Wished);
            }

            improve.Improve(TriesOfRound, ref chance, bound.Bound);
            _rounds++;
            if (board.Cost > bound.Bound && _rounds == _nextProof)
            {
                proven = Prove(board, prove, cancel);
            }

            proven |= board.Cost <= bound.Bound;
            var least = proven ? board.Cost : bound.Bound;
            options.Progress?.Report(new(Unplaced(board), board.Cost, least, Seconds));
            if (StopNow(proven, cancel) is { } stop)
            {
                return Answer(board, least, stop);
            }
        }
    }

    private bool Prove(Board board, ProveBoard prove, CancellationToken cancel)
    {
        _nextProof += _nextProof;
        while (true)
        {
            var (proven, cheaper) = prove.Try(board.Cost, NodesOfRound * _rounds, cancel);
            if (cheaper is null)
            {
                return proven;
            }

            board.Become(cheaper);
        }
    }

    private double Seconds => options.Clock.GetElapsedTime(_started).TotalSeconds;

    private ScheduleStop? StopNow(bool proven, CancellationToken cancel) =>
        proven ? ScheduleStop.Proven
        : cancel.IsCancellationRequested ? ScheduleStop.Cancelled
        : _rounds >= (options.Rounds ?? long.MaxValue) ? ScheduleStop.Spent
        : options.Rounds is null && Seconds >= options.Seconds ? ScheduleStop.Spent
        : null;

    private int Unplaced(Board board) =>
        _tables.Needs.Sum(needs =>
            board.Chains[needs.Group]?.Picks.Count(pick => pick.IsNone) - needs.Count + needs.Open ?? needs.Open
        );

    private Schedule Answer(Board board, long bound, ScheduleStop stop)
    {
        var sessions = new List<PlacedSession>();
        var unplaced = new List<UnplacedSession>();
        foreach (var needs in _tables.Needs)
        {
            for (var session = 0; session < needs.Count; session++)
            {
                if (PlaceOf(board, needs, session) is { } placed)
                {
                    sessions.Add(placed);
                }
                else
                {
                    unplaced.Add(new(needs.Group, session, new ExplainUnplaced(_tables, board).Of(needs, session)));
                }
            }
        }

        return new Schedule
        {
            Sessions = sessions,
            Unplaced = unplaced,
            Cost = board.Cost,
            LowerBound = bound,
            Seconds = Seconds,
            Rounds = _rounds,
            Stop = stop,
        };
    }

    private static PlacedSession? PlaceOf(Board board, GroupNeeds needs, int session)
    {
        if (needs.Sessions[session].Agreed is { } agreed)
        {
            return new(needs.Group, session, agreed.Day, agreed.Slot, agreed.Coach, agreed.Room, Agreed: true);
        }

        if (board.Chains[needs.Group] is not { } chain || chain.Picks[session] is not { IsNone: false } pick)
        {
            return null;
        }

        int? room = needs.Ways[session][pick.Way].Room is >= 0 and var number ? number : null;
        return new(needs.Group, session, pick.Day, pick.Slot, chain.Coach, room, Agreed: false);
    }
}
