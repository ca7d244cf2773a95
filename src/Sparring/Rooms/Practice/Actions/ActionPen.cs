using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Platform.Writing;
using Sparring.Rooms.Practice.Contract;

namespace Sparring.Rooms.Practice.Actions;

/// <summary>Writes a trial action as its owner.</summary>
public sealed class ActionPen(PracticeAccess access, ActionStore store, SealedTexts texts, TimeProvider clock)
{
    private static readonly string[] Days = ["due", "nextOn"];

    /// <summary>Hers under this id, begun if need be; null when she practises nowhere, or the id is another's.</summary>
    public async Task<TrialAction?> HoldAsync(Tx tx, Viewer viewer, Guid id, Guid? asked)
    {
        if (await store.HoldOwnAsync(tx, viewer, id) is { } known)
        {
            return known;
        }

        return await access.WritesInAsync(tx, viewer, asked) is { } programme
            ? await store.HoldAsync(tx, viewer, id, programme.Id, clock.GetUtcNow())
            : null;
    }

    public async Task<IReadOnlyList<SectionSave>> SaveAsync(
        Tx tx,
        Viewer viewer,
        TrialAction held,
        Form form,
        IReadOnlyList<SectionText> sections
    )
    {
        var saves = await texts.SaveAsync(tx, viewer, held.Thing, sections);
        if (form.IsWhole())
        {
            var due = form.IsNoDay("due") ? held.Due : form.Date("due");
            var next = form.Has("brief") || form.IsNoDay("nextOn") ? held.NextOn : form.Date("nextOn");
            await store.DatesAsync(tx, viewer, held.Id, due, next);
        }

        return saves;
    }

    /// <summary>What keeps it from going on, by field; when nothing does, the step is taken.</summary>
    public async Task<IReadOnlyDictionary<string, string>> StepAsync(
        Tx tx,
        Viewer viewer,
        TrialAction held,
        TrialState? to,
        Form form
    )
    {
        var said = RoomTexts.Of<ActionPen>();
        var noDays = Days.Where(form.IsNoDay).ToDictionary(field => field, _ => said["noDay"]);
        var written = await texts.DraftAsync(tx, viewer, held.Thing);
        if (noDays.Count > 0)
        {
            return noDays;
        }

        if (to is not { } step)
        {
            return written.Has("title") || held.Agreed is not null
                ? noDays
                : new Dictionary<string, string> { ["text-title"] = said["action.missing.title"] };
        }

        var decision = form.Has("decision") ? form["decision"] : null;
        switch (held.Step(step, Titled(written, held), decision))
        {
            case Stepping.Unfinished missing:
                return missing.Fields.ToDictionary(
                    key => key == "decision" ? key : "text-" + key,
                    key => said["action.missing." + key]
                );
            case Stepping.NotNow:
                return new Dictionary<string, string> { [""] = said["action.notNow"] };
            default:
                await store.StepAsync(tx, viewer, held.Id, step, decision, clock.GetUtcNow());
                return noDays;
        }
    }

    // What was agreed in a meeting has a name by that.
    private static Texts Titled(Texts written, TrialAction held) =>
        held.Agreed is not null && !written.Has("title") ? written.With([new("title", "–")]) : written;
}
