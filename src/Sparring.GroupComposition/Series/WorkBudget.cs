namespace Sparring.GroupComposition.Series;

/// <summary>Counts epochs and looks at the clock and the cancellation between them only.</summary>
internal sealed class WorkBudget(SeriesOptions options, CancellationToken cancel)
{
    private readonly long _start = options.Clock.GetTimestamp();

    public long Epochs { get; private set; }

    public double Seconds => options.Clock.GetElapsedTime(_start).TotalSeconds;

    /// <summary>Is there work for one more epoch, within a share of everything? Counts it.</summary>
    public bool Take(double share = 1)
    {
        var spent = options.Epochs is { } most ? Epochs >= most * share : Seconds >= options.Seconds * share;
        if (spent || cancel.IsCancellationRequested)
        {
            return false;
        }

        Epochs++;
        return true;
    }

    /// <summary>Tells whoever listens; counted only then.</summary>
    public void Tell(Func<SeriesCount> count) => options.Progress?.Report(count());
}
