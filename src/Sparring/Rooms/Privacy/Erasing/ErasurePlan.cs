using System.Reflection;

namespace Sparring.Rooms.Privacy.Erasing;

/// <summary>What becomes of the rows that point at a person when she is erased.</summary>
public enum Fate
{
    /// <summary>Deleted, as she herself.</summary>
    Own,

    /// <summary>Deleted by the system: sign-in, mail, the list of people.</summary>
    System,

    /// <summary>The row stays and points at somebody without a name.</summary>
    Stays,
}

/// <summary>One column that points at a person.</summary>
/// <param name="Why">Why it stays, as the key of a text; empty where it does not.</param>
public sealed record ErasureLine(string Table, string Column, Fate Fate, string Why);

/// <summary>The plan as read from <c>erasure.csv</c>, in the order rows can be deleted in; a test finds any column it does not name.</summary>
public static class ErasurePlan
{
    public static IReadOnlyList<ErasureLine> Lines { get; } = Read();

    /// <summary>Why something stays of these tables; null when nothing does.</summary>
    public static string? WhyStays(IReadOnlyCollection<string> tables) =>
        Lines.Any(line => tables.Contains(line.Table) && line.Fate != Fate.Stays)
            ? null
            : Lines.FirstOrDefault(line => tables.Contains(line.Table))?.Why;

    private static List<ErasureLine> Read()
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream("erasure.csv")
            ?? throw new InvalidOperationException("erasure.csv is part of the program.");
        using var reader = new StreamReader(stream);
        return
        [
            .. reader
                .ReadToEnd()
                .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Skip(1)
                .Select(line => line.Split(';'))
                .Select(cells => new ErasureLine(cells[0], cells[1], FateOf(cells[2]), cells[3])),
        ];
    }

    private static Fate FateOf(string word) =>
        word switch
        {
            "own" => Fate.Own,
            "system" => Fate.System,
            "stays" => Fate.Stays,
            _ => throw new FormatException($"The plan of erasure knows no '{word}'."),
        };
}
