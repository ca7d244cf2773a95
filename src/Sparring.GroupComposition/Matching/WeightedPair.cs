namespace Sparring.GroupComposition.Matching;

/// <summary>Two people who may be matched, in no order, and what their match is worth (−10⁹ … 10⁹).</summary>
public readonly record struct WeightedPair(int A, int B, int Weight);
