namespace Sparring.GroupComposition.Repair;

/// <summary>The problem of those who are there, numbered anew, with sizes that can seat them.</summary>
internal sealed class ThosePresent
{
    private readonly Dictionary<int, int> _numberOf;

    public ThosePresent(GroupProblem problem, IEnumerable<int> present)
    {
        People = [.. present.Distinct().Order()];
        _numberOf = People.Index().ToDictionary(own => own.Item, own => own.Index);
        Problem = problem with
        {
            People = People.Length,
            Sizes = SizesFor(problem.Sizes, People.Length),
            Attributes =
            [
                .. problem.Attributes.Select(own =>
                    own with
                    {
                        Values = [.. People.Select(person => own.Values[person])],
                    }
                ),
            ],
            Numbers =
            [
                .. problem.Numbers.Select(own =>
                    own with
                    {
                        Values = [.. People.Select(person => own.Values[person])],
                    }
                ),
            ],
            Committees = problem.Committees.Count == 0 ? [] : [.. People.Select(person => problem.Committees[person])],
            Terms = [.. problem.Terms.Select(term => term with { Pairs = [.. Counted(term.Pairs)] })],
            Apart = [.. Pairs(problem.Apart)],
            Together = [.. Pairs(problem.Together)],
            Fixed =
            [
                .. problem
                    .Fixed.Where(seat => _numberOf.ContainsKey(seat.Person))
                    .Select(seat => seat with { Person = _numberOf[seat.Person] }),
            ],
        };
    }

    /// <summary>The person of each new number.</summary>
    public int[] People { get; }

    public GroupProblem Problem { get; }

    public int? NumberOf(int person) => _numberOf.TryGetValue(person, out var number) ? number : null;

    // One fewer or one more at every table until all fit: exact sizes cannot seat a day on which somebody is missing.
    private static GroupSize[] SizesFor(IReadOnlyList<GroupSize> sizes, int people)
    {
        var day = sizes.ToArray();
        while (day.Sum(size => size.Least) > people && day.Any(size => size.Least > 0))
        {
            day = [.. day.Select(size => size with { Least = Math.Max(0, size.Least - 1) })];
        }

        while (day.Sum(size => size.Most) < people)
        {
            day = [.. day.Select(size => size with { Most = size.Most + 1 })];
        }

        return day;
    }

    private IEnumerable<CountedPair> Counted(IReadOnlyList<CountedPair> pairs)
    {
        foreach (var pair in pairs)
        {
            if (NumberOf(pair.A) is { } a && NumberOf(pair.B) is { } b)
            {
                yield return new CountedPair(a, b, pair.Times);
            }
        }
    }

    private IEnumerable<PersonPair> Pairs(IReadOnlyList<PersonPair> pairs)
    {
        foreach (var pair in pairs)
        {
            if (NumberOf(pair.A) is { } a && NumberOf(pair.B) is { } b)
            {
                yield return new PersonPair(a, b);
            }
        }
    }
}
