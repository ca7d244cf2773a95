namespace Sparring.GroupComposition.Matching;

/// <summary>Who visits whom: pairs that visit each other, for an odd number one triple A→B→C→A, and who could not be served.</summary>
/// <param name="Pairs">The pairs, the smaller number first.</param>
/// <param name="Triple">The three of a triple, none when the number is even or no triple can be.</param>
/// <param name="LeftOver">Who has no partner; as few as can be.</param>
/// <param name="TwiceWorth">What the visits are worth: a pair counts its worth twice, a triple each of its three pairs once.</param>
/// <param name="IsBest">Proved to be worth the most of all ways that leave as few over.</param>
/// <param name="Shortage">Why somebody is left over; null when nobody is.</param>
public sealed record Pairing(
    IReadOnlyList<PersonPair> Pairs,
    Triple? Triple,
    IReadOnlyList<int> LeftOver,
    long TwiceWorth,
    bool IsBest,
    Shortage? Shortage
)
{
    /// <summary>All who meet, as earlier pairs for the next time.</summary>
    public IReadOnlyList<PersonPair> Meetings =>
        Triple is { } triple
            ? [.. Pairs, new(triple.A, triple.B), new(triple.B, triple.C), new(triple.A, triple.C)]
            : Pairs;
}

/// <summary>Three who visit in a circle: A is with B, B with C, C with A.</summary>
public readonly record struct Triple(int A, int B, int C);

/// <summary>
/// People who compete for too few partners (Tutte 1947, Berge 1958): whoever is matched, at least <paramref name="LeftOver"/> of the
/// competing stay over, because apart from odd circles among themselves they have only these partners.
/// </summary>
/// <param name="Competing">Everybody who could be the one left over.</param>
/// <param name="Partners">Their only permitted partners outside their circles; empty when there is none.</param>
/// <param name="LeftOver">How many are left over at least.</param>
public sealed record Shortage(IReadOnlyList<int> Competing, IReadOnlyList<int> Partners, int LeftOver);
