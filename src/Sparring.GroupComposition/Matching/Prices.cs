namespace Sparring.GroupComposition.Matching;

/// <summary>The price of each person in half units, so that all of them stay whole numbers, and of a pair's lifted weight.</summary>
internal sealed class Prices(MatchingGraph graph, long lift)
{
    /// <summary>Per person; while the person is in a tree, relative to the tree's clock.</summary>
    public long[] Of { get; } = new long[graph.People];

    public long Lift => lift;

    public long Doubled(int weight) => 2 * (weight + lift);
}
