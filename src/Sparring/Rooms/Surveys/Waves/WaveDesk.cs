using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Programme.Contract;
using Sparring.Rooms.Surveys.Answering;
using Sparring.Rooms.Surveys.Contract;
using Sparring.Rooms.Surveys.Figures;
using Sparring.Rooms.Surveys.Instruments;
using Sparring.Rooms.Surveys.Talking;

namespace Sparring.Rooms.Surveys.Waves;

/// <summary>Opens a wave, takes its answers, and closes it: once each, whoever presses first.</summary>
public sealed class WaveDesk(
    WaveStore waves,
    AnswerStore answers,
    OwnAnswers own,
    WaveBoxes boxes,
    TalkSubjects subjects,
    TalkStore talks,
    WaveMailStore mails,
    IProgrammes programmes,
    IPeople people,
    ISeals seals,
    Ids ids,
    TimeProvider clock
) : ISurveys
{
    /// <summary>Who would be asked today, in the order of departments and names.</summary>
    public async Task<IReadOnlyList<Place>> RosterAsync(Tx tx, ProgrammeId programme)
    {
        var today = clock.Today();
        var asked = await programmes.HoldersAsync(tx, programme, "participant", today);
        var cards = await people.CardsAsync(tx, [.. asked], today);
        return
        [
            .. asked
                .Where(cards.ContainsKey)
                .Select(person => cards[person])
                .OrderBy(card => card.Department, StringComparer.CurrentCulture)
                .ThenBy(card => card.Name, StringComparer.CurrentCulture)
                .Select((card, at) => new Place(at + 1, card.Id, card.Department, card.LevelCode)),
        ];
    }

    /// <summary>The wave, or null when another one is open.</summary>
    public async Task<WaveId?> TryOpenAsync(Tx tx, Viewer organiser, ProgrammeCard programme, WaveWish wish)
    {
        var keys = BoxKeys.New();
        var id = new WaveId(ids.Next());
        var text = ReadInstrument.ShippedText(wish.Instrument);
        var place = KeyPlace(organiser.Tenant, programme.Id, id);
        var opened = await waves.OpenAsync(
            tx,
            new(
                organiser.Tenant,
                id,
                programme.Id,
                text,
                wish.Threshold,
                wish.Smallest,
                [.. wish.Breakdowns],
                wish.Arena,
                keys.Public,
                seals.Seal(place, Convert.ToBase64String(keys.Private)),
                wish.ClosesOn,
                programme.Ends,
                clock.GetUtcNow(),
                organiser.Person
            )
        );
        if (!opened)
        {
            return null;
        }

        await waves.AddPlacesAsync(tx, organiser.Tenant, id, await RosterAsync(tx, programme.Id));
        await PlanRemindersAsync(tx, organiser, id, programme.Id, wish);
        return id;
    }

    public async Task<WaveId> OpenAsync(Tx tx, Viewer organiser, ProgrammeId programme, WaveWish wish) =>
        await programmes.FindAsync(tx, programme) is { } card && await TryOpenAsync(tx, organiser, card, wish) is { } id
            ? id
            : throw new InvalidOperationException("The programme has a wave that is open, or is not there.");

    public async Task AnswerAsync(Tx tx, Viewer viewer, WaveId wave, IReadOnlyDictionary<string, string> sent)
    {
        if (
            await waves.FindAsync(tx, wave) is not { } found
            || !found.Takes(clock.Today())
            || await waves.KeysAsync(tx, wave) is not { } keys
        )
        {
            return;
        }

        var places = await waves.PlacesAsync(tx, wave);
        var box = new OpenBox(found, places, SheetCode.For(found, places), keys.PublicKey);
        // A draft of hers that is kept at this moment is taken in at the next turn.
        var isSent = false;
        while (
            !isSent
            && places.FirstOrDefault(place => place.Person == viewer.Person) is { } mine
            && own.Seal(box, viewer, mine, await answers.OwnAsync(tx, viewer, wave), sent.GetValueOrDefault) is { } made
        )
        {
            isSent = (await answers.SendAsync(tx, found, [made])).Single();
        }
    }

    /// <summary>Opens every box once, computes what was planned, and closes the boxes again under new numbers. A second time is nothing.</summary>
    public async Task CloseAsync(Tx tx, Viewer organiser, WaveId id)
    {
        await answers.CloseAsync(tx, id);
        if (await waves.FindAsync(tx, id) is not { } wave || await waves.LockAsync(tx, id) is not { } locked)
        {
            return;
        }

        try
        {
            var counted = await CountAsync(
                tx,
                wave,
                KeysOf(wave, locked),
                await BeforeAsync(tx, wave),
                CountedSet.None
            );
            await waves.CloseAsync(tx, id, counted.Report, counted.Ledger, clock.GetUtcNow());
        }
        catch (KeyDestroyedException)
        {
            // Its own answers are deleted, or whom an earlier wave counted is: then no figure can be shown to be safe.
            var nothing = new WaveReport((await waves.PlacesAsync(tx, id)).Count, 0, Ties: null, []);
            await waves.CloseAsync(tx, id, nothing.ToJson(), ledger: null, clock.GetUtcNow());
        }
    }

    /// <summary>
    /// Computes the plan of a closed wave once more, under everything shown since and by itself; what it showed before stays in its ledger.
    /// Only where two people have agreed and everybody was told: the database opens no box otherwise.
    /// </summary>
    /// <exception cref="KeyDestroyedException">Its answers are deleted, or those of a wave they would have to be held up against.</exception>
    public async Task ReopenAsync(Tx tx, WaveId id)
    {
        if (
            await waves.FindAsync(tx, id) is not { ClosedAt: not null } wave
            || await waves.KeysAsync(tx, id) is not { } keys
        )
        {
            return;
        }

        var row = (await waves.LedgersAsync(tx, wave.Programme)).FirstOrDefault(one => one.Id == id);
        var counted = await CountAsync(
            tx,
            wave,
            KeysOf(wave, keys),
            await BeforeAsync(tx, wave),
            row is null ? CountedSet.None : LedgerOf(wave, row)
        );
        await waves.ReplaceAsync(tx, id, counted.Report, counted.Ledger);
    }

    private async Task<(string Report, byte[] Ledger)> CountAsync(
        Tx tx,
        Wave wave,
        BoxKeys keys,
        IReadOnlyDictionary<string, IReadOnlyList<CountedSet>> before,
        IReadOnlyDictionary<string, IReadOnlyList<CountedSet>> shown
    )
    {
        var id = wave.Id;
        var places = await waves.PlacesAsync(tx, id);
        var sheets = await boxes.OpenAsync(tx, wave, places, keys);
        var opened = new OpenedWave(wave, places, sheets) { LeftOut = await waves.LeftOutAsync(tx, id) };
        var computed = ComputeReport.Of(opened, before, await LastAsync(tx, wave));
        await boxes.SealAgainAsync(tx, wave, places, keys, opened.Kept);
        var ledger = CountedSet.Joined(shown, computed.Ledger);
        return (computed.Report.ToJson(), seals.Seal(wave.PlaceOf("ledger"), LedgerText.Of(ledger)));
    }

    public async Task NoteAsync(Tx tx, Viewer writer, WaveId id, string step, string table, string text)
    {
        if (await subjects.WaveAsync(tx, id.Value) is { } about)
        {
            await talks.PutAsync(tx, writer, about, new(ids.Next(), step, table, text, true), clock.GetUtcNow());
        }
    }

    // A reminder whose day has come as the wave opens would be no reminder.
    private async Task PlanRemindersAsync(Tx tx, Viewer organiser, WaveId id, ProgrammeId programme, WaveWish wish)
    {
        foreach (var days in wish.Reminders.Distinct().Where(days => wish.ClosesOn.AddDays(-days) > clock.Today()))
        {
            await mails.PlanAsync(tx, organiser, id, programme, wish.ClosesOn, days);
        }
    }

    // The wave before, opened for this one comparison and nothing else: its boxes stay as they are.
    private async Task<OpenedWave?> LastAsync(Tx tx, Wave wave)
    {
        var last = (await waves.OfProgrammeAsync(tx, wave.Programme)).FirstOrDefault(one =>
            one.Number < wave.Number && one.ClosedAt is not null && one.Instrument.Key == wave.Instrument.Key
        );
        if (last is null || await waves.KeysAsync(tx, last.Id) is not { } keys)
        {
            return null;
        }

        var places = await waves.PlacesAsync(tx, last.Id);
        var sheets = await boxes.OpenAsync(tx, last, places, KeysOf(last, keys));
        return new(last, places, sheets) { LeftOut = await waves.LeftOutAsync(tx, last.Id) };
    }

    private BoxKeys KeysOf(Wave wave, WaveStore.KeyRow keys) =>
        new(keys.PublicKey, Convert.FromBase64String(seals.Open(wave.PlaceOf("key"), keys.PrivateKey)));

    private async Task<Dictionary<string, IReadOnlyList<CountedSet>>> BeforeAsync(Tx tx, Wave wave)
    {
        var before = new Dictionary<string, IReadOnlyList<CountedSet>>(StringComparer.Ordinal);
        foreach (var row in await waves.LedgersAsync(tx, wave.Programme))
        {
            foreach (var (key, sets) in LedgerOf(wave, row))
            {
                before[key] = [.. before.GetValueOrDefault(key, []), .. sets];
            }
        }

        return before;
    }

    private IReadOnlyDictionary<string, IReadOnlyList<CountedSet>> LedgerOf(Wave wave, WaveStore.LedgerRow row) =>
        LedgerText.Read(seals.Open((wave with { Id = row.Id }).PlaceOf("ledger"), row.Sealed));

    private static SealedPlace KeyPlace(TenantId tenant, ProgrammeId programme, WaveId id) =>
        new(tenant, programme, new(id.Value), Privacy.Contract.Artefact.SurveyAnswers, id.Value, "key", 1);
}
