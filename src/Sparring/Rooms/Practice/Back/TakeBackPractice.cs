using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Practice.Back;

/// <summary>
/// Takes a leader's practice back from the file of her own data: focuses and arenas with their versions, trial actions and
/// reflections, into the programme of the same title, else the one she takes part in now. What was shared is not shared again.
/// </summary>
public sealed class TakeBackPractice(
    IProgrammes programmes,
    PracticeAccess access,
    TakeBackChosen chosen,
    TakeBackEntries entries
) : ITakeBackOwnData
{
    private static readonly string[] Lists = ["learning_focus", "practice_arena", "trial_action", "reflection"];

    private static RoomTexts Said => RoomTexts.Of<TakeBackPractice>();

    public string Room => "practice";

    public async Task<TakenBack> TakeBackAsync(Tx tx, Viewer viewer, OwnFileRoom file)
    {
        var (taken, left) = (new List<string>(), new List<string>());
        foreach (var title in TitlesOf(file))
        {
            if (await HomeAsync(tx, viewer, title) is { } home)
            {
                await IntoAsync(tx, viewer, home.Id, file, title, taken, left);
            }
            else
            {
                left.Add(Said["back.noProgramme"]);
            }
        }

        return new TakenBack(Said["own"], taken, [.. left.Distinct(StringComparer.Ordinal)]);
    }

    private async Task IntoAsync(
        Tx tx,
        Viewer viewer,
        ProgrammeId home,
        OwnFileRoom file,
        string title,
        List<string> taken,
        List<string> left
    )
    {
        List<OwnFileEntry> Of(string list) => [.. file[list].Where(entry => entry["programme"] == title)];
        void Tell(string key, int count)
        {
            if (count > 0)
            {
                taken.Add(Said.With(key, count));
            }
        }

        Tell("back.focuses", await chosen.FocusesAsync(tx, viewer, home, FiledThing.In(Of("learning_focus"))));
        var (arenas, drafts) = await chosen.ArenasAsync(tx, viewer, home, FiledThing.In(Of("practice_arena")));
        Tell("back.arenas", arenas);
        if (drafts > 0)
        {
            left.Add(Said.With("back.arenaDrafts", drafts));
        }

        Tell("back.actions", await entries.ActionsAsync(tx, viewer, home, Of("trial_action")));
        Tell("back.reflections", await entries.ReflectionsAsync(tx, viewer, home, Of("reflection")));
    }

    private async Task<ProgrammeCard?> HomeAsync(Tx tx, Viewer viewer, string title)
    {
        var own = (await programmes.OfViewerAsync(tx)).FirstOrDefault(programme => programme.Title == title);
        return await access.WritesInAsync(tx, viewer, own?.Id.Value) ?? await access.WritesInAsync(tx, viewer, null);
    }

    private static IEnumerable<string> TitlesOf(OwnFileRoom file) =>
        Lists
            .SelectMany(list => file[list])
            .Select(entry => entry["programme"])
            .Where(title => title.Length > 0)
            .Distinct(StringComparer.Ordinal);
}

/// <summary>A focus or an arena in a file: its draft, and the versions that follow it there.</summary>
public sealed record FiledThing(OwnFileEntry Draft, IReadOnlyList<OwnFileEntry> Kept)
{
    /// <summary>The file tells a thing's draft first, then its versions.</summary>
    public static IReadOnlyList<FiledThing> In(IEnumerable<OwnFileEntry> entries)
    {
        var things = new List<(OwnFileEntry Draft, List<OwnFileEntry> Kept)>();
        foreach (var entry in entries)
        {
            if (entry.Number("version") is null)
            {
                things.Add((entry, []));
            }
            else if (things is [.., var latest])
            {
                latest.Kept.Add(entry);
            }
        }

        return
        [
            .. things.Select(thing => new FiledThing(
                thing.Draft,
                [.. thing.Kept.OrderBy(entry => entry.Number("version"))]
            )),
        ];
    }

    /// <summary>No moment is of tomorrow, whatever a file says.</summary>
    public static DateTimeOffset NotAfter(DateTimeOffset? at, DateTimeOffset now) =>
        at is { } given && given < now ? given : now;

    /// <summary>What is written, as one text to compare by.</summary>
    public static string Content(IEnumerable<string> keys, Func<string, string> text) =>
        string.Join('\0', keys.Select(text));
}
