using System.Text;
using Sparring.GroupComposition.Files;
using Sparring.GroupComposition.Scheduling;
using Sparring.Libraries.Tests.GroupComposition.Scheduling;

namespace Sparring.Libraries.Tests.GroupComposition.Pins;

/// <summary>Times for sessions: how the bound rises, how the board is bettered, what is proved, and why a session has no time.</summary>
internal static class SchedulePins
{
    public static IEnumerable<(string Instance, Func<string> Answer)> All =>
        [
            .. Enumerable
                .Range(1, 50)
                .Select(seed =>
                    ($"schedule {seed}", (Func<string>)(() => Made(RandomSchedule.Larger(seed), 20, seed)))
                ),
            .. Enumerable
                .Range(1, 40)
                .Select(seed =>
                    ($"schedule in little work {seed}", (Func<string>)(() => Made(Crowded(seed), 1 + (seed % 4), seed)))
                ),
            .. Enumerable
                .Range(1, 30)
                .Select(seed => ($"schedule proved {seed}", (Func<string>)(() => Made(Crowded(seed + 100), 17, seed)))),
            .. Enumerable
                .Range(1, 40)
                .Select(seed =>
                    (
                        $"schedule around what is agreed {seed}",
                        (Func<string>)(
                            () => Agreed(seed % 2 == 0 ? Crowded(seed + 400) : RandomSchedule.Larger(seed + 400), seed)
                        )
                    )
                ),
            .. Enumerable
                .Range(1, 40)
                .Select(seed =>
                    (
                        $"schedule bound {seed}",
                        (Func<string>)(
                            () => Raised(seed % 2 == 0 ? Crowded(seed + 200) : RandomSchedule.Larger(seed + 200))
                        )
                    )
                ),
            .. Enumerable
                .Range(1, 40)
                .Select(seed =>
                    (
                        $"schedule search {seed}",
                        (Func<string>)(
                            () =>
                                Searched(
                                    seed % 2 == 0 ? Crowded(seed + 300) : RandomSchedule.Larger(seed + 300),
                                    1 + (seed % 9)
                                )
                        )
                    )
                ),
        ];

    /// <summary>More groups than the days have room for, each with its own wishes.</summary>
    public static ScheduleProblem Crowded(int seed)
    {
        var chance = new Random(seed);
        var (days, slots, groups, coaches) = (
            3 + chance.Next(3),
            6 + chance.Next(5),
            7 + chance.Next(8),
            2 + chance.Next(2)
        );
        ulong Bits(double share) =>
            Enumerable
                .Range(0, slots)
                .Aggregate(0UL, (bits, slot) => chance.NextDouble() < share ? bits | (1UL << slot) : bits);
        Availability Calendar(double busy) =>
            new()
            {
                Busy = [.. Enumerable.Range(0, days).Select(_ => Bits(busy))],
                PreferNot = chance.Next(3) == 0 ? [.. Enumerable.Range(0, days).Select(_ => Bits(0.3))] : [],
            };
        var people = groups * 2;
        var rooms = seed % 3 == 0 ? 2 : 0;
        return new ScheduleProblem
        {
            Days = days,
            Slots = slots,
            People =
            [
                .. Enumerable.Range(0, people + coaches).Select(person => Calendar(person < people ? 0.3 : 0.15)),
            ],
            Coaches =
            [
                .. Enumerable
                    .Range(0, coaches)
                    .Select(coach => new Coach
                    {
                        Person = people + coach,
                        MostGroups = (groups / coaches) + 1 - (seed % 3),
                        Gap = chance.Next(2),
                    }),
            ],
            Rooms =
            [
                .. Enumerable
                    .Range(0, rooms)
                    .Select(room => new CoachingRoom
                    {
                        Availability = Calendar(0.1),
                        Place = seed % 2 == 0 ? room % 2 : 0,
                    }),
            ],
            Travel =
                seed % 2 == 0
                    ?
                    [
                        [0, 1],
                        [1, 0],
                    ]
                    : [],
            StartCosts = seed % 4 == 0 ? [] : [.. Enumerable.Range(0, slots).Select(_ => (long)chance.Next(7))],
            PreferNotCost = 3,
            UnplacedCost = seed % 5 == 0 ? 8 : 200,
            Groups =
            [
                .. Enumerable
                    .Range(0, groups)
                    .Select(group => new CoachedGroup
                    {
                        // Every third group shares somebody with the next one.
                        People =
                            group % 3 == 0
                                ? [2 * group, (2 * group) + 1, ((2 * group) + 2) % people]
                                : [2 * group, (2 * group) + 1],
                        Coaches = chance.Next(4) == 0 ? [chance.Next(coaches)] : null,
                        Place = seed % 2 == 0 ? group % 2 : 0,
                        Sessions =
                        [
                            .. Enumerable
                                .Range(0, 1 + chance.Next(2))
                                .Select(session => new SessionNeed
                                {
                                    Slots = 1 + chance.Next(3),
                                    FirstDay = 0,
                                    LastDay = days - 1,
                                    LeastDays = session,
                                    Rooms = rooms > 0 && chance.Next(2) == 0 ? [0, 1] : null,
                                }),
                        ],
                    }),
            ],
        };
    }

    private static string Made(ScheduleProblem problem, int rounds, int seed)
    {
        var trace = new Trace<ScheduleProgress>(at => $"{at.Unplaced} {at.Cost} {at.LowerBound}");
        var answer = MakeSchedule.Of(
            problem,
            new ScheduleOptions
            {
                Rounds = rounds,
                Seed = seed,
                Progress = trace,
            }
        );
        if (answer is not ScheduleAnswer.Made { Schedule: var schedule })
        {
            return "refused";
        }

        using var file = new MemoryStream();
        WriteSchedule.To(file, schedule with { Seconds = 0 });
        return $"{Shown.Schedule(schedule)}\n{trace}\n{Encoding.UTF8.GetString(file.ToArray())}";
    }

    // Every other session of a first schedule has been agreed; one of them has moved since, and has no room.
    private static string Agreed(ScheduleProblem problem, int seed)
    {
        if (
            MakeSchedule.Of(problem, new ScheduleOptions { Rounds = 2, Seed = seed })
            is not ScheduleAnswer.Made { Schedule.Sessions: var sessions }
        )
        {
            return "refused";
        }

        var agreed = sessions.Where((_, at) => at % 2 == seed % 2).ToDictionary(at => (at.Group, at.Session));
        AgreedSession? Of(int group, int session) =>
            agreed.TryGetValue((group, session), out var at)
                ? new AgreedSession(at.Day, at.Slot, at.Coach, seed % 3 == 0 ? null : at.Room)
                : null;
        var groups = problem.Groups.Select(
            (group, number) =>
                group with
                {
                    Sessions =
                    [
                        .. group.Sessions.Select((need, session) => need with { Agreed = Of(number, session) }),
                    ],
                }
        );
        return Made(problem with { Groups = [.. groups] }, seed % 4 == 0 ? 17 : 6, seed);
    }

    private static string Raised(ScheduleProblem problem)
    {
        var bound = new RaiseBound(new Tables(problem));
        var told = new List<string>();
        var known = problem.Groups.Sum(group => group.Sessions.Count) * problem.UnplacedCost;
        for (var step = 0; step < 70; step++)
        {
            bound.Step(known);
            told.Add(
                $"{bound.Least} {bound.Bound} {bound.Still} {bound.SlotPrices} {string.Join(' ', bound.Wished.Select(chain => chain?.Cost ?? -1))}"
            );
        }

        bound.ReturnToBest();
        return $"""
            bound {bound.Bound}, at the best prices {bound.Least}
            {Shown.Lines(told)}
            {string.Join(' ', bound.Prices.Coaches)} {string.Join(' ', bound.Prices.Rooms)} {string.Join(
                ' ',
                bound.Prices.People
            )}
            """;
    }

    // From an empty board's cost and a bound barely begun: the search has the most to do.
    private static string Searched(ScheduleProblem problem, int steps)
    {
        var tables = new Tables(problem);
        var bound = new RaiseBound(tables);
        var board = new Board(tables);
        var told = new List<string>();
        var improve = new ImproveBoard(tables, board);
        for (var step = 0; step < steps; step++)
        {
            bound.Step(board.Cost);
        }

        improve.StartFrom(bound.Wished);
        told.Add($"{board.Cost}");
        var prove = new ProveBoard(tables, bound);
        for (var time = 0; time < 6; time++)
        {
            var (proven, cheaper) = prove.Try(board.Cost, 150, CancellationToken.None);
            told.Add(
                $"{proven} {board.Cost} {string.Join(' ', cheaper?.Select(own => $"{own.Group} {own.Chain?.Coach} {own.Chain?.Cost}") ?? [])}"
            );
            if (cheaper is not null)
            {
                board.Become(cheaper);
            }
        }

        return $"""
            from {told[0]} to {board.Cost}, bound {bound.Bound}
            {Shown.Lines(told)}
            """;
    }
}
