using System.Globalization;
using System.Text;

namespace Sparring.Platform.Web;

/// <summary>A line of a file for spreadsheets: quotes where needed, and no cell that is a formula.</summary>
public static class CsvLine
{
    /// <summary>As Danish spreadsheets open it: semicolons.</summary>
    public static string Of(params IReadOnlyList<string?> cells) => Of(';', cells);

    public static string Of(char separator, params IReadOnlyList<string?> cells)
    {
        var line = new StringBuilder();
        for (var at = 0; at < cells.Count; at++)
        {
            line.Append(at == 0 ? "" : separator).Append(Cell(cells[at] ?? "", separator));
        }

        return line.Append("\r\n").ToString();
    }

    /// <summary>A cell that begins as a formula would gets an apostrophe: a spreadsheet then shows it and does not run it. A number stays one.</summary>
    public static string Cell(string text, char separator = ';')
    {
        var safe =
            text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) && !IsNumber(text)
                ? "'" + text
                : text;
        return safe.Contains(separator, StringComparison.Ordinal) || safe.AsSpan().ContainsAny("\"\r\n\t")
            ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : safe;
    }

    // With a comma too, as Danish figures have it.
    private static bool IsNumber(string text) =>
        decimal.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
