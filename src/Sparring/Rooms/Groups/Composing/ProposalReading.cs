using Sparring.Platform.Data;
using Sparring.Rooms.Groups.Contract;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Groups.Composing;

/// <summary>Reads a proposal for its organiser; for anybody else there is none.</summary>
public sealed class ProposalReading(
    ProposalStore store,
    GroupsStore groups,
    GroupsAccess access,
    IPeople people,
    IProgrammes programmes
)
{
    public async Task<ProposalSheet?> SheetAsync(Tx tx, Viewer viewer, Guid id, DateOnly today)
    {
        if (
            await store.FindAsync(tx, id) is not { } proposal
            || !await access.OrganisesAsync(tx, proposal.Programme, viewer, today)
            || await programmes.FindAsync(tx, proposal.Programme) is not { } programme
        )
        {
            return null;
        }

        var seated = await store.PeopleAsync(tx, id);
        var isSparring = proposal.Kind == ProposalKind.Sparring;
        var now = await groups.AllAsync(tx, proposal.Programme, proposal.Day);
        IReadOnlyList<SparringGroupCard> standing = isSparring ? [.. now.Where(group => group.Members.Count > 0)] : [];
        var named = seated.Select(person => person.Person).Union(standing.SelectMany(group => group.Members));
        return new ProposalSheet(
            proposal,
            programme,
            seated,
            await people.CardsAsync(tx, [.. named], proposal.Day),
            await store.RulesAsync(tx, id),
            await store.MetAsync(tx, proposal, proposal.Occasion),
            isSparring ? [] : [.. now.Select(group => group.Members)],
            proposal.BasedOn is { } pairs ? await store.PairsOfAsync(tx, pairs) : [],
            await store.LastStepAsync(tx, id)
        )
        {
            GroupsNow = standing,
            Lines = await LinesAsync(tx, proposal, seated),
            Before = await store.BeforeOthersAsync(tx, proposal),
            MetBefore = proposal.Series is null
                ? []
                : await store.MetAsync(tx, proposal, proposal.Occasion, withOpen: false),
            Series = proposal.Series is { } series ? await store.SeriesAsync(tx, series) : [],
            Played =
                proposal.Roles.Length > 0 ? await store.PlayedAsync(tx, proposal.Programme, proposal.Occasion) : [],
        };
    }

    private async Task<IReadOnlyList<ReportingPair>> LinesAsync(
        Tx tx,
        GroupProposal proposal,
        IReadOnlyList<ProposalPerson> seated
    ) =>
        proposal.Line == Importance.Apart
            ? await people.ReportingAsync(tx, [.. seated.Select(person => person.Person)], proposal.Day)
            : [];
}
