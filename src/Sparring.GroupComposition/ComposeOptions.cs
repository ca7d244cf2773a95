namespace Sparring.GroupComposition;

/// <summary>How long, how hard and from where to search.</summary>
public sealed record ComposeOptions
{
    /// <summary>Stop at the end of the first epoch after this many seconds. Decides only how many whole epochs run.</summary>
    public double Seconds { get; init; } = 10;

    /// <summary>Stop after this many epochs. With the same seed, the same groups on every machine and any number of threads.</summary>
    public long? Epochs { get; init; }

    public int Seed { get; init; } = 1;

    /// <summary>How many threads may work; changes the time, never the groups of an epoch.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Stop when (cost − bound) / bound is at most this; 0 asks for the proof.</summary>
    public double GoodEnough { get; init; }

    /// <summary>Groups to begin from, one list per group of the problem; none begins anew.</summary>
    public IReadOnlyList<IReadOnlyList<int>>? Start { get; init; }

    /// <summary>A bound somebody has proved already; the larger of it and ours counts.</summary>
    public long? KnownBound { get; init; }

    /// <summary>Hears after each epoch how far it has come.</summary>
    public IProgress<ComposeProgress>? Progress { get; init; }

    /// <summary>Measures the seconds.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}

/// <summary>The best so far: hard rules broken, cost, lower bound, and the time it took.</summary>
public readonly record struct ComposeProgress(int Broken, long Cost, long LowerBound, long Epoch, double Seconds);
