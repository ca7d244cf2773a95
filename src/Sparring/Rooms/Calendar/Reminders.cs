using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Sparring.Platform.Data;
using Sparring.Platform.Mail;
using Sparring.Platform.Texts;
using Sparring.Rooms.Calendar.Contract;

namespace Sparring.Rooms.Calendar;

/// <summary>Sends the reminders of the day: from a named person, to those who are not done, each once.</summary>
public sealed class Reminders(
    Db db,
    ReminderStore store,
    CalendarStore people,
    IOutbox outbox,
    IEnumerable<IReminderSource> sources,
    SparringSettings settings,
    TimeProvider clock
)
{
    /// <summary>Sends what is due today and has not gone; answers to how many. Several nodes may do it at once.</summary>
    public async Task<int> SendDueAsync(CancellationToken cancel)
    {
        var count = 0;
        foreach (var due in await db.AsSystemAsync(null, tx => store.DueAsync(tx, clock.Today()), cancel))
        {
            var asker = await db.AsSystemAsync(
                due.Tenant,
                tx => store.AskerAsync(tx, due.Programme, clock.Today()),
                cancel
            );
            if (asker is not null && sources.FirstOrDefault(source => source.Kind == due.Kind) is { } source)
            {
                count += await db.AsAsync(asker, tx => SendAsync(tx, due, source, asker), cancel);
            }
        }

        return count;
    }

    private async Task<int> SendAsync(Tx tx, ReminderStore.Due due, IReminderSource source, Viewer asker)
    {
        var contact = await store.SenderAsync(tx, due.Programme, clock.Today()) ?? asker;
        if (!await store.TakeAsync(tx, due, contact.Person, clock.GetUtcNow()))
        {
            return 0;
        }

        var missing = await source.RecipientsNotDoneAsync(tx, due.Programme, due.Day);
        var about = AboutOf(due);
        foreach (var person in await people.AttendeesAsync(tx, missing))
        {
            await outbox.PutAsync(tx, Message(due, source, contact, about, person));
        }

        await store.CountAsync(tx, due, missing.Count);
        return missing.Count;
    }

    private OutgoingMessage Message(
        ReminderStore.Due due,
        IReminderSource source,
        Viewer contact,
        Guid about,
        CalendarStore.Attendee person
    )
    {
        var texts = RoomTexts.Of<Reminders>();
        var culture = CultureInfo.GetCultureInfo(person.Language == "en" ? "en-GB" : "da-DK");
        var title = BothLanguages.In(person.Language, due.Texts);
        var address = new Uri(settings.Address, source.Address).AbsoluteUri;
        var subject = string.Format(culture, texts.In(person.Language, "reminderSubject"), title, due.Day);
        var body = string.Format(
            culture,
            texts.In(person.Language, "reminderMail"),
            person.Name,
            title,
            due.Day,
            address,
            contact.Name
        );
        return new OutgoingMessage(
            "deadline-reminder",
            about,
            due.DaysBefore,
            person.Id,
            subject,
            body,
            contact.Person
        );
    }

    // The deadline has no id of its own: what it is about is told by where and what it is.
    private static Guid AboutOf(ReminderStore.Due due) =>
        new(
            SHA256
                .HashData(Encoding.UTF8.GetBytes($"{due.Programme.Value:N}/{due.Kind}/{due.Day:yyyy-MM-dd}"))
                .AsSpan(0, 16)
        );
}
