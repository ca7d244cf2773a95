namespace Sparring.GroupComposition.Scheduling;

/// <summary>How long and from where to search.</summary>
public sealed record ScheduleOptions
{
    /// <summary>Stop after this many seconds, or as soon as nothing can be better.</summary>
    public double Seconds { get; init; } = 10;

    /// <summary>Stop after this many rounds of work. The same number and seed give the same schedule on every machine.</summary>
    public long? Rounds { get; init; }

    public int Seed { get; init; } = 1;

    /// <summary>Hears after each round how far it has come.</summary>
    public IProgress<ScheduleProgress>? Progress { get; init; }

    /// <summary>Measures the seconds.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}

/// <summary>The best so far: sessions without a time, cost, lower bound, and the time it took.</summary>
public readonly record struct ScheduleProgress(int Unplaced, long Cost, long LowerBound, double Seconds);
