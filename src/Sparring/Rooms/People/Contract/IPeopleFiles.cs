using Sparring.Platform.Data;

namespace Sparring.Rooms.People.Contract;

/// <summary>A file of people (CSV or XLSX) read in one go, as the command line and the demo do; the pages show each step.</summary>
public interface IPeopleFiles
{
    /// <summary>
    /// Adds and changes the people of the file, and gives the other rooms their roles; rows with faults are left out.
    /// Asked as an organiser, or as the system inside a tenant. The stream must be able to seek.
    /// </summary>
    Task<PeopleFileImport> ImportAsync(Tx tx, string fileName, Stream file, bool dryRun = false);
}

/// <summary>How a file of people was read.</summary>
public abstract record PeopleFileImport
{
    private PeopleFileImport() { }

    /// <summary>Read, and written unless it was a dry run.</summary>
    /// <param name="Faults">One sentence for every cell that could not be used.</param>
    /// <param name="Ignored">Headings of columns nobody knows.</param>
    /// <param name="Misread">A sentence for each of them that was read with wrong letters.</param>
    public sealed record Read(
        int Added,
        int Changed,
        int Leaving,
        int Unchanged,
        IReadOnlyList<string> Faults,
        IReadOnlyList<string> Ignored,
        IReadOnlyList<string> Misread
    ) : PeopleFileImport;

    /// <summary>The file as a whole could not be used, and why.</summary>
    public sealed record Refused(string Sentence) : PeopleFileImport;
}
