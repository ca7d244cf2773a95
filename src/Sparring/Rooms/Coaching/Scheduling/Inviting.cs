using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Rooms.Calendar.Contract;
using Sparring.Rooms.Coaching.Contract;

namespace Sparring.Rooms.Coaching.Scheduling;

/// <summary>One invitation for each person and session, updated in place; nobody is told the same twice.</summary>
public sealed class Inviting(
    InvitingStore store,
    CoachingStore sessions,
    SchedulePeople people,
    IInvitations invitations,
    TimeProvider clock
)
{
    /// <summary>Invites to everything of a track that somebody does not know of as it stands; answers to how many sessions.</summary>
    public async Task<int> TellAllAsync(Tx tx, CoachingTrackId track) =>
        await TellAsync(tx, await store.OfTrackAsync(tx, track));

    /// <summary>Tells of changes to those who had been told before. A session nobody was invited to waits.</summary>
    public async Task TellChangedAsync(Tx tx, IReadOnlyCollection<CoachingSessionId> changed) =>
        await TellAsync(tx, changed);

    public async Task TellIfInvitedAsync(Tx tx, CoachingSession session)
    {
        if (session.InvitedSequence is not null)
        {
            await TellAsync(tx, [session.Id]);
        }
    }

    /// <summary>How a session stands in a calendar.</summary>
    public static CalendarEntry Entry(CoachingSession session, string coach, string language)
    {
        var texts = RoomTexts.Of<Inviting>();
        string In(string key, params object[] values) =>
            string.Format(System.Globalization.CultureInfo.CurrentCulture, texts.In(language, key), values);
        return new CalendarEntry(
            session.Id.Value,
            session.Sequence,
            In("sched.entryTitle", session.Number, session.GroupNumber),
            session.Day,
            session.Starts,
            session.Ends,
            session.Place.Length == 0 ? null : session.Place,
            In("sched.entryText" + (session.Number == 1 ? "1" : "2"), coach)
                + (session.Reason.Length == 0 ? "" : "\n\n" + In("sched.entryReason", session.Reason)),
            session.Address,
            session.CancelledAt is not null
        );
    }

    private async Task<int> TellAsync(Tx tx, IReadOnlyCollection<CoachingSessionId> which)
    {
        var due = await store.DueAsync(tx, which);
        var told = due.Select(one => one.Session).Distinct().ToList();
        if (tx.Viewer is not { } from || due.Count == 0)
        {
            return 0;
        }

        var known = (await sessions.OfIdsAsync(tx, told)).ToDictionary(session => session.Id);
        var names = await people.NamesAsync(tx, known.Values.Select(session => session.Coach));
        foreach (var one in due.Where(one => known.ContainsKey(one.Session)))
        {
            var session = known[one.Session];
            var entry = Entry(session, names.GetValueOrDefault(session.Coach, ""), one.Language) with
            {
                Sequence = one.Sequence,
                IsCancelled = one.IsCancelled,
            };
            await invitations.SendAsync(tx, entry, [one.Person], from.Person);
        }

        await store.NoteAsync(tx, due, clock.GetUtcNow());
        await store.ToldAsync(tx, told);
        return told.Count;
    }
}
