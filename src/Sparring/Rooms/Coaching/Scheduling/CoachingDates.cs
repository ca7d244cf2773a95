using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Rooms.Calendar.Contract;

namespace Sparring.Rooms.Coaching.Scheduling;

/// <summary>The sessions the viewer has a chair at, for her calendar and her feed.</summary>
public sealed class CoachingDates(NextSessionStore store, SchedulePeople people) : ICalendarSource
{
    public async Task<IReadOnlyList<CalendarEntry>> EntriesAsync(Tx tx, Viewer viewer)
    {
        var own = await store.OwnAsync(tx);
        var names = await people.NamesAsync(tx, own.SelectMany(session => session.CoachAndBooker));
        return [.. own.Select(session => Inviting.Entry(session, viewer.Person, names, RoomTexts.Language))];
    }
}
