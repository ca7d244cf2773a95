namespace Sparring.GroupComposition.Bounds.Columns;

/// <summary>Counts elementary steps instead of seconds, so that what is proved does not depend on the machine.</summary>
internal sealed class Work(long most, CancellationToken cancel)
{
    private long _done;

    /// <summary>No more steps are to be taken: all are used, or somebody cancelled.</summary>
    public bool IsOver => _done >= most || cancel.IsCancellationRequested;

    public void Count(long steps) => _done += steps;
}
