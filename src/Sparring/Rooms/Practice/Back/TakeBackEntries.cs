using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Rooms.Practice.Actions;
using Sparring.Rooms.Practice.Contract;
using Sparring.Rooms.Practice.Reflections;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Practice.Back;

/// <summary>Puts back trial actions, as far as they had come, and reflections.</summary>
public sealed class TakeBackEntries(
    ActionStore actions,
    ReflectionStore reflections,
    ActionDesk desk,
    SealedTexts texts,
    ISeals seals,
    Ids ids,
    TimeProvider clock
)
{
    private const int Most = 10_000;

    // What an entry of the file says beside the texts.
    private static readonly HashSet<string> Facts =
    [
        "programme",
        "at",
        "endedAt",
        "detail",
        "state",
        "due",
        "agreed",
        "version",
    ];

    public async Task<int> ActionsAsync(Tx tx, Viewer viewer, ProgrammeId home, IReadOnlyList<OwnFileEntry> filed)
    {
        var own = await actions.OwnAsync(tx, viewer, ActionQuery.First(home, most: Most));
        var known = (await desk.ListAsync(tx, viewer, own))
            .Select(one => Content(key => one.Texts[key], desk.Agreed(viewer, one.Action) ?? ""))
            .ToHashSet(StringComparer.Ordinal);
        var taken = 0;
        foreach (var entry in filed)
        {
            var written = Written(entry, TrialAction.Written);
            if (
                (written.Count == 0 && entry["agreed"].Length == 0)
                || !known.Add(Content(key => entry[key], entry["agreed"]))
                || await actions.HoldAsync(tx, viewer, ids.Next(), home, At(entry)) is not { } held
            )
            {
                continue;
            }

            await texts.PutAsync(tx, viewer, held.Thing, written);
            await AsFarAsync(tx, viewer, held, entry);
            taken++;
        }

        return taken;
    }

    public async Task<int> ReflectionsAsync(Tx tx, Viewer viewer, ProgrammeId home, IReadOnlyList<OwnFileEntry> filed)
    {
        var own = await reflections.OwnAsync(tx, viewer, home, Most);
        var known = (await texts.OfAsync(tx, viewer, [.. own.Select(one => one.Thing)], 0))
            .Values.Select(one => Content(one.Sections.Select(section => (section.Key, section.Text))))
            .ToHashSet(StringComparer.Ordinal);
        var taken = 0;
        foreach (var entry in filed)
        {
            var written = Written(entry, entry.Facts.Keys.Where(key => !Facts.Contains(key)));
            var activity = entry["detail"].Length > 0 ? entry["detail"] : null;
            var kind = activity is null && !Reflection.Steps.Any(written.ContainsKey) ? "minute" : "cycle";
            var wanted = new Reflection(ids.Next(), home, viewer.Person, null, activity, kind, At(entry));
            if (
                written.Count > 0
                && known.Add(Content(written.Select(text => (text.Key, text.Value))))
                && await reflections.HoldAsync(tx, viewer, wanted) is { } held
            )
            {
                await texts.PutAsync(tx, viewer, held.Thing, written);
                taken++;
            }
        }

        return taken;
    }

    private async Task AsFarAsync(Tx tx, Viewer viewer, TrialAction held, OwnFileEntry entry)
    {
        await actions.DatesAsync(tx, viewer, held.Id, entry.Day("due"), null);
        if (entry["agreed"] is { Length: > 0 } agreed)
        {
            var seal = seals.Seal(ActionDesk.AgreedPlace(viewer.Tenant, held.Thing), agreed);
            await actions.PutAgreedAsync(tx, viewer, held.Id, seal);
        }

        if (Enum.TryParse<TrialState>(entry["state"], ignoreCase: true, out var state) && state != TrialState.Planned)
        {
            var decision = TrialAction.Decisions.Contains(entry["detail"]) ? entry["detail"] : null;
            var reached = state == TrialState.Decided && decision is null ? TrialState.Reflected : state;
            await actions.StepAsync(tx, viewer, held.Id, reached, decision, At(entry));
        }
    }

    private DateTimeOffset At(OwnFileEntry entry) => FiledThing.NotAfter(entry.Moment("at"), clock.GetUtcNow());

    private static Dictionary<string, string> Written(OwnFileEntry entry, IEnumerable<string> keys) =>
        keys.Where(key => entry[key].Length > 0).ToDictionary(key => key, key => entry[key]);

    private static string Content(Func<string, string> text, string agreed) =>
        FiledThing.Content(TrialAction.Written, text) + '\0' + agreed;

    private static string Content(IEnumerable<(string Key, string Text)> sections) =>
        string.Join(
            '\0',
            sections
                .Where(section => section.Text.Length > 0)
                .OrderBy(section => section.Key, StringComparer.Ordinal)
                .Select(section => section.Key + '\0' + section.Text)
        );
}
