using Sparring.GroupComposition;
using Sparring.Platform.Data;
using Sparring.Rooms.People.Contract;

namespace Sparring.Rooms.Groups.Composing;

/// <summary>Says a proposal in the library's terms.</summary>
public static class StateProblem
{
    public const string Department = "department";
    public const string Level = "level";
    public const string Task = "task";
    public const string Met = "met";

    /// <summary>Those of the last year, when there are older meetings beside them.</summary>
    public const string MetLately = "met-lately";
    public const string MetLongAgo = "met-long-ago";
    public const string OwnGroup = "own-group";

    public static GroupProblem Of(ProposalSheet sheet)
    {
        var number = sheet.People.Select((person, at) => (person.Person, at)).ToDictionary();
        var proposal = sheet.Proposal;
        return new GroupProblem
        {
            Name = proposal.Title,
            People = sheet.People.Count,
            Sizes = SizesOf(sheet),
            Attributes =
            [
                Attribute(sheet, Department, proposal.Department, card => card.DepartmentCode ?? card.Department),
                Attribute(sheet, Level, proposal.Level, card => card.LevelCode ?? card.Level),
                Attribute(sheet, Task, proposal.Task, card => card.Task),
            ],
            Terms = [.. MetTerms(sheet, number), OwnGroupTerm(sheet, number)],
            Apart =
            [
                .. RulePairs(sheet, number, "apart"),
                .. proposal.OwnGroup == Importance.Apart ? OwnPairs(sheet, number) : [],
                .. LinePairs(sheet, number),
            ],
            Together = [.. RulePairs(sheet, number, "together"), .. PairsOf(sheet.BasePairs, number)],
            Fixed =
            [
                .. sheet
                    .People.Select((person, at) => (person, at))
                    .Where(entry => entry.person is { LockedAt: not null, Seat: not null })
                    .Select(entry => new Seat(entry.at, (entry.person.Seat ?? 1) - 1)),
            ],
        };
    }

    private static IReadOnlyList<GroupSize> SizesOf(ProposalSheet sheet)
    {
        if (sheet.GroupsNow.Count > 0)
        {
            return GroupSizes.Within(sheet.Proposal.Sizes, sheet.People.Count, sheet.GroupsNow.Count);
        }

        if (sheet.Proposal.Kind == ProposalKind.Quartets)
        {
            return QuartetSizes(sheet.People.Count);
        }

        return
        [
            .. (GroupSizes.Of(sheet.Proposal.Sizes, sheet.People.Count) ?? [sheet.People.Count]).Select(GroupSize.Of),
        ];
    }

    // Two pairs are four; a pair of three makes five, and with an odd number of pairs one group has three of them.
    private static IReadOnlyList<GroupSize> QuartetSizes(int people) =>
        [.. Enumerable.Repeat(new GroupSize(Math.Min(4, people), 7), Math.Max(1, people / 4))];

    private static CategoricalAttribute Attribute(
        ProposalSheet sheet,
        string name,
        string importance,
        Func<PersonCard, string?> valueOf
    ) =>
        CategoricalAttribute.Of(
            name,
            [
                .. sheet.People.Select(person =>
                    sheet.Cards.GetValueOrDefault(person.Person) is { } card ? valueOf(card) : null
                ),
            ],
            Importance.WeightOf(importance)
        );

    // Over two years everybody comes to meet somebody again: then rather those who met longest ago, at half the cost.
    private static IEnumerable<PairTerm> MetTerms(ProposalSheet sheet, Dictionary<PersonId, int> number)
    {
        var weight = Importance.WeightOf(sheet.Proposal.Met);
        var met = sheet.Met.Where(pair => number.ContainsKey(pair.One) && number.ContainsKey(pair.Other)).ToList();
        return met.Exists(pair => pair.LongAgo > 0)
            ?
            [
                Term(MetLately, weight, met, number, pair => pair.Lately),
                Term(MetLongAgo, weight / 2, met, number, pair => pair.LongAgo),
            ]
            : [Term(Met, weight, met, number, pair => pair.Times)];
    }

    private static PairTerm Term(
        string name,
        long weight,
        List<MetPair> met,
        Dictionary<PersonId, int> number,
        Func<MetPair, int> times
    ) =>
        new(
            name,
            weight,
            [
                .. met.Where(pair => times(pair) > 0)
                    .Select(pair => new CountedPair(number[pair.One], number[pair.Other], times(pair))),
            ]
        );

    private static PairTerm OwnGroupTerm(ProposalSheet sheet, Dictionary<PersonId, int> number) =>
        new(
            OwnGroup,
            Importance.WeightOf(sheet.Proposal.OwnGroup),
            [.. OwnPairs(sheet, number).Select(pair => new CountedPair(pair.A, pair.B, 1))]
        );

    private static IEnumerable<PersonPair> OwnPairs(ProposalSheet sheet, Dictionary<PersonId, int> number) =>
        sheet.OwnGroups.SelectMany(group => AllPairs([.. group.Where(number.ContainsKey).Select(who => number[who])]));

    private static IEnumerable<PersonPair> RulePairs(
        ProposalSheet sheet,
        Dictionary<PersonId, int> number,
        string kind
    ) =>
        sheet
            .Rules.Where(rule => rule.Kind == kind)
            .Where(rule => number.ContainsKey(rule.Person) && number.ContainsKey(rule.Other))
            .Select(rule => new PersonPair(number[rule.Person], number[rule.Other]));

    private static IEnumerable<PersonPair> LinePairs(ProposalSheet sheet, Dictionary<PersonId, int> number) =>
        sheet
            .Lines.Where(line => number.ContainsKey(line.Person) && number.ContainsKey(line.Leader))
            .Select(line => new PersonPair(number[line.Person], number[line.Leader]));

    // A chain binds a pair, or three, as well as all of their pairs would.
    private static IEnumerable<PersonPair> PairsOf(
        IEnumerable<IReadOnlyList<PersonId>> sets,
        Dictionary<PersonId, int> number
    ) =>
        sets.Select(set => set.Where(number.ContainsKey).Select(who => number[who]).ToList())
            .SelectMany(set => set.Zip(set.Skip(1), (one, other) => new PersonPair(one, other)));

    private static IEnumerable<PersonPair> AllPairs(IReadOnlyList<int> people) =>
        people.SelectMany((one, at) => people.Skip(at + 1).Select(other => new PersonPair(one, other)));
}
