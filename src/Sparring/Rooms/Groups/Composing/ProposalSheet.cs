using Sparring.GroupComposition;
using Sparring.Platform.Data;
using Sparring.Rooms.Groups.Contract;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Groups.Composing;

/// <summary>Everything of one proposal: its people in the order the library numbers them, its rules, and what was before.</summary>
public sealed record ProposalSheet(
    GroupProposal Proposal,
    ProgrammeCard Programme,
    IReadOnlyList<ProposalPerson> People,
    IReadOnlyDictionary<PersonId, PersonCard> Cards,
    IReadOnlyList<PeopleRule> Rules,
    IReadOnlyList<MetPair> Met,
    IReadOnlyList<IReadOnlyList<PersonId>> OwnGroups,
    IReadOnlyList<IReadOnlyList<PersonId>> BasePairs,
    string? LastStep
)
{
    private GroupProblem? stated;

    /// <summary>The sparring groups that have members on the day, by number, when sparring groups are made; else none.</summary>
    public IReadOnlyList<SparringGroupCard> GroupsNow { get; init; } = [];

    /// <summary>Who of them reports to whom on the day, where that keeps them apart; else none.</summary>
    public IReadOnlyList<ReportingPair> Lines { get; init; } = [];

    /// <summary>The proposal as the library takes it; person i of it is <see cref="People"/>[i].</summary>
    public GroupProblem Problem => stated ??= StateProblem.Of(this);

    /// <summary>The gatherings it is planned with, itself among them; else none.</summary>
    public IReadOnlyList<GroupProposal> Series { get; init; } = [];

    /// <summary>Who has met, but for what is planned with it and still open; of a series only.</summary>
    public IReadOnlyList<MetPair> MetBefore { get; init; } = [];

    /// <summary>Where they sat before other groups as good were found; else nobody.</summary>
    public IReadOnlyDictionary<PersonId, int> Before { get; init; } = new Dictionary<PersonId, int>();

    /// <summary>Of the pairs in one group now, how many were not before.</summary>
    public (int New, int All) PairsApartBefore
    {
        get
        {
            var pairs = Seating
                .SelectMany(group => group.SelectMany((one, at) => group.Skip(at + 1).Select(other => (one, other))))
                .ToList();
            return (pairs.Count(pair => SeatBefore(pair.one) != SeatBefore(pair.other)), pairs.Count);
        }
    }

    private int? SeatBefore(int index) => Before.TryGetValue(People[index].Person, out var seat) ? seat : null;

    /// <summary>Who has played which role before, when roles are dealt; else none.</summary>
    public IReadOnlyList<PlayedRole> Played { get; init; } = [];

    public bool IsSeated => People.Count > 0 && People.All(person => person.Seat is not null);

    /// <summary>The library's numbers of the people at each table.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Seating => SeatingOf(People.Select(person => person.Seat ?? 1));

    public bool IsConfirmed => Proposal.ConfirmedAt is not null;

    public int IndexOf(PersonId person) => People.TakeWhile(other => other.Person != person).Count();

    public bool Has(PersonId person) => People.Any(other => other.Person == person);

    public string NameOf(int index) => NameOf(People[index].Person);

    public string NameOf(PersonId person) => Cards.GetValueOrDefault(person)?.Name ?? "–";

    public PersonCard? CardOf(int index) => Cards.GetValueOrDefault(People[index].Person);

    /// <summary>The same with somebody else's seats, by the library's numbers.</summary>
    public IReadOnlyList<IReadOnlyList<int>> SeatingOf(IEnumerable<int> seats)
    {
        var groups = Enumerable.Range(0, Problem.Sizes.Count).Select(_ => new List<int>()).ToList();
        foreach (var (seat, person) in seats.Select((seat, person) => (seat, person)))
        {
            while (groups.Count < seat)
            {
                groups.Add([]);
            }

            groups[seat - 1].Add(person);
        }

        return groups;
    }
}
