using System.Numerics;

namespace Sparring.GroupComposition.Bounds.Columns;

/// <summary>Prices from counting that keep groups out before they are listed: those that no answer of a given cost can hold.</summary>
/// <remarks>
/// The prices of <see cref="SpreadDual"/> for each attribute, added up per unit. A group dearer than its units' prices by more than the
/// answer may be dearer than the bound is in no such answer (reduced cost fixing). O(people × attributes), then O(units) a group.
/// </remarks>
internal sealed class EntryPrices
{
    private readonly long[] _price;
    private readonly Dictionary<GroupSize, long> _least;
    private readonly long _slack;

    private EntryPrices(long[] price, Dictionary<GroupSize, long> least, long slack) =>
        (_price, _least, _slack) = (price, least, slack);

    /// <summary>Prices for answers that cost no more than <paramref name="most"/>; null when a pair may cost less than nothing.</summary>
    public static EntryPrices? For(GroupProblem problem, TogetherSets sets, long most)
    {
        if (problem.Terms.Any(term => term.Weight < 0))
            return null;
        var price = new long[sets.Count];
        var least = problem.Sizes.Distinct().ToDictionary(size => size, _ => 0L);
        foreach (var attribute in problem.Attributes)
        {
            var (valueOf, kinds) = SharedAttribute.Numbered(attribute.Values);
            var dual = SpreadDual.Of(problem, sets, valueOf, kinds);
            for (var person = 0; person < valueOf.Length; person++)
                price[sets.SetOf[person]] += attribute.Weight * dual.PriceOf(valueOf[person]);
            foreach (var size in least.Keys.ToArray())
                least[size] += attribute.Weight * dual.LeastOf(size);
        }

        var bound = price.Sum() + problem.Sizes.Sum(size => least[size]);
        return new EntryPrices(price, least, (SpreadDual.Scale * most) - bound);
    }

    /// <summary>What a group of this size may be above its units' prices, scaled.</summary>
    public long Allowed(GroupSize size) => _least[size] + _slack;

    /// <summary>What a group is above its units' prices, scaled.</summary>
    public long Reduced(ulong mask, long cost)
    {
        var reduced = SpreadDual.Scale * cost;
        for (; mask != 0; mask &= mask - 1)
            reduced -= _price[BitOperations.TrailingZeroCount(mask)];
        return reduced;
    }
}
