using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Platform.Writing;
using Sparring.Rooms.Dilemmas.Checking;
using Sparring.Rooms.Dilemmas.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Dilemmas.Writing;

/// <summary>What came of sending a dilemma.</summary>
public abstract record Sending
{
    private Sending() { }

    public sealed record Sent(SentDilemma Dilemma) : Sending;

    public sealed record AlreadySent(SentDilemma Dilemma) : Sending;

    public sealed record NothingWritten : Sending;

    /// <summary>The text was changed, in another window, since the page with the button was shown.</summary>
    public sealed record ChangedMeanwhile : Sending;

    /// <summary>Whether somebody could guess, or what the coach may do, was not said.</summary>
    public sealed record NotDecided : Sending;

    /// <summary>A citizen's CPR number stands in it.</summary>
    public sealed record NamesCitizen : Sending;

    /// <summary>Something in it looks like a citizen or a colleague, and its author has not said that nobody can be known by it.</summary>
    public sealed record NamesSomebody : Sending;

    /// <summary>It is part of a case the authors were asked about: a new text could not be asked about any more.</summary>
    public sealed record InUse : Sending;
}

/// <summary>What its author decides when she sends it.</summary>
/// <param name="Id">Made when the form was shown, so that it is sent once.</param>
/// <param name="Seen">The draft's revision the form was shown with.</param>
/// <param name="HasLooked">Nobody can be known by what looks like a name: she has looked at the text as it was shown.</param>
public sealed record SendingChoice(Guid Id, int Seen, string Guess, string Consent, bool IsPooled, bool HasLooked)
{
    public bool IsDecided =>
        DilemmaTemplate.Guesses.Contains(Guess, StringComparer.Ordinal)
        && DilemmaTemplate.Consents.Contains(Consent, StringComparer.Ordinal);
}

/// <summary>A dilemma as its owner writes, sends and takes it back: sealed on the way in, opened on the way out.</summary>
public sealed class DilemmaDrafts(
    DilemmaStore store,
    ISeals seals,
    ProgrammeRoster roster,
    IProgrammes programmes,
    Ids ids,
    TimeProvider clock
)
{
    public const string DeadlineKind = "dilemma";

    /// <summary>The viewer's own in a programme; null when she has not written a word.</summary>
    public async Task<Dilemma?> FindAsync(Tx tx, Viewer viewer, ProgrammeId programme) =>
        await HeadAsync(tx, viewer, programme) is { } head ? await OpenAsync(tx, viewer, head) : null;

    /// <summary>The same without a word of it opened.</summary>
    public async Task<DilemmaStore.HeadRow?> HeadAsync(Tx tx, Viewer viewer, ProgrammeId programme) =>
        (await store.OwnAsync(tx, viewer)).FirstOrDefault(head => head.Programme == programme);

    /// <summary>The viewer's own in a programme, begun if need be; held until the transaction ends.</summary>
    public async Task<Dilemma> HoldAsync(Tx tx, Viewer viewer, ProgrammeId programme) =>
        await OpenAsync(
            tx,
            viewer,
            await store.HoldAsync(tx, viewer, DilemmaId.Of(ids.Next()), programme, clock.GetUtcNow())
        );

    /// <summary>Saves what an open page sends; a section another page has written is not touched.</summary>
    public async Task<IReadOnlyList<SectionSave>> SaveAsync(
        Tx tx,
        Viewer viewer,
        Dilemma held,
        IReadOnlyList<SectionText> sent
    )
    {
        var saves = sent.Select(section => held[section.Key].Meet(section, clock.GetUtcNow())).ToList();
        foreach (var section in saves.OfType<SectionSave.Saved>().Select(save => save.Section))
        {
            var seal = seals.Seal(PlaceOf(viewer, held, section.Key, section.Revision), section.Text);
            await store.WriteAsync(tx, viewer, held.Id, section, seal);
        }

        return saves;
    }

    /// <summary>Sends the draft as it stands to the coach of the group. Late is accepted and marked; again is a newer text.</summary>
    public async Task<Sending> SendAsync(Tx tx, Viewer viewer, Dilemma held, SendingChoice choice)
    {
        var earlier = await store.SentAsync(tx, viewer, held.Id);
        if (earlier is not null && earlier.Sending == choice.Id)
        {
            return new Sending.AlreadySent(earlier);
        }

        if (await RefusalAsync(tx, viewer, held, choice) is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        var deadline = (await programmes.DeadlineAsync(tx, held.Programme, DeadlineKind))?.Day;
        var late = deadline is { } day
            ? DateOnly.FromDateTime(now.InCopenhagen().DateTime).DayNumber - day.DayNumber
            : 0;
        var sent = new SentDilemma(
            held.Id,
            held.Programme,
            held.Owner,
            choice.Id,
            (earlier?.Number ?? 0) + 1,
            choice.Guess,
            choice.Consent,
            choice.IsPooled,
            now,
            deadline,
            Math.Max(0, late)
        );
        await store.SendAsync(
            tx,
            viewer,
            sent,
            [.. held.Texts.Select(text => (text.Key, SealSent(viewer, sent, text)))]
        );
        return new Sending.Sent(sent);
    }

    /// <summary>Takes it back from the coach, until it is used; the draft stays. False: it is used.</summary>
    public async Task<bool> WithdrawAsync(Tx tx, Viewer viewer, DilemmaStore.HeadRow held)
    {
        if (await store.IsUsedAsync(tx, viewer, held.Id))
        {
            return false;
        }

        await store.WithdrawAsync(tx, viewer, held);
        return true;
    }

    /// <summary>Deletes its rows for good; its key is put down to be destroyed as soon as they are gone. False: it is used.</summary>
    public async Task<bool> DeleteAsync(Tx tx, Viewer viewer, DilemmaStore.HeadRow held)
    {
        if (await store.IsUsedAsync(tx, viewer, held.Id))
        {
            return false;
        }

        await store.DeleteAsync(tx, viewer, held);
        return true;
    }

    /// <summary>Destroys the keys of what the viewer has deleted, also of a deletion that was broken off.</summary>
    public async Task DestroyKeysAsync(Tx tx, Viewer viewer)
    {
        foreach (var spent in await store.TakeKeysAsync(tx, viewer))
        {
            seals.DestroyOwn(viewer.Tenant, spent, viewer.Person);
        }
    }

    private async Task<Sending?> RefusalAsync(Tx tx, Viewer viewer, Dilemma held, SendingChoice choice) =>
        !held.IsWritten ? new Sending.NothingWritten()
        : held.Revision != choice.Seen ? new Sending.ChangedMeanwhile()
        : !choice.IsDecided ? new Sending.NotDecided()
        : held.Texts.Any(text => FindTelltales.HoldsCpr(text.Text)) ? new Sending.NamesCitizen()
        : !choice.HasLooked && await MayNameSomebodyAsync(tx, held) ? new Sending.NamesSomebody()
        : await store.IsUsedAsync(tx, viewer, held.Id) ? new Sending.InUse()
        : null;

    private async Task<bool> MayNameSomebodyAsync(Tx tx, Dilemma held) =>
        Warning.In(held.Texts, await roster.OfAsync(tx, held.Programme)).Any(warning => warning.Kind.MayNameSomebody());

    private byte[] SealSent(Viewer viewer, SentDilemma sent, SectionOfText text) =>
        seals.Seal(SentPlace(viewer.Tenant, sent, text.Key), text.Text);

    /// <summary>Where a text as it was sent is sealed; the sending's number is part of it.</summary>
    public static SealedPlace SentPlace(TenantId tenant, SentDilemma sent, string section) =>
        Dilemma.PlaceOf(tenant, sent.Programme, sent.Owner, sent.Id, "sent-" + section, sent.Number);

    private async Task<Dilemma> OpenAsync(Tx tx, Viewer viewer, DilemmaStore.HeadRow head)
    {
        var own = Dilemma.Unwritten(head.Id, head.Programme, head.Owner);
        var rows = await store.SectionsAsync(tx, viewer, head.Id);
        return own with { Sections = [.. rows.Select(row => Open(viewer, own, row))] };
    }

    private WrittenSection Open(Viewer viewer, Dilemma own, DilemmaStore.SectionRow row) =>
        new(
            row.Section,
            row.Revision,
            seals.Open(PlaceOf(viewer, own, row.Section, row.Revision), row.Sealed),
            row.SavedAt,
            row.Editor,
            row.Step
        );

    private static SealedPlace PlaceOf(Viewer viewer, Dilemma own, string section, int revision) =>
        Dilemma.PlaceOf(viewer.Tenant, own.Programme, own.Owner, own.Id, section, revision);
}
