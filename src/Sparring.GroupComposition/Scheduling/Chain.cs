namespace Sparring.GroupComposition.Scheduling;

/// <summary>A session's time in a chain; a day below 0 is none.</summary>
internal readonly record struct Pick(int Day, int Slot, int Way)
{
    public static Pick None { get; } = new(-1, 0, 0);

    public bool IsNone => Day < 0;
}

/// <summary>All sessions of a group with one coach, and what they cost, those without a time included.</summary>
internal sealed record Chain(int Coach, long Cost, Pick[] Picks);
