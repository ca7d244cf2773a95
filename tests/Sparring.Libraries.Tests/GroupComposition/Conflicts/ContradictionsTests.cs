using Sparring.GroupComposition;
using Sparring.GroupComposition.Conflicts;
using Xunit;
using static Sparring.GroupComposition.Conflicts.HardRule;

namespace Sparring.Libraries.Tests.GroupComposition.Conflicts;

public sealed class ContradictionsTests
{
    private static readonly GroupProblem ThirtyEight = new()
    {
        People = 38,
        Sizes = [.. Enumerable.Range(0, 12).Select(group => GroupSize.Of(group < 10 ? 3 : 4))],
    };

    [Fact]
    public void Thirteen_people_who_may_not_meet_in_twelve_groups_are_named_and_nobody_else()
    {
        var thirteen = Enumerable.Range(0, 13).Select(i => (i * 7) % 38).Order().ToArray();
        var others = new[] { new PersonPair(1, 2), new PersonPair(2, 7), new PersonPair(1, 14), new PersonPair(3, 4) };

        var found = Contradictions.In(ThirtyEight with { Apart = [.. others, .. Mutually(thirteen)] });

        Assert.Equal(ContradictionKind.TooManyApart, found?.Kind);
        Assert.Equal(thirteen, found?.People);
        Assert.Equal(78, found?.Rules.Count);
        Assert.Contains("only 12 groups", found?.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Twelve_people_who_may_not_meet_have_a_group_each() =>
        Assert.Null(Contradictions.In(ThirtyEight with { Apart = Mutually([.. Enumerable.Range(0, 12)]) }));

    [Fact]
    public void Two_people_apart_and_bound_through_a_third_are_named_with_the_three_rules()
    {
        var problem = ThirtyEight with { Together = [new(5, 9), new(9, 7), new(1, 2)], Apart = [new(7, 5), new(1, 3)] };

        var found = Contradictions.In(problem);

        Assert.Equal(ContradictionKind.ApartAndTogether, found?.Kind);
        Assert.Equal([5, 7, 9], found?.People);
        Assert.Equivalent(
            new HardRule[] { new KeptTogether(5, 9), new KeptTogether(7, 9), new KeptApart(5, 7) },
            found?.Rules,
            strict: true
        );
    }

    [Fact]
    public void Two_people_apart_who_are_settled_in_one_group_contradict_their_seats()
    {
        var found = Contradictions.In(
            ThirtyEight with
            {
                Apart = [new(4, 8)],
                Fixed = [new(8, 3), new(4, 3), new(5, 3)],
            }
        );

        Assert.Equal(ContradictionKind.ApartAndTogether, found?.Kind);
        Assert.Equivalent(
            new HardRule[] { new Settled(4, 3), new Settled(8, 3), new KeptApart(4, 8) },
            found?.Rules,
            strict: true
        );
        Assert.Equal([3], found?.Groups);
    }

    [Fact]
    public void People_bound_together_cannot_be_settled_in_two_groups()
    {
        var found = Contradictions.In(ThirtyEight with { Together = [new(4, 8)], Fixed = [new(8, 3), new(4, 2)] });

        Assert.Equal(ContradictionKind.TwoSeats, found?.Kind);
        Assert.Equal([2, 3], found?.Groups);
    }

    [Fact]
    public void A_set_larger_than_the_largest_group_is_cut_down_to_one_person_too_many()
    {
        var found = Contradictions.In(
            ThirtyEight with
            {
                Together = [new(0, 1), new(1, 2), new(2, 3), new(3, 4), new(4, 5)],
            }
        );

        Assert.Equal(ContradictionKind.SetTooLarge, found?.Kind);
        Assert.Equal([0, 1, 2, 3, 4], found?.People);
        Assert.Equal(4, found?.Room);
    }

    [Fact]
    public void A_group_with_more_people_bound_to_it_than_seats_is_named()
    {
        var found = Contradictions.In(
            ThirtyEight with
            {
                Fixed = [new(1, 0), new(2, 0), new(3, 0), new(9, 1)],
                Together = [new(3, 30)],
            }
        );

        Assert.Equal(ContradictionKind.GroupOverfull, found?.Kind);
        Assert.Equal([0], found?.Groups);
        Assert.Equal([1, 2, 3, 30], found?.People);
    }

    [Fact]
    public void Somebody_apart_from_a_person_settled_in_each_group_has_no_seat()
    {
        var problem = new GroupProblem
        {
            People = 9,
            Sizes = [GroupSize.Of(3), GroupSize.Of(3), GroupSize.Of(3)],
            Fixed = [new(1, 0), new(2, 1), new(3, 2), new(4, 2), new(5, 2), new(6, 0)],
            Apart = [new(0, 1), new(0, 2), new(7, 8)],
        };

        var found = Contradictions.In(problem);

        Assert.Equal(ContradictionKind.NoSeatLeft, found?.Kind);
        Assert.Equal([0, 1, 2, 3, 4, 5], found?.People);
    }

    [Fact]
    public void Somebody_apart_from_nearly_all_cannot_fill_a_group()
    {
        var found = Contradictions.In(
            ThirtyEight with
            {
                Apart = [.. Enumerable.Range(1, 37).Select(other => new PersonPair(0, other))],
            }
        );

        Assert.Equal(ContradictionKind.TooFewToSitWith, found?.Kind);
        // With one person left to sit with, a group of three stays short: 36 rules do it, the last is not needed.
        Assert.Equal(36, found?.Rules.Count);
    }

    [Fact]
    public void Sets_that_fit_one_by_one_but_not_all_at_once_are_named()
    {
        var found = Contradictions.In(
            ThirtyEight with
            {
                Together =
                [
                    .. Enumerable
                        .Range(0, 3)
                        .SelectMany(i =>
                            new PersonPair[]
                            {
                                new(4 * i, (4 * i) + 1),
                                new((4 * i) + 1, (4 * i) + 2),
                                new((4 * i) + 2, (4 * i) + 3),
                            }
                        ),
                    new(30, 31),
                ],
            }
        );

        Assert.Equal(ContradictionKind.Tangle, found?.Kind);
        Assert.Equal(Enumerable.Range(0, 12), found?.People);
    }

    [Fact]
    public void Sizes_that_do_not_sum_contradict_themselves()
    {
        var found = Contradictions.In(ThirtyEight with { People = 39 });

        Assert.Equal((ContradictionKind.SizesDoNotSum, 38), (found?.Kind, found?.Room));
    }

    [Fact]
    public void On_small_problems_it_is_never_wrong_and_names_no_rule_too_many()
    {
        var kinds = new HashSet<ContradictionKind>();
        for (var seed = 0; seed < 2000; seed++)
        {
            var problem = Tight(seed);
            var found = Contradictions.In(problem);

            Assert.True(found is null == SmallProblem.IsPossible(problem), $"seed {seed}: {found?.Sentence}");
            if (found is null)
                continue;
            kinds.Add(found.Kind);
            Assert.False(
                SmallProblem.IsPossible(Only(problem, found.Rules)),
                $"seed {seed}: the rules named can be kept"
            );
            foreach (var rule in found.Rules)
                Assert.True(
                    SmallProblem.IsPossible(Only(problem, [.. found.Rules.Except([rule])])),
                    $"seed {seed}: {rule} is not needed"
                );
        }

        Assert.True(kinds.Count >= 7, string.Join(", ", kinds));
    }

    [Fact]
    public void Listing_every_group_agrees_with_trying_every_answer()
    {
        var impossible = 0;
        for (var seed = 0; seed < 600; seed++)
        {
            var problem = Tight(seed);
            var isPossible = SmallProblem.IsPossible(problem);
            long work = 1_000_000;

            var canSeat = EveryGroup.CanSeat(problem, HardRule.Of(problem), ref work);

            // Groups that may be empty are left to the other search.
            Assert.Equal(problem.Sizes.Any(size => size.Least == 0) ? null : isPossible, canSeat);
            impossible += canSeat == false ? 1 : 0;
        }

        Assert.InRange(impossible, 100, 500);
    }

    [Fact]
    public void Hundreds_of_rules_that_leave_no_answer_are_found_out()
    {
        var random = new Random(5000);
        var apart = new HashSet<PersonPair>();
        while (apart.Count < 500)
        {
            var (a, b) = (random.Next(38), random.Next(38));
            if (a < b)
                apart.Add(new PersonPair(a, b));
        }

        var found = Contradictions.In(ThirtyEight with { Apart = [.. apart] });

        Assert.NotNull(found);
        Assert.All(found.Rules, rule => Assert.Contains(rule, apart.Select(pair => new KeptApart(pair.A, pair.B))));
    }

    [Fact]
    public void The_people_of_a_programme_are_not_called_a_contradiction()
    {
        Assert.Null(Contradictions.In(GeneratedProblem.Of(38, 1, 0, tablesOfThree: true)));
        Assert.Null(Contradictions.In(GeneratedProblem.Of(120, 1, 0)));
        Assert.Null(Contradictions.In(GeneratedProblem.Of(1000, 1, 0)));
    }

    private static GroupProblem Tight(int seed)
    {
        var random = new Random(seed);
        var problem = SmallProblem.Random(seed, most: 7);
        PersonPair[] Pairs(int most) =>
            [
                .. Enumerable
                    .Range(0, random.Next(most))
                    .Select(_ => random.Next(problem.People))
                    .Select(a => new PersonPair(a, (a + random.Next(1, problem.People)) % problem.People)),
            ];
        return problem with
        {
            Apart = Pairs(14),
            Together = Pairs(4),
            Fixed = [.. problem.Fixed.DistinctBy(seat => seat.Person)],
        };
    }

    private static GroupProblem Only(GroupProblem problem, IReadOnlyList<HardRule> rules) =>
        problem with
        {
            Apart = [.. rules.OfType<KeptApart>().Select(rule => new PersonPair(rule.A, rule.B))],
            Together = [.. rules.OfType<KeptTogether>().Select(rule => new PersonPair(rule.A, rule.B))],
            Fixed = [.. rules.OfType<Settled>().Select(rule => new Seat(rule.Person, rule.Group))],
        };

    private static PersonPair[] Mutually(int[] people) =>
        [.. people.SelectMany((a, index) => people.Skip(index + 1).Select(b => new PersonPair(a, b)))];
}
