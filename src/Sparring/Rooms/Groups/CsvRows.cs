using System.Text;

namespace Sparring.Rooms.Groups;

/// <summary>The rows of a small file of comma, semicolon or tab separated values (RFC 4180), each with the line it begins on.</summary>
public static class CsvRows
{
    private static readonly char[] Separators = [',', ';', '\t'];

    public sealed record Row(int Line, IReadOnlyList<string> Cells)
    {
        public string At(int column) => column >= 0 && column < Cells.Count ? Cells[column] : "";
    }

    /// <summary>All rows that hold anything; the sign that separates is the one the first line has most of.</summary>
    public static IReadOnlyList<Row> Of(string text)
    {
        var first = text.Split('\n', 2)[0];
        var separator = Separators.MaxBy(sign => first.Count(letter => letter == sign));
        var rows = new List<Row>();
        var (line, at) = (1, 0);
        while (at < text.Length)
        {
            var begins = line;
            var cells = new List<string>();
            at = ReadRow(text, at, separator, cells, ref line);
            if (cells.Exists(cell => cell.Length > 0))
            {
                rows.Add(new Row(begins, cells));
            }
        }

        return rows;
    }

    private static int ReadRow(string text, int at, char separator, List<string> cells, ref int line)
    {
        var cell = new StringBuilder();
        var quoted = false;
        for (; at < text.Length; at++)
        {
            var sign = text[at];
            line += sign == '\n' ? 1 : 0;
            if (sign == '"')
            {
                // Two quotes within quotes are one; any other opens or closes.
                var isDouble = quoted && at + 1 < text.Length && text[at + 1] == '"';
                cell.Append(isDouble ? "\"" : "");
                at += isDouble ? 1 : 0;
                quoted = isDouble ? quoted : !quoted;
            }
            else if (!quoted && sign == '\n')
            {
                break;
            }
            else if (!quoted && sign == separator)
            {
                Close(cell, cells);
            }
            else
            {
                cell.Append(sign);
            }
        }

        Close(cell, cells);
        return at + 1;
    }

    private static void Close(StringBuilder cell, List<string> cells)
    {
        cells.Add(cell.ToString().Trim());
        cell.Clear();
    }
}
