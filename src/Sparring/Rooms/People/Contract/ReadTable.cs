using Sparring.Rooms.People.Import;

namespace Sparring.Rooms.People.Contract;

/// <summary>Reads a file with a table in it, CSV or XLSX as spreadsheets make them, for rooms that take one in.</summary>
public static class ReadTable
{
    /// <summary>The stream must be able to seek.</summary>
    public static TableReading From(Stream file)
    {
        try
        {
            return new TableReading.Read([.. TableFile.Read(file).Select(row => new TableLine(row.Number, row.Cells))]);
        }
        catch (FileRefusal refusal)
        {
            return refusal.Key == "fileEmpty"
                ? new TableReading.Empty()
                : new TableReading.Refused(ImportSentences.Of(refusal));
        }
    }
}

/// <summary>A row as it stands in the file.</summary>
/// <param name="Number">What a spreadsheet shows in front of the row.</param>
public sealed record TableLine(int Number, IReadOnlyList<string> Cells);

/// <summary>What reading a table comes to.</summary>
public abstract record TableReading
{
    private TableReading() { }

    /// <summary>At least two rows; the first are the headings.</summary>
    public sealed record Read(IReadOnlyList<TableLine> Lines) : TableReading;

    /// <summary>No row below the headings, or nothing at all.</summary>
    public sealed record Empty : TableReading;

    /// <summary>No table, or too much of one, and what to do.</summary>
    public sealed record Refused(string Sentence) : TableReading;
}
