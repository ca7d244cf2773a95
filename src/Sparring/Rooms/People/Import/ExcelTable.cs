using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Sparring.Rooms.People.Import;

/// <summary>The first sheet of an Excel workbook (.xlsx), unpacked no further than what a list of people can weigh.</summary>
public static class ExcelTable
{
    public const long MostUnpacked = 50 * 1024 * 1024;

    public const int MostRatio = 200;

    public static IEnumerable<TableRow> Read(Stream file)
    {
        Weigh(file);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var reader = Open(file);
        var number = 0;
        while (Next(reader))
        {
            number++;
            yield return new TableRow(number, CellsOf(reader));
        }
    }

    // What an archive says of its own size is the sender's word; so the parts are unpacked once, into nothing, and counted.
    private static void Weigh(Stream file)
    {
        try
        {
            using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            var buffer = new byte[64 * 1024];
            long unpacked = 0;
            foreach (var part in archive.Entries)
            {
                using var content = part.Open();
                for (var read = content.Read(buffer); read > 0; read = content.Read(buffer))
                {
                    unpacked += read;
                    if (unpacked > MostUnpacked || (unpacked > 1024 * 1024 && unpacked > MostRatio * file.Length))
                    {
                        throw new FileRefusal("fileBomb", MostUnpacked / 1024 / 1024);
                    }
                }
            }
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or ArgumentOutOfRangeException)
        {
            // The last: an upload's stream refuses to seek to before its beginning, where a short file sends the search for the directory.
            throw new FileRefusal("fileBroken");
        }

        file.Position = 0;
    }

    private static IExcelDataReader Open(Stream file)
    {
        try
        {
            return ExcelReaderFactory.CreateOpenXmlReader(file, new ExcelReaderConfiguration { LeaveOpen = true });
        }
        catch (Exception fault) when (fault is ExcelReaderException or XmlException or InvalidDataException)
        {
            throw new FileRefusal("fileBroken");
        }
    }

    private static bool Next(IExcelDataReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (Exception fault) when (fault is ExcelReaderException or XmlException or InvalidDataException)
        {
            throw new FileRefusal("fileBroken");
        }
    }

    private static List<string> CellsOf(IExcelDataReader reader)
    {
        var width = Math.Min(reader.FieldCount, TableFile.MostColumns + 1);
        var cells = new List<string>(width);
        for (var at = 0; at < width; at++)
        {
            cells.Add(TextOf(reader.GetValue(at)).Replace("\0", "", StringComparison.Ordinal).Trim());
        }

        while (cells.Count > 0 && cells[^1].Length == 0)
        {
            cells.RemoveAt(cells.Count - 1);
        }

        return cells;
    }

    private static string TextOf(object? value) =>
        value switch
        {
            null => "",
            DateTime date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            double number => number.ToString("0.############", CultureInfo.InvariantCulture),
            bool yes => yes ? "ja" : "nej",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };
}
