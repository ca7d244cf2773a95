using System.Globalization;
using System.Reflection;

namespace Sparring.GroupComposition.Series.Designs;

/// <summary>Starters of series with groups of 3 and 4 for up to 150 people, constructed or found by search over differences, kept as data.</summary>
/// <remarks>
/// <c>designs.txt</c> has two kinds of lines. A starter: <c>s KEY ORDER CYCLES FIXED FOURS THREES ROUNDS</c>, where the rounds are points
/// in hexadecimal, two digits each, groups of four first, rounds apart by a dot, and those after an exclamation mark
/// are still. A cut: <c>c FOURS THREES KEY POINTS</c>: the series for so
/// many groups is starter KEY without these points (also two digits each); none to use it whole. A group that loses a point becomes
/// a group of three; a round in which a group would lose two is left out. Nothing is believed: a design is counted before it is used.
/// Starters 511 to 534 are constructions: Ray-Chaudhuri and Wilson (1971) for three times and twice-and-one a prime power, Hanani,
/// Ray-Chaudhuri and Wilson (1972) for fours, and systems whose points became five, eight or ten people. Starters from 600 on are of
/// decision 0133: rounds that a second group leaves as they are (two or three copies of the numbers modulo q, found by annealing over
/// differences), and frames over designs of larger blocks (Stinson 1987; Rees and Stinson 1987). Starter 616 is of decision 0150, 617 to 619
/// of decision 0160.
/// Starter 507, ten rounds of eight fours, is no find of ours: A. Aguado, "A 10 days solution to the social golfer problem" (2004).
/// Cost of the first question: reading about 220 kB.
/// </remarks>
internal static class DesignCatalogue
{
    private static readonly Lazy<Contents> Read = new(ReadAll);

    /// <summary>Every mix of groups of four and three in the catalogue.</summary>
    public static IEnumerable<(int Fours, int Threes)> Mixes => Read.Value.Cuts.Keys;

    /// <summary>The design for so many groups of four and three, or nothing when the catalogue has none.</summary>
    public static Design? Find(int fours, int threes)
    {
        if (!Read.Value.Cuts.TryGetValue((fours, threes), out var cut))
        {
            return null;
        }

        int[] sizes = [.. Enumerable.Repeat(4, fours), .. Enumerable.Repeat(3, threes)];
        var design = StarterOf(Read.Value.Starters[cut.Key]).Turn();
        var series = cut.Points.Length == 0 ? design : design.Without(Numbers(cut.Points), sizes);
        return series.Holds(sizes) ? series : null;
    }

    private static CyclicStarter StarterOf(string[] line)
    {
        var (fours, threes) = (Number(line[5]), Number(line[6]));
        IReadOnlyList<int[][]> RoundsOf(string text) =>
            [.. text.Split('.').Select(round => GroupsOf(Numbers(round), fours, threes))];
        var parts = line[7].Split('!');
        return new CyclicStarter(
            Number(line[2]),
            Number(line[3]),
            Number(line[4]),
            RoundsOf(parts[0]),
            parts.Length > 1 ? RoundsOf(parts[1]) : []
        );
    }

    private static int[][] GroupsOf(int[] points, int fours, int threes) =>
        [.. points[..(4 * fours)].Chunk(4), .. points[(4 * fours)..((4 * fours) + (3 * threes))].Chunk(3)];

    private static int[] Numbers(string text)
    {
        var numbers = new int[text.Length / 2];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = int.Parse(text.AsSpan(2 * i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        }

        return numbers;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static Contents ReadAll()
    {
        const string name = "Sparring.GroupComposition.Series.Designs.designs.txt";
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing.");
        using var reader = new StreamReader(stream);
        var contents = new Contents([], []);
        while (reader.ReadLine() is { } line)
        {
            var parts = line.Split(' ');
            if (parts[0] == "s")
            {
                contents.Starters.Add(parts[1], parts);
            }
            else if (parts[0] == "c")
            {
                contents.Cuts.Add(
                    (Number(parts[1]), Number(parts[2])),
                    new Cut(parts[3], parts.Length > 4 ? parts[4] : "")
                );
            }
        }

        return contents;
    }

    private sealed record Contents(
        Dictionary<string, string[]> Starters,
        Dictionary<(int Fours, int Threes), Cut> Cuts
    );

    private sealed record Cut(string Key, string Points);
}
