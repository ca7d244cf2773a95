using Sparring.GroupComposition;

namespace Sparring.Libraries.Tests.GroupComposition.Pins;

/// <summary>Problems with a bit of everything, too large for every answer to be tried.</summary>
internal static class VariedProblem
{
    public static GroupProblem Of(int seed, int least = 24, int most = 90)
    {
        var chance = new Random(seed);
        var people = chance.Next(least, most);
        var groups = people / chance.Next(3, 7);
        int[] Values(int kinds) => [.. Enumerable.Range(0, people).Select(_ => chance.Next(kinds))];
        PersonPair Pair()
        {
            var a = chance.Next(people);
            return new PersonPair(a, (a + chance.Next(1, people)) % people);
        }

        PersonPair[] Pairs(int count) => [.. Enumerable.Range(0, count).Select(_ => Pair())];
        CountedPair[] Counted(int count) =>
            [.. Pairs(count).Select(pair => new CountedPair(pair.A, pair.B, chance.Next(1, 4)))];
        // Now and then weights that only fit when they are rounded, or more committees than a word has bits.
        var dear =
            seed % 9 == 0 ? 1_000_000_007L
            : seed % 11 == 0 ? 20_011
            : 1;
        var committees = seed % 7 == 0 ? 70 : 5;
        return new GroupProblem
        {
            People = people,
            Sizes = Sizes(chance, people, groups),
            Attributes =
            [
                new("department", Values(chance.Next(3, groups + 3)), chance.Next(1, 100) * dear),
                new("level", Values(chance.Next(2, 5)), chance.Next(0, 20) * dear),
                .. seed % 3 == 0
                    ? [new CategoricalAttribute("gender", Values(2), 3)]
                    : Array.Empty<CategoricalAttribute>(),
            ],
            Committees =
                seed % 4 == 1
                    ? []
                    :
                    [
                        .. Enumerable
                            .Range(0, people)
                            .Select(_ =>
                                Enumerable.Range(0, committees).Where(_ => chance.Next(committees) == 0).ToArray()
                            ),
                    ],
            CommitteeWeight = chance.Next(0, 6),
            Terms =
            [
                new("history", chance.Next(5, 50), Counted(seed % 2 == 0 ? people * 2 : 0)),
                .. seed % 5 < 2
                    ? [new PairTerm("wishes", -chance.Next(1, 9), Counted(people / 2))]
                    : Array.Empty<PairTerm>(),
            ],
            Apart = Pairs(people / 3),
            Together = seed % 3 == 1 ? Pairs(people / 9) : [],
            Fixed =
                seed % 4 == 2
                    ?
                    [
                        .. Enumerable
                            .Range(0, people / 8)
                            .Select(_ => new Seat(chance.Next(people), chance.Next(groups)))
                            .DistinctBy(seat => seat.Person),
                    ]
                    : [],
        };
    }

    private static GroupSize[] Sizes(Random chance, int people, int groups)
    {
        var sizes = Enumerable.Range(0, groups).Select(group => (people + group) / groups).ToArray();
        for (var uneven = chance.Next(3) == 0 ? groups / 2 : 0; uneven > 0; uneven--)
        {
            var (from, to) = (chance.Next(groups), chance.Next(groups));
            if (sizes[from] > 2)
            {
                sizes[from]--;
                sizes[to]++;
            }
        }

        var slack = chance.Next(3) == 0 ? 1 : 0;
        return [.. sizes.Select(size => new GroupSize(size - slack, size + slack))];
    }
}
