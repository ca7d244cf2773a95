using Sparring.Testing;

namespace Sparring.Tests.Rooms.Privacy.Probe;

/// <summary>The file of the permission matrix, read by the test itself.</summary>
internal static class Matrix
{
    private static readonly Dictionary<string, string[]> Csv = File.ReadAllLines(
            Repository.Path("src/Sparring/Rooms/Privacy/permission-matrix.csv")
        )
        .Select(line => line.Split(';'))
        .ToDictionary(cells => cells[0], StringComparer.Ordinal);

    public static bool Holds(string artefact, IEnumerable<(string Column, bool Ends)> columns, char right) =>
        columns.Any(column =>
            Array.IndexOf(Csv["artefact"], column.Column) is > 0 and var place
            && Csv[artefact][place] is var cell
            && cell.Contains(right)
            && (column.Ends || !cell.Contains('L'))
        );

    /// <summary>C3 and C4: a look at it is noted.</summary>
    public static bool IsConfidential(string artefact) => Csv[artefact][1] is "C3" or "C4";
}
