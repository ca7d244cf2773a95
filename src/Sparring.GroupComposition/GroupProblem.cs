namespace Sparring.GroupComposition;

/// <summary>What is to be composed: people 0 … <see cref="People"/> − 1 into groups 0 … <see cref="Sizes"/>.Count − 1.</summary>
/// <remarks>
/// The cost of an answer is a whole number: over all groups, the sum of each attribute's weight × pairs that share its value, the
/// committee weight × memberships that pairs share, each number's weight × the squares of how far groups are from their share of it,
/// and each pair term's weight × what it counts for the pairs that sit together.
/// Less is better. <see cref="Apart"/> and <see cref="Together"/> are never traded against cost.
/// </remarks>
public sealed record GroupProblem
{
    /// <summary>What the answer calls it; says nothing to the search.</summary>
    public string Name { get; init; } = "";

    /// <summary>n, how many people there are.</summary>
    public required int People { get; init; }

    /// <summary>One entry per group: the fewest and the most it may hold. Exact sizes have the two equal.</summary>
    public required IReadOnlyList<GroupSize> Sizes { get; init; }

    /// <summary>Department, level, task …: people of one value are to be spread over the groups.</summary>
    public IReadOnlyList<CategoricalAttribute> Attributes { get; init; } = [];

    /// <summary>Years in office, employees …: every group is to come near its share of the sum.</summary>
    public IReadOnlyList<NumericAttribute> Numbers { get; init; } = [];

    /// <summary>Per person the committees he or she sits on (any whole numbers ≥ 0); empty when nobody sits on any.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Committees { get; init; } = [];

    /// <summary>Cost of one committee that two people of a group share.</summary>
    public long CommitteeWeight { get; init; }

    /// <summary>Costs of particular pairs in one group: earlier meetings, wishes (a weight below 0 draws together).</summary>
    public IReadOnlyList<PairTerm> Terms { get; init; } = [];

    /// <summary>Pairs that may not share a group.</summary>
    public IReadOnlyList<PersonPair> Apart { get; init; } = [];

    /// <summary>Pairs that must share a group.</summary>
    public IReadOnlyList<PersonPair> Together { get; init; } = [];

    /// <summary>People whose group is settled.</summary>
    public IReadOnlyList<Seat> Fixed { get; init; } = [];

    /// <summary>What cannot be meant; empty when the problem can be composed. Everything else assumes that it was empty.</summary>
    public IReadOnlyList<ProblemFault> Check() => new CheckProblem(this).Faults();
}

/// <summary>The fewest and the most people of one group.</summary>
public readonly record struct GroupSize(int Least, int Most)
{
    public static GroupSize Of(int exact) => new(exact, exact);
}

/// <summary>One value per person (any whole number ≥ 0), and what a pair of one value costs in one group.</summary>
public sealed record CategoricalAttribute(string Name, IReadOnlyList<int> Values, long Weight)
{
    /// <summary>The attribute of one text per person: who has none (null or empty) shares it with nobody. Cost: one pass.</summary>
    /// <param name="name">What the attribute is called, such as "department".</param>
    /// <param name="texts">One per person; texts that differ in capitals only are one value.</param>
    /// <param name="weight">What a pair of one value costs in one group.</param>
    public static CategoricalAttribute Of(string name, IReadOnlyList<string?> texts, long weight)
    {
        var known = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var values = texts.Select(
            (text, person) =>
                text is not { Length: > 0 } ? texts.Count + person
                : known.TryGetValue(text, out var seen) ? seen
                : known[text] = known.Count
        );
        return new(name, [.. values], weight);
    }
}

/// <summary>
/// One whole number per person, to be balanced over the groups. A group is as far from its share as the sum of its people's
/// <see cref="Deviations"/>; the squares of that are what costs, so that one group far off is dearer than two a little.
/// </summary>
public sealed record NumericAttribute(string Name, IReadOnlyList<int> Values, long Weight)
{
    /// <summary>Per person how far the value is from the mean, rounded to a whole number: in months rather than years where that matters.</summary>
    public IReadOnlyList<long> Deviations()
    {
        var mean = Values.Count == 0 ? 0 : (long)Math.Round((double)Values.Sum(value => (long)value) / Values.Count);
        return [.. Values.Select(value => value - mean)];
    }
}

/// <summary>A named cost of particular pairs: each counts <see cref="CountedPair.Times"/> × <see cref="Weight"/> when in one group.</summary>
public sealed record PairTerm(string Name, long Weight, IReadOnlyList<CountedPair> Pairs);

/// <summary>Two people and how many times they count; the same pair may stand more than once, its times are added.</summary>
public readonly record struct CountedPair(int A, int B, int Times);

/// <summary>Two people, in no order.</summary>
public readonly record struct PersonPair(int A, int B);

/// <summary>A person and the group that is settled for him or her.</summary>
public readonly record struct Seat(int Person, int Group);
