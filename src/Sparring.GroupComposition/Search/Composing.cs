using Sparring.GroupComposition.Bounds;
using Sparring.GroupComposition.Conflicts;

namespace Sparring.GroupComposition.Search;

/// <summary>One composition from its start to its answer: epochs, until there is a reason to stop.</summary>
internal sealed class Composing
{
    private const int EpochsBeforeAsking = 2;

    // Up to here listing every possible group takes less time than a few epochs.
    private const int FewUnits = 44;

    // After so many epochs the proof gets so much work: first what takes a tenth of a second, later more.
    private static readonly (long Epoch, long Work)[] Proofs =
    [
        (3, Proof.UsualWork / 10),
        (8, Proof.UsualWork),
        (20, Proof.UsualWork * 8),
    ];

    private readonly GroupProblem _problem;
    private readonly ComposeOptions _options;
    private readonly long _started;
    private long _bound;
    private readonly Crowd _crowd;
    private readonly ISearch _search;
    private readonly Account _account;
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
        _account = new Account(_crowd, _search.Best);
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
            var next = (now - began) * _search.NextToLast;
            AskWhether();
            Prove(cancel);
            now = Seconds();
            // The first epochs are short, and took longer than they will again: much of their time was compilation.
            stop = WhyStop(_epoch < 3 ? now : now + next, cancel);
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

    // The search is quick to find the best and cannot know it; the proof knows, and finds the best itself where few people remain.
    private void Prove(CancellationToken cancel)
    {
        var work = Proofs.FirstOrDefault(proof => proof.Epoch == _epoch).Work;
        if (
            work == 0
            || (_epoch == Proofs[0].Epoch && _crowd.Count > FewUnits)
            || _contradiction is not null
            || (Broken() == 0 && Cost() <= _bound)
        )
        {
            return;
        }

        var proof = Proof.Of(_problem, Broken() == 0 ? Cost() : null, work, null, cancel);
        _bound = Math.Max(_bound, proof.Bound);
        if (proof.Groups is { } groups)
        {
            _search.Offer(StartFrom.Groups(_crowd, groups));
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

    private int Broken() => _account.Broken(_search.Best);

    private long Cost() => _account.Cost(_search.Best, _search.Total);

    private long Goal() => _account.TotalOf(_bound);
}
