using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Groups.Composing;

/// <summary>GET /groups/compose and /groups/compose/new, POST /groups/compose: what is being made, and something new.</summary>
public static class StartProposal
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage("/groups/compose", GroupsAccess.Organisers, ListAsync);
        routes.MapPage("/groups/compose/new", GroupsAccess.Organisers, NewAsync);
        routes.MapAction("/groups/compose", GroupsAccess.Organisers, StartAsync);
        routes.MapPage("/groups/compose/{id:guid}/rules", GroupsAccess.Organisers, RulesAsync);
        routes.MapAction("/groups/compose/{id:guid}/rules", GroupsAccess.Organisers, ChangeAsync);
    }

    private static async Task<IResult> ListAsync(
        Viewer viewer,
        HttpContext http,
        Db db,
        ProposalStarting starting,
        ProposalStore store,
        CancellationToken cancel
    ) =>
        await db.AsAsync(
            viewer,
            async tx =>
                await starting.ProgrammeAsync(tx, viewer) is { } programme
                    ? Pages.Show<ComposePage>(http, new { Proposals = await store.AllAsync(tx, programme.Id) })
                    : Refusals.Missing,
            cancel
        );

    private static async Task<IResult> NewAsync(
        string? kind,
        Viewer viewer,
        HttpContext http,
        Db db,
        ProposalStarting starting,
        CancellationToken cancel
    ) =>
        await db.AsAsync(
            viewer,
            async tx =>
                await starting.ProgrammeAsync(tx, viewer) is { } programme
                    ? await starting.PageAsync(
                        tx,
                        http,
                        programme,
                        await starting.EmptyAsync(tx, programme, kind),
                        null
                    )
                    : Refusals.Missing,
            cancel
        );

    private static async Task<IResult> StartAsync(
        Viewer viewer,
        Form form,
        HttpContext http,
        Db db,
        ProposalStarting starting,
        Ids ids,
        CancellationToken cancel
    ) =>
        await db.AsAsync(
            viewer,
            async tx =>
            {
                // The programme the form was shown for, whatever has been chosen at the top since.
                if (await starting.ProgrammeAsync(tx, viewer, form.Id("programme")) is not { } programme)
                {
                    return Refusals.Missing;
                }

                var typed = ProposalForm.Of(form, form.Id("id") ?? ids.Next());
                return await starting.StartAsync(tx, programme, typed)
                    ? Results.Extensions.SeeOther($"/groups/compose/{typed.Id}")
                    : await starting.PageAsync(tx, http, programme, typed, typed.Errors());
            },
            cancel
        );

    private static async Task<IResult> RulesAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        Db db,
        ProposalReading reading,
        ProposalStarting starting,
        ProposalDesk desk,
        CancellationToken cancel
    ) =>
        await db.AsAsync(
            viewer,
            async tx =>
                await reading.SheetAsync(tx, viewer, id, desk.Today) is { IsConfirmed: false } sheet
                    ? await starting.PageAsync(tx, http, sheet.Programme, ProposalForm.Of(sheet), null, isNew: false)
                    : Refusals.Missing,
            cancel
        );

    private static async Task<IResult> ChangeAsync(
        Guid id,
        Viewer viewer,
        Form form,
        HttpContext http,
        Db db,
        ProposalReading reading,
        ProposalStarting starting,
        ProposalDesk desk,
        CancellationToken cancel
    ) =>
        await db.AsAsync(
            viewer,
            async tx =>
            {
                if (await reading.SheetAsync(tx, viewer, id, desk.Today) is not { IsConfirmed: false } sheet)
                {
                    return Refusals.Missing;
                }

                var typed = ProposalForm.Of(form, id) with { Kind = sheet.Proposal.Kind };
                return await starting.ChangeAsync(tx, sheet, typed)
                    ? Results.Extensions.SeeOther(sheet.Proposal.Address)
                    : await starting.PageAsync(tx, http, sheet.Programme, typed, typed.Errors(), isNew: false);
            },
            cancel
        );
}

/// <summary>Makes proposals, and changes what they are made from.</summary>
public sealed class ProposalStarting(
    GroupsAccess access,
    IProgrammes programmes,
    IPeople people,
    OccasionStore occasions,
    ProposalChanges changes,
    Ids ids,
    TimeProvider clock
)
{
    public async Task<ProgrammeCard?> ProgrammeAsync(Tx tx, Viewer viewer, Guid? wanted = null) =>
        await access.ProgrammeAsync(tx, wanted) is { } programme
        && await access.OrganisesAsync(tx, programme.Id, viewer, clock.Today())
            ? programme
            : null;

    public async Task<ProposalForm> EmptyAsync(Tx tx, ProgrammeCard programme, string? kind) =>
        ProposalForm.Empty(
            ids.Next(),
            ProposalKind.All.FirstOrDefault(known => known == kind) ?? ProposalKind.Tables,
            clock.Today(),
            await programmes.HoldersAsync(tx, programme.Id, "participant", clock.Today())
        );

    /// <summary>False when the form has errors; the same form twice makes one proposal.</summary>
    public async Task<bool> StartAsync(Tx tx, ProgrammeCard programme, ProposalForm typed)
    {
        if (typed.Errors().Count > 0 || typed.Day is not { } day)
        {
            return false;
        }

        // The seed stands with the proposal: the same rules give the same groups again.
        var seed = BitConverter.ToInt32(typed.Id.ToByteArray(), 0) & int.MaxValue;
        var present = await OfProgrammeAsync(tx, programme, typed, day);
        foreach (var proposal in SeriesOf(typed.Proposal(programme.Id, day, seed), typed.LaterDays() ?? []))
        {
            await changes.AddAsync(tx, proposal, present);
        }

        return true;
    }

    // Their ids follow from the first one's, so that the same form twice makes each once.
    private static IEnumerable<GroupProposal> SeriesOf(GroupProposal first, IReadOnlyList<DateOnly> later) =>
        later.Count == 0 || first.Kind != ProposalKind.Tables
            ? [first]
            : later.Prepend(first.Day).Select((day, at) => first.AsOneOf(day, at + 1));

    public async Task<bool> ChangeAsync(Tx tx, ProposalSheet sheet, ProposalForm typed)
    {
        if (typed.Errors().Count > 0 || typed.Day is not { } day)
        {
            return false;
        }

        await changes.SetAsync(
            tx,
            sheet.Proposal,
            typed.Proposal(sheet.Proposal.Programme, day, sheet.Proposal.Seed),
            await OfProgrammeAsync(tx, sheet.Programme, typed, day)
        );
        return true;
    }

    public async Task<IResult> PageAsync(
        Tx tx,
        HttpContext http,
        ProgrammeCard programme,
        ProposalForm typed,
        IReadOnlyDictionary<string, string>? errors,
        bool isNew = true
    )
    {
        var day = typed.Day ?? clock.Today();
        var known = await KnownAsync(tx, programme, day);
        return Pages.Show<ProposalFormPage>(
            http,
            new
            {
                Typed = typed,
                Errors = errors ?? new Dictionary<string, string>(StringComparer.Ordinal),
                People = known,
                Cards = await people.CardsAsync(tx, known, day),
                Occasions = await occasions.AllAsync(tx, programme.Id),
                Programme = programme,
                IsNew = isNew,
            },
            errors is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );
    }

    private async Task<IReadOnlyList<PersonId>> KnownAsync(Tx tx, ProgrammeCard programme, DateOnly day) =>
        [
            .. (await programmes.HoldersAsync(tx, programme.Id, "participant", day))
                .Concat(await programmes.HoldersAsync(tx, programme.Id, "participant", clock.Today()))
                .Distinct(),
        ];

    private async Task<IReadOnlyList<PersonId>> OfProgrammeAsync(
        Tx tx,
        ProgrammeCard programme,
        ProposalForm typed,
        DateOnly day
    ) => [.. (await KnownAsync(tx, programme, day)).Intersect(typed.People)];
}
