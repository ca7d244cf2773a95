using System.Text;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.People.Contract;

namespace Sparring.Rooms.Surveys.FromElsewhere;

/// <summary>A table as it came with a form: in the field "file" or the field "table".</summary>
public static class ChosenTable
{
    private const double Kilobyte = 1024;

    /// <summary>Null where no file was chosen.</summary>
    /// <param name="most">How many bytes are read; a larger file is refused with what to do.</param>
    public static async Task<TableReading?> FromFileAsync(Form form, long most, CancellationToken cancel)
    {
        if (form.Files.GetFile("file") is not { Length: > 0 } file)
        {
            return null;
        }

        if (file.Length > most)
        {
            var sentence = RoomTexts.Of<SurveysAccess>().With("tableTooLarge", Said(file.Length), Said(most));
            return new TableReading.Refused(sentence);
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancel);
        return ReadTable.From(content);
    }

    public static TableReading FromField(Form form)
    {
        using var table = new MemoryStream(Encoding.UTF8.GetBytes(form["table"]));
        return ReadTable.From(table);
    }

    // Rounded up: a file a little too large is not said to be as large as it may be.
    private static string Said(long bytes) =>
        bytes > 1000 * Kilobyte
            ? $"{Math.Ceiling(bytes / Kilobyte / Kilobyte * 10) / 10:0.#} MB"
            : $"{Math.Ceiling(bytes / Kilobyte):0} KB";
}
