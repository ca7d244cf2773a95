using Microsoft.AspNetCore.Http;
using Sparring.Platform.Data;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Groups.Composing;

/// <summary>What every verb on a proposal needs: to read it as the organiser, and to show it again afterwards.</summary>
public sealed class ProposalDesk(
    Db db,
    ProposalReading reading,
    ProposalChanges changes,
    Searches searches,
    TimeProvider clock
)
{
    public ProposalChanges Changes => changes;

    public Searches Searches => searches;

    public DateOnly Today => clock.Today();

    /// <summary>Reads a proposal for its page; null for anybody but its organisers.</summary>
    public Task<ProposalSheet?> ReadAsync(Viewer viewer, Guid id, CancellationToken cancel) =>
        db.AsAsync(viewer, tx => SheetAsync(tx, viewer, id), cancel);

    /// <summary>The same, within a transaction.</summary>
    public Task<ProposalSheet?> SheetAsync(Tx tx, Viewer viewer, Guid id) => reading.SheetAsync(tx, viewer, id, Today);

    /// <summary>Changes an unconfirmed proposal and leads back to it; what cannot be done says so on the page (422).</summary>
    /// <param name="change">Answers the key of a sentence when it refuses, or null when it is done.</param>
    public Task<IResult> ChangeAsync(
        Viewer viewer,
        Guid id,
        HttpContext http,
        Func<Tx, ProposalSheet, Task<string?>> change,
        CancellationToken cancel
    ) =>
        ActAsync(
            viewer,
            id,
            http,
            (tx, sheet) => sheet.IsConfirmed ? Task.FromResult<string?>("composeIsConfirmed") : change(tx, sheet),
            cancel
        );

    /// <summary>The same, confirmed or not.</summary>
    public async Task<IResult> ActAsync(
        Viewer viewer,
        Guid id,
        HttpContext http,
        Func<Tx, ProposalSheet, Task<string?>> change,
        CancellationToken cancel
    )
    {
        var (isThere, refusal) = await db.AsAsync(
            viewer,
            async tx => await SheetAsync(tx, viewer, id) is { } sheet ? (true, await change(tx, sheet)) : (false, null),
            cancel
        );
        if (!isThere)
        {
            return Refusals.Missing;
        }

        return refusal is null && !http.Request.IsHtmx()
            ? Results.Extensions.SeeOther($"/groups/compose/{id}")
            : await PageAsync(viewer, id, http, refusal, cancel);
    }

    /// <summary>The proposal's page, or only its board when htmx asks.</summary>
    public async Task<IResult> PageAsync(
        Viewer viewer,
        Guid id,
        HttpContext http,
        string? refusal,
        CancellationToken cancel
    )
    {
        // Asked before the proposal is read: a search that ends in between has written its groups by then.
        var search = searches.Of(id);
        if (await ReadAsync(viewer, id, cancel) is not { } sheet)
        {
            return Refusals.Missing;
        }

        var shown = new
        {
            Sheet = sheet,
            Search = search,
            Refusal = refusal,
        };
        var status = refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return http.Request.IsHtmx()
            ? Pages.Show<ProposalBoard>(http, shown, status)
            : Pages.Show<ProposalPage>(http, shown, status);
    }
}
