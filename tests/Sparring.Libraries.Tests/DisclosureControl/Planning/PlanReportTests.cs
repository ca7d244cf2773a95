using Sparring.DisclosureControl;
using Sparring.DisclosureControl.Planning;
using Xunit;

namespace Sparring.Libraries.Tests.DisclosureControl.Planning;

public sealed class PlanReportTests
{
    [Fact]
    public void The_plan_is_the_most_useful_of_all_allowed_choices()
    {
        for (var seed = 0; seed < 150; seed++)
        {
            var request = Small(new Random(seed));

            var plan = PlanReport.Of(request);

            Assert.Equal(BestOfAll(request), plan.Worth);
            Assert.True(plan.Optimal, $"Seed {seed}: {plan.Worth} of {plan.UpperBound}");
        }
    }

    [Fact]
    public void A_search_that_is_stopped_says_how_much_may_be_missing()
    {
        var open = 0;
        for (var seed = 0; seed < 100; seed++)
        {
            var request = Small(new Random(seed)) with { Effort = 1 };

            var plan = PlanReport.Of(request);

            var best = BestOfAll(request);
            Assert.InRange(best, plan.Worth, plan.UpperBound);
            Assert.InRange(plan.Gap, 0, 1);
            open += plan.Optimal ? 0 : 1;
        }

        Assert.InRange(open, 1, 99);
    }

    [Fact]
    public void Everything_in_a_plan_is_let_out_by_a_ledger_and_what_is_withheld_is_not()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var request = Small(new Random(seed));
            var plan = PlanReport.Of(request);
            if (plan.Sets.Count == 0)
                continue;

            var ledger = new Ledger(5, request.AlreadyOut);
            var release = ledger.Release(plan.Sets[0], plan.Sets.Skip(1));

            Assert.Equal(plan.Sets, release.Shown);
            Assert.Equal(ledger.Cells[0] - 5, plan.Spare);
            Assert.All(
                plan.Breakdowns.SelectMany(breakdown => breakdown.Withheld),
                withheld => Assert.InRange(withheld.Reason.People, 1, 4)
            );
        }
    }

    [Fact]
    public void One_small_part_takes_the_next_smallest_with_it_as_all_the_others()
    {
        var plan = PlanReport.Of(Roster([12, 9, 6, 2], "department"));

        Assert.Equal(Shown.InPart, plan.Breakdowns[0].Shown);
        Assert.Equal(["0", "1"], plan.Breakdowns[0].Parts);
        Assert.Equal(8, plan.Breakdowns[0].Others);
        Assert.Equal(["everybody", "department: 0", "department: 1"], plan.Sets.Select(set => set.Name));
        Assert.Equal(
            [
                new Withheld(
                    "2",
                    new(
                        2,
                        [
                            new("everybody", true),
                            new("department: 0", false),
                            new("department: 1", false),
                            new("department: 2", false),
                        ]
                    )
                ),
                new Withheld("3", new(2, [new("department: 3", true)])),
            ],
            plan.Breakdowns[0].Withheld.Select(withheld => withheld with { Reason = Sorted(withheld.Reason) })
        );
    }

    [Fact]
    public void What_matters_more_is_shown_and_the_reason_names_it()
    {
        // Twenty people; by itself each breakdown is fine, together they leave three women in the north.
        int[] north = [.. Enumerable.Repeat(0, 10), .. Enumerable.Repeat(1, 10)];
        int[] women =
        [
            .. Enumerable.Repeat(0, 3),
            .. Enumerable.Repeat(1, 7),
            .. Enumerable.Repeat(0, 7),
            .. Enumerable.Repeat(1, 3),
        ];

        var plan = PlanReport.Of(
            new()
            {
                People = 20,
                Breakdowns =
                [
                    new("place", ["north", "south"], north),
                    new("gender", ["women", "men"], women, Worth: 2),
                ],
            }
        );

        Assert.Equal([Shown.Nothing, Shown.All], plan.Breakdowns.Select(breakdown => breakdown.Shown));
        Assert.Equal(3, plan.Breakdowns[0].Withheld[0].Reason.People);
        Assert.Contains(plan.Breakdowns[0].Withheld[0].Reason.Sides, side => side.Name.StartsWith("gender"));
        Assert.Equal(5, plan.Spare);
    }

    [Fact]
    public void What_an_earlier_wave_showed_counts_against_the_next()
    {
        var first = PlanReport.Of(Roster([10, 10], "department"));
        var second = Roster([10, 10], "department") with
        {
            AlreadyOut = first.Sets,
            Respondents = PersonSet.Of(Enumerable.Range(0, 19)),
            Whole = "everybody, wave 2",
        };

        var plan = PlanReport.Of(second);

        Assert.False(plan.ShowsWhole);
        Assert.Equal(0, plan.Worth);
        Assert.True(plan.Optimal);
    }

    [Fact]
    public void Only_those_who_answered_are_counted_at_closing()
    {
        var plan = PlanReport.Of(
            Roster([10, 10], "department") with
            {
                Respondents = PersonSet.Of(Enumerable.Range(3, 11)),
            }
        );

        Assert.Equal(Shown.Nothing, plan.Breakdowns[0].Shown);
        Assert.Equal(11, plan.Sets[0].Members.Count);
    }

    [Fact]
    public void The_outlook_tells_what_each_size_of_cell_costs()
    {
        var outlook = Outlook.Of(Roster([20, 9, 8, 6], "department"));

        Assert.Equal([5, 7, 10], outlook.Select(one => one.Smallest));
        Assert.Equal([Shown.All, Shown.InPart, Shown.InPart], outlook.Select(one => one.Alone[0].Shown));
        Assert.Equal(
            [
                ["0", "1", "2", "3"],
                ["0", "1"],
                ["0"],
            ],
            outlook.Select(one => one.Together.Breakdowns[0].Parts)
        );
    }

    [Fact]
    public void A_request_that_cannot_be_meant_says_why()
    {
        var faults = new PlanRequest
        {
            People = 3,
            Smallest = 4,
            Respondents = PersonSet.Of([3]),
            Breakdowns = [new("a", ["x"], [0, 1], 0), new("a", [], [-1, -1, -2])],
        }.Check();

        Assert.Equal(
            [
                new PlanFault.BelowTheFloor(4),
                new PlanFault.UnknownPerson("everybody", 3, 3),
                new PlanFault.NameTwice("a"),
                new PlanFault.WrongLength("a", 2, 3),
                new PlanFault.WorthNothing("a", 0),
                new PlanFault.UnknownPart("a", 1, 1),
                new PlanFault.UnknownPart("a", -2, 0),
            ],
            faults
        );
        Assert.Equal([new PlanFault.Nobody()], new PlanRequest { People = 0, Breakdowns = [] }.Check());
        var refused = Assert.Throws<ArgumentException>(() => PlanReport.Of(new() { People = 0, Breakdowns = [] }));
        Assert.StartsWith("There is nobody to ask.", refused.Message);
        Assert.Equal(
            "“a” puts somebody in part 2 of 2; parts are numbered from 0.",
            new PlanFault.UnknownPart("a", 2, 2).Sentence
        );
    }

    [Fact]
    public void Of_nobodys_answers_nothing_is_shown()
    {
        var plan = PlanReport.Of(Roster([10, 10], "department") with { Respondents = PersonSet.Empty });

        Assert.Equal((false, 0, 0, 0), (plan.ShowsWhole, plan.Sets.Count, plan.Spare, plan.Worth));
        Assert.Equal((Shown.Nothing, 0), (plan.Breakdowns[0].Shown, plan.Breakdowns[0].Others));
    }

    [Fact]
    public void Who_did_not_answer_makes_no_small_rest_look_larger()
    {
        // Ten of the north answered, and three of the seven without a place.
        var request = new PlanRequest
        {
            People = 17,
            Breakdowns = [Breakdown.By("place", [.. Enumerable.Repeat("north", 10), .. new string?[7]])],
            Respondents = PersonSet.Everybody(13),
        };

        Assert.Equal(Shown.Nothing, PlanReport.Of(request).Breakdowns[0].Shown);
        Assert.Equal(Shown.All, PlanReport.Of(request with { Respondents = null }).Breakdowns[0].Shown);
    }

    [Fact]
    public void An_earlier_report_may_have_counted_people_who_have_left_since()
    {
        var request = Roster([10, 10], "department") with { AlreadyOut = [new("wave 1", PersonSet.Everybody(25))] };

        Assert.Equal(Shown.All, PlanReport.Of(request).Breakdowns[0].Shown);
        Assert.False(PlanReport.Of(request with { AlreadyOut = [new("wave 1", PersonSet.Everybody(24))] }).ShowsWhole);
    }

    [Fact]
    public void Where_one_breakdown_tells_everybody_apart_another_is_shown()
    {
        var request = new PlanRequest
        {
            People = 10,
            Breakdowns =
            [
                Breakdown.By("title", [.. Enumerable.Range(0, 10).Select(person => $"{person}")]),
                Breakdown.By("place", [.. Enumerable.Range(0, 10).Select(person => $"{person % 2}")]),
            ],
        };

        Assert.Equal([Shown.Nothing, Shown.All], PlanReport.Of(request).Breakdowns.Select(one => one.Shown));
    }

    [Fact]
    public void The_gap_is_the_share_of_the_best_possible_that_may_be_missing()
    {
        var plan = PlanReport.Of(Roster([10, 10], "department"));

        Assert.Equal((20, 20, 0), (plan.Worth, plan.UpperBound, plan.Gap));
        Assert.Equal(0.25, (plan with { Worth = 15 }).Gap);
        Assert.False((plan with { Worth = 15 }).Optimal);
        Assert.Equal(0, (plan with { Worth = 0, UpperBound = 0 }).Gap);
    }

    [Fact]
    public void A_breakdown_nobody_has_a_value_for_shows_nothing_and_leaves_everybody()
    {
        var plan = PlanReport.Of(new() { People = 6, Breakdowns = [Breakdown.By("place", new string?[6])] });

        Assert.Equal((Shown.Nothing, 6), (plan.Breakdowns[0].Shown, plan.Breakdowns[0].Others));
        Assert.Equal((0, 0, 1), (plan.Worth, plan.UpperBound, plan.Spare));
    }

    [Fact]
    public void A_cell_that_was_too_small_before_leaves_nothing_to_spare()
    {
        var request = Roster([12], "department") with
        {
            AlreadyOut =
            [
                new("wave 1", PersonSet.Everybody(12)),
                new("a mistake of long ago", PersonSet.Of([0, 1, 2])),
            ],
        };

        var plan = PlanReport.Of(request);

        Assert.Equal((true, 0, Shown.All), (plan.ShowsWhole, plan.Spare, plan.Breakdowns[0].Shown));
    }

    [Fact]
    public void Of_many_breakdowns_a_plan_shows_at_least_what_fits_when_the_largest_come_first()
    {
        var random = new Random(3);
        var request = new PlanRequest
        {
            People = 300,
            Breakdowns = [.. Enumerable.Range(0, 60).Select(number => Roster(random, 300, number, 4))],
            Effort = 3_000_000,
        };

        var plan = PlanReport.Of(request);

        var ledger = new Ledger(5);
        var parts = request
            .Breakdowns.SelectMany(one => one.Parts.Index().Select(part => PartOf(one, part.Index)))
            .OrderByDescending(part => part.Members.Count);
        var first = ledger.Release(new("all", PersonSet.Everybody(300)), parts);
        Assert.InRange(plan.Worth, first.Shown.Skip(1).Sum(part => part.Members.Count), plan.UpperBound);
        Assert.All(Held(plan), cell => Assert.InRange(cell, 5, 300));
    }

    private static NamedSet PartOf(Breakdown breakdown, int part) =>
        new(
            breakdown.Parts[part],
            PersonSet.Of(breakdown.PartOf.Index().Where(person => person.Item == part).Select(person => person.Index))
        );

    private static Isolation Sorted(Isolation reason) =>
        reason with
        {
            Sides = [.. reason.Sides.OrderByDescending(side => side.Inside).ThenBy(side => side.Name)],
        };

    internal static IReadOnlyList<int> Held(ReportPlan plan)
    {
        var ledger = new Ledger(5);
        ledger.Release(plan.Sets[0], plan.Sets.Skip(1));
        return ledger.Cells;
    }

    private static PlanRequest Roster(int[] sizes, string name)
    {
        string[] values = [.. sizes.SelectMany((size, part) => Enumerable.Repeat($"{part}", size))];
        return new() { People = values.Length, Breakdowns = [Breakdown.By(name, values)] };
    }

    internal static Breakdown Roster(Random random, int people, int number, int parts) =>
        new(
            $"{number}",
            [.. Enumerable.Range(0, parts).Select(part => $"{part}")],
            [.. Enumerable.Range(0, people).Select(_ => random.Next(parts))]
        );

    private static PlanRequest Small(Random random)
    {
        var people = random.Next(10, 40);
        return new()
        {
            People = people,
            Breakdowns =
            [
                .. Enumerable
                    .Range(0, 3)
                    .Select(number =>
                        Roster(random, people, number, random.Next(1, 5)) with
                        {
                            Worth = random.Next(1, 4),
                        }
                    ),
            ],
            AlreadyOut = random.Next(3) == 0 ? [new("before", PersonSet.Of(Enumerable.Range(0, people / 2)))] : [],
        };
    }

    /// <summary>Every choice there is, judged by comparing what each person is in.</summary>
    private static long BestOfAll(PlanRequest request)
    {
        var parts = request
            .Breakdowns.SelectMany(one => one.Parts.Index().Select(part => (one.Worth, Set: PartOf(one, part.Index))))
            .Where(part => part.Set.Members.Count > 0)
            .ToArray();
        var before = (1 << request.AlreadyOut.Count) - 1 << parts.Length;
        int[] inWhich =
        [
            .. Enumerable
                .Range(0, request.People)
                .Select(person => Bits(person, [.. parts.Select(part => part.Set), .. request.AlreadyOut])),
        ];
        return Enumerable
            .Range(0, 1 << parts.Length)
            .Select(choice =>
                (
                    choice,
                    worth: parts
                        .Index()
                        .Where(part => (choice >> part.Index & 1) == 1)
                        .Sum(part => (long)part.Item.Worth * part.Item.Set.Members.Count)
                )
            )
            .OrderByDescending(choice => choice.worth)
            .First(one => one.choice == 0 || IsAllowed(inWhich, one.choice | before))
            .worth;
    }

    private static int Bits(int person, NamedSet[] sets) =>
        sets.Index().Sum(set => set.Item.Members.Contains(person) ? 1 << set.Index : 0);

    private static bool IsAllowed(int[] inWhich, int sets) =>
        inWhich.CountBy(which => which & sets).All(cell => cell.Value >= 5);
}
