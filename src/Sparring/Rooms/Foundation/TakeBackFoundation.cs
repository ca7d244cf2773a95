using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Writing;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Foundation;

/// <summary>
/// Takes a leader's foundation back from the file of her own data: draft, notes, self-check, versions and re-readings, into the
/// programme of the same title, else the one she takes part in now.
/// </summary>
public sealed class TakeBackFoundation(
    IProgrammes programmes,
    FoundationAccess access,
    FoundationStore store,
    Drafts drafts,
    KeptBefore before,
    Rereadings rereadings,
    Ids ids,
    TimeProvider clock
) : ITakeBackOwnData
{
    private static RoomTexts Texts => RoomTexts.Of<TakeBackFoundation>();

    public string Room => "foundation";

    public async Task<TakenBack> TakeBackAsync(Tx tx, Viewer viewer, OwnFileRoom file)
    {
        var said = new TakenBack(Texts["own"], [], []);
        var titles = file
            .Lists.SelectMany(list => list.Value)
            .Select(entry => entry["programme"])
            .Where(title => title.Length > 0)
            .Distinct(StringComparer.Ordinal);
        foreach (var title in titles)
        {
            said = await HomeAsync(tx, viewer, title) is { } home
                ? await IntoAsync(tx, viewer, home, file, title, said)
                : Left(said, Texts["backNoProgramme"]);
        }

        return said;
    }

    private async Task<ProgrammeCard?> HomeAsync(Tx tx, Viewer viewer, string title)
    {
        var own = (await programmes.OfViewerAsync(tx)).FirstOrDefault(programme => programme.Title == title);
        return await access.WritesInAsync(tx, viewer, own?.Id.Value) ?? await access.WritesInAsync(tx, viewer, null);
    }

    private async Task<TakenBack> IntoAsync(
        Tx tx,
        Viewer viewer,
        ProgrammeCard home,
        OwnFileRoom file,
        string title,
        TakenBack said
    )
    {
        IEnumerable<OwnFileEntry> Of(string list) => file[list].Where(entry => entry["programme"] == title);
        var held = await drafts.HoldAsync(tx, viewer, home.Id);
        var kept = await before.KeepAsync(tx, viewer, held, [.. Of("foundation_version")]);
        if (kept > 0)
        {
            said = Took(said, Texts.With("backVersions", kept, home.Title));
        }

        foreach (var draft in Of("foundation").Take(1))
        {
            said = await DraftAsync(tx, viewer, held, home, draft, said);
        }

        foreach (var note in Of("foundation_note").Take(1))
        {
            said = await NoteAsync(tx, viewer, held, note["text"], said);
        }

        if (await RereadAsync(tx, viewer, held, [.. Of("foundation_rereading")]) is > 0 and var reread)
        {
            said = Took(said, Texts.With("backRereadings", reread));
        }

        await ChecksAsync(tx, viewer, held, [.. Of("foundation_self_check").Select(entry => entry["item"])]);
        return said;
    }

    private async Task<TakenBack> DraftAsync(
        Tx tx,
        Viewer viewer,
        LeadershipFoundation held,
        ProgrammeCard home,
        OwnFileEntry draft,
        TakenBack said
    )
    {
        var texts = SectionOfText.InOrder(key => draft[key]);
        if (texts.SequenceEqual(held.Texts) || texts.All(section => section.Text.Length == 0))
        {
            return said;
        }

        if (!held.IsWritten)
        {
            await drafts.PutBackAsync(tx, viewer, held, texts, ids.Next());
            return Took(said, Texts.With("backDraft", home.Title));
        }

        return await before.KeepAsync(tx, viewer, held, [draft]) > 0
            ? Took(said, Texts.With("backDraftAsVersion", home.Title))
            : said;
    }

    private async Task<TakenBack> NoteAsync(
        Tx tx,
        Viewer viewer,
        LeadershipFoundation held,
        string text,
        TakenBack said
    )
    {
        var own = (await drafts.NotesAsync(tx, viewer, held)).FirstOrDefault(note => note.Key == KeepNotes.Key);
        if (text.Length == 0 || own?.Text == text)
        {
            return said;
        }

        if (own is { Text.Length: > 0 })
        {
            return Left(said, Texts["backNoteStays"]);
        }

        var sent = new SectionText(KeepNotes.Key, text, own?.Revision ?? 0, ids.Next(), 1);
        await drafts.SaveNoteAsync(tx, viewer, held, sent);
        return Took(said, Texts["backNote"]);
    }

    private async Task<int> RereadAsync(
        Tx tx,
        Viewer viewer,
        LeadershipFoundation held,
        IReadOnlyList<OwnFileEntry> entries
    )
    {
        var known = (await rereadings.OfAsync(tx, viewer, held))
            .Select(answer => (answer.Guardian, answer.Examples))
            .ToHashSet();
        var taken = 0;
        foreach (var entry in entries.Where(entry => known.Add((entry["guardian"], entry["examples"]))))
        {
            var at = KeptBefore.NotAfter(entry.Moment("at"), clock.GetUtcNow());
            await rereadings.PutAsync(tx, viewer, held, new(ids.Next(), entry["guardian"], entry["examples"], at));
            taken++;
        }

        return taken;
    }

    private async Task ChecksAsync(Tx tx, Viewer viewer, LeadershipFoundation held, IReadOnlyList<string> items)
    {
        if ((await store.ChecksAsync(tx, viewer, held.Id)).Count == 0)
        {
            var known = items.Where(FoundationTemplate.SelfCheck.Contains).ToList();
            await store.CheckAsync(tx, viewer, held.Id, known, clock.GetUtcNow());
        }
    }

    private static TakenBack Took(TakenBack said, string sentence) => said with { Taken = [.. said.Taken, sentence] };

    private static TakenBack Left(TakenBack said, string sentence) =>
        said with
        {
            LeftOut = [.. said.LeftOut.Append(sentence).Distinct(StringComparer.Ordinal)],
        };
}

/// <summary>Versions that were kept elsewhere, kept here with the moment they had; one that is here already is that one.</summary>
public sealed class KeptBefore(Versions versions, TimeProvider clock)
{
    /// <summary>No version is of tomorrow, whatever a file says.</summary>
    public static DateTimeOffset NotAfter(DateTimeOffset? at, DateTimeOffset now) =>
        at is { } given && given < now ? given : now;

    /// <summary>Keeps those that are not here; answers how many.</summary>
    public async Task<int> KeepAsync(
        Tx tx,
        Viewer viewer,
        LeadershipFoundation held,
        IReadOnlyList<OwnFileEntry> entries
    )
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var version in await versions.ListAsync(tx, held.Id))
        {
            known.Add(Text(await versions.TextsAsync(tx, viewer, version)));
        }

        var kept = 0;
        foreach (var entry in entries.OrderBy(entry => entry.Moment("at")).ThenBy(entry => entry.Number("version")))
        {
            var texts = SectionOfText.InOrder(key => entry[key]);
            if (texts.Any(section => section.Text.Length > 0) && known.Add(Text(texts)))
            {
                await versions.PutAsync(tx, viewer, held, texts, NotAfter(entry.Moment("at"), clock.GetUtcNow()));
                kept++;
            }
        }

        return kept;
    }

    private static string Text(IEnumerable<SectionOfText> texts) =>
        string.Join('\0', texts.Select(section => section.Text));
}
