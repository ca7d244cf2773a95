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
        for (var seed = 0; seed < 100; seed++)
        {
            var request = Small(new Random(seed)) with { Effort = 1 };

            var plan = PlanReport.Of(request);

            var best = BestOfAll(request);
            Assert.InRange(best, plan.Worth, plan.UpperBound);
            Assert.InRange(plan.Gap, 0, 1);
        }
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
    public void Breakdowns_of_thirty_thousand_people_are_planned_with_a_certificate()
    {
        var random = new Random(1);
        var breakdowns = Enumerable
            .Range(0, 60)
            .Select(number => Roster(random, 30_000, number, random.Next(2, 12)))
            .ToArray();

        var plan = PlanReport.Of(new() { People = 30_000, Breakdowns = breakdowns });

        Assert.InRange(plan.Worth, 30_000, plan.UpperBound);
        Assert.All(Cells(plan), cell => Assert.InRange(cell, 5, 30_000));
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
        Assert.Throws<ArgumentException>(() => PlanReport.Of(new() { People = 0, Breakdowns = [] }));
    }

    private static Isolation Sorted(Isolation reason) =>
        reason with
        {
            Sides = [.. reason.Sides.OrderByDescending(side => side.Inside).ThenBy(side => side.Name)],
        };

    private static IReadOnlyList<int> Cells(ReportPlan plan)
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

    private static Breakdown Roster(Random random, int people, int number, int parts) =>
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

    /// <summary>Every choice there is, judged by comparing people pair by pair.</summary>
    private static long BestOfAll(PlanRequest request)
    {
        var parts = request
            .Breakdowns.SelectMany(one => one.Parts.Index().Select(part => (one, part.Index)))
            .Select(part =>
                (
                    part.one.Worth,
                    People: Enumerable
                        .Range(0, request.People)
                        .Where(person => part.one.PartOf[person] == part.Index)
                        .ToHashSet()
                )
            )
            .Where(part => part.People.Count > 0)
            .ToArray();
        HashSet<int>[] before =
        [
            .. request.AlreadyOut.Select(set => set.Members.ToArray().ToHashSet()),
            [.. Enumerable.Range(0, request.People)],
        ];
        return Enumerable
            .Range(0, 1 << parts.Length)
            .Select(choice => parts.Where((_, part) => (choice >> part & 1) == 1).ToArray())
            .OrderByDescending(chosen => chosen.Sum(part => (long)part.Worth * part.People.Count))
            .First(chosen =>
                chosen.Length == 0 || IsAllowed(request.People, [.. before, .. chosen.Select(part => part.People)])
            )
            .Sum(part => (long)part.Worth * part.People.Count);
    }

    private static bool IsAllowed(int people, HashSet<int>[] sets) =>
        Enumerable
            .Range(0, people)
            .GroupBy(person => string.Concat(sets.Select(set => set.Contains(person) ? '1' : '0')))
            .All(cell => cell.Count() >= 5);
}
