using Sparring.GroupComposition.Scheduling;
using Sparring.Platform.Data;
using Sparring.Rooms.Coaching.Contract;
using Sparring.Rooms.Coaching.Scheduling.Places;
using Sparring.Rooms.Coaching.Scheduling.When;

namespace Sparring.Rooms.Coaching.Scheduling.Times;

/// <summary>Writes what the pages would, by their rules.</summary>
public sealed class TimesPen(
    WhenStore when,
    WhenDesk days,
    SiteStore places,
    TrackStore tracks,
    TimesDesk desk,
    PlanStore plans,
    Ids ids,
    TimeProvider clock
) : IWriteTimes
{
    // The same on every machine, and well under a second.
    private static readonly ScheduleOptions Some = new() { Rounds = 60 };

    public Task PaintAsync(Tx tx, Viewer painter, ProgrammeId programme, string marks) =>
        when.PutAsync(tx, programme, painter.Person, WeekMarks.EveryWeek, new WeekMarks(marks), "", clock.GetUtcNow());

    public async Task BusyAsync(
        Tx tx,
        Viewer person,
        ProgrammeId programme,
        IReadOnlyList<(DateTimeOffset Starts, DateTimeOffset Ends)> busy
    )
    {
        var (first, last) = await DaysAsync(tx, programme);
        await when.PutBusyAsync(
            tx,
            programme,
            person.Person,
            BusyTime.Joined([.. busy.Select(time => new BusyTime(time.Starts, time.Ends))]),
            new CalendarRead(clock.GetUtcNow(), first, last, busy.Count)
        );
    }

    public async Task KeepAsync(Tx tx, Viewer organiser, ProgrammeId programme, SitesToKeep sites)
    {
        var made = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var (name, address, rooms) in sites.Sites)
        {
            made[name] = ids.Next();
            await places.PutAsync(tx, programme, new Site(made[name], name, address));
            foreach (var room in rooms)
            {
                var id = ids.Next();
                await tracks.AddRoomAsync(tx, id, programme, room);
                await places.PutRoomAsync(tx, programme, id, made[name]);
            }
        }

        foreach (var (one, other, minutes) in sites.Travel)
        {
            await places.PutTravelAsync(tx, programme, new Travel(made[one], made[other], minutes));
        }
    }

    public Task<(DateOnly First, DateOnly Last)> DaysAsync(Tx tx, ProgrammeId programme) =>
        days.DaysAsync(tx, programme);

    public async Task SearchAsync(Tx tx, Viewer organiser)
    {
        if (await desk.SheetAsync(tx, organiser) is not { Track: { } track } sheet)
        {
            return;
        }

        var input = await desk.InputAsync(
            tx,
            sheet,
            track,
            TimesDesk.ReadingDays,
            session => SearchBeginning.Keeps(session, keepsAll: false)
        );
        if (MakeSchedule.Of(input.Problem(), Some, tx.Cancel) is ScheduleAnswer.Made made)
        {
            await plans.PutAsync(tx, ids.Next(), track, input.Told(made.Schedule), clock.GetUtcNow());
        }
    }
}
