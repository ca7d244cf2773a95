using Sparring.Platform.Data;
using Sparring.Rooms.Coaching.Scheduling.Places;
using Sparring.Rooms.Coaching.Scheduling.Times;
using Sparring.Rooms.Coaching.Scheduling.When;
using Sparring.Rooms.Groups.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Coaching.Scheduling;

/// <summary>Gathers what the page of the schedule shows, as the viewer may see it.</summary>
public sealed class ScheduleSheets(
    SchedulingAccess access,
    CoachingStore sessions,
    TrackStore tracks,
    SiteStore sites,
    WhenStore when,
    PlanStore plans,
    UndoStore undo,
    InvitingStore inviting,
    ISparringGroups groups,
    SchedulePeople people,
    TimeProvider clock
)
{
    public async Task<ScheduleSheet?> SheetAsync(Tx tx, Viewer viewer)
    {
        var (programme, organises) = await access.ProgrammeAsync(tx, viewer);
        return programme is null ? null : await SheetAsync(tx, viewer, programme, organises);
    }

    private async Task<ScheduleSheet> SheetAsync(Tx tx, Viewer viewer, ProgrammeCard programme, bool organises)
    {
        var today = clock.Today();
        var there = await sessions.TracksAsync(tx, programme.Id);
        var track = there.Count > 0 ? there[0] : null;
        var seen = track is null ? [] : await sessions.OfTrackAsync(tx, track.Id);
        var bookers = track is null
            ? new Dictionary<SparringGroupId, BooksFor>()
            : (await tracks.BookersAsync(tx, track.Id)).ToDictionary(booker => booker.Group);
        var all = await groups.AllAsync(tx, programme.Id, today);
        var booked = all.Where(group =>
                group.Coaches.Contains(viewer.Person) || bookers.GetValueOrDefault(group.Id)?.Person == viewer.Person
            )
            .Select(group => group.Id)
            .ToHashSet();
        var own = all.Where(group => organises || booked.Contains(group.Id) || group.Members.Contains(viewer.Person))
            .ToList();
        var named = seen.Select(session => session.Coach)
            .Concat(seen.Select(session => session.Booker).OfType<PersonId>())
            .Concat(own.SelectMany(group => group.Coaches));
        var places = await sites.OfAsync(tx, programme.Id);
        return new ScheduleSheet(
            programme,
            track,
            [.. seen.OrderBy(session => session.Starts)],
            track is null ? [] : await tracks.WindowsAsync(tx, track.Id),
            own,
            bookers,
            await people.NamesAsync(tx, named),
            organises,
            booked,
            today,
            organises && track is not null ? await undo.LastAsync(tx, programme.Id) : null,
            organises && track is not null ? await inviting.WaitingAsync(tx, track.Id) : 0,
            places,
            organises && track is not null ? await when.TakenElsewhereAsync(tx, track.Id) : [],
            organises ? await plans.LimitsAsync(tx, programme.Id) : []
        );
    }
}
