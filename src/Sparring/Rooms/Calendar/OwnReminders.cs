using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Sparring.Platform.Data;
using Sparring.Platform.Mail;
using Sparring.Platform.Texts;
using Sparring.Rooms.Calendar.Contract;

namespace Sparring.Rooms.Calendar;

/// <summary>
/// Sends the reminders of people's own dates. Everybody who takes part is asked as herself, so that nobody else's rights
/// decide what she is reminded of; the outbox takes the same reminder once, whoever sends it.
/// </summary>
public sealed class OwnReminders(
    Db db,
    ReminderStore store,
    IOutbox outbox,
    IEnumerable<IRemindOfOwn> sources,
    SparringSettings settings,
    TimeProvider clock
)
{
    private readonly IReadOnlyList<IRemindOfOwn> sources = [.. sources];

    /// <summary>Sends what is due today and has not gone; answers to how many messages.</summary>
    public async Task<int> SendDueAsync(CancellationToken cancel)
    {
        var count = 0;
        var today = clock.Today();
        foreach (var programme in await db.AsSystemAsync(null, store.RunningAsync, cancel))
        {
            if (programme.DaysBefore.Length == 0)
            {
                continue;
            }

            var (contact, people) = await db.AsSystemAsync(
                programme.Tenant,
                async tx =>
                    (
                        await store.SenderAsync(tx, programme.Id, today),
                        await store.ParticipantsAsync(tx, programme.Id, today)
                    ),
                cancel
            );
            foreach (var person in people)
            {
                count += await db.AsAsync(person, tx => SendAsync(tx, person, programme, contact), cancel);
            }
        }

        return count;
    }

    private async Task<int> SendAsync(Tx tx, Viewer person, ReminderStore.Running programme, Viewer? contact)
    {
        var (count, today) = (0, clock.Today());
        List<DateOnly> days = [.. programme.DaysBefore.Order().Select(before => today.AddDays(before))];
        foreach (var source in sources)
        {
            foreach (var date in await source.ComingAsync(tx, person, programme.Id, days))
            {
                var from = date.From ?? (contact is null ? null : new ReminderSender(contact.Person, contact.Name));
                if (from is not null && await outbox.PutAsync(tx, Message(date, person, from, today)))
                {
                    count++;
                }
            }
        }

        return count;
    }

    private OutgoingMessage Message(OwnDate date, Viewer to, ReminderSender from, DateOnly today)
    {
        var body = string.Format(
            CultureInfo.InvariantCulture,
            RoomTexts.Of<OwnReminders>().In(to.Language, "ownReminderMail"),
            to.Name,
            date.Text,
            new Uri(settings.Address, date.Address).AbsoluteUri,
            from.Name
        );
        var before = date.Day.DayNumber - today.DayNumber;
        return new OutgoingMessage(date.Kind, AboutOf(date), before, to.Person, date.Subject, body, from.Id);
    }

    // What has moved to another day is another thing to be reminded of; moved back, it is the same as before.
    private static Guid AboutOf(OwnDate date) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{date.About:N}/{date.Day:yyyy-MM-dd}")).AsSpan(0, 16));
}
