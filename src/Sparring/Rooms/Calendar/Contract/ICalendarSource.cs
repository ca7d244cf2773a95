using Sparring.Platform.Data;

namespace Sparring.Rooms.Calendar.Contract;

/// <summary>Something in a person's calendar: an event with times, or (Starts and Ends null) a whole day such as a deadline.</summary>
/// <param name="Id">Stays the same when the entry moves; the invitation's UID is made of it.</param>
/// <param name="Sequence">Rises by one at every change.</param>
/// <param name="IsFirst">Whom it is sent to has not heard of it before, however often it has changed.</param>
/// <param name="Text">Programme and pre-work; never confidential text, never others' addresses.</param>
public sealed record CalendarEntry(
    Guid Id,
    int Sequence,
    string Title,
    DateOnly Day,
    DateTimeOffset? Starts,
    DateTimeOffset? Ends,
    string? Place,
    string Text,
    string Address,
    bool IsCancelled = false,
    bool IsFirst = false
);

/// <summary>A room that has dates for people. The room Calendar gathers them into feed and invitations.</summary>
public interface ICalendarSource
{
    /// <summary>The viewer's own entries; asked as the viewer.</summary>
    Task<IReadOnlyList<CalendarEntry>> EntriesAsync(Tx tx, Viewer viewer);
}
