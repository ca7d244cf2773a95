using Sparring.Platform.Data;
using Sparring.Rooms.Coaching.Contract;
using Sparring.Rooms.Coaching.Scheduling.When;

namespace Sparring.Rooms.Coaching.Scheduling.Times;

/// <summary>Begins a search: kept calendars are read again first, then everything it goes by.</summary>
public sealed class SearchBeginning(Db db, TimesDesk desk, KeptCalendars calendars, TimeSearches searches)
{
    public void Begin(Viewer viewer, TimesSheet sheet, CoachingTrackId track, TimesTyped typed)
    {
        var reading = typed.Number("reading") ?? TimesDesk.ReadingDays;
        var keepsAll = typed["keep"] != "told";
        searches.Begin(new TimeSearch(viewer, track, GatherAsync));

        async Task<PlanInput> GatherAsync(TimeSearch search, CancellationToken cancel)
        {
            await calendars.ReadAllAsync(
                viewer,
                sheet.Programme.Id,
                (read, of) => search.Calendars = new CalendarsRead(read, of),
                cancel
            );
            return await db.AsAsync(
                viewer,
                tx => desk.InputAsync(tx, sheet, track, reading, session => Keeps(session, keepsAll)),
                cancel
            );
        }
    }

    internal static bool Keeps(CoachingSession session, bool keepsAll) =>
        keepsAll || session.HeldAt is not null || session.InvitedSequence is not null;
}
