namespace Sparring.Libraries.Tests.GroupComposition;

/// <summary>A clock on which a second passes each time somebody looks, so that a budget of time can be tested without waiting for it.</summary>
internal sealed class TickingClock : TimeProvider
{
    private long _looks;

    public override long TimestampFrequency => 1;

    public override long GetTimestamp() => _looks++;
}
