namespace Sparring.GroupComposition.Bounds;

/// <summary>No answer that keeps the hard rules costs less than <see cref="Value"/>; the parts add up to it.</summary>
public sealed record Bound(long Value, IReadOnlyList<BoundPart> Parts);

/// <summary>What one attribute, the committees or one pair term must cost at least: <see cref="Count"/> is in pairs (or times), before the weight.</summary>
public sealed record BoundPart(string Name, long Count, long Cost);
