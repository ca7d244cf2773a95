using System.Reflection;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Privacy;

/// <summary>The matrix as read from <c>permission-matrix.csv</c>; a fault in the file stops the start.</summary>
public sealed class PermissionMatrix : IPermissionMatrix
{
    private const int FirstActor = 5;
    private const string Nothing = "–";
    private const string Letters = "WRSACL";
    private readonly Dictionary<string, MatrixRow> byName;

    private PermissionMatrix(IReadOnlyList<string> actors, IReadOnlyList<MatrixRow> rows)
    {
        Actors = actors;
        Rows = rows;
        byName = rows.ToDictionary(row => row.Artefact, StringComparer.Ordinal);
    }

    public static PermissionMatrix Embedded { get; } = Read(EmbeddedText());

    public IReadOnlyList<string> Actors { get; }

    public IReadOnlyList<MatrixRow> Rows { get; }

    public MatrixRow this[string artefact] => byName[artefact];

    public static PermissionMatrix Read(string csv)
    {
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var actors = lines[0].Split(';')[FirstActor..];
        return new PermissionMatrix(actors, [.. lines.Skip(1).Select(line => RowOf(line.Split(';'), actors))]);
    }

    private static MatrixRow RowOf(string[] cells, string[] actors)
    {
        if (cells.Length != FirstActor + actors.Length)
        {
            throw new FormatException($"The permission matrix has {cells.Length} cells in the row '{cells[0]}'.");
        }

        var rights = actors
            .Zip(cells.Skip(FirstActor))
            .Where(pair => pair.Second != Nothing)
            .ToDictionary(pair => pair.First, pair => Checked(cells[0], pair.Second), StringComparer.Ordinal);
        return new MatrixRow(cells[0], cells[1], cells[2], cells[3], cells[4], rights);
    }

    private static string Checked(string artefact, string letters) =>
        letters.Length > 0 && letters.All(letter => Letters.Contains(letter, StringComparison.Ordinal))
            ? letters
            : throw new FormatException($"The permission matrix says '{letters}' at '{artefact}'.");

    private static string EmbeddedText()
    {
        const string name = "permission-matrix.csv";
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new FileNotFoundException(name);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
