using Sparring.GroupComposition.Series;
using Sparring.Platform.Data;

namespace Sparring.Rooms.Groups.Composing;

/// <summary>Plans the gatherings of a series together: nobody meets twice where that can be.</summary>
public static class SearchSeries
{
    /// <summary>Whether the gatherings can be planned together: nobody is locked, and more than one is still open.</summary>
    public static bool IsFor(IReadOnlyList<ProposalSheet> open) =>
        open.Count > 1 && open.All(sheet => sheet.People.All(person => person.LockedAt is null));

    /// <summary>The seats of each gathering; null when the series cannot be planned as it stands.</summary>
    public static IReadOnlyList<Found>? Plan(IReadOnlyList<ProposalSheet> open, Search search, CancellationToken cancel)
    {
        var people = open.SelectMany(sheet => sheet.People).Select(person => person.Person).Distinct().ToList();
        var problem = ProblemOf(open, people);
        var options = new SeriesOptions
        {
            Seconds = search.Seconds,
            Seed = open[0].Proposal.Seed,
            Progress = new Told(search, problem),
        };
        return PlanSeries.Of(problem, options, cancel) is SeriesAnswer.Planned planned
            ? [.. planned.Plan.Rounds.Select(round => FoundOf(round, people, planned.Plan))]
            : null;
    }

    // The rules and weights of the first gathering are those of all; who comes and how they sit is each one's own.
    private static SeriesProblem ProblemOf(IReadOnlyList<ProposalSheet> open, List<PersonId> people)
    {
        var number = people.Select((person, at) => (person, at)).ToDictionary(entry => entry.person, entry => entry.at);
        var everybody = open[0] with
        {
            People = [.. people.Select(person => new ProposalPerson(person, null, null))],
            Cards = open.SelectMany(sheet => sheet.Cards).DistinctBy(card => card.Key).ToDictionary(),
            Met = [],
            Lines = [.. open.SelectMany(sheet => sheet.Lines).Distinct()],
        };
        var stated = StateProblem.Of(everybody);
        return new SeriesProblem
        {
            People = people.Count,
            Rounds =
            [
                .. open.Select(sheet => new SeriesRound([.. sheet.Problem.Sizes.Select(size => size.Most)])
                {
                    Present = [.. sheet.People.Select(person => number[person.Person]).Order()],
                }),
            ],
            Apart = stated.Apart,
            Attributes = stated.Attributes,
            Terms = stated.Terms,
            Earlier = Earlier(open, number),
        };
    }

    // A pair that has met sits as a group of an earlier round: the library counts what meets again.
    private static IReadOnlyList<IReadOnlyList<IReadOnlyList<int>>> Earlier(
        IReadOnlyList<ProposalSheet> open,
        Dictionary<PersonId, int> number
    ) =>
        [
            .. open[0]
                .MetBefore.Where(pair => number.ContainsKey(pair.One) && number.ContainsKey(pair.Other))
                .Select(
                    IReadOnlyList<IReadOnlyList<int>> (pair) =>
                        [
                            [number[pair.One], number[pair.Other]],
                        ]
                ),
        ];

    private static Found FoundOf(IReadOnlyList<IReadOnlyList<int>> round, List<PersonId> people, SeriesPlan plan) =>
        new(
            round.SelectMany((group, at) => group.Select(person => (people[person], Seat: at + 1))).ToDictionary(),
            plan.Optimal ? "Series, no better" : "Series",
            0,
            plan.Epochs
        );

    private sealed class Told(Search search, SeriesProblem problem) : IProgress<SeriesCount>
    {
        private readonly long bound = SeriesBound.Of(problem);

        public void Report(SeriesCount value) => search.Report(value.Repeats, value.Broken, bound);
    }
}
