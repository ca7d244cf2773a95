using Sparring.Platform.Data;
using Sparring.Platform.Writing;
using Sparring.Rooms.Dilemmas.Cases;
using Sparring.Rooms.Dilemmas.Contract;
using Sparring.Rooms.Dilemmas.Writing;

namespace Sparring.Rooms.Dilemmas;

/// <summary>Writes, composes and answers the same way the pages do.</summary>
public sealed class AuthorsPen(
    DilemmaDrafts drafts,
    GeneralCases cases,
    CaseStore store,
    CaseDesk desk,
    CaseReadings readings,
    Ids ids,
    TimeProvider clock
) : IWriteDilemmas
{
    private const int DaysToAnswer = 7;

    public async Task<DilemmaId> SendAsync(
        Tx tx,
        Viewer owner,
        ProgrammeId programme,
        IReadOnlyDictionary<string, string> sections,
        string guess,
        string consent,
        bool isPooled
    )
    {
        var begun = await drafts.HoldAsync(tx, owner, programme);
        await drafts.SaveAsync(tx, owner, begun, Sent(sections));
        var held = await drafts.HoldAsync(tx, owner, programme);
        await drafts.SendAsync(
            tx,
            owner,
            held,
            new SendingChoice(ids.Next(), held.Revision, guess, consent, isPooled, HasLooked: true)
        );
        return held.Id;
    }

    public async Task<GeneralCaseId> ComposeAsync(
        Tx tx,
        Viewer coach,
        ProgrammeId programme,
        IReadOnlyCollection<DilemmaId> sources,
        IReadOnlyDictionary<string, string> sections
    )
    {
        var held = await HeldAsync(tx, coach, await cases.BeginAsync(tx, coach, programme));
        await cases.ChooseAsync(tx, coach, held, sources, drop: null);
        await cases.SaveAsync(tx, coach, held, Sent(sections));
        return held.Id;
    }

    public async Task<bool> AskAsync(Tx tx, Viewer coach, GeneralCaseId id)
    {
        var held = await HeldAsync(tx, coach, id);
        var seen = (await desk.DraftAsync(tx, coach, held)).Revision;
        var by = clock.Today().AddDays(DaysToAnswer);
        return await cases.AskAsync(tx, coach, held, seen, by, CaseTemplate.Changes.ToList()) is CaseStep.Done;
    }

    public async Task AgreeAsync(Tx tx, Viewer author, GeneralCaseId id)
    {
        if (await store.FindAsync(tx, id) is { } asked)
        {
            await readings.AnswerAsync(tx, author, id, asked.Number, isYes: true, reason: "");
        }
    }

    public async Task<bool> ReleaseAsync(Tx tx, Viewer coach, GeneralCaseId id)
    {
        var held = await HeldAsync(tx, coach, id);
        var groups = (await readings.OpenAsync(tx, coach, id))?.Groups ?? [];
        return await cases.ReleaseAsync(
                tx,
                coach,
                held,
                [.. groups.Where(group => group.IsMine).Select(group => group.Id)]
            ) is CaseStep.Done;
    }

    private async Task<GeneralCase> HeldAsync(Tx tx, Viewer coach, GeneralCaseId id) =>
        await store.HoldAsync(tx, coach, id) ?? throw new InvalidOperationException("The case is not the coach's.");

    private List<SectionText> Sent(IReadOnlyDictionary<string, string> sections)
    {
        var page = ids.Next();
        return [.. sections.Select(section => new SectionText(section.Key, section.Value, 0, page, 1))];
    }
}
