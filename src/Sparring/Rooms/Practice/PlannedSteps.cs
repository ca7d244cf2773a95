using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Rooms.Practice.Actions;
using Sparring.Rooms.Practice.Contract;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Practice;

/// <summary>Puts down what was agreed, sealed under the key of the one who does it.</summary>
public sealed class PlannedSteps(ActionStore store, ISeals seals, Ids ids, TimeProvider clock) : IWriteTrialActions
{
    public async Task PlanAsync(Tx tx, Viewer maker, ProgrammeId programme, IReadOnlyCollection<AgreedStep> steps)
    {
        foreach (var step in steps)
        {
            var thing = new PracticeThing(Artefact.TrialAction, ids.Next(), programme, step.Owner);
            var seal = seals.Seal(ActionDesk.AgreedPlace(maker.Tenant, thing), step.Text);
            await store.AgreeAsync(
                tx,
                maker,
                new(
                    thing.Id,
                    programme,
                    step.Owner,
                    step.Kind,
                    step.Source,
                    step.Address,
                    seal,
                    step.Due,
                    clock.GetUtcNow()
                )
            );
        }
    }
}
