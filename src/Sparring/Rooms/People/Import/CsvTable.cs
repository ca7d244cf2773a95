using System.Text;

namespace Sparring.Rooms.People.Import;

/// <summary>Comma-separated values (RFC 4180), whatever the separator and the encoding; one row in memory at a time.</summary>
public static class CsvTable
{
    public static IEnumerable<TableRow> Read(Stream file)
    {
        var encoding = TextEncoding.Of(file);
        var separator = SeparatorOf(file, encoding);
        using var reader = Open(file, encoding);
        var line = new CsvCells(reader, separator);
        for (var number = 1; line.Next(number) is { } cells; number++)
        {
            if (number > 1 || !IsSeparatorNote(cells[0]))
            {
                yield return new TableRow(number, [.. cells.Select(Clean)]);
            }
        }
    }

    // The one that stands most often in the headings, outside quotes; Danish spreadsheets write semicolons.
    private static char SeparatorOf(Stream file, Encoding encoding)
    {
        using var reader = Open(file, encoding);
        var line = reader.ReadLine() ?? "";
        if (IsSeparatorNote(line))
        {
            line = line[4..] + (reader.ReadLine() ?? "");
        }

        file.Position = 0;
        var bare = string.Concat(line.Split('"').Where((_, at) => at % 2 == 0));
        return ";\t,".MaxBy(separator => bare.Count(letter => letter == separator));
    }

    // Excel's own way of saying what separates the cells: sep=;
    private static bool IsSeparatorNote(string line) => line.StartsWith("sep=", StringComparison.OrdinalIgnoreCase);

    private static StreamReader Open(Stream file, Encoding encoding) =>
        new(file, encoding, detectEncodingFromByteOrderMarks: true, 64 * 1024, leaveOpen: true);

    private static string Clean(string cell) =>
        cell.Replace("\0", "", StringComparison.Ordinal)
            .Replace("\r\n", "\n", StringComparison.Ordinal)
            .Trim('\uFEFF', ' ', '\u00A0', '\t', '\n');
}
