namespace Sparring.GroupComposition.Matching;

/// <summary>What a matching is to be largest in.</summary>
public enum MatchingAim
{
    /// <summary>As many pairs as possible, and of those matchings the heaviest.</summary>
    MostPairs,

    /// <summary>The heaviest, however many are left over.</summary>
    MostWeight,
}
