using Sparring.GroupComposition;
using Sparring.GroupComposition.Repair;
using Sparring.GroupComposition.Roles;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Groups.Composing;

/// <summary>A gathering on its day: who could be there, who sat where, and the smallest change for those who are there.</summary>
public sealed record DayOf(Occasion Occasion, ProposalSheet Sheet, IReadOnlyList<OccasionTable> Tables)
{
    /// <summary>The library's numbers of the people at each table.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Groups { get; } =
    [.. Tables.Select(IReadOnlyList<int> (table) => [.. table.People.Select(who => Sheet.IndexOf(PersonId.Of(who)))])];

    /// <summary>The roles for groups: who has one keeps it where it can be, and who has come plays what is missing.</summary>
    public IReadOnlyDictionary<int, string> RolesFor(IReadOnlyList<IReadOnlyList<int>> groups)
    {
        var roles = Tables.SelectMany(table => table.Roles).Where(role => role.Length > 0).Distinct().ToList();
        var plays = Tables.SelectMany(table => table.People.Zip(table.Roles)).ToDictionary();
        var changes =
            from at in Enumerable.Range(0, Sheet.People.Count)
            let own = roles.IndexOf(plays.GetValueOrDefault(Sheet.People[at].Person.Value, ""))
            where own >= 0
            from role in Enumerable.Range(0, roles.Count)
            where role != own
            select new RoleCost(at, role, 1);
        return roles.Count == 0
            ? new Dictionary<int, string>()
            : DealRoles.For(groups, roles.Count, [.. changes]).ToDictionary(one => one.Key, one => roles[one.Value]);
    }

    /// <summary>Everybody who has a seat.</summary>
    public IReadOnlySet<PersonId> Seated =>
        Groups.SelectMany(group => group).Select(at => Sheet.People[at].Person).ToHashSet();

    /// <summary>Groups for those present; at most two tables change whenever one move is enough.</summary>
    public Repaired For(IReadOnlyCollection<PersonId> present) =>
        RepairGroups.For(
            Sheet.Problem with
            {
                Sizes = Sizes(),
            },
            Groups,
            [.. Enumerable.Range(0, Sheet.People.Count).Where(at => present.Contains(Sheet.People[at].Person))]
        );

    /// <summary>One step with its reason.</summary>
    public string Words(RepairStep step) =>
        RoomTexts.Of<DayOf>().With("day-" + step.Reason, Sheet.NameOf(step.Person), (step.From ?? 0) + 1, step.To + 1);

    // Tables as they were, one more or one fewer where they were all alike.
    private IReadOnlyList<GroupSize> Sizes()
    {
        var (least, most) = (Groups.Min(group => group.Count), Groups.Max(group => group.Count));
        var size = least == most ? new GroupSize(Math.Max(1, least - 1), most + 1) : new GroupSize(least, most);
        return [.. Groups.Select(_ => size)];
    }
}

/// <summary>Reads a gathering for those who run its day, and writes how they sit after all.</summary>
public sealed class DayDesk(
    OccasionStore occasions,
    ProposalStore store,
    GroupsStore groups,
    GroupListStore lists,
    IPeople people,
    IProgrammes programmes,
    Ids ids,
    TimeProvider clock
)
{
    public async Task<DayOf?> FindAsync(Tx tx, Viewer viewer, Guid id)
    {
        if (await occasions.FindAsync(tx, id) is not { } occasion)
        {
            return null;
        }

        var roles = await programmes.RolesAsync(tx, occasion.Programme, viewer.Person, clock.Today());
        var isRunning = roles.Contains("organiser") || roles.Contains("facilitator");
        return isRunning && await programmes.FindAsync(tx, occasion.Programme) is { } programme
            ? await ReadAsync(tx, occasion, programme)
            : null;
    }

    public async Task SeatAsync(Tx tx, DayOf day, IReadOnlyList<IReadOnlyList<int>> seating)
    {
        var roles = day.RolesFor(seating);
        await lists.ClearOccasionAsync(tx, day.Occasion.Id);
        foreach (var (group, at) in seating.Select((group, at) => (group, at)).Where(table => table.group.Count > 0))
        {
            var table = ids.Next();
            var colour = day.Tables.FirstOrDefault(one => one.Number == at + 1)?.Colour;
            await lists.AddTableAsync(tx, table, day.Occasion.Id, at + 1, colour);
            foreach (var person in group)
            {
                var who = day.Sheet.People[person].Person;
                await lists.AddSeatAsync(tx, day.Occasion.Id, table, who, roles.GetValueOrDefault(person));
            }
        }
    }

    private async Task<DayOf> ReadAsync(Tx tx, Occasion occasion, ProgrammeCard programme)
    {
        var tables = await occasions.TablesAsync(tx, occasion.Id);
        var seated = tables.SelectMany(table => table.People).Select(PersonId.Of).ToList();
        var everybody = seated
            .Union(await programmes.HoldersAsync(tx, occasion.Programme, "participant", occasion.Day))
            .ToList();
        var cards = await people.CardsAsync(tx, everybody, occasion.Day);
        var now = await groups.AllAsync(tx, occasion.Programme, occasion.Day);
        // The usual rules of a table; rules about named people are the organisers' secret and end with their proposal.
        var kind = tables.Any(table => table.Colour is not null) ? ProposalKind.Teams : ProposalKind.Tables;
        var form = ProposalForm.Empty(occasion.Id, kind, occasion.Day, everybody) with { Sizes = "1" };
        var proposal = form.Proposal(occasion.Programme, occasion.Day, 1);
        var sheet = new ProposalSheet(
            proposal,
            programme,
            [
                .. everybody
                    .OrderBy(person => cards.GetValueOrDefault(person)?.Name)
                    .Select(who => new ProposalPerson(who, null, null)),
            ],
            cards,
            [],
            await store.MetAsync(tx, proposal, occasion.Id),
            [.. now.Select(group => group.Members)],
            [],
            null
        )
        {
            Lines = await people.ReportingAsync(tx, everybody, occasion.Day),
        };
        return new DayOf(occasion, sheet, tables);
    }
}
