namespace Sparring.Rooms.People.Import;

/// <summary>A file with a table in it, as Excel, Outlook and HR systems make them: the first row is the headings.</summary>
public static class TableFile
{
    public const int MostRows = 100_000;

    public const int MostColumns = 100;

    public const int LongestCell = 10_000;

    private static readonly byte[] Zip = "PK\x03\x04"u8.ToArray();

    private static readonly byte[] OldOffice = [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>
    /// The rows one at a time; blank rows are left out, but counted. The stream must be able to seek.
    /// </summary>
    /// <exception cref="FileRefusal">The file is empty, is no table, or is too much.</exception>
    public static IEnumerable<TableRow> Read(Stream file)
    {
        var rows =
            Begins(file, Zip) ? ExcelTable.Read(file)
            : Begins(file, OldOffice) ? throw new FileRefusal("fileOldExcel")
            : CsvTable.Read(file);
        return Bounded(rows.Where(row => row.Cells.Any(cell => cell.Length > 0)));
    }

    private static bool Begins(Stream file, byte[] mark)
    {
        var start = new byte[mark.Length];
        file.Position = 0;
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return read == mark.Length && start.AsSpan().SequenceEqual(mark);
    }

    private static IEnumerable<TableRow> Bounded(IEnumerable<TableRow> rows)
    {
        var count = 0;
        foreach (var row in rows)
        {
            if (row.Cells.Count > MostColumns)
            {
                throw new FileRefusal("fileWide", row.Number, MostColumns);
            }

            if (count++ > MostRows)
            {
                throw new FileRefusal("fileLong", MostRows);
            }

            yield return row;
        }

        if (count < 2)
        {
            throw new FileRefusal("fileEmpty");
        }
    }
}

/// <summary>A row as it stands in the file.</summary>
/// <param name="Number">What a spreadsheet shows in front of the row.</param>
public sealed record TableRow(int Number, IReadOnlyList<string> Cells);
