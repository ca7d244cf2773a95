using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Rooms.Foundation.Contract;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Foundation;

/// <summary>A kept version: its text never changes.</summary>
/// <param name="Why">Why it was kept: named, shared, submitted, published, restored or carried.</param>
/// <param name="Revision">The draft's revision when it was kept.</param>
public sealed record FoundationVersion(
    FoundationVersionId Id,
    FoundationId Foundation,
    ProgrammeId Programme,
    PersonId Owner,
    int Number,
    string Why,
    int Revision,
    DateTimeOffset CreatedAt
);

/// <summary>Versions as they are kept and opened; each reader finds only those opened to her.</summary>
public sealed class Versions(VersionStore store, ISeals seals, Ids ids, TimeProvider clock)
{
    /// <summary>The versions of a foundation that the viewer may read, the newest first.</summary>
    public async Task<IReadOnlyList<FoundationVersion>> ListAsync(Tx tx, FoundationId foundation) =>
        [.. (await store.OfFoundationAsync(tx, foundation)).Select(Of)];

    /// <summary>Whether any version of it is open to the viewer.</summary>
    public async Task<bool> IsOpenAsync(Tx tx, FoundationId foundation) =>
        (await store.OfFoundationAsync(tx, foundation)).Count > 0;

    /// <summary>Keeps the draft as it stands; a draft nothing was written in since the latest version is that version.</summary>
    public async Task<FoundationVersion> KeepAsync(Tx tx, Viewer viewer, LeadershipFoundation held, string why)
    {
        if (await ListAsync(tx, held.Id) is [var latest, ..] && latest.Revision == held.Revision)
        {
            return latest;
        }

        var id = FoundationVersionId.Of(ids.Next());
        await store.KeepAsync(tx, viewer, id, held, why, clock.GetUtcNow());
        return await KeepTextsAsync(tx, viewer, id, held, held.Texts);
    }

    /// <summary>Keeps a version of another time and place; it is no state of this draft, so it takes no revision of it.</summary>
    public async Task<FoundationVersion> PutAsync(
        Tx tx,
        Viewer viewer,
        LeadershipFoundation held,
        IReadOnlyList<SectionOfText> texts,
        DateTimeOffset at
    )
    {
        var id = FoundationVersionId.Of(ids.Next());
        await store.KeepAsync(tx, viewer, id, held with { Revision = -1 }, "carried", at);
        return await KeepTextsAsync(tx, viewer, id, held, texts);
    }

    private async Task<FoundationVersion> KeepTextsAsync(
        Tx tx,
        Viewer viewer,
        FoundationVersionId id,
        LeadershipFoundation held,
        IReadOnlyList<SectionOfText> texts
    )
    {
        var kept = (await ListAsync(tx, held.Id)).First(version => version.Id == id);
        foreach (var section in texts.Where(section => section.Text.Length > 0))
        {
            await store.KeepSectionAsync(
                tx,
                viewer,
                id,
                section.Key,
                seals.Seal(PlaceOf(viewer, kept, section.Key), section.Text)
            );
        }

        return kept;
    }

    /// <summary>The text of a version the viewer may read, in the order of the template.</summary>
    public async Task<IReadOnlyList<SectionOfText>> TextsAsync(Tx tx, Viewer viewer, FoundationVersion version)
    {
        var rows = (await store.SectionsAsync(tx, version.Id)).ToDictionary(row => row.Section, StringComparer.Ordinal);
        return SectionOfText.InOrder(key =>
            rows.TryGetValue(key, out var row) ? seals.Open(PlaceOf(viewer, version, key), row.Sealed) : ""
        );
    }

    private static FoundationVersion Of(VersionStore.VersionRow row) =>
        new(row.Id, row.Foundation, row.Programme, row.Owner, row.Number, row.Why, row.Revision, row.CreatedAt);

    private static SealedPlace PlaceOf(Viewer viewer, FoundationVersion version, string section) =>
        new(
            viewer.Tenant,
            version.Programme,
            version.Owner,
            Artefact.FoundationDraft,
            version.Id.Value,
            section,
            version.Number
        );
}
