namespace Sparring.GroupComposition.Matching;

/// <summary>Who is matched with whom, and why no matching is better.</summary>
/// <param name="Partners">Per person the partner, or −1 for who is left over.</param>
/// <param name="Pairs">How many pairs there are.</param>
/// <param name="Weight">Sum of the pairs' weights.</param>
/// <param name="Proof">The dual solution: anybody can check it without knowing how it was found.</param>
public sealed record PeopleMatched(IReadOnlyList<int> Partners, int Pairs, long Weight, MatchingProof Proof);

/// <summary>
/// A price per person and per odd set, in half units of weight, that covers every pair: the sum of the prices is an upper bound of
/// every matching's weight (Edmonds 1965, "Maximum matching and a polyhedron with 0,1-vertices").
/// </summary>
/// <param name="Lift">Added to every pair's weight before pricing, so that more pairs always outweigh heavier ones; 0 for the heaviest.</param>
/// <param name="People">Price per person, ≥ 0.</param>
/// <param name="Sets">Odd sets of three and more with a price above 0.</param>
public sealed record MatchingProof(long Lift, IReadOnlyList<long> People, IReadOnlyList<PricedSet> Sets)
{
    /// <summary>Twice the lifted weight that no matching exceeds: prices of the people, and of each set once for each pair that fits in it.</summary>
    public long Bound => People.Sum() + Sets.Sum(set => set.Price * ((set.People.Count - 1) / 2));
}

/// <summary>An odd set of people and what a pair inside it pays besides its two people's prices, in half units.</summary>
public sealed record PricedSet(long Price, IReadOnlyList<int> People);
