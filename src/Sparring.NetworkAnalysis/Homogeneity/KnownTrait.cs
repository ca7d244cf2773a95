namespace Sparring.NetworkAnalysis.Homogeneity;

/// <summary>The people whose value of a trait is known, with values numbered 0 … without holes, and the ties among them.</summary>
internal sealed class KnownTrait
{
    private KnownTrait(int[] values, int[] counts) => (Values, Counts) = (values, counts);

    /// <summary>Per person the value's number, −1 where not known.</summary>
    public int[] Values { get; }

    /// <summary>People of each value.</summary>
    public int[] Counts { get; }

    public int People => Counts.Sum();

    public static KnownTrait Of(Trait trait)
    {
        var numbers = new Dictionary<int, int>();
        var values = new int[trait.Values.Count];
        var counts = new List<int>();
        for (var person = 0; person < values.Length; person++)
        {
            var given = trait.Values[person];
            values[person] =
                given < 0 ? -1
                : numbers.TryGetValue(given, out var known) ? known
                : numbers.Count;
            if (given >= 0)
            {
                if (numbers.TryAdd(given, values[person]))
                {
                    counts.Add(0);
                }

                counts[values[person]]++;
            }
        }

        return new(values, [.. counts]);
    }

    /// <summary>Ties between people of known values, and those of them within one value.</summary>
    public (long Inside, long All) Ties(TieList ties)
    {
        long inside = 0,
            all = 0;
        for (var person = 0; person < Values.Length; person++)
        {
            var own = Values[person];
            if (own < 0)
            {
                continue;
            }

            foreach (var other in ties.Of(person))
            {
                inside += Values[other] == own ? 1 : 0;
                all += Values[other] >= 0 ? 1 : 0;
            }
        }

        return (inside, all);
    }
}
