namespace Sparring.GroupComposition.Reasons;

/// <summary>Answers "why is she here?": what a person's company costs, and what every other seat would change.</summary>
/// <param name="Person">Who is asked about.</param>
/// <param name="Group">Where she sits.</param>
/// <param name="Costs">What each of her company costs with her, part by part; empty when nothing does.</param>
/// <param name="Seats">The best exchanges with other groups, cheapest first: no rule broken before any broken.</param>
public sealed record SeatReasons(int Person, int Group, IReadOnlyList<PairCost> Costs, IReadOnlyList<OtherSeat> Seats);

/// <summary>Something two people have in common, and what it costs to have them in one group.</summary>
public sealed record PairCost(int Other, string Part, long Cost);

/// <summary>Changing places with somebody of another group.</summary>
/// <param name="Group">The other group.</param>
/// <param name="With">Who would come in her place.</param>
/// <param name="Change">What the whole would cost more; below 0 it would be cheaper.</param>
/// <param name="Broken">Rules that would have to give: pairs kept apart that would meet, pairs kept together that would part.</param>
public sealed record OtherSeat(int Group, int With, long Change, IReadOnlyList<PersonPair> Broken);

/// <summary>Works out why people sit where they sit.</summary>
public static class WhyHere
{
    /// <summary>The reasons for one person's seat. Cost: people × size of a group × parts.</summary>
    /// <param name="problem">A problem without faults.</param>
    /// <param name="groups">An answer to it.</param>
    /// <param name="person">Who is asked about.</param>
    /// <param name="most">How many other seats to name, one per group.</param>
    public static SeatReasons Of(
        GroupProblem problem,
        IReadOnlyList<IReadOnlyList<int>> groups,
        int person,
        int most = 5
    )
    {
        var pairs = new PairCosts(problem);
        var home = Enumerable.Range(0, groups.Count).First(group => groups[group].Contains(person));
        var company = groups[home].Where(other => other != person).ToArray();
        var seats = new List<OtherSeat>();
        for (var group = 0; group < groups.Count; group++)
        {
            if (group != home && groups[group].Count > 0)
            {
                seats.Add(BestOf(pairs, groups[group], group, company, person));
            }
        }

        return new SeatReasons(
            person,
            home,
            [.. company.SelectMany(other => pairs.Between(person, other))],
            [
                .. seats
                    .OrderBy(seat => seat.Broken.Count)
                    .ThenBy(seat => seat.Change)
                    .ThenBy(seat => seat.Group)
                    .Take(most),
            ]
        );
    }

    private static OtherSeat BestOf(PairCosts pairs, IReadOnlyList<int> group, int number, int[] company, int person) =>
        group
            .Select(other =>
            {
                var rest = group.Where(own => own != other).ToArray();
                var change =
                    pairs.With(person, rest)
                    - pairs.With(person, company)
                    + pairs.With(other, company)
                    - pairs.With(other, rest);
                return new OtherSeat(
                    number,
                    other,
                    change,
                    [.. pairs.BrokenBy(person, company, rest, other), .. pairs.BrokenBy(other, rest, company, person)]
                );
            })
            .OrderBy(seat => seat.Broken.Count)
            .ThenBy(seat => seat.Change)
            .ThenBy(seat => seat.With)
            .First();
}
