using Sparring.Platform.Data;

namespace Sparring.Rooms.Coaching.Contract;

/// <summary>Where a programme's sessions are: its sites, the rooms at each, and minutes between two of them.</summary>
public sealed record SitesToKeep(
    IReadOnlyList<(string Name, string Address, IReadOnlyList<string> Rooms)> Sites,
    IReadOnlyList<(string One, string Other, int Minutes)> Travel
);

/// <summary>When people can and where rooms are, as they would have said it by now; the demo is made with it.</summary>
public interface IWriteTimes
{
    /// <summary>Somebody paints every week: Monday to Friday, twenty half hours from 8 each; <c>.</c> free, <c>b</c> busy, <c>p</c> rather not.</summary>
    Task PaintAsync(Tx tx, Viewer painter, ProgrammeId programme, string marks);

    /// <summary>What a calendar says of somebody, as though it had been read now.</summary>
    Task BusyAsync(
        Tx tx,
        Viewer person,
        ProgrammeId programme,
        IReadOnlyList<(DateTimeOffset Starts, DateTimeOffset Ends)> busy
    );

    /// <summary>An organiser says where rooms are.</summary>
    Task KeepAsync(Tx tx, Viewer organiser, ProgrammeId programme, SitesToKeep sites);

    /// <summary>The days that are searched, for calendars.</summary>
    Task<(DateOnly First, DateOnly Last)> DaysAsync(Tx tx, ProgrammeId programme);

    /// <summary>An organiser lets times be found for all nobody has been told of; what is found waits to be confirmed.</summary>
    Task SearchAsync(Tx tx, Viewer organiser);
}
