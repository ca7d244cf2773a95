using Npgsql;
using Sparring.Platform.Data;

namespace Sparring.Rooms.Groups.Composing;

/// <summary>Makes a proposal real: the tables of a gathering, or the sparring groups from a day on. Each answers a refusal's key, or null.</summary>
public sealed class Confirming(
    ConfirmationStore store,
    GroupListStore lists,
    GroupsStore groups,
    GroupChangeStore changes,
    Ids ids,
    TimeProvider clock
)
{
    private const string Savepoint = "unconfirm";

    public async Task<string?> ConfirmAsync(Tx tx, ProposalSheet sheet)
    {
        if (!sheet.IsSeated || sheet.Seating.Any(group => group.Count == 0))
        {
            return "composeErrorUnseated";
        }

        var people = sheet.People.Select(person => person.Person.Value).ToArray();
        var isSparring = sheet.Proposal.Kind == ProposalKind.Sparring;
        if (isSparring && await store.MovesLaterAsync(tx, sheet.Proposal, people))
        {
            return "composeErrorLater";
        }

        // To the microsecond, as the database keeps it: what was logged with it is found by it again.
        var now = clock.GetUtcNow();
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        if (!await store.ConfirmAsync(tx, sheet.Proposal.Id, now))
        {
            return null;
        }

        await (isSparring ? PutSparringAsync(tx, sheet, people, now) : PutTablesAsync(tx, sheet));
        return null;
    }

    /// <summary>Takes a confirmation back, unless something stands on it: the day has passed, or somebody used the groups.</summary>
    public async Task<string?> UnconfirmAsync(Tx tx, ProposalSheet sheet)
    {
        var proposal = sheet.Proposal;
        if (proposal.ConfirmedAt is not { } confirmed)
        {
            return null;
        }

        var isSparring = proposal.Kind == ProposalKind.Sparring;
        if (
            await store.IsBuiltOnAsync(tx, proposal.Id)
            || (isSparring && await store.IsChangedLaterAsync(tx, proposal.Programme, confirmed))
            || (!isSparring && proposal.Day < clock.Today())
        )
        {
            return "composeErrorBuilt";
        }

        await tx.Transaction.SaveAsync(Savepoint, tx.Cancel);
        try
        {
            await store.UnconfirmAsync(tx, proposal.Id);
            await (isSparring ? store.RestoreAsync(tx, proposal) : DropTablesAsync(tx, proposal));
            return null;
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            // What the organiser may not see (a group's agreement, a hand-in) stands on the groups; only the database knows.
            await tx.Transaction.RollbackAsync(Savepoint, tx.Cancel);
            return "composeErrorBuilt";
        }
    }

    private async Task PutTablesAsync(Tx tx, ProposalSheet sheet)
    {
        var proposal = sheet.Proposal;
        var occasion = await lists.PutOccasionAsync(
            tx,
            ids.Next(),
            proposal.Programme,
            proposal.Id.ToString(),
            proposal.Title,
            proposal.Day,
            proposal.Place,
            proposal.Kind
        );
        await lists.ClearOccasionAsync(tx, occasion);
        var roles = TeamRoles.Of(sheet);
        foreach (var (group, at) in sheet.Seating.Select((group, at) => (group, at)))
        {
            var table = ids.Next();
            var colour = proposal.Kind == ProposalKind.Teams ? TeamColour.Of(at + 1) : null;
            await lists.AddTableAsync(tx, table, occasion, at + 1, colour);
            foreach (var person in group.Select(member => sheet.People[member].Person))
            {
                await lists.AddSeatAsync(tx, occasion, table, person, roles.GetValueOrDefault(person));
            }
        }

        await store.NameOccasionAsync(tx, proposal.Id, occasion);
    }

    private async Task DropTablesAsync(Tx tx, GroupProposal proposal)
    {
        if (proposal.Occasion is { } occasion)
        {
            await lists.ClearOccasionAsync(tx, occasion);
            await store.DropOccasionAsync(tx, occasion);
        }
    }

    private async Task PutSparringAsync(Tx tx, ProposalSheet sheet, Guid[] people, DateTimeOffset now)
    {
        var proposal = sheet.Proposal;
        var there = (await groups.AllAsync(tx, proposal.Programme, proposal.Day))
            .Where(group => group.Members.Count > 0)
            .ToList();
        var wasIn = there.SelectMany(group => group.Members.Select(member => (member, group.Id))).ToDictionary();
        var highest = await store.HighestNumberAsync(tx, proposal.Programme);
        await store.LeaveAsync(tx, proposal, people);
        foreach (var (members, at) in sheet.Seating.Select((group, at) => (group, at)))
        {
            var group = at < there.Count ? there[at].Id : SparringGroupId.Of(ids.Next());
            if (at >= there.Count)
            {
                await lists.AddGroupAsync(tx, group.Value, proposal.Programme, ++highest);
            }

            foreach (var person in members.Select(member => sheet.People[member].Person))
            {
                await PutMemberAsync(tx, proposal, person, group, wasIn, now);
            }
        }
    }

    private async Task PutMemberAsync(
        Tx tx,
        GroupProposal proposal,
        PersonId person,
        SparringGroupId group,
        Dictionary<PersonId, SparringGroupId> wasIn,
        DateTimeOffset now
    )
    {
        SparringGroupId? from = wasIn.TryGetValue(person, out var was) ? was : null;
        if (from == group)
        {
            return;
        }

        var move = new GroupMove(proposal.Programme, person, from, group, proposal.Day);
        await changes.MoveAsync(tx, move);
        if (from is not null)
        {
            await changes.LogAsync(tx, ids.Next(), move, "moved", now);
        }
    }
}
