namespace Sparring.DisclosureControl;

/// <summary>One side of a published statistic: those it counts, or those it does not.</summary>
public sealed record Side(string Name, bool Inside);

/// <summary>Why a statistic may not be published: so many people, fewer than the rule asks for, would stand alone on these sides.</summary>
/// <remarks>No side can be left out: without any of them the people would be enough.</remarks>
public sealed record Isolation(int People, IReadOnlyList<Side> Sides)
{
    public bool Equals(Isolation? other) =>
        other is not null && People == other.People && Sides.SequenceEqual(other.Sides);

    public override int GetHashCode() => HashCode.Combine(People, Sides.Count);
}
