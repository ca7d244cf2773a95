using Sparring.GroupComposition;

namespace Sparring.Libraries.Tests.GroupComposition;

/// <summary>The same problem with its people numbered otherwise.</summary>
internal static class Renamed
{
    public static GroupProblem By(GroupProblem problem, int seed)
    {
        var to = Enumerable.Range(0, problem.People).ToArray();
        new Random(seed).Shuffle(to);
        var from = to.Select((number, person) => (number, person)).OrderBy(own => own.number).Select(own => own.person);
        PersonPair[] Pairs(IEnumerable<PersonPair> pairs) =>
            [.. pairs.Select(pair => new PersonPair(to[pair.A], to[pair.B]))];
        return problem with
        {
            Attributes =
            [
                .. problem.Attributes.Select(own =>
                    own with
                    {
                        Values = [.. from.Select(person => own.Values[person])],
                    }
                ),
            ],
            Committees = problem.Committees.Count == 0 ? [] : [.. from.Select(person => problem.Committees[person])],
            Terms =
            [
                .. problem.Terms.Select(term =>
                    term with
                    {
                        Pairs = [.. term.Pairs.Select(pair => new CountedPair(to[pair.A], to[pair.B], pair.Times))],
                    }
                ),
            ],
            Apart = Pairs(problem.Apart),
            Together = Pairs(problem.Together),
            Fixed = [.. problem.Fixed.Select(seat => seat with { Person = to[seat.Person] })],
        };
    }
}
