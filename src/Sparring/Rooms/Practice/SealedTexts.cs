using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Platform.Writing;

namespace Sparring.Rooms.Practice;

/// <summary>The room's texts as they are written and read: sealed on the way in, opened on the way out.</summary>
public sealed class SealedTexts(PracticeTextStore store, ISeals seals, TimeProvider clock)
{
    /// <summary>What its owner writes in.</summary>
    public async Task<Texts> DraftAsync(Tx tx, Viewer viewer, PracticeThing thing) =>
        (await OfAsync(tx, viewer, [thing], 0))[thing.Id];

    public async Task<Texts> KeptAsync(Tx tx, Viewer viewer, PracticeThing thing, int number) =>
        (await OfAsync(tx, viewer, [thing], number))[thing.Id];

    /// <summary>Texts of several things by their ids; each is there, written or not.</summary>
    public async Task<IReadOnlyDictionary<Guid, Texts>> OfAsync(
        Tx tx,
        Viewer viewer,
        IReadOnlyCollection<PracticeThing> things,
        int version,
        params IReadOnlyCollection<string> sections
    ) =>
        Open(
            viewer,
            things,
            things.Count == 0 ? [] : await store.OfAsync(tx, things.Select(thing => thing.Id), version, sections)
        );

    /// <summary>Some sections of focuses and arenas, each in the version with this number: the latest is the one it bears.</summary>
    public async Task<IReadOnlyDictionary<Guid, Texts>> LatestAsync(
        Tx tx,
        Viewer viewer,
        IReadOnlyCollection<(PracticeThing Thing, int Number)> things,
        IReadOnlyCollection<string> sections
    ) =>
        Open(
            viewer,
            [.. things.Select(one => one.Thing)],
            things.Count == 0
                ? []
                : await store.VersionAsync(tx, [.. things.Select(one => (one.Thing.Id, one.Number))], sections)
        );

    /// <summary>Saves what an open page sends, section by section; a section another page has written is not touched.</summary>
    public async Task<IReadOnlyList<SectionSave>> SaveAsync(
        Tx tx,
        Viewer viewer,
        PracticeThing thing,
        IReadOnlyList<SectionText> sent
    )
    {
        var held = await DraftAsync(tx, viewer, thing);
        var now = clock.GetUtcNow();
        var saves = sent.Select(section => held.Section(section.Key).Meet(section, now)).ToList();
        foreach (var save in saves.OfType<SectionSave.Saved>())
        {
            await WriteAsync(tx, viewer, thing, save.Section);
        }

        return saves;
    }

    /// <summary>Sets answers that are chosen and not written: the last one counts.</summary>
    public async Task PutAsync(
        Tx tx,
        Viewer viewer,
        PracticeThing thing,
        IEnumerable<KeyValuePair<string, string>> answers
    )
    {
        var held = await DraftAsync(tx, viewer, thing);
        foreach (var (key, text) in answers.Where(answer => held[answer.Key] != answer.Value))
        {
            var section = held.Section(key);
            await WriteAsync(
                tx,
                viewer,
                thing,
                section with
                {
                    Text = text,
                    Revision = section.Revision + 1,
                    SavedAt = clock.GetUtcNow(),
                }
            );
        }
    }

    /// <summary>Keeps the draft as it stands as a version that never changes.</summary>
    public async Task KeepAsync(Tx tx, Viewer viewer, PracticeThing thing, int number)
    {
        var now = clock.GetUtcNow();
        await store.KeepAsync(tx, viewer, thing, number, now);
        foreach (
            var section in (await DraftAsync(tx, viewer, thing)).Sections.Where(section => section.Text.Length > 0)
        )
        {
            var seal = seals.Seal(thing.Kept(viewer.Tenant, section.Key, number), section.Text);
            await store.WriteAsync(tx, viewer, thing, number, section with { SavedAt = now }, seal);
        }
    }

    /// <summary>Keeps texts that were kept elsewhere, with the moment they had.</summary>
    public async Task PutKeptAsync(
        Tx tx,
        Viewer viewer,
        PracticeThing thing,
        int number,
        IReadOnlyDictionary<string, string> answers,
        DateTimeOffset at
    )
    {
        await store.KeepAsync(tx, viewer, thing, number, at);
        foreach (var (key, text) in answers)
        {
            var section = WrittenSection.Empty(key) with { Text = text, Revision = 1, SavedAt = at };
            var seal = seals.Seal(thing.Kept(viewer.Tenant, key, number), text);
            await store.WriteAsync(tx, viewer, thing, number, section, seal);
        }
    }

    private Task WriteAsync(Tx tx, Viewer viewer, PracticeThing thing, WrittenSection section) =>
        store.WriteAsync(
            tx,
            viewer,
            thing,
            0,
            section,
            seals.Seal(thing.Draft(viewer.Tenant, section.Key, section.Revision), section.Text)
        );

    private Dictionary<Guid, Texts> Open(
        Viewer viewer,
        IReadOnlyCollection<PracticeThing> things,
        IReadOnlyList<PracticeTextStore.TextRow> rows
    )
    {
        var byThing = rows.ToLookup(row => row.Thing);
        return things
            .DistinctBy(thing => thing.Id)
            .ToDictionary(
                thing => thing.Id,
                thing => new Texts([.. byThing[thing.Id].Select(row => Open(viewer, thing, row))])
            );
    }

    private WrittenSection Open(Viewer viewer, PracticeThing thing, PracticeTextStore.TextRow row)
    {
        var place =
            row.Version == 0
                ? thing.Draft(viewer.Tenant, row.Section, row.Revision)
                : thing.Kept(viewer.Tenant, row.Section, row.Version);
        return new(row.Section, row.Revision, seals.Open(place, row.Sealed), row.SavedAt, row.Editor, row.Step);
    }
}
