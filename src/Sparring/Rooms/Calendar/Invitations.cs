using System.Globalization;
using Sparring.Platform.Data;
using Sparring.Platform.Mail;
using Sparring.Platform.Texts;
using Sparring.Rooms.Calendar.Contract;

namespace Sparring.Rooms.Calendar;

/// <summary>Puts an invitation for each attendee into the outbox, in her language.</summary>
public sealed class Invitations(CalendarStore store, IOutbox outbox, SparringSettings settings, TimeProvider clock)
    : IInvitations
{
    public async Task SendAsync(Tx tx, CalendarEntry entry, IReadOnlyCollection<PersonId> attendees, PersonId from)
    {
        if (entry is not { Starts: { } starts, Ends: { } ends })
        {
            throw new ArgumentException("Only an entry with times is invited to.", nameof(entry));
        }

        foreach (var attendee in await store.AttendeesAsync(tx, attendees))
        {
            var file = new CalendarFile(settings, clock.GetUtcNow()).Invitation(entry, attendee.Email);
            await outbox.PutAsync(
                tx,
                Message(entry, Facts(entry, starts, ends, attendee.Language), attendee, from, file)
            );
        }
    }

    private OutgoingMessage Message(
        CalendarEntry entry,
        string facts,
        CalendarStore.Attendee attendee,
        PersonId from,
        string file
    )
    {
        var texts = RoomTexts.Of<Invitations>();
        var kind =
            entry.IsCancelled ? "Cancelled"
            : entry is { Sequence: > 0, IsFirst: false } ? "Changed"
            : "Invited";
        string In(string key, params object?[] values) =>
            string.Format(CultureInfo.InvariantCulture, texts.In(attendee.Language, key + kind), values);
        var address = new Uri(settings.Address, entry.Address).AbsoluteUri;
        return new OutgoingMessage(
            "calendar",
            entry.Id,
            entry.Sequence,
            attendee.Id,
            In("subject", entry.Title),
            In("mail", attendee.Name, entry.Title, entry.Text.Length > 0 ? $"{facts}\n\n{entry.Text}" : facts, address),
            from,
            file
        );
    }

    // Where it is has been agreed or has not; what is cancelled is nowhere.
    private static string Facts(CalendarEntry entry, DateTimeOffset starts, DateTimeOffset ends, string language)
    {
        var texts = RoomTexts.Of<Invitations>();
        var culture = CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : "da-DK");
        var time = string.Format(culture, texts.In(language, "mailTime"), starts.InCopenhagen(), ends.InCopenhagen());
        var place = entry.Place is { Length: > 0 } named
            ? string.Format(culture, texts.In(language, "mailPlace"), named)
            : texts.In(language, "mailNoPlace");
        return entry.IsCancelled ? time : $"{time}\n{place}";
    }
}
