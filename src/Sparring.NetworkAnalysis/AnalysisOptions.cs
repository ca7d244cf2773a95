namespace Sparring.NetworkAnalysis;

/// <summary>How a report is made; the same seed gives the same report with any number of threads.</summary>
public sealed record AnalysisOptions
{
    public int Seed { get; init; } = 1;

    /// <summary>How many threads may walk shortest paths.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Deals of each permutation test; fewer for networks of many ties, at least 199.</summary>
    public int Deals { get; init; } = 10_000;

    /// <summary>How many times as long to look for better communities of up to 800 people; a process of its own has the time.</summary>
    public int Patience { get; init; } = 1;

    /// <summary>Where one level of density ends and the next begins.</summary>
    public LevelWords Levels { get; init; } = LevelWords.Ours;

    /// <summary>Called between two measures, when what the first of them needed is needed no more: a process of its own may give memory back.</summary>
    public Action Between { get; init; } = () => { };

    internal int DealsFor(Network network)
    {
        const double MostSteps = 1e9;
        return (int)Math.Min(Deals, Math.Max(199, MostSteps / Math.Max(1, network.Undirected.Count)));
    }
}
