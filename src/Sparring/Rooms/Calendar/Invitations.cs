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
        if (entry.Starts is not { } starts)
        {
            throw new ArgumentException("Only an entry with times is invited to.", nameof(entry));
        }

        foreach (var attendee in await store.AttendeesAsync(tx, attendees))
        {
            var file = new CalendarFile(settings, clock.GetUtcNow()).Invitation(entry, attendee.Email);
            await outbox.PutAsync(tx, Message(entry, starts, attendee, from, file));
        }
    }

    private OutgoingMessage Message(
        CalendarEntry entry,
        DateTimeOffset starts,
        CalendarStore.Attendee attendee,
        PersonId from,
        string file
    )
    {
        var texts = RoomTexts.Of<Invitations>();
        var culture = CultureInfo.GetCultureInfo(attendee.Language == "en" ? "en-GB" : "da-DK");
        var kind =
            entry.IsCancelled ? "Cancelled"
            : entry.Sequence > 0 ? "Changed"
            : "Invited";
        var address = new Uri(settings.Address, entry.Address).AbsoluteUri;
        return new OutgoingMessage(
            "calendar",
            entry.Id,
            entry.Sequence,
            attendee.Id,
            string.Format(culture, texts.In(attendee.Language, "subject" + kind), entry.Title),
            string.Format(
                culture,
                texts.In(attendee.Language, "mail" + kind),
                attendee.Name,
                entry.Title,
                starts.InCopenhagen(),
                entry.Place,
                address
            ),
            from,
            file
        );
    }
}
