using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Platform.Writing;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Practice.Focus;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Practice.Arenas;

/// <summary>Writes an arena as its owner.</summary>
public sealed class ArenaPen(
    PracticeAccess access,
    ArenaStore store,
    ArenaDesk desk,
    SealedTexts texts,
    IPeople people,
    IGrants grants,
    TimeProvider clock
)
{
    private static readonly string[] Days = ["first", "until"];

    /// <summary>Her arena under this id, begun if need be; null when she practises nowhere, or the id is another's.</summary>
    public async Task<PracticeArena?> HoldAsync(Tx tx, Viewer viewer, Guid id, Guid? asked) =>
        await access.WritesInAsync(tx, viewer, asked) is { } programme
            ? await store.HoldAsync(tx, viewer, id, programme.Id, clock.GetUtcNow())
            : null;

    public async Task<IReadOnlyList<SectionSave>> SaveAsync(
        Tx tx,
        Viewer viewer,
        PracticeArena held,
        Form form,
        IReadOnlyList<SectionText> sections
    )
    {
        var saves = await texts.SaveAsync(tx, viewer, held.Thing, sections);
        if (form.IsWhole())
        {
            await texts.PutAsync(
                tx,
                viewer,
                held.Thing,
                [
                    new("departments", form.Chosen("departments")),
                    new("consent", form["consent"]),
                    new("meetings", form["meetings"]),
                    new("first", form.Day("first")),
                    new("until", form.Day("until")),
                    new("theme", form["theme"]),
                    new("competences", form.Chosen("competences")),
                    new("overview", form["overview"]),
                ]
            );
        }

        return saves;
    }

    /// <summary>What keeps the form from going on, by field; when nothing does and it is a choice, it is chosen.</summary>
    public async Task<IReadOnlyDictionary<string, string>> MendAsync(
        Tx tx,
        Viewer viewer,
        PracticeArena held,
        Form form,
        bool isChoice
    )
    {
        var said = RoomTexts.Of<ArenaPen>();
        var noDays = Days.Where(form.IsNoDay).ToDictionary(field => field, _ => said["noDay"]);
        if (noDays.Count > 0 || !isChoice)
        {
            return noDays;
        }

        var all = await people.DepartmentCardsAsync(tx);
        var own = await desk.OwnAsync(tx, viewer, all);
        var draft = await texts.DraftAsync(tx, viewer, held.Thing);
        var chosen = ChosenOf(draft, all);
        if (PracticeArena.Choose(draft, chosen, own?.Id) is Choosing.Unfinished unfinished)
        {
            return unfinished.Fields.ToDictionary(
                key => key.StartsWith("departments", StringComparison.Ordinal) ? "departments" : "text-" + key,
                key => said.With("arena.missing." + key, own?.Name)
            );
        }

        await ChooseAsync(tx, viewer, held, draft, chosen);
        return noDays;
    }

    /// <summary>Chooses the draft as it stands, and opens title and departments to the forum where she says so.</summary>
    public async Task ChooseAsync(
        Tx tx,
        Viewer viewer,
        PracticeArena held,
        Texts draft,
        IReadOnlyCollection<Guid> departments
    )
    {
        var theme = draft.Has("theme") ? draft["theme"] : null;
        await store.ChooseAsync(tx, viewer, held, departments, theme, clock.GetUtcNow());
        await texts.KeepAsync(tx, viewer, held.Thing, held.Number + 1);
        if (draft["consent"] == "yes")
        {
            await store.AgreeAsync(tx, viewer, held, held.Number + 1);
        }

        if (draft["overview"] == "yes")
        {
            await grants.ShareAsync(tx, Artefact.PracticeArena, held.Id, held.Programme, ArenaDesk.Forum);
        }
        else
        {
            await grants.RevokeAsync(tx, Artefact.PracticeArena, held.Id, ArenaDesk.Forum);
        }
    }

    public static IReadOnlyList<Guid> ChosenOf(Texts draft, IReadOnlyList<DepartmentCard> all) =>
        [.. all.Where(department => draft.Keys("departments").Contains(department.Code)).Select(one => one.Id)];
}
