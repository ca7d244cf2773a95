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

    /// <summary>How a session stands in somebody's calendar.</summary>
    /// <param name="names">Of the coach and of who booked it.</param>
    public static CalendarEntry Entry(
        CoachingSession session,
        PersonId whose,
        IReadOnlyDictionary<PersonId, string> names,
        string language
    )
    {
        var texts = RoomTexts.Of<Inviting>();
        string In(string key, params object?[] values) =>
            string.Format(System.Globalization.CultureInfo.CurrentCulture, texts.In(language, key), values);
        var isCoach = session.Coach == whose;
        var which =
            isCoach ? "Coach"
            : session.Number == 1 ? "1"
            : "2";
        var booker = session.Booker is { } by && by != whose ? names.GetValueOrDefault(by) : null;
        string?[] parts =
        [
            session.Reason.Length == 0 ? null : In("sched.entryReason", session.Reason),
            In("sched.entryText" + which, names.GetValueOrDefault(session.Coach)),
            booker is null ? null : In("sched.entryBooker", booker),
        ];
        return new CalendarEntry(
            session.Id.Value,
            session.Sequence,
            In("sched.entryTitle", session.Number, session.GroupNumber),
            session.Day,
            session.Starts,
            session.Ends,
            session.Place.Length == 0 ? null : session.Place,
            session.CancelledAt is null ? string.Join("\n\n", parts.OfType<string>()) : WhyNot(session, language),
            session.Address,
            session.CancelledAt is not null
        );
    }

    // Whoever has left the group is not told that its session is cancelled, for it is not.
    private static string WhyNot(CoachingSession session, string language)
    {
        var texts = RoomTexts.Of<Inviting>();
        return session.CancelledAt is null ? texts.In(language, "sched.entryLeft")
            : session.Reason.Length == 0 ? ""
            : string.Format(
                System.Globalization.CultureInfo.CurrentCulture,
                texts.In(language, "sched.entryCancelled"),
                session.Reason
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
        var names = await people.NamesAsync(tx, known.Values.SelectMany(session => session.CoachAndBooker));
        foreach (var one in due.Where(one => known.ContainsKey(one.Session)))
        {
            var session = one.IsFirst ? known[one.Session] with { Reason = "" } : known[one.Session];
            var entry = Entry(session, one.Person, names, one.Language) with
            {
                Sequence = one.Sequence,
                IsCancelled = one.IsCancelled,
                IsFirst = one.IsFirst,
            };
            await invitations.SendAsync(
                tx,
                one.IsCancelled ? entry with { Text = WhyNot(session, one.Language) } : entry,
                [one.Person],
                from.Person
            );
        }

        await store.NoteAsync(tx, due, clock.GetUtcNow());
        await store.ToldAsync(tx, told);
        return told.Count;
    }
}
