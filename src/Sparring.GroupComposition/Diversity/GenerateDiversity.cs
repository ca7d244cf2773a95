using Sparring.GroupComposition.Search;

namespace Sparring.GroupComposition.Diversity;

/// <summary>Instances in the manner of MDGPLIB (Gallego, Laguna, Martí, Duarte 2013), the same for a seed on every machine.</summary>
public static class GenerateDiversity
{
    private const int FewestCoordinates = 2;
    private const int MostCoordinates = 21;

    /// <summary>Benefits of a class; with the same seed the same benefits whatever the groups.</summary>
    public static DiversityProblem Of(DiversityClass kind, int people, IReadOnlyList<GroupSize> groups, int seed)
    {
        var chance = Chance.For(seed, people, (int)kind);
        var benefit = kind == DiversityClass.Geo ? Distances(people, ref chance) : null;
        var benefits = new double[people * people];
        for (var a = 0; a < people; a++)
        {
            for (var b = a + 1; b < people; b++)
            {
                var value = kind switch
                {
                    DiversityClass.RanReal => chance.Below(100_000) / 1000.0,
                    DiversityClass.RanInt => chance.Below(101),
                    _ => benefit?.Invoke(a, b) ?? 0,
                };
                (benefits[(a * people) + b], benefits[(b * people) + a]) = (value, value);
            }
        }

        return new(people, groups, benefits);
    }

    /// <summary>Groups of one size, or of two neighbouring ones when the people cannot be divided.</summary>
    public static IReadOnlyList<GroupSize> SameSizes(int people, int groups) =>
        [.. Enumerable.Range(0, groups).Select(group => GroupSize.Of((people + group) / groups))];

    /// <summary>Bounds up to a third below and above the mean size, as in the files of the library.</summary>
    public static IReadOnlyList<GroupSize> DifferentSizes(int people, int groups, int seed)
    {
        var chance = Chance.For(seed, people, groups);
        var (mean, width) = (people / groups, Math.Max(1, people / groups / 3));
        var sizes = new List<GroupSize>();
        for (var group = 0; group < groups; group++)
        {
            var least = mean - chance.Below(width + 1);
            sizes.Add(new(least, mean + (people % groups > 0 ? 1 : 0) + chance.Below(width + 1)));
        }

        return sizes;
    }

    private static Func<int, int, double> Distances(int people, ref Chance chance)
    {
        var coordinates = FewestCoordinates + chance.Below(MostCoordinates - FewestCoordinates + 1);
        var points = new double[people * coordinates];
        for (var at = 0; at < points.Length; at++)
        {
            points[at] = chance.Below(1 << 24) * 100.0 / (1 << 24);
        }

        return (a, b) =>
        {
            var squares = 0.0;
            for (var at = 0; at < coordinates; at++)
            {
                var apart = points[(a * coordinates) + at] - points[(b * coordinates) + at];
                squares += apart * apart;
            }

            return Math.Round(Math.Sqrt(squares), 3);
        };
    }
}

/// <summary>How the benefits of a generated instance come about.</summary>
public enum DiversityClass
{
    /// <summary>Real numbers from 0 to 100 with three decimals.</summary>
    RanReal,

    /// <summary>Whole numbers from 0 to 100.</summary>
    RanInt,

    /// <summary>Euclidean distances of points with 2 to 21 coordinates from 0 to 100.</summary>
    Geo,
}
