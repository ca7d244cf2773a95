using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Platform.Writing;
using Sparring.Rooms.Foundation.Contract;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Foundation;

/// <summary>Drafts and private notes as their owner reads and writes them: sealed on the way in, opened on the way out.</summary>
public sealed class Drafts(FoundationStore store, ISeals seals, Ids ids, TimeProvider clock)
{
    /// <summary>The viewer's own foundation in a programme; null when she has not written a word.</summary>
    public async Task<LeadershipFoundation?> FindAsync(Tx tx, Viewer viewer, ProgrammeId programme) =>
        (await store.OwnAsync(tx, viewer)).FirstOrDefault(head => head.Programme == programme) is { } head
            ? await OpenAsync(tx, viewer, head)
            : null;

    /// <summary>The viewer's own foundation in a programme, begun if need be; held until the transaction ends.</summary>
    public async Task<LeadershipFoundation> HoldAsync(Tx tx, Viewer viewer, ProgrammeId programme)
    {
        var id = FoundationId.Of(ids.Next());
        await store.BeginAsync(tx, viewer, id, programme, clock.GetUtcNow());
        return await store.LockAsync(tx, viewer, programme) is { } head
            ? await OpenAsync(tx, viewer, head)
            : throw new InvalidOperationException("A foundation just begun is not there.");
    }

    /// <summary>Saves what an open page sends, section by section; a section another page has written is not touched.</summary>
    public async Task<IReadOnlyList<SectionSave>> SaveAsync(
        Tx tx,
        Viewer viewer,
        LeadershipFoundation held,
        IReadOnlyList<SectionText> sent
    )
    {
        var now = clock.GetUtcNow();
        var saves = sent.Select(section => held[section.Key].Meet(section, now)).ToList();
        var saved = saves.OfType<SectionSave.Saved>().Select(save => save.Section).ToList();
        foreach (var section in saved)
        {
            var seal = seals.Seal(
                PlaceOf(viewer, held, Artefact.FoundationDraft, section.Key, section.Revision),
                section.Text
            );
            await store.WriteSectionAsync(tx, viewer, held.Id, section, seal);
        }

        await store.BumpAsync(tx, viewer, held.Id, saved.Count);
        return saves;
    }

    /// <summary>Writes whole texts over a held draft: an old version brought back, or one carried from another programme.</summary>
    public Task PutBackAsync(
        Tx tx,
        Viewer viewer,
        LeadershipFoundation held,
        IReadOnlyList<SectionOfText> texts,
        Guid editor
    ) =>
        SaveAsync(
            tx,
            viewer,
            held,
            [.. texts.Select(text => new SectionText(text.Key, text.Text, held[text.Key].Revision, editor, 1))]
        );

    public async Task<IReadOnlyList<WrittenSection>> NotesAsync(Tx tx, Viewer viewer, LeadershipFoundation own) =>
        [
            .. (await store.NotesAsync(tx, viewer, own.Id)).Select(row =>
                Open(viewer, own, Artefact.FoundationNotes, row)
            ),
        ];

    public async Task<SectionSave> SaveNoteAsync(Tx tx, Viewer viewer, LeadershipFoundation held, SectionText sent)
    {
        var kept = (await NotesAsync(tx, viewer, held)).FirstOrDefault(note => note.Key == sent.Key);
        var save = (kept ?? WrittenSection.Empty(sent.Key)).Meet(sent, clock.GetUtcNow());
        if (save is SectionSave.Saved { Section: var note })
        {
            var seal = seals.Seal(PlaceOf(viewer, held, Artefact.FoundationNotes, note.Key, note.Revision), note.Text);
            await store.WriteNoteAsync(tx, viewer, held.Id, note, seal);
        }

        return save;
    }

    private async Task<LeadershipFoundation> OpenAsync(Tx tx, Viewer viewer, FoundationStore.HeadRow head)
    {
        var own = new LeadershipFoundation(head.Id, head.Programme, head.Owner, head.Revision, head.NextReview, []);
        var rows = await store.SectionsAsync(tx, viewer, head.Id);
        return own with { Sections = [.. rows.Select(row => Open(viewer, own, Artefact.FoundationDraft, row))] };
    }

    private WrittenSection Open(
        Viewer viewer,
        LeadershipFoundation own,
        string artefact,
        FoundationStore.SectionRow row
    )
    {
        var text = seals.Open(PlaceOf(viewer, own, artefact, row.Section, row.Revision), row.Sealed);
        return new WrittenSection(row.Section, row.Revision, text, row.SavedAt, row.Editor, row.Step);
    }

    private static SealedPlace PlaceOf(
        Viewer viewer,
        LeadershipFoundation own,
        string artefact,
        string section,
        int revision
    ) => new(viewer.Tenant, own.Programme, own.Owner, artefact, own.Id.Value, section, revision);
}
