using System.Globalization;
using Sparring.Platform.Data;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Practice.Actions;
using Sparring.Rooms.Practice.Arenas;
using Sparring.Rooms.Practice.Contract;
using Sparring.Rooms.Practice.Focus;
using Sparring.Rooms.Practice.Reflections;

namespace Sparring.Rooms.Practice;

/// <summary>Writes as the owner, the same way her pages do.</summary>
public sealed class PracticePen(
    FocusPen focuses,
    ArenaPen arenas,
    ActionPen actions,
    ActionStore actionStore,
    ActionShares shares,
    ReflectionPen reflections,
    EntrySharing sharing,
    SealedTexts texts,
    IPeople people,
    Ids ids,
    TimeProvider clock
) : IWritePractice
{
    public async Task FocusAsync(
        Tx tx,
        Viewer owner,
        ProgrammeId programme,
        IReadOnlyDictionary<string, string> answers
    )
    {
        if (await focuses.HoldAsync(tx, owner, ids.Next(), programme.Value) is { } held)
        {
            await texts.PutAsync(tx, owner, held.Thing, answers);
            await focuses.ChooseAsync(tx, owner, held);
        }
    }

    public async Task ArenaAsync(
        Tx tx,
        Viewer owner,
        ProgrammeId programme,
        IReadOnlyDictionary<string, string> answers
    )
    {
        if (await arenas.HoldAsync(tx, owner, ids.Next(), programme.Value) is { } held)
        {
            await texts.PutAsync(tx, owner, held.Thing, answers);
            var draft = await texts.DraftAsync(tx, owner, held.Thing);
            var departments = ArenaPen.ChosenOf(draft, await people.DepartmentCardsAsync(tx));
            await arenas.ChooseAsync(tx, owner, held, draft, departments);
        }
    }

    public async Task ActionAsync(
        Tx tx,
        Viewer owner,
        ProgrammeId programme,
        IReadOnlyDictionary<string, string> answers,
        TrialState state,
        string share
    )
    {
        if (await actions.HoldAsync(tx, owner, ids.Next(), programme.Value) is not { } held)
        {
            return;
        }

        await texts.PutAsync(tx, owner, held.Thing, answers.Where(answer => TrialAction.Written.Contains(answer.Key)));
        if (answers.TryGetValue("due", out var due))
        {
            await actionStore.DatesAsync(tx, owner, held.Id, DateOnly.Parse(due, CultureInfo.InvariantCulture), null);
        }

        if (state != TrialState.Planned)
        {
            var decision = answers.GetValueOrDefault("decision");
            await actionStore.StepAsync(tx, owner, held.Id, state, decision, clock.GetUtcNow());
        }

        if (await actionStore.FindAsync(tx, held.Id) is { } written)
        {
            await shares.SetAsync(tx, owner, written, share);
        }
    }

    public async Task ReflectionAsync(
        Tx tx,
        Viewer owner,
        ProgrammeId programme,
        IReadOnlyDictionary<string, string> answers,
        string share
    )
    {
        var begun = new BegunReflection(ids.Next(), programme.Value, answers.GetValueOrDefault("activity"), null);
        if (await reflections.HoldAsync(tx, owner, begun) is { } held)
        {
            await texts.PutAsync(tx, owner, held.Thing, answers.Where(answer => answer.Key != "activity"));
            await sharing.SetAsync(tx, held.Thing, share);
        }
    }
}
