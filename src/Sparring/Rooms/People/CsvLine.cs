using System.Text;

namespace Sparring.Rooms.People;

/// <summary>A line of a file that Danish spreadsheets open: semicolons, quotes where needed, and no cell that is a formula.</summary>
public static class CsvLine
{
    public static string Of(params IReadOnlyList<string?> cells)
    {
        var line = new StringBuilder();
        for (var at = 0; at < cells.Count; at++)
        {
            line.Append(at == 0 ? "" : ";").Append(Cell(cells[at] ?? ""));
        }

        return line.Append("\r\n").ToString();
    }

    /// <summary>A cell that begins as a formula would gets an apostrophe: a spreadsheet then shows it and does not run it.</summary>
    public static string Cell(string text)
    {
        var safe = text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return safe.AsSpan().ContainsAny(";\"\r\n\t")
            ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : safe;
    }
}
