using System.Globalization;
using Sparring.Platform.Data;
using Sparring.Platform.Mail;
using Sparring.Platform.Sealing;
using Sparring.Platform.Texts;
using Sparring.Rooms.Calendar.Contract;
using Sparring.Rooms.Surveys.Waves;

namespace Sparring.Rooms.Surveys.Reopening;

/// <summary>
/// Two people decide that a wave's answers are opened again; everybody who was asked is told a week before, and told when it is called
/// off. What is computed then is the plan of the wave, which nobody can change, under everything that has been shown since.
/// </summary>
public sealed class ReopeningDesk(
    Db db,
    ReopeningStore store,
    WaveDesk desk,
    WaveMailStore senders,
    IOutbox outbox,
    SparringSettings settings,
    Ids ids,
    TimeProvider clock
) : IMorningWork
{
    /// <summary>Why it cannot be asked for or agreed to, as a key of a sentence; null when it can.</summary>
    public async Task<string?> HinderedAsync(Tx tx, Wave wave) =>
        await store.AreDeletedAsync(tx, wave.Programme) ? "reopenDeleted"
        : clock.Today().AddDays(SecondOpening.DaysTold) > wave.DeletedOn ? "reopenTooLate"
        : null;

    public Task<bool> AskAsync(Tx tx, Viewer organiser, Wave wave, string reason)
    {
        var today = clock.Today();
        return store.AskAsync(
            tx,
            new(
                wave.Tenant,
                ids.Next(),
                wave.Id,
                wave.Programme,
                reason,
                organiser.Person,
                clock.GetUtcNow(),
                today,
                today.AddDays(SecondOpening.DaysToAgree)
            )
        );
    }

    public async Task<bool> AgreeAsync(Tx tx, Viewer viewer, Wave wave, SecondOpening asked)
    {
        if (
            await HinderedAsync(tx, wave) is not null
            || !await store.AgreeAsync(tx, asked.Id, viewer, clock.GetUtcNow(), clock.Today())
        )
        {
            return false;
        }

        await TellAsync(tx, viewer, wave, asked, "reopening");
        return true;
    }

    public async Task<bool> WithdrawAsync(Tx tx, Viewer viewer, Wave wave, SecondOpening asked)
    {
        if (!await store.WithdrawAsync(tx, asked.Id, viewer, clock.GetUtcNow()))
        {
            return false;
        }

        if (asked.AgreedAt is not null)
        {
            await TellAsync(tx, viewer, wave, asked, "reopeningOff");
        }

        return true;
    }

    /// <summary>Opens what two people agreed on and everybody has been told of for a week; each once, on whichever node.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        var today = clock.Today();
        foreach (var due in await db.AsSystemAsync(null, tx => store.DueAsync(tx, today), cancel))
        {
            var sender = await db.AsSystemAsync(
                due.Tenant,
                tx => senders.SenderAsync(tx, due.Programme, due.AskedBy, today),
                cancel
            );
            if (sender is not null)
            {
                await db.AsAsync(sender, tx => OpenAsync(tx, due), cancel);
            }
        }
    }

    private async Task<bool> OpenAsync(Tx tx, ReopeningStore.Due due)
    {
        if (!await store.HoldAsync(tx, due.Id))
        {
            return false;
        }

        try
        {
            await desk.ReopenAsync(tx, due.Wave);
            await store.NoteOpenedAsync(tx, due.Id, clock.GetUtcNow());
        }
        catch (KeyDestroyedException)
        {
            // Deleted meanwhile, here or in a wave its figures would have to be held up against: nothing can be opened.
            await store.NoteLapsedAsync(tx, due.Id, clock.GetUtcNow());
        }

        return true;
    }

    private async Task TellAsync(Tx tx, Viewer from, Wave wave, SecondOpening asked, string kind)
    {
        var opensOn = clock.Today().AddDays(SecondOpening.DaysTold);
        foreach (var person in await store.ToldAsync(tx, wave.Id, clock.Today()))
        {
            await outbox.PutAsync(tx, Message(wave, from, person, asked, kind, opensOn));
        }
    }

    private OutgoingMessage Message(
        Wave wave,
        Viewer from,
        ReopeningStore.Told to,
        SecondOpening asked,
        string kind,
        DateOnly opensOn
    )
    {
        var texts = RoomTexts.Of<ReopeningDesk>();
        var isEnglish = to.Language == "en";
        var culture = CultureInfo.GetCultureInfo(isEnglish ? "en-GB" : "da-DK");
        object?[] said =
        [
            to.Name,
            isEnglish ? wave.Instrument.Title.English : wave.Instrument.Title.Danish,
            opensOn,
            asked.AskedByName,
            from.Name,
            new Uri(settings.Address, ReopeningOfWave.AddressOf(wave)).AbsoluteUri,
        ];
        return new(
            kind == "reopening" ? "survey-reopening" : "survey-reopening-off",
            asked.Id,
            0,
            to.Id,
            string.Format(culture, texts.In(to.Language, $"{kind}Subject"), said),
            string.Format(culture, texts.In(to.Language, $"{kind}Mail"), said),
            from.Person
        );
    }
}
