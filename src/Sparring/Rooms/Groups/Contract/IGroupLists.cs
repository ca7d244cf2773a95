using Sparring.Platform.Data;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Groups.Contract;

/// <summary>Lists of groups as files, beside the programme's own.</summary>
public interface IGroupLists
{
    /// <summary>
    /// Reads <c>lists.csv</c>, every list it names and <c>coaches.csv</c>. All or nothing; again is nothing new. People are
    /// there first (their numbers are what the lists hold). Whole weeks are added to every date.
    /// </summary>
    Task<GroupListsImport> ImportAsync(Tx tx, ProgrammeId programme, string folder, int shiftWeeks = 0);
}

/// <summary>How an import ended.</summary>
public abstract record GroupListsImport
{
    private GroupListsImport() { }

    public sealed record Done(int Groups, int People) : GroupListsImport;

    /// <summary>Nothing was written; these are all the faults, in reading order.</summary>
    public sealed record Refused(IReadOnlyList<FileFault> Faults) : GroupListsImport;
}
