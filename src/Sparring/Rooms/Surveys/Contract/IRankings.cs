using Sparring.Platform.Data;

namespace Sparring.Rooms.Surveys.Contract;

/// <summary>Two rankings of the same statements, from a survey made elsewhere.</summary>
public interface IRankings
{
    /// <summary>
    /// Brings in a table of statements and their places as an organiser, and releases it to the forum; the headings name the rankings.
    /// False when the file holds none.
    /// </summary>
    Task<bool> BringInAsync(Tx tx, Viewer organiser, ProgrammeId programme, string title, string source, Stream file);
}
