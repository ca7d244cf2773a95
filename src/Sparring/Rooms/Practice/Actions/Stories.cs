using System.Text.Json;
using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Practice.Actions;

/// <summary>What the forum is told of a trial action.</summary>
/// <param name="Texts">Title, hypothesis, action, happened, learned: by key, as they were when she told it.</param>
public sealed record Story(
    Guid Action,
    PersonId Owner,
    string? Decision,
    DateTimeOffset ToldAt,
    IReadOnlyDictionary<string, string> Texts
)
{
    public string this[string key] => Texts.GetValueOrDefault(key, "");
}

/// <summary>Tells the forum, tells it anew, and takes it back.</summary>
public sealed class Stories(StoryStore store, SealedTexts texts, ISeals seals, TimeProvider clock)
{
    private static readonly string[] Told = ["title", "hypothesis", "action", "happened", "learned"];

    /// <summary>Tells it as it is written now; what was told before is told anew, at its own place in the list.</summary>
    public async Task TellAsync(Tx tx, Viewer viewer, TrialAction action)
    {
        var written = await texts.DraftAsync(tx, viewer, action.Thing);
        var told = Told.Where(written.Has).ToDictionary(key => key, key => written[key]);
        var seal = seals.Seal(Place(viewer, action.Programme, action.Owner, action.Id), JsonSerializer.Serialize(told));
        await store.TellAsync(tx, viewer, action, seal, clock.GetUtcNow());
    }

    public Task WithdrawAsync(Tx tx, Viewer viewer, TrialAction action) => store.WithdrawAsync(tx, viewer, action.Id);

    /// <summary>A page of the forum's list, and one more to know whether it goes on.</summary>
    public async Task<IReadOnlyList<Story>> PageAsync(Tx tx, Viewer viewer, ActionQuery query) =>
        [.. (await store.PageAsync(tx, query)).Select(row => Open(viewer, row))];

    public async Task<Story?> FindAsync(Tx tx, Viewer viewer, Guid action) =>
        await store.OfAsync(tx, action) is { } row ? Open(viewer, row) : null;

    private Story Open(Viewer viewer, StoryStore.StoryRow row)
    {
        var told = seals.Open(Place(viewer, row.Programme, row.Owner, row.Action), row.Sealed);
        var open = JsonSerializer.Deserialize<Dictionary<string, string>>(told) ?? [];
        return new Story(row.Action, row.Owner, row.Decision, row.ToldAt, open);
    }

    private static SealedPlace Place(Viewer viewer, ProgrammeId programme, PersonId owner, Guid action) =>
        new(viewer.Tenant, programme, owner, Artefact.TrialAction, action, "story", 1);
}
