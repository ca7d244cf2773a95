using Sparring.Platform.Data;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Coaching.Contract;

/// <summary>A schedule as a file, beside the programme's own files.</summary>
public interface ICoachingSchedules
{
    /// <summary>
    /// Reads <c>groups/coaching.csv</c> of a programme's folder, in the notation people write it in, with the track and its
    /// windows; all or nothing, and again is nothing new. Whole weeks are added to every date, and a holiday is left. Answers every fault.
    /// </summary>
    /// <param name="year">Of the first session: the days stand without one.</param>
    Task<IReadOnlyList<FileFault>> ImportAsync(
        Tx tx,
        ProgrammeId programme,
        string folder,
        int year,
        int shiftWeeks = 0
    );
}
