namespace Sparring.GroupComposition.Search;

/// <summary>
/// Calls off the later ones of several searches when an earlier one has reached the goal. The earlier ones run on, so that
/// which of them is the answer never depends on who was quicker.
/// </summary>
internal sealed class FirstDone(CancellationToken cancel)
{
    private int _first = int.MaxValue;

    public void Say(int at)
    {
        var seen = Volatile.Read(ref _first);
        while (at < seen)
        {
            seen = Interlocked.CompareExchange(ref _first, at, seen);
        }
    }

    public bool IsOver(int at) => cancel.IsCancellationRequested || Volatile.Read(ref _first) < at;
}

/// <summary>What one of the searches hears.</summary>
internal sealed class Call(FirstDone done, int at) : ICall
{
    public bool Stopped => done.IsOver(at);
}
