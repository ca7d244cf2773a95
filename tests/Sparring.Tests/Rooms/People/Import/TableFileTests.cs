using System.IO.Compression;
using Sparring.Rooms.People.Import;
using Xunit;

namespace Sparring.Tests.Rooms.People.Import;

public sealed class TableFileTests
{
    [Fact]
    public void A_file_that_only_begins_as_a_workbook_is_broken() =>
        Assert.Equal("fileBroken", Assert.Throws<FileRefusal>(() => Rows("PK\x03\x04 nonsense"u8.ToArray())).Key);

    [Fact]
    public void An_archive_of_something_else_is_broken()
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            using var part = archive.CreateEntry("letter.txt").Open();
            part.Write("Kære"u8);
        }

        Assert.Equal("fileBroken", Assert.Throws<FileRefusal>(() => Rows(stream.ToArray())).Key);
    }

    [Fact]
    public void A_workbook_cut_in_half_is_broken()
    {
        var whole = Workbook.Of(["Navn"], ["Ida"]);

        Assert.Equal("fileBroken", Assert.Throws<FileRefusal>(() => Rows(whole[..(whole.Length / 2)])).Key);
    }

    [Fact]
    public void Rows_keep_the_numbers_a_spreadsheet_shows()
    {
        var rows = Rows("sep=;\nNavn;Mail\n\nIda;\"a\nb\"\n;\nBo;c"u8.ToArray());

        Assert.Equal(
            ["2 Navn|Mail", "4 Ida|a\nb", "6 Bo|c"],
            rows.Select(row => $"{row.Number} {string.Join('|', row.Cells)}")
        );
    }

    [Fact]
    public void More_rows_or_columns_than_a_list_of_people_has_are_refused()
    {
        var wide = string.Join(';', Enumerable.Repeat("x", TableFile.MostColumns + 1));
        var tall = string.Concat(Enumerable.Repeat("x\n", TableFile.MostRows + 2));

        Assert.Equal("fileWide", Assert.Throws<FileRefusal>(() => Rows(System.Text.Encoding.UTF8.GetBytes(wide))).Key);
        Assert.Equal("fileLong", Assert.Throws<FileRefusal>(() => Rows(System.Text.Encoding.UTF8.GetBytes(tall))).Key);
    }

    private static List<TableRow> Rows(byte[] file) => [.. TableFile.Read(new MemoryStream(file))];
}
