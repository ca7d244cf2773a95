using System.Globalization;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Rooms.Calendar.Contract;
using Sparring.Rooms.Coaching.Contract;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>
/// The coach writes to the members of a group before a session: first to those who lack something, then, for the last time,
/// to all. Only a time they have been told of reminds.
/// </summary>
public sealed class SessionReminders(
    SessionListStore store,
    SessionOpening opening,
    Preparing preparing,
    TimeProvider clock
) : IRemindOfOwn
{
    private readonly RoomTexts texts = RoomTexts.Of<SessionReminders>();

    public async Task<IReadOnlyList<OwnDate>> ComingAsync(
        Tx tx,
        Viewer viewer,
        ProgrammeId programme,
        IReadOnlyList<DateOnly> days
    )
    {
        var coming = new List<OwnDate>();
        foreach (var session in await store.ToldAsync(tx, programme, days, clock.GetUtcNow()))
        {
            if (await opening.OpenAsync(tx, viewer, session.Value) is { IsCoach: false, Coach: { } coach } open)
            {
                var own = (await preparing.OfAsync(tx, viewer, open)).First(one => one.Person == viewer.Person);
                if (open.Session.Day == days[0] || !own.IsReady)
                {
                    coming.Add(Date(viewer, open.Session, own, new ReminderSender(coach.Id, coach.Name)));
                }
            }
        }

        return coming;
    }

    private OwnDate Date(Viewer viewer, CoachingSession session, Preparedness own, ReminderSender coach)
    {
        var culture = CultureInfo.GetCultureInfo(viewer.Language == "en" ? "en-GB" : "da-DK");
        string In(string key, params object[] values) =>
            string.Format(culture, texts.In(viewer.Language, "remind." + key), values);
        var place = session.Place.Length == 0 ? "" : In("place", session.Place);
        string[] missing =
        [
            .. own.Expectations.Where(one => one.IsDone == false).Select(one => "– " + In("do." + one.Key)),
        ];
        var time = session.Starts.InCopenhagen().ToString(viewer.Language == "en" ? "HH:mm" : "HH.mm", culture);
        var lines = new List<string> { In("last", session.Day, time, place) };
        if (missing.Length > 0)
        {
            lines.Add("");
            lines.Add(In("missing"));
            lines.AddRange(missing);
        }

        return new OwnDate(
            "session-reminder",
            session.Id.Value,
            session.Day,
            In("subject", session.Number, session.Day),
            string.Join('\n', lines),
            Preparation.Address(session.Id),
            coach
        );
    }
}
