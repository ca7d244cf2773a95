using System.Text.Json;
using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Platform.Writing;

namespace Sparring.Rooms.Practice.Together;

/// <summary>An entry, opened.</summary>
public sealed record OpenEntry(JointEntry Entry, string Text);

/// <summary>The texts of joint actions: sealed on the way in, opened on the way out.</summary>
public sealed class JointTexts(JointTextStore store, ISeals seals, TimeProvider clock)
{
    private static readonly string[] ToldKeys = [.. JointAction.Written];

    /// <summary>What those who take part have written; for those who only read what the forum is told, nothing.</summary>
    public async Task<IReadOnlyDictionary<Guid, Texts>> OfAsync(
        Tx tx,
        Viewer viewer,
        IReadOnlyCollection<JointAction> actions
    )
    {
        var rows = (await store.TextsAsync(tx, actions.Select(action => action.Id))).ToLookup(row => row.Action);
        return actions.ToDictionary(
            action => action.Id,
            action => new Texts([.. rows[action.Id].Select(row => Open(viewer, action, row))])
        );
    }

    public async Task<IReadOnlyList<SectionSave>> SaveAsync(
        Tx tx,
        Viewer viewer,
        JointAction held,
        IReadOnlyList<SectionText> sent
    )
    {
        var kept = (await OfAsync(tx, viewer, [held]))[held.Id];
        var saves = sent.Select(text => kept.Section(text.Key).Meet(text, clock.GetUtcNow())).ToList();
        foreach (var text in saves.OfType<SectionSave.Saved>().Select(save => save.Section))
        {
            var seal = seals.Seal(held.Place(viewer.Tenant, text.Key, text.Revision), text.Text);
            await store.WriteAsync(tx, viewer, held, text, seal);
        }

        return saves;
    }

    /// <summary>What the forum is told, as it is written now.</summary>
    public byte[] Tell(Viewer viewer, JointAction held, Texts written) =>
        seals.Seal(
            held.ToldPlace(viewer.Tenant),
            JsonSerializer.Serialize(ToldKeys.Where(written.Has).ToDictionary(key => key, key => written[key]))
        );

    /// <summary>What the forum was told; nothing where it was not.</summary>
    public Texts Told(Viewer viewer, JointAction action)
    {
        if (action.Told is not { } told)
        {
            return Texts.None;
        }

        var open = JsonSerializer.Deserialize<Dictionary<string, string>>(
            seals.Open(action.ToldPlace(viewer.Tenant), told)
        );
        return Texts.None.With(open ?? []);
    }

    public async Task<IReadOnlyList<OpenEntry>> EntriesAsync(Tx tx, Viewer viewer, IEnumerable<JointAction> actions) =>
        [
            .. (await store.EntriesAsync(tx, actions.Select(action => action.Id))).Select(entry => new OpenEntry(
                entry,
                seals.Open(entry.Place(viewer.Tenant), entry.Sealed)
            )),
        ];

    /// <summary>What the viewer has noted herself, wherever.</summary>
    public async Task<IReadOnlyList<OpenEntry>> OwnEntriesAsync(Tx tx, Viewer viewer) =>
        [
            .. (await store.OwnEntriesAsync(tx, viewer)).Select(entry => new OpenEntry(
                entry,
                seals.Open(entry.Place(viewer.Tenant), entry.Sealed)
            )),
        ];

    public Task NoteAsync(Tx tx, Viewer viewer, JointEntry entry, string text) =>
        store.NoteAsync(tx, viewer, entry with { Sealed = seals.Seal(entry.Place(viewer.Tenant), text) });

    private WrittenSection Open(Viewer viewer, JointAction action, JointTextStore.TextRow row) =>
        new(
            row.Section,
            row.Revision,
            seals.Open(action.Place(viewer.Tenant, row.Section, row.Revision), row.Sealed),
            row.SavedAt,
            row.Editor,
            row.Step
        );
}
