using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Rooms.Dilemmas.Contract;
using Sparring.Rooms.Dilemmas.Writing;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Dilemmas.Reading;

/// <summary>What a coach asks an author to write differently.</summary>
public sealed record RewriteAsked(string Coach, string Text, DateTimeOffset AskedAt);

/// <summary>Opens what was sent, for those the rows are open to; a look at somebody else's is noted by whoever shows it.</summary>
public sealed class SentDilemmas(ReadingStore store, ISeals seals, IPeople people, IReadLog log, TimeProvider clock)
    : ISentDilemmas
{
    private const string Rewrite = "rewrite";

    public async Task<IReadOnlySet<PersonId>> SentByAsync(Tx tx, ProgrammeId programme) =>
        (await store.SentByAsync(tx, programme)).ToHashSet();

    /// <summary>The sections as they were sent, in the order of the form.</summary>
    public async Task<IReadOnlyList<SectionOfText>> TextsAsync(Tx tx, Viewer viewer, SentDilemma sent)
    {
        var sealedTexts = (await store.TextsAsync(tx, sent)).ToDictionary(row => row.Section, StringComparer.Ordinal);
        return
        [
            .. DilemmaTemplate
                .Keys.Where(sealedTexts.ContainsKey)
                .Select(key => new SectionOfText(
                    key,
                    seals.Open(DilemmaDrafts.SentPlace(viewer.Tenant, sent, key), sealedTexts[key].Sealed)
                )),
        ];
    }

    /// <summary>Notes that the viewer has been shown it.</summary>
    public async Task NoteAsync(Tx tx, Viewer viewer, SentDilemma sent, string purpose)
    {
        await log.ReadAsync(
            tx,
            new ConfidentialRead(Artefact.Dilemma, sent.Id.Value, sent.Owner, sent.Programme, purpose)
        );
        await store.MarkReadAsync(tx, viewer, sent, clock.GetUtcNow());
    }

    /// <summary>What its coaches ask to have written differently; each a wish of her own.</summary>
    public async Task<IReadOnlyList<RewriteAsked>> RewritesAsync(Tx tx, Viewer viewer, SentDilemma sent)
    {
        var asked = await store.AskedAsync(tx, sent.Id);
        var cards = await people.CardsAsync(tx, [.. asked.Select(row => row.Coach)], clock.Today());
        return
        [
            .. asked.Select(row => new RewriteAsked(
                cards.GetValueOrDefault(row.Coach)?.Name ?? "",
                seals.Open(RewritePlace(viewer, sent), row.Sealed),
                row.AskedAt
            )),
        ];
    }

    /// <summary>Asks the author to write it differently; again is the newer wish.</summary>
    public Task AskRewriteAsync(Tx tx, Viewer viewer, SentDilemma sent, string text) =>
        store.AskAsync(tx, viewer, sent, seals.Seal(RewritePlace(viewer, sent), text), clock.GetUtcNow());

    private static SealedPlace RewritePlace(Viewer viewer, SentDilemma sent) =>
        Dilemma.PlaceOf(viewer.Tenant, sent.Programme, sent.Owner, sent.Id, Rewrite, sent.Number);
}
