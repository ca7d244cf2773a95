using System.Globalization;
using Sparring.Platform.Data;
using Sparring.Platform.Mail;
using Sparring.Platform.Texts;
using Sparring.Rooms.Calendar.Contract;
using Sparring.Rooms.Surveys.Waves;

namespace Sparring.Rooms.Surveys.Perceived;

/// <summary>What employees get: a personal link when a round opens, and one or two reminders, each with a new link, until they have answered.</summary>
public sealed class PerceivedMails(
    Db db,
    PerceivedStore rounds,
    PerceivedReminderStore store,
    WaveMailStore senders,
    IOutbox outbox,
    SparringSettings settings,
    TimeProvider clock
) : IMorningWork
{
    public Task InviteAsync(Tx tx, PerceivedRound round, Viewer from, Rater to, RaterLink link) =>
        outbox.PutAsync(tx, Message(round, from, to, link, "rate", 0));

    /// <summary>Sends the reminders that are due and have not gone.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        var today = clock.Today();
        foreach (var due in await db.AsSystemAsync(null, tx => store.DueAsync(tx, today), cancel))
        {
            var sender = await db.AsSystemAsync(
                due.Tenant,
                tx => senders.SenderAsync(tx, due.Programme, due.Sender, today),
                cancel
            );
            if (sender is not null)
            {
                await db.AsAsync(sender, tx => RemindAsync(tx, due, sender), cancel);
            }
        }
    }

    private async Task RemindAsync(Tx tx, PerceivedReminderStore.Due due, Viewer sender)
    {
        if (
            await rounds.FindAsync(tx, due.Round) is not { } round
            || !round.Takes(clock.Today())
            || !await store.TakeAsync(tx, due, clock.GetUtcNow())
        )
        {
            return;
        }

        var count = 0;
        foreach (var rater in await store.WaitingAsync(tx, round.Id, clock.Today()))
        {
            var link = RaterLink.New();
            if (await store.RenewAsync(tx, round.Id, rater.Person, link))
            {
                await outbox.PutAsync(tx, Message(round, sender, rater, link, "rateReminder", due.Days));
                count++;
            }
        }

        await store.CountAsync(tx, due, count);
    }

    private OutgoingMessage Message(
        PerceivedRound round,
        Viewer from,
        Rater to,
        RaterLink link,
        string kind,
        int version
    )
    {
        var texts = RoomTexts.Of<PerceivedDesk>();
        var culture = CultureInfo.GetCultureInfo(to.Language == "en" ? "en-GB" : "da-DK");
        object?[] said =
        [
            to.Name,
            to.LeaderName,
            round.Instrument.Minutes,
            new Uri(settings.Address, $"/rate/{link.Text}").AbsoluteUri,
            round.ClosesOn,
            from.Name,
        ];
        return new(
            version == 0 ? "perceived-invitation" : "perceived-reminder",
            round.Id.Value,
            version,
            to.Person,
            string.Format(culture, texts.In(to.Language, $"{kind}Subject"), said),
            string.Format(culture, texts.In(to.Language, $"{kind}Mail"), said),
            from.Person
        );
    }
}
