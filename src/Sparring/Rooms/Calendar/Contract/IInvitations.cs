using Sparring.Platform.Data;

namespace Sparring.Rooms.Calendar.Contract;

/// <summary>Calendar invitations, one message to each person with her own address alone.</summary>
public interface IInvitations
{
    /// <summary>
    /// Tells the attendees that an entry with times is there, has changed (a higher sequence) or is cancelled. The same entry
    /// with the same sequence again is nothing. In the caller's transaction.
    /// </summary>
    Task SendAsync(Tx tx, CalendarEntry entry, IReadOnlyCollection<PersonId> attendees, PersonId from);
}
