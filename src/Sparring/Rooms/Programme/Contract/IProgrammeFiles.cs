using Sparring.Platform.Data;

namespace Sparring.Rooms.Programme.Contract;

/// <summary>A programme as a folder of files.</summary>
public interface IProgrammeFiles
{
    /// <summary>
    /// Reads the folder and writes the programme, or a new version of the one with the same key. All or nothing: a file
    /// with a fault leaves everything as it was. Whole weeks are added to every date, so that a Monday stays a Monday.
    /// Asked as an organiser of the programme, or as the system inside a tenant.
    /// </summary>
    Task<ProgrammeImport> ImportAsync(Tx tx, string folder, int shiftWeeks = 0);
}

/// <summary>How an import ended.</summary>
public abstract record ProgrammeImport
{
    private ProgrammeImport() { }

    /// <summary>Written.</summary>
    /// <param name="Changed">False when the files say what was there already: then no new version was made.</param>
    public sealed record Done(ProgrammeId Id, string Key, int Version, bool Changed) : ProgrammeImport;

    /// <summary>Nothing was written; these are all the faults, in reading order.</summary>
    public sealed record Refused(IReadOnlyList<FileFault> Faults) : ProgrammeImport;
}

/// <summary>A fault in a file: where, what is wrong and what was expected, in the reader's language.</summary>
public sealed record FileFault(string File, int Line, string Wrong, string Expected)
{
    public override string ToString() => $"{File}:{Line}: {Wrong} {Expected}";
}
