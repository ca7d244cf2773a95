using Sparring.Platform.Data;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Practice.Arenas;
using Sparring.Rooms.Practice.Focus;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Practice.Back;

/// <summary>Puts back what is chosen: focuses and arenas. What stands here and is active stays so; what comes back then is an old one.</summary>
public sealed class TakeBackChosen(
    FocusStore focuses,
    ArenaStore arenas,
    SealedTexts texts,
    IPeople people,
    Ids ids,
    TimeProvider clock
)
{
    private static readonly string[] FocusKeys = [.. LearningFocus.Written, .. LearningFocus.Chosen];

    private static readonly string[] ArenaKeys =
    [
        .. PracticeArena.Written,
        "departments",
        "consent",
        "meetings",
        "first",
        "until",
        "theme",
        "competences",
        "overview",
    ];

    public async Task<int> FocusesAsync(Tx tx, Viewer viewer, ProgrammeId home, IReadOnlyList<FiledThing> filed)
    {
        var own = await focuses.OwnAsync(tx, viewer, home);
        var known = await KnownAsync(tx, viewer, [.. own.Select(focus => (focus.Thing, focus.Number))], FocusKeys);
        var now = clock.GetUtcNow();
        var taken = 0;
        foreach (var thing in filed.Where(thing => IsNew(thing, known, FocusKeys)))
        {
            var begun = FiledThing.NotAfter(thing.Draft.Moment("at"), now);
            if (await focuses.HoldAsync(tx, viewer, ids.Next(), home, thing.Draft["detail"], begun) is not { } held)
            {
                continue;
            }

            await PutAsync(tx, viewer, held.Thing, thing, FocusKeys);
            if (thing.Kept is [var first, ..])
            {
                await focuses.PutBackAsync(tx, viewer, held.Id, Chosen(thing, first, now), now);
            }

            taken++;
        }

        return taken;
    }

    /// <summary>How many came back, and how many of them as drafts because their departments are not here.</summary>
    public async Task<(int Taken, int Drafts)> ArenasAsync(
        Tx tx,
        Viewer viewer,
        ProgrammeId home,
        IReadOnlyList<FiledThing> filed
    )
    {
        var own = await arenas.OwnAsync(tx, viewer, home);
        var known = await KnownAsync(tx, viewer, [.. own.Select(arena => (arena.Thing, arena.Number))], ArenaKeys);
        var all = await people.DepartmentCardsAsync(tx);
        var now = clock.GetUtcNow();
        var (taken, drafts) = (0, 0);
        foreach (var thing in filed.Where(thing => IsNew(thing, known, ArenaKeys)))
        {
            var begun = FiledThing.NotAfter(thing.Draft.Moment("at"), now);
            if (await arenas.HoldAsync(tx, viewer, ids.Next(), home, begun) is not { } held)
            {
                continue;
            }

            taken++;
            drafts += await PutAsync(tx, viewer, held, thing, all) ? 0 : 1;
        }

        return (taken, drafts);
    }

    // False where it was chosen and can only be a draft here.
    private async Task<bool> PutAsync(
        Tx tx,
        Viewer viewer,
        PracticeArena held,
        FiledThing thing,
        IReadOnlyList<DepartmentCard> all
    )
    {
        var codes = (thing.Kept is [.., var latest] ? latest : thing.Draft)["departments"].Split(',');
        var departments = all.Where(one => codes.Contains(one.Code)).Select(one => one.Id).ToArray();
        var isWhole = departments.Length >= PracticeArena.FewestDepartments;
        await PutAsync(tx, viewer, held.Thing, isWhole ? thing : thing with { Kept = [] }, ArenaKeys);
        if (thing.Kept is not [var first, ..] || !isWhole)
        {
            return thing.Kept.Count == 0;
        }

        for (var number = 1; number <= thing.Kept.Count; number++)
        {
            if (thing.Kept[number - 1]["consent"] == "yes")
            {
                await arenas.AgreeAsync(tx, viewer, held, number);
            }
        }

        var now = clock.GetUtcNow();
        var theme = thing.Draft["detail"] is { Length: > 0 } named ? named : null;
        await arenas.PutBackAsync(tx, viewer, held, Chosen(thing, first, now), departments, theme, now);
        return true;
    }

    private static ChosenBefore Chosen(FiledThing thing, OwnFileEntry first, DateTimeOffset now) =>
        new(
            thing.Kept.Count,
            FiledThing.NotAfter(first.Moment("at"), now),
            thing.Draft.Moment("endedAt") is { } ended ? FiledThing.NotAfter(ended, now) : null
        );

    // Draft and versions, the versions with the moments they had.
    private async Task PutAsync(Tx tx, Viewer viewer, PracticeThing held, FiledThing thing, string[] keys)
    {
        Dictionary<string, string> Written(OwnFileEntry entry) =>
            keys.Where(key => entry[key].Length > 0).ToDictionary(key => key, key => entry[key]);

        await texts.PutAsync(tx, viewer, held, Written(thing.Draft));
        foreach (var (entry, place) in thing.Kept.Select((entry, place) => (entry, place)))
        {
            var at = FiledThing.NotAfter(entry.Moment("at"), clock.GetUtcNow());
            await texts.PutKeptAsync(tx, viewer, held, place + 1, Written(entry), at);
        }
    }

    private async Task<HashSet<string>> KnownAsync(
        Tx tx,
        Viewer viewer,
        IReadOnlyList<(PracticeThing Thing, int Number)> own,
        string[] keys
    )
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (thing, number) in own)
        {
            for (var version = 0; version <= number; version++)
            {
                var written = await texts.KeptAsync(tx, viewer, thing, version);
                known.Add(FiledThing.Content(keys, key => written[key]));
            }
        }

        return known;
    }

    // By its latest version, else by its draft; what nobody wrote anything in is nothing.
    private static bool IsNew(FiledThing thing, HashSet<string> known, string[] keys)
    {
        var latest = thing.Kept is [.., var kept] ? kept : thing.Draft;
        return keys.Any(key => latest[key].Length > 0) && known.Add(FiledThing.Content(keys, key => latest[key]));
    }
}

/// <summary>That something was chosen elsewhere: how many versions, since when, and when it was ended.</summary>
public sealed record ChosenBefore(int Versions, DateTimeOffset ChosenAt, DateTimeOffset? EndedAt);
