using System.Globalization;
using Sparring.Platform.Data;
using Sparring.Platform.Mail;
using Sparring.Platform.Texts;
using Sparring.Rooms.Calendar.Contract;
using Sparring.Rooms.Surveys.Contract;

namespace Sparring.Rooms.Surveys.Waves;

/// <summary>
/// The mails of a wave: an invitation to each of the roster, and one or two reminders to those who have not answered. A mail speaks to
/// its reader alone; it tells nobody who has answered, nor how many.
/// </summary>
public sealed class WaveMails(
    Db db,
    WaveStore waves,
    WaveMailStore store,
    IOutbox outbox,
    SparringSettings settings,
    TimeProvider clock
) : IMorningWork
{
    public async Task InviteAsync(Tx tx, Viewer organiser, WaveId id)
    {
        if (await waves.FindAsync(tx, id) is not { } wave)
        {
            return;
        }

        foreach (var person in await store.WaitingAsync(tx, id, clock.Today()))
        {
            await outbox.PutAsync(tx, Message(wave, organiser, person, "invitation", 0));
        }
    }

    public Task RunAsync(CancellationToken cancel) => SendDueAsync(cancel);

    /// <summary>Sends the reminders that are due and have not gone; answers to how many.</summary>
    public async Task<int> SendDueAsync(CancellationToken cancel)
    {
        var count = 0;
        var today = clock.Today();
        foreach (var due in await db.AsSystemAsync(null, tx => store.DueAsync(tx, today), cancel))
        {
            var sender = await db.AsSystemAsync(due.Tenant, tx => store.SenderAsync(tx, due, today), cancel);
            count += sender is null ? 0 : await db.AsAsync(sender, tx => RemindAsync(tx, due, sender), cancel);
        }

        return count;
    }

    private async Task<int> RemindAsync(Tx tx, WaveMailStore.Due due, Viewer sender)
    {
        if (
            await waves.FindAsync(tx, due.Wave) is not { } wave
            || !wave.Takes(clock.Today())
            || !await store.TakeAsync(tx, due, clock.GetUtcNow())
        )
        {
            return 0;
        }

        var waiting = await store.WaitingAsync(tx, wave.Id, clock.Today());
        foreach (var person in waiting)
        {
            await outbox.PutAsync(tx, Message(wave, sender, person, "reminder", due.Days));
        }

        await store.CountAsync(tx, due, waiting.Count);
        return waiting.Count;
    }

    private OutgoingMessage Message(Wave wave, Viewer from, WaveMailStore.Recipient to, string kind, int version)
    {
        var texts = RoomTexts.Of<WaveMails>();
        var culture = CultureInfo.GetCultureInfo(to.Language == "en" ? "en-GB" : "da-DK");
        var title = to.Language == "en" ? wave.Instrument.Title.English : wave.Instrument.Title.Danish;
        object?[] said =
        [
            to.Name,
            title,
            wave.Instrument.Minutes,
            new Uri(settings.Address, $"{wave.Address}/answers").AbsoluteUri,
            wave.Plan.ClosesOn,
            from.Name,
        ];
        return new(
            $"survey-{kind}",
            wave.Id.Value,
            version,
            to.Id,
            string.Format(culture, texts.In(to.Language, $"{kind}Subject"), said),
            string.Format(culture, texts.In(to.Language, $"{kind}Mail"), said),
            from.Person
        );
    }
}
