using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Platform.Writing;
using Sparring.Rooms.Dilemmas.Contract;

namespace Sparring.Rooms.Dilemmas.Cases;

/// <summary>What came of a step with a case.</summary>
public abstract record CaseStep
{
    private CaseStep() { }

    public sealed record Done : CaseStep;

    /// <summary>What stands in the way.</summary>
    public sealed record Blocked(IReadOnlyList<CaseBlock> Blocks) : CaseStep;

    /// <summary>It was changed in another window since the page with the button was shown.</summary>
    public sealed record ChangedMeanwhile : CaseStep;

    /// <summary>Place, profession and scale were not ticked, or the day is gone, or no group was chosen.</summary>
    public sealed record NotDecided : CaseStep;

    /// <summary>The case is somewhere else on its way.</summary>
    public sealed record NotNow : CaseStep;
}

/// <summary>The way of a case: written, its authors asked, released to groups, taken back. Each step by its coach.</summary>
public sealed class GeneralCases(
    CaseStore store,
    CaseDesk desk,
    TellAuthors tell,
    ISeals seals,
    Ids ids,
    TimeProvider clock
)
{
    public async Task<GeneralCaseId> BeginAsync(Tx tx, Viewer viewer, ProgrammeId programme, Guid? id = null)
    {
        var begun = GeneralCaseId.Of(id ?? ids.Next());
        await store.BeginAsync(tx, viewer, begun, programme, clock.GetUtcNow());
        return begun;
    }

    /// <summary>Saves what an open page sends; null: it is not being written now.</summary>
    public async Task<IReadOnlyList<SectionSave>?> SaveAsync(
        Tx tx,
        Viewer viewer,
        GeneralCase held,
        IReadOnlyList<SectionText> sent
    )
    {
        if (held.State != CaseState.Writing)
        {
            return null;
        }

        var draft = await desk.DraftAsync(tx, viewer, held);
        var saves = sent.Select(section => draft[section.Key].Meet(section, clock.GetUtcNow())).ToList();
        foreach (var section in saves.OfType<SectionSave.Saved>().Select(save => save.Section))
        {
            var seal = seals.Seal(held.PlaceOf(viewer.Tenant, section.Key, section.Revision), section.Text);
            await store.WriteAsync(tx, viewer, held.Id, section, seal);
        }

        return saves;
    }

    /// <summary>Puts dilemmas into it or takes one out, while it is written.</summary>
    public async Task<CaseStep> ChooseAsync(
        Tx tx,
        Viewer viewer,
        GeneralCase held,
        IEnumerable<DilemmaId> add,
        DilemmaId? drop
    )
    {
        if (held.State != CaseState.Writing)
        {
            return new CaseStep.NotNow();
        }

        foreach (var dilemma in add)
        {
            await store.AddAsync(tx, viewer, held, dilemma, clock.GetUtcNow());
        }

        if (drop is { } out1)
        {
            await store.DropAsync(tx, viewer, held.Id, out1, clock.GetUtcNow());
        }

        return new CaseStep.Done();
    }

    /// <summary>Puts the text to its authors, as it stands: from now on it does not change.</summary>
    public async Task<CaseStep> AskAsync(
        Tx tx,
        Viewer viewer,
        GeneralCase held,
        int seen,
        DateOnly? answerBy,
        IReadOnlyCollection<string> changed
    )
    {
        if (held.State != CaseState.Writing)
        {
            return new CaseStep.NotNow();
        }

        var draft = await desk.DraftAsync(tx, viewer, held);
        if (draft.Revision != seen)
        {
            return new CaseStep.ChangedMeanwhile();
        }

        var text = CaseDesk.TextOf(draft);
        var (findings, sources) = await desk.CheckAsync(tx, viewer, held, text);
        if (findings.Blocks.Count > 0)
        {
            return new CaseStep.Blocked(findings.Blocks);
        }

        if (answerBy is not { } day || day < clock.Today() || CaseTemplate.Changes.Except(changed).Any())
        {
            return new CaseStep.NotDecided();
        }

        var asked = held with { Number = held.Number + 1 };
        var sealedText = text.Select(section => (section.Key, SealText(viewer, asked, section.Key, section.Text)));
        await store.AskAsync(tx, viewer, held, day, [.. sealedText], clock.GetUtcNow());
        var authors = sources.Where(source => source.Counts).Select(source => source.Owner).ToHashSet();
        await tell.TellAsync(tx, viewer, authors, day);
        return new CaseStep.Done();
    }

    /// <summary>Back to writing: who said no is out of it, and everybody else will be asked anew.</summary>
    public async Task<CaseStep> ReopenAsync(Tx tx, Viewer viewer, GeneralCase held)
    {
        if (held.State is not (CaseState.Asked or CaseState.TakenBack))
        {
            return new CaseStep.NotNow();
        }

        await store.ReopenAsync(tx, viewer, held.Id, clock.GetUtcNow());
        return new CaseStep.Done();
    }

    /// <summary>Opens it to groups, when every author has said yes to this very text.</summary>
    public async Task<CaseStep> ReleaseAsync(
        Tx tx,
        Viewer viewer,
        GeneralCase held,
        IReadOnlyCollection<SparringGroupId> groups
    )
    {
        if (held.State is not (CaseState.Asked or CaseState.Released))
        {
            return new CaseStep.NotNow();
        }

        var sources = await desk.SourcesAsync(tx, viewer, held);
        var blocks = CaseRules.OfSources(sources).Concat(CaseRules.OfAnswers(sources)).ToList();
        if (blocks.Count > 0)
        {
            return new CaseStep.Blocked(blocks);
        }

        if (groups.Count == 0)
        {
            return new CaseStep.NotDecided();
        }

        await store.ReleaseAsync(tx, viewer, held, groups, held.ReleasedAt ?? clock.GetUtcNow());
        return new CaseStep.Done();
    }

    /// <summary>Gone for everybody at once. The groups are told that, and not why.</summary>
    public async Task<CaseStep> TakeBackAsync(Tx tx, GeneralCase held)
    {
        if (held.State != CaseState.Released)
        {
            return new CaseStep.NotNow();
        }

        await store.TakeBackAsync(tx, held.Id, clock.GetUtcNow());
        return new CaseStep.Done();
    }

    private byte[] SealText(Viewer viewer, GeneralCase asked, string section, string text) =>
        seals.Seal(asked.PlaceOf(viewer.Tenant, "text-" + section, asked.Number), text);
}
