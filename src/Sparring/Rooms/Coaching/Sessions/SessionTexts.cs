using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Platform.Writing;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>Which texts a session has, by its number.</summary>
public static class SessionSections
{
    public const string Agreement = "agreement";
    public const string Patterns = "patterns";
    public const string Terms = "terms";
    public const string Closing = "closing";
    public const string Notes = "notes";

    /// <summary>What each writes alone: what moved; later what she carries on, and where her leadership goes.</summary>
    public static IReadOnlyList<string> Alone(int number) => number <= 1 ? ["moved"] : ["carry", "ahead"];

    /// <summary>What they write together beside the agreement: the terms of the case work the first time, the closing the last.</summary>
    public static IReadOnlyList<string> Together(int number) =>
        number <= 1 ? [Agreement, Patterns, Terms] : [Agreement, Patterns, Closing];
}

/// <summary>The texts of a session: sealed on the way in, opened on the way out.</summary>
public sealed class SessionTexts(SessionTextStore store, ISeals seals, TimeProvider clock)
{
    /// <summary>What group and coach have written together, by section; what is not written is empty.</summary>
    public async Task<IReadOnlyDictionary<string, WrittenSection>> TogetherAsync(Tx tx, Viewer viewer, OpenSession open)
    {
        var kept = (await store.TogetherAsync(tx, open.Id)).ToDictionary(
            row => row.Section,
            row => Opened(Together(viewer, open, row.Section, row.Revision), row),
            StringComparer.Ordinal
        );
        return SessionSections
            .Together(open.Session.Number)
            .ToDictionary(key => key, key => kept.GetValueOrDefault(key) ?? WrittenSection.Empty(key));
    }

    public async Task<IReadOnlyList<SectionSave>> SaveTogetherAsync(
        Tx tx,
        Viewer viewer,
        OpenSession open,
        IReadOnlyList<SectionText> sent
    )
    {
        await store.HoldAsync(tx, open.Id);
        var kept = await TogetherAsync(tx, viewer, open);
        var saves = sent.Select(text => kept[text.Key].Meet(text, clock.GetUtcNow())).ToList();
        foreach (var text in saves.OfType<SectionSave.Saved>().Select(save => save.Section))
        {
            var seal = seals.Seal(Together(viewer, open, text.Key, text.Revision), text.Text);
            await store.WriteTogetherAsync(tx, open, text, seal);
        }

        return saves;
    }

    /// <summary>The viewer's own reflections and those shared with her, the owner's name sorting them.</summary>
    public async Task<IReadOnlyList<Reflected>> ReflectionsAsync(Tx tx, Viewer viewer, OpenSession open) =>
        [
            .. (await store.ReflectionsAsync(tx, open.Id)).Select(row => new Reflected(
                row.Owner,
                Opened(
                    Alone(viewer, open, row.Owner, row.Section, row.Revision),
                    new(row.Section, row.Revision, row.Sealed, row.SavedAt, row.Editor, row.Step)
                ),
                row.SharedAt
            )),
        ];

    public async Task<IReadOnlyList<SectionSave>> SaveReflectionAsync(
        Tx tx,
        Viewer viewer,
        OpenSession open,
        IReadOnlyList<SectionText> sent
    )
    {
        await store.HoldAsync(tx, open.Id);
        var own = (await ReflectionsAsync(tx, viewer, open)).Where(one => one.Owner == viewer.Person).ToList();
        var saves = sent.Select(text =>
                (own.FirstOrDefault(one => one.Text.Key == text.Key)?.Text ?? WrittenSection.Empty(text.Key)).Meet(
                    text,
                    clock.GetUtcNow()
                )
            )
            .ToList();
        foreach (var text in saves.OfType<SectionSave.Saved>().Select(save => save.Section))
        {
            var seal = seals.Seal(Alone(viewer, open, viewer.Person, text.Key, text.Revision), text.Text);
            await store.WriteReflectionAsync(tx, open, text, seal);
        }

        return saves;
    }

    /// <summary>The coach's own notes; empty when there are none.</summary>
    public async Task<WrittenSection> NoteAsync(Tx tx, Viewer viewer, OpenSession open) =>
        await store.NoteAsync(tx, open.Id) is { } row
            ? Opened(Notes(viewer, open, row.Revision), row with { Section = SessionSections.Notes })
            : WrittenSection.Empty(SessionSections.Notes);

    public async Task<SectionSave> SaveNoteAsync(Tx tx, Viewer viewer, OpenSession open, SectionText sent)
    {
        await store.HoldAsync(tx, open.Id);
        var save = (await NoteAsync(tx, viewer, open)).Meet(sent, clock.GetUtcNow());
        if (save is SectionSave.Saved { Section: var note })
        {
            await store.WriteNoteAsync(tx, open, note, seals.Seal(Notes(viewer, open, note.Revision), note.Text));
        }

        return save;
    }

    private WrittenSection Opened(SealedPlace place, SessionTextStore.TextRow row) =>
        new(row.Section, row.Revision, seals.Open(place, row.Sealed), row.SavedAt, row.Editor, row.Step);

    private static SealedPlace Together(Viewer viewer, OpenSession open, string section, int revision) =>
        Place(viewer, open, open.Subject, Artefact.CoachingSession, section, revision);

    private static SealedPlace Alone(Viewer viewer, OpenSession open, PersonId owner, string section, int revision) =>
        Place(viewer, open, owner, Artefact.Reflection, section, revision);

    private static SealedPlace Notes(Viewer viewer, OpenSession open, int revision) =>
        Place(viewer, open, viewer.Person, Artefact.CoachingNotes, SessionSections.Notes, revision);

    private static SealedPlace Place(
        Viewer viewer,
        OpenSession open,
        PersonId subject,
        string artefact,
        string section,
        int revision
    ) => new(viewer.Tenant, open.Session.Programme, subject, artefact, open.Id.Value, section, revision);
}

/// <summary>One person's own reflection on a session.</summary>
/// <param name="SharedAt">When she opened it to her group and coach; null: hers alone.</param>
public sealed record Reflected(PersonId Owner, WrittenSection Text, DateTimeOffset? SharedAt);
