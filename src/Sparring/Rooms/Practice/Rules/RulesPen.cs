using Sparring.Platform.Data;
using Sparring.Platform.Writing;
using Sparring.Rooms.People.Contract;

namespace Sparring.Rooms.Practice.Rules;

/// <summary>Writes rules of the game as somebody of one of the departments.</summary>
public sealed class RulesPen(PracticeAccess access, RulesStore store, IPeople people, TimeProvider clock)
{
    /// <summary>The rules under this id, held; begun when nobody has. Null when the viewer has no say in them.</summary>
    public async Task<GroundRules?> HoldAsync(Tx tx, Viewer viewer, Guid id, Guid? asked)
    {
        if (await store.HoldAsync(tx, id) is { } known)
        {
            return known;
        }

        return await access.BelongsToAsync(tx, viewer, asked, "participant") is { } programme
            ? await store.BeginAsync(tx, viewer, id, programme.Id, clock.GetUtcNow())
            : null;
    }

    /// <summary>Saves the viewer's own draft. A text that is what already holds is saved too: she may go on from it.</summary>
    public async Task<IReadOnlyList<SectionSave>> SaveAsync(
        Tx tx,
        Viewer viewer,
        GroundRules held,
        IReadOnlyList<SectionText> sent
    )
    {
        var draft = new Texts([.. await store.DraftAsync(tx, viewer, held.Id)]);
        var saves = sent.Select(text => draft.Section(text.Key).Meet(text, clock.GetUtcNow())).ToList();
        foreach (var save in saves.OfType<SectionSave.Saved>())
        {
            await store.WriteAsync(tx, viewer, held.Id, save.Section);
        }

        return saves;
    }

    /// <summary>Proposes the viewer's draft as the next version; her own yes goes with it.</summary>
    /// <param name="codes">The departments, asked for with the first version and kept.</param>
    /// <param name="seen">The version she had before her: a change nobody has read is not passed over.</param>
    public async Task<Proposal> ProposeAsync(
        Tx tx,
        Viewer viewer,
        GroundRules held,
        IReadOnlyCollection<string> codes,
        int seen
    )
    {
        var draft = new Texts([.. await store.DraftAsync(tx, viewer, held.Id)]);
        var all = await people.DepartmentCardsAsync(tx);
        var card = (await people.CardsAsync(tx, [viewer.Person], clock.Today())).GetValueOrDefault(viewer.Person);
        var own = all.FirstOrDefault(one => one.Code == card?.DepartmentCode);
        Guid[] sides =
            held.Number > 0 ? held.Departments : [.. all.Where(one => codes.Contains(one.Code)).Select(one => one.Id)];
        var latest = await store.VersionsAsync(tx, [held.Id]) is [var first, ..] ? first : null;
        var faults = Faults(held, draft, latest, seen);
        if (own is null || !sides.Contains(own.Id))
        {
            faults["departments"] = "rules.missing.own";
        }
        else if (sides.Length < 2)
        {
            faults["departments"] = "rules.missing.two";
        }

        if (faults.Count > 0 || own is null)
        {
            return new Proposal.Refused(faults);
        }

        var version = new RulesVersion(
            held.Id,
            held.Number + 1,
            draft["title"],
            draft["text"],
            draft["why"],
            viewer.Person,
            clock.GetUtcNow()
        );
        await store.ProposeAsync(tx, viewer, held with { Departments = sides }, version, own.Id);
        return new Proposal.Made();
    }

    /// <summary>Says yes for the viewer's department to the version she has read; a second yes is nothing.</summary>
    public async Task<bool> AgreeAsync(Tx tx, Viewer viewer, Guid id, int number)
    {
        var card = (await people.CardsAsync(tx, [viewer.Person], clock.Today())).GetValueOrDefault(viewer.Person);
        var own = (await people.DepartmentCardsAsync(tx)).FirstOrDefault(one => one.Code == card?.DepartmentCode);
        if (
            await store.HoldAsync(tx, id) is not { } held
            || own is null
            || held.Number != number
            || !held.Departments.Contains(own.Id)
        )
        {
            return false;
        }

        await store.AgreeAsync(tx, viewer, id, number, own.Id, clock.GetUtcNow());
        return true;
    }

    /// <summary>Takes the viewer's yes back while the version does not hold yet.</summary>
    public async Task<TakenBack> TakeBackAsync(Tx tx, Viewer viewer, Guid id, int number)
    {
        if (await store.HoldAsync(tx, id) is not { } held || held.Number != number)
        {
            return new TakenBack.NotHers();
        }

        if (held.Missing(number, await store.YesesAsync(tx, [id])).Count == 0)
        {
            return new TakenBack.Holds();
        }

        await store.TakeBackAsync(tx, id, number);
        return new TakenBack.Gone();
    }

    private static Dictionary<string, string> Faults(GroundRules held, Texts draft, RulesVersion? latest, int seen)
    {
        var faults = new Dictionary<string, string>();
        foreach (var key in GroundRules.Written.Where(key => !draft.Has(key) && (key != "why" || held.Number > 0)))
        {
            faults["text-" + key] = "rules.missing." + key;
        }

        if (latest is not null && seen < latest.Number)
        {
            faults["text-text"] = "rules.newer";
        }
        else if (latest is not null && draft["text"] == latest.Text && draft["title"] == latest.Title)
        {
            faults["text-text"] = "rules.same";
        }

        return faults;
    }
}
