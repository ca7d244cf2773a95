using Sparring.DisclosureControl;
using Xunit;

namespace Sparring.Libraries.Tests.DisclosureControl;

public sealed class LedgerAttackTests
{
    private const int K = Ledger.Floor;

    [Fact]
    public void No_sum_of_fewer_than_k_follows_from_what_the_ledger_lets_out()
    {
        var letOut = 0;
        Parallel.For(
            0,
            Attack.Sequences,
            seed =>
            {
                var random = new Random(seed);
                var people = random.Next(8, 25);
                var ledger = new Ledger(K);
                foreach (var asked in Attack.Questions(random, people, 20))
                    ledger.Release(asked, []);

                var determined = new ExactSolver(people, Out(ledger.Published)).Determined(K);

                Interlocked.Add(ref letOut, ledger.Published.Count);
                Assert.True(determined is null, $"Seed {seed}: {string.Join(", ", determined ?? [])}");
            }
        );
        Assert.InRange(letOut, 2 * Attack.Sequences, 20 * Attack.Sequences);
    }

    [Fact]
    public void Every_reason_is_true_and_none_of_its_sides_can_be_left_out()
    {
        var reasons = 0;
        for (var seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            var ledger = new Ledger(K);
            foreach (var asked in Attack.Questions(random, random.Next(12, 60), 20))
            {
                if (ledger.Ask(asked) is Decision.Refused refused)
                {
                    var sets = ledger.Published.Append(asked).ToDictionary(set => set.Name, set => set.Members);
                    var sides = refused.Reason.Sides;
                    Assert.Equal(refused.Reason.People, OnAll(sides, sets));
                    Assert.InRange(refused.Reason.People, 1, K - 1);
                    Assert.All(sides, side => Assert.False(OnAll([.. sides.Where(other => other != side)], sets) < K));
                    reasons++;
                }

                ledger.Release(asked, []);
            }
        }

        Assert.InRange(reasons, 100, 2000);
    }

    [Fact]
    public void No_combination_of_what_is_let_out_says_anything_of_fewer_than_k()
    {
        for (var seed = 0; seed < Attack.Sequences / 20; seed++)
        {
            var random = new Random(seed);
            var people = random.Next(10, 15);
            var ledger = new Ledger(K);
            foreach (var asked in Attack.Questions(random, people, 12))
                ledger.Release(asked, []);

            Assert.False(new ExactSolver(people, Out(ledger.Published)).SaysAnythingOfFewerThan(K), $"Seed {seed}");
        }
    }

    [Theory]
    [InlineData("at least five people")]
    [InlineData("differs by five from every earlier one")]
    [InlineData("determines no single answer")]
    public void The_rules_one_would_think_of_are_broken_by_the_same_solver(string rule)
    {
        const int tries = 40;
        var broken = Enumerable.Range(0, tries).Count(seed => IsBroken(new Random(seed), rule));

        Assert.InRange(broken, tries / 2, tries);
    }

    [Fact]
    public void The_solver_finds_what_follows_and_nothing_else()
    {
        var solver = new ExactSolver(
            6,
            [
                [0, 1, 2, 3, 4, 5],
                [0, 1, 2],
                [2, 3, 4, 5],
            ]
        );

        Assert.Equal<IEnumerable<int>>([2], solver.Determined(5));
        Assert.True(solver.Follows([0, 1]));
        Assert.False(solver.Follows([0]));
        Assert.True(solver.SaysAnythingOfFewerThan(2));
        Assert.False(
            new ExactSolver(
                6,
                [
                    [0, 1, 2, 3, 4, 5],
                ]
            ).SaysAnythingOfFewerThan(6)
        );
    }

    /// <summary>How many are on all the sides; null where none of them counts anybody, for then nobody knows of whom it speaks.</summary>
    private static int? OnAll(IReadOnlyList<Side> sides, Dictionary<string, PersonSet> sets) =>
        sides.Any(side => side.Inside)
            ? Enumerable
                .Range(0, 60)
                .Count(person => sides.All(side => sets[side.Name].Contains(person) == side.Inside))
            : null;

    private static bool IsBroken(Random random, string rule)
    {
        const int people = 22;
        var published = new List<NamedSet>();
        foreach (var asked in Attack.Questions(random, people, 40))
        {
            if (Accepts(rule, people, published, asked))
                published.Add(asked);
        }

        return new ExactSolver(people, Out(published)).Determined(K) is not null;
    }

    private static bool Accepts(string rule, int people, List<NamedSet> published, NamedSet asked) =>
        asked.Members.Count >= K
        && rule switch
        {
            "at least five people" => true,
            "differs by five from every earlier one" => published.TrueForAll(set =>
                set.Members.Except(asked.Members).Or(asked.Members.Except(set.Members)).Count is 0 or >= K
            ),
            _ => new ExactSolver(people, Out([.. published, asked])).Determined(2) is null,
        };

    private static IEnumerable<int[]> Out(IReadOnlyList<NamedSet> published) =>
        published.Select(set => set.Members.ToArray());
}
