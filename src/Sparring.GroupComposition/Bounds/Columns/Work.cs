namespace Sparring.GroupComposition.Bounds.Columns;

/// <summary>Counts elementary steps instead of seconds, so that what is proved does not depend on the machine.</summary>
internal sealed class Work
{
    private readonly Work? _whole;
    private readonly CancellationToken _cancel;
    private long _left;

    public Work(long most, CancellationToken cancel) => (_left, _cancel) = (most, cancel);

    private Work(Work whole, long most) => (_whole, _left, _cancel) = (whole, most, whole._cancel);

    /// <summary>No more steps are to be taken: all are used, or somebody cancelled.</summary>
    public bool IsOver => _left <= 0 || _cancel.IsCancellationRequested || _whole is { IsOver: true };

    public long Left => _left;

    public void Count(long steps)
    {
        _left -= steps;
        _whole?.Count(steps);
    }

    /// <summary>At most so many of these steps.</summary>
    public Work Part(long most) => new(this, most);
}
