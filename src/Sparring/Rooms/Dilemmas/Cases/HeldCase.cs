using Microsoft.AspNetCore.Http;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Dilemmas.Contract;

namespace Sparring.Rooms.Dilemmas.Cases;

/// <summary>The coach's own case, held while she takes a step with it.</summary>
public sealed class HeldCase(Db db, CaseStore store)
{
    /// <summary>Takes the step in one transaction; to everybody but its coach there is no such case.</summary>
    public Task<IResult> WithAsync(
        Viewer viewer,
        Guid id,
        Func<Tx, GeneralCase, Task<IResult>> step,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await store.HoldAsync(tx, viewer, new GeneralCaseId(id)) is { } held
                    ? await step(tx, held)
                    : Refusals.Missing,
            cancel
        );
}
