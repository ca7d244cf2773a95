namespace Sparring.Rooms.Surveys.Figures;

/// <summary>The forum as its departments: how many of a hundred possible relations each has named to each.</summary>
/// <param name="Percent">From each to each, from 5 to 95: nearer to none or all would say it of single people. Null where too few answered.</param>
public sealed record DepartmentNetwork(IReadOnlyList<DepartmentBlock> Parts, IReadOnlyList<IReadOnlyList<int?>> Percent)
{
    public const int Least = 5;

    public const int Most = 95;

    /// <summary>More than so many cannot be told apart, nor read in a table.</summary>
    public const int MostParts = 40;

    /// <summary>Each pair with something between them once, both ways together; the most densely connected last, so that it is drawn on top.</summary>
    public IEnumerable<(DepartmentBlock One, DepartmentBlock Other, int Percent)> Pairs =>
        Parts
            .Index()
            .SelectMany(one => Parts.Index().Take(one.Index).Select(other => (one, other)))
            .Select(pair => (pair.one.Item, pair.other.Item, Both(pair.one.Index, pair.other.Index)))
            .Where(pair => pair.Item3 > Least)
            .OrderBy(pair => pair.Item3);

    private int Both(int one, int other) => ((Percent[one][other] ?? 0) + (Percent[other][one] ?? 0)) / 2;
}

/// <summary>One department in the picture.</summary>
/// <param name="Asked">How many of it were asked; a list of people says the same.</param>
/// <param name="X">Where it stands, from 0 to 1000; near those it has many relations with.</param>
/// <param name="Y">From 0 to 1000.</param>
public sealed record DepartmentBlock(string Name, int Asked, int X, int Y)
{
    /// <summary>Half as wide as the square root of those asked would have it.</summary>
    public int Radius => (int)Math.Clamp(9 * Math.Sqrt(Asked), 18, 70);
}
