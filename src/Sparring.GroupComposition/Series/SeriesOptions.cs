namespace Sparring.GroupComposition.Series;

/// <summary>How long and from where to search; a design that fits needs no search.</summary>
public sealed record SeriesOptions
{
    /// <summary>Stop at the end of the epoch in which this many seconds are over.</summary>
    public double Seconds { get; init; } = 10;

    /// <summary>Stop after this many epochs. The same number and seed give the same plan on every machine.</summary>
    public long? Epochs { get; init; }

    public int Seed { get; init; } = 1;

    /// <summary>Hears the count to begin from, and the best after each cooling.</summary>
    public IProgress<SeriesCount>? Progress { get; init; }

    /// <summary>Measures the seconds.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
