using Sparring.GroupComposition.Bounds;
using Sparring.GroupComposition.Conflicts;

namespace Sparring.GroupComposition.Search;

/// <summary>One composition from its start to its answer: epochs, until there is a reason to stop.</summary>
internal sealed class Composing
{
    private const int EpochsBeforeAsking = 2;

    private readonly GroupProblem _problem;
    private readonly ComposeOptions _options;
    private readonly long _started;
    private readonly long _bound;
    private readonly Crowd _crowd;
    private readonly ISearch _search;
    private readonly long _offset;
    private readonly int _unseated;
    private long _epoch;
    private Contradiction? _contradiction;

    public Composing(GroupProblem problem, ComposeOptions options)
    {
        (_problem, _options) = (problem, options);
        _started = options.Clock.GetTimestamp();
        _bound = Math.Max(LowerBound.Of(problem).Value, options.KnownBound ?? long.MinValue);
        _crowd = new Crowd(problem);
        var start = options.Start is { } groups ? StartFrom.Groups(_crowd, groups) : null;
        _search =
            _crowd.Count <= Islands.MostUnits
                ? new Islands(_crowd, options.Seed, start)
                : new Blocks(_crowd, options.Seed, start);
        var report = CostOf.Groups(problem, _search.Best.People(_crowd));
        _offset = Offset(report);
        // The search keeps sizes and settled seats; what the first seating could not keep stays so.
        _unseated = report.Broken - report.Apart.Count;
    }

    public Composition Run(CancellationToken cancel)
    {
        ComposeStop? stop = null;
        while (stop is null)
        {
            var began = Seconds();
            _search.RunEpoch(_epoch, _options.Threads, Goal(), cancel);
            _epoch++;
            var now = Seconds();
            AskWhether();
            stop = WhyStop(now + (now - began) * _search.NextToLast, cancel);
            _options.Progress?.Report(new ComposeProgress(Broken(), Cost(), _bound, _epoch, now));
        }

        var people = _search.Best.People(_crowd);
        var report = CostOf.Groups(_problem, people);
        return new Composition
        {
            Groups = people,
            Report = report,
            LowerBound = _bound,
            Seed = _options.Seed,
            Epochs = _epoch,
            Stop = stop.Value,
            Conflicts = _contradiction is { } contradiction ? [contradiction.Sentence] : [],
            Seconds = Seconds(),
        };
    }

    // Whether the rules contradict each other is asked only when the search has not kept them: that is the quicker proof.
    private void AskWhether()
    {
        if (_epoch == EpochsBeforeAsking && Broken() > 0)
        {
            _contradiction = Contradictions.In(_problem);
        }
    }

    /// <summary>The first reason to stop, or none.</summary>
    /// <param name="next">When another epoch would have ended: time decides only how many whole epochs run.</param>
    /// <param name="cancel">Whether somebody has had enough.</param>
    private ComposeStop? WhyStop(double next, CancellationToken cancel)
    {
        var cost = Cost();
        var usable = Broken() == 0;
        return usable && cost <= _bound ? ComposeStop.Proven
            : usable && cost - _bound <= _options.GoodEnough * Math.Abs(_bound) ? ComposeStop.GoodEnough
            : _contradiction is not null ? ComposeStop.Contradiction
            : cancel.IsCancellationRequested ? ComposeStop.Cancelled
            : _epoch >= (_options.Epochs ?? long.MaxValue) ? ComposeStop.Spent
            : _options.Epochs is null && next > _options.Seconds ? ComposeStop.Spent
            : null;
    }

    private double Seconds() => _options.Clock.GetElapsedTime(_started).TotalSeconds;

    private int Broken() => _unseated + TooNear();

    private int TooNear() => _problem.Apart.Count(pair => SeatOf(pair.A) == SeatOf(pair.B));

    private int SeatOf(int person) => _search.Best.GroupOf[_crowd.UnitOf[person]];

    // Scaled weights are coarse: then only counting tells.
    private long Cost() =>
        _crowd.Scale.IsExact
            ? _search.Total + _offset - (long)TooNear() * _crowd.Scale.Broken
            : CostOf.Groups(_problem, _search.Best.People(_crowd)).Cost;

    private long Goal() => _crowd.Scale.IsExact ? _bound - _offset : long.MinValue;

    // The part of the cost that no answer can avoid stands on no group's account; it is the same for all.
    private long Offset(CostReport report)
    {
        var prices = _crowd.Prices.BySize();
        var seating = _search.Best;
        long excess = 0;
        for (var group = 0; group < seating.Groups; group++)
        {
            excess += seating.ExcessOf(group, _crowd, prices);
        }

        return report.Cost + (long)report.Apart.Count * _crowd.Scale.Broken - excess;
    }
}
