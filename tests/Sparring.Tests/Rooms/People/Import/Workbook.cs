using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Sparring.Tests.Rooms.People.Import;

/// <summary>Workbooks as Excel makes them, and one it does not.</summary>
internal static class Workbook
{
    public static byte[] Of(params object[][] rows)
    {
        var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var sheet = book.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(new SheetData(rows.Select(row => new Row(row.Select(Cell)))));
            book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(
                new Sheets(
                    new Sheet
                    {
                        Id = book.GetIdOfPart(sheet),
                        SheetId = 1,
                        Name = "Ark1",
                    }
                )
            );
        }

        return stream.ToArray();
    }

    public static byte[] Bomb()
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            using var part = archive.CreateEntry("xl/worksheets/sheet1.xml").Open();
            var zeros = new byte[1024 * 1024];
            for (var megabyte = 0; megabyte < 200; megabyte++)
            {
                part.Write(zeros);
            }
        }

        return stream.ToArray();
    }

    private static OpenXmlElement Cell(object value) =>
        value is double number
            ? new Cell { CellValue = new CellValue(number), DataType = CellValues.Number }
            : new Cell { InlineString = new InlineString(new Text((string)value)), DataType = CellValues.InlineString };
}
