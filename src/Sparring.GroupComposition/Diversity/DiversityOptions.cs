namespace Sparring.GroupComposition.Diversity;

/// <summary>How long and from where to search.</summary>
public sealed record DiversityOptions
{
    /// <summary>Stop at the end of the first epoch after this many seconds. Decides only how many whole epochs run.</summary>
    public double Seconds { get; init; } = 3;

    /// <summary>Stop after this many epochs. With the same seed, the same groups on every machine and any number of threads.</summary>
    public int? Epochs { get; init; }

    public int Seed { get; init; } = 1;

    /// <summary>How many threads may work, of which two find work; changes the time, never the groups of an epoch.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>The seconds of which <see cref="Seconds"/> speaks, from any beginning: of a clock on the wall, or of the processor.</summary>
    public Func<double> Watch { get; init; } =
        () => TimeProvider.System.GetTimestamp() / (double)TimeProvider.System.TimestampFrequency;
}
