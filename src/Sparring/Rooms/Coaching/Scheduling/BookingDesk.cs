using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.Coaching.Contract;
using Sparring.Rooms.Groups.Contract;

namespace Sparring.Rooms.Coaching.Scheduling;

/// <summary>What the pages of one session show.</summary>
/// <param name="DaysApart">So many days lie at least between this and the other; 0: it does not matter.</param>
/// <param name="Coaches">The group's own first.</param>
public sealed record BookingSheet(
    CoachingTrackId Track,
    SparringGroupCard Group,
    int Number,
    CoachingSession? Session,
    CoachingWindow? Window,
    CoachingSession? Other,
    int DaysApart,
    IReadOnlyList<Named> Coaches,
    IReadOnlyList<BookableRoom> Rooms,
    IReadOnlyList<string> Attendees,
    string Coach,
    string Booker,
    bool MayBook,
    bool IsInside,
    LastPress? Last
);

/// <summary>Gathers what is needed to book and move a session, and does it.</summary>
public sealed class BookingDesk(
    CoachingStore sessions,
    TrackStore tracks,
    SchedulingAccess access,
    SchedulePeople people,
    ISparringGroups groups,
    Booking booking,
    UndoStore undo,
    Inviting inviting,
    TimeProvider clock
)
{
    private readonly RoomTexts texts = RoomTexts.Of<BookingDesk>();

    /// <summary>A session the viewer may see.</summary>
    public async Task<BookingSheet?> ToSeeAsync(Tx tx, Viewer viewer, CoachingSessionId id) =>
        await sessions.FindAsync(tx, id) is { } session
        && (await groups.AllAsync(tx, session.Programme, clock.Today())).FirstOrDefault(card =>
            card.Id == session.Group
        )
            is { } group
            ? await SheetAsync(tx, viewer, session.Track, group, session.Number, session)
            : null;

    /// <summary>A session of a group the viewer may book for, whether or not it has a time.</summary>
    public async Task<BookingSheet?> ToBookAsync(Tx tx, Viewer viewer, SparringGroupId id, int number)
    {
        if (
            await access.ProgrammeAsync(tx, viewer) is not ({ } programme, _)
            || (await groups.AllAsync(tx, programme.Id, clock.Today())).FirstOrDefault(card => card.Id == id)
                is not { } group
            || await sessions.TracksAsync(tx, programme.Id) is not [var track, ..]
            || !await access.MayBookAsync(tx, viewer, programme.Id, id)
            || (await tracks.WindowsAsync(tx, track.Id)).All(window => window.Number != number)
        )
        {
            return null;
        }

        var there = (await sessions.OfGroupAsync(tx, id)).FirstOrDefault(session =>
            session.Track == track.Id && session.Number == number
        );
        return await SheetAsync(tx, viewer, track.Id, group, number, there);
    }

    /// <summary>Books or moves; what was typed comes back with what was wrong.</summary>
    public async Task<TimeForm> PlaceAsync(Tx tx, BookingSheet sheet, Form form, bool isMove)
    {
        var (typed, starts, ends) = TimeForm.Of(form).Read(form.Date("day"));
        if (isMove && typed.Reason.Length is 0 or > TimeForm.MostSigns)
        {
            typed = typed.Also("reason", texts["sched.errorReason"]);
        }

        if (sheet.Coaches.FirstOrDefault(coach => coach.Id.Value == typed.Coach) is not { } coach)
        {
            typed = typed.Also("coach", texts["sched.errorCoach"]);
            return typed;
        }

        if (typed.Errors.Count > 0)
        {
            return typed;
        }

        var room = sheet.Rooms.FirstOrDefault(room => room.Id == typed.Room);
        var wanted = new WantedSession(
            sheet.Group.Id,
            sheet.Group.Number,
            sheet.Number,
            coach.Id,
            isMove ? sheet.Session?.Booker : tx.Viewer?.Person,
            starts,
            ends,
            room is null ? typed.Place[..Math.Min(typed.Place.Length, TimeForm.MostSigns)] : "",
            room?.Id
        );
        var answer = await booking.PlaceAsync(tx, sheet.Track, wanted, booking.Press(typed.Reason), typed.Sequence);
        return await AnsweredAsync(tx, typed, answer);
    }

    public async Task<TimeForm> CancelAsync(Tx tx, BookingSheet sheet, Form form)
    {
        if (sheet.Session is not { } session)
        {
            return new TimeForm().Refused("", texts["sched.refuseChanged"]);
        }

        var typed = TimeForm.Of(session) with { CancelReason = form["cancel-reason"] };
        if (typed.CancelReason.Length is 0 or > TimeForm.MostSigns)
        {
            return typed.Refused("cancel-reason", texts["sched.errorReason"]);
        }

        var press = booking.Press(typed.CancelReason);
        return await AnsweredAsync(
            tx,
            typed,
            await booking.CancelAsync(tx, session, press, form.Number("sequence") ?? -1)
        );
    }

    private async Task<TimeForm> AnsweredAsync(Tx tx, TimeForm typed, BookingAnswer answer)
    {
        if (Answering.Refusal(answer) is var (field, sentence))
        {
            return typed.Refused(field, sentence);
        }

        if (answer is BookingAnswer.Done done && await sessions.FindAsync(tx, done.Session) is { } changed)
        {
            await inviting.TellIfInvitedAsync(tx, changed);
        }

        return typed;
    }

    private async Task<BookingSheet> SheetAsync(
        Tx tx,
        Viewer viewer,
        CoachingTrackId track,
        SparringGroupCard group,
        int number,
        CoachingSession? session
    )
    {
        var coaches = await people.HoldersAsync(tx, group.Programme, "coach");
        var windows = await tracks.WindowsAsync(tx, track);
        var other = (await sessions.OfGroupAsync(tx, group.Id)).FirstOrDefault(own =>
            own.Track == track && own.Number != number && own.CancelledAt is null
        );
        var attendees = session is null ? [] : await sessions.AttendeesAsync(tx, session.Id);
        var names = await people.NamesAsync(
            tx,
            attendees.Concat(new[] { session?.Coach, session?.Booker }.OfType<PersonId>())
        );
        return new BookingSheet(
            track,
            group,
            number,
            session,
            windows.FirstOrDefault(window => window.Number == number),
            other,
            // The later window says how long after the earlier one.
            windows.FirstOrDefault(window => window.Number == Math.Max(number, other?.Number ?? 0))?.DaysAfter
                ?? 0,
            [.. coaches.OrderByDescending(coach => coach.Id == session?.Coach || group.Coaches.Contains(coach.Id))],
            await tracks.RoomsAsync(tx, group.Programme),
            [
                .. attendees
                    .Where(person => person != session?.Coach)
                    .Select(person => names.GetValueOrDefault(person, "")),
            ],
            session is null ? "" : names.GetValueOrDefault(session.Coach, ""),
            session?.Booker is { } booker ? names.GetValueOrDefault(booker, "") : "",
            await access.MayBookAsync(tx, viewer, group.Programme, group.Id),
            group.Members.Contains(viewer.Person) || group.Coaches.Contains(viewer.Person),
            session is null ? null : await undo.OfSessionAsync(tx, session.Id)
        );
    }
}
