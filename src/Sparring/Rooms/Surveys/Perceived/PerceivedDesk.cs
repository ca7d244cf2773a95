using System.Text.Json;
using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Rooms.Programme.Contract;
using Sparring.Rooms.Surveys.Answering;
using Sparring.Rooms.Surveys.Figures;
using Sparring.Rooms.Surveys.Instruments;

namespace Sparring.Rooms.Surveys.Perceived;

/// <summary>What sending a rating comes to.</summary>
public enum Rated
{
    Kept,
    Empty,
    Late,
}

/// <summary>Opens a round, takes ratings, and closes it: once each, whoever presses first.</summary>
public sealed class PerceivedDesk(PerceivedStore store, ISeals seals, PerceivedMails mails, Ids ids, TimeProvider clock)
{
    /// <summary>No leader is shown what fewer say.</summary>
    public const int Smallest = 5;

    /// <summary>Asks everybody who reports to a participant with at least five; false when another round is open, or nobody is to be asked.</summary>
    public async Task<bool> TryOpenAsync(Tx tx, Viewer organiser, ProgrammeCard programme, DateOnly closesOn)
    {
        var keys = BoxKeys.New();
        var text = ReadInstrument.ShippedText(PerceivedRound.Shipped);
        var raters = await store.RatersAsync(tx, programme.Id, clock.Today(), Smallest);
        if (raters.Count == 0 || ReadInstrument.From(text) is not InstrumentReading.Read read)
        {
            return false;
        }

        var round = NewRound(organiser, programme, read.Instrument, closesOn);
        var opened = await store.OpenAsync(
            tx,
            new(
                round.Tenant,
                round.Id,
                round.Programme,
                text,
                Smallest,
                keys.Public,
                seals.Seal(round.PlaceOf("key"), Convert.ToBase64String(keys.Private)),
                closesOn,
                programme.Ends,
                clock.GetUtcNow(),
                organiser.Person
            )
        );
        if (opened)
        {
            await AskAsync(tx, organiser, round, raters);
        }

        return opened;
    }

    /// <summary>Puts a rating into the round's box.</summary>
    public async Task<Rated> RateAsync(
        Tx tx,
        PerceivedStore.Invitee invitee,
        RaterLink link,
        Func<string, string?> sent
    )
    {
        if (await store.FindAsync(tx, invitee.Round) is not { } round || !round.Takes(clock.Today()))
        {
            return Rated.Late;
        }

        var sheet = AnswerSheet.Blank.With(round.Instrument, [], sent);
        if (sheet.Lines.Count == 0)
        {
            return Rated.Empty;
        }

        var content = JsonSerializer.SerializeToUtf8Bytes(
            new Rating(invitee.Leader.Value, invitee.Rater.Value, sheet.Lines)
        );
        var box = SealedBox.Seal(await store.PublicKeyAsync(tx, round.Id), round.Label, content);
        return await store.PutAsync(tx, round, link, box, clock.Today()) ? Rated.Kept : Rated.Late;
    }

    /// <summary>Opens every box once, makes each leader's report under her own key, and closes the boxes again under new numbers. A second time is nothing.</summary>
    public async Task CloseAsync(Tx tx, RoundId id)
    {
        if (await store.FindAsync(tx, id) is not { } round || await store.LockAsync(tx, id) is not { } locked)
        {
            return;
        }

        try
        {
            var secret = Convert.FromBase64String(seals.Open(round.PlaceOf("key"), locked.PrivateKey));
            await CloseAsync(tx, round, new(locked.PublicKey, secret), await BeforeAsync(tx, round));
        }
        catch (KeyDestroyedException)
        {
            // Its own answers are deleted, or whom an earlier round counted is: then no figure can be shown to be safe.
            await store.CloseAsync(tx, id, ledger: null, clock.GetUtcNow());
        }
    }

    private async Task CloseAsync(
        Tx tx,
        PerceivedRound round,
        BoxKeys keys,
        IReadOnlyDictionary<string, IReadOnlyList<CountedSet>> before
    )
    {
        var id = round.Id;
        var boxes = await store.AllAsync(tx, id);
        var contents = SealedBox.OpenAll(keys, round.Label, boxes, bytes => (Bytes: bytes, Rating: Rating.Of(bytes)));
        var computed = new ComputePerceived(round, before);
        var ratings = contents.Select(content => content.Rating).ToLookup(rating => rating.Leader);
        var reports = (await store.LeadersAsync(tx, id))
            .Select(leader => (leader, computed.Of(leader.Value, [.. ratings[leader.Value]]).ToJson()))
            .ToList();
        await store.ReportAsync(
            tx,
            round,
            reports.ConvertAll(report => (report.leader, seals.Seal(round.ReportOf(report.leader), report.Item2)))
        );
        await SealAgainAsync(tx, round, keys, Array.ConvertAll(contents, content => content.Bytes));
        var ledger = seals.Seal(round.PlaceOf("ledger"), LedgerText.Of(computed.Ledger));
        await store.CloseAsync(tx, id, ledger, clock.GetUtcNow());
    }

    /// <summary>The viewer's own reports, the newest first.</summary>
    public async Task<IReadOnlyList<(PerceivedRound Round, PerceivedReport Report)>> OwnAsync(
        Tx tx,
        Viewer viewer,
        ProgrammeId programme
    )
    {
        var rounds = await store.OfProgrammeAsync(tx, programme);
        return
        [
            .. (await store.OwnAsync(tx, viewer, programme))
                .Join(rounds, row => row.Round, round => round.Id, (row, round) => (round, row.Sealed))
                .OrderByDescending(one => one.round.Number)
                .Select(one =>
                    (one.round, PerceivedReport.Of(seals.Open(one.round.ReportOf(viewer.Person), one.Sealed)))
                ),
        ];
    }

    private PerceivedRound NewRound(
        Viewer organiser,
        ProgrammeCard programme,
        Instrument instrument,
        DateOnly closesOn
    ) =>
        new(
            new(ids.Next()),
            organiser.Tenant,
            programme.Id,
            0,
            instrument,
            Smallest,
            closesOn,
            programme.Ends,
            ClosedAt: null
        );

    private async Task SealAgainAsync(Tx tx, PerceivedRound round, BoxKeys keys, byte[][] contents)
    {
        Guid[] fresh = [.. contents.Select(_ => ids.Next())];
        var sealedAgain = SealedBox.SealAll(keys.Public, round.Label, contents);
        Array.Sort(fresh, sealedAgain);
        await store.PutAllAsync(tx, round, fresh, sealedAgain);
    }

    private async Task AskAsync(Tx tx, Viewer organiser, PerceivedRound round, IReadOnlyList<Rater> raters)
    {
        // Somebody with two places under two participants is asked once.
        var asked = raters.DistinctBy(rater => rater.Person).Select(rater => (rater, Link: RaterLink.New())).ToList();
        await store.AskAsync(tx, round, asked);
        foreach (var (rater, link) in asked)
        {
            await mails.InviteAsync(tx, round, organiser, rater, link);
        }
    }

    private async Task<Dictionary<string, IReadOnlyList<CountedSet>>> BeforeAsync(Tx tx, PerceivedRound round)
    {
        var before = new Dictionary<string, IReadOnlyList<CountedSet>>(StringComparer.Ordinal);
        foreach (var row in await store.LedgersAsync(tx, round.Programme))
        {
            var opened = seals.Open((round with { Id = row.Id }).PlaceOf("ledger"), row.Sealed);
            foreach (var (key, sets) in LedgerText.Read(opened))
            {
                before[key] = [.. before.GetValueOrDefault(key, []), .. sets];
            }
        }

        return before;
    }
}
