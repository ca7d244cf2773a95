using Sparring.GroupComposition.Scheduling;
using Sparring.Libraries.Tests.GroupComposition.Pins;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition.Scheduling;

public sealed class MakeScheduleTests
{
    private static readonly ScheduleOptions Briefly = new() { Rounds = 40 };

    public static TheoryData<int> Seeds(int first, int count) => [.. Enumerable.Range(first, count)];

    internal static Schedule Make(ScheduleProblem problem, ScheduleOptions? options = null) =>
        Assert.IsType<ScheduleAnswer.Made>(MakeSchedule.Of(problem, options ?? Briefly)).Schedule;

    /// <summary>Days of the given rows of 0 and 1, one coach, and each group one person and one session of two slots.</summary>
    internal static ScheduleProblem Plain(string[] coach, params string[][] groups) =>
        new()
        {
            Days = coach.Length,
            Slots = coach[0].Length,
            People = [Availability.From(coach), .. groups.Select(Availability.From)],
            Coaches = [new Coach { Person = 0 }],
            Groups =
            [
                .. groups.Select((_, at) => new CoachedGroup { People = [at + 1], Sessions = [Session(coach.Length)] }),
            ],
        };

    internal static SessionNeed Session(int days, int slots = 2) =>
        new()
        {
            Slots = slots,
            FirstDay = 0,
            LastDay = days - 1,
        };

    [Theory]
    [MemberData(nameof(Seeds), 0, 200)]
    public void The_cost_is_the_least_of_all_schedules_and_proved(int seed)
    {
        var problem = RandomSchedule.Of(seed);

        var schedule = Make(problem);

        Assert.Empty(ScheduleRules.BrokenBy(problem, schedule.Sessions));
        Assert.Equal(EverySchedule.LeastCost(problem), schedule.Cost);
        Assert.Equal((schedule.Cost, ScheduleStop.Proven), (schedule.LowerBound, schedule.Stop));
        Assert.Equal(ScheduleRules.CostOf(problem, schedule.Sessions), schedule.Cost);
    }

    [Theory]
    [MemberData(nameof(Seeds), 1000, 60)]
    public void Every_rule_is_kept_in_larger_schedules_and_every_session_is_accounted_for(int seed)
    {
        var problem = RandomSchedule.Larger(seed);

        var schedule = Make(problem);

        Assert.Empty(ScheduleRules.BrokenBy(problem, schedule.Sessions));
        Assert.Equal(ScheduleRules.CostOf(problem, schedule.Sessions), schedule.Cost);
        Assert.InRange(schedule.LowerBound, 0, schedule.Cost);
        var all = problem.Groups.SelectMany((group, at) => group.Sessions.Select((_, session) => (at, session)));
        var told = schedule
            .Sessions.Select(at => (at.Group, at.Session))
            .Concat(schedule.Unplaced.Select(at => (at.Group, at.Session)));
        Assert.Equal(all, told.Order());
    }

    [Theory]
    [MemberData(nameof(Seeds), 2000, 40)]
    public void What_is_agreed_is_kept_and_the_rest_is_the_best_around_it(int seed)
    {
        var problem = RandomSchedule.Of(seed);
        var before = Make(problem);
        var agreed = Agree(problem, before.Sessions.Where((_, at) => at % 2 == seed % 2));

        var after = Make(agreed);

        Assert.Equal(before.Cost, after.Cost);
        Assert.Empty(ScheduleRules.BrokenBy(agreed, after.Sessions));
        Assert.Equal(
            before.Sessions.Count(at => after.Sessions.Contains(at with { Agreed = true })),
            after.Sessions.Count(at => at.Agreed)
        );
    }

    [Fact]
    public void What_is_agreed_stays_when_a_calendar_has_come_to_say_no()
    {
        var problem = Plain(["0000"], ["1111"]);
        var agreed = new AgreedSession(0, 1, 0);

        var schedule = Make(WithSession(problem, 0, Session(1) with { Agreed = agreed }));

        Assert.Equal([new PlacedSession(0, 0, 0, 1, 0, null, Agreed: true)], schedule.Sessions);
        Assert.True(schedule.Optimal);
    }

    [Fact]
    public void The_same_seed_gives_the_same_schedule()
    {
        var problem = RandomSchedule.Larger(4242);

        var (one, other) = (Make(problem), Make(problem));

        Assert.Equal(one.Sessions, other.Sessions);
        Assert.Equal(one.Rounds, other.Rounds);
    }

    [Fact]
    public void Two_who_are_elsewhere_at_the_same_time_hold_their_group_back_as_one_does()
    {
        var problem = Plain(["0000"], ["0000"]) with
        {
            People = [Availability.Free(1), Availability.Free(1), Availability.Free(1)],
            Groups = [new CoachedGroup { People = [1, 2], Sessions = [Session(1)] }],
        };
        Elsewhere[] both = [new(1, 0, 0, 2, 0), new(2, 0, 0, 2, 0)];

        Assert.Equal(2, Assert.Single(Make(problem with { Elsewhere = both }).Sessions).Slot);
        Assert.Equal(2, Assert.Single(Make(problem with { Elsewhere = [both[1]] }).Sessions).Slot);
    }

    [Fact]
    public void A_coach_has_the_gap_between_two_sessions_and_no_more()
    {
        var problem = Plain(["00000"], ["00000"], ["00000"]);
        var resting = problem with { Coaches = [new Coach { Person = 0, Gap = 1 }] };
        var resting2 = problem with { Coaches = [new Coach { Person = 0, Gap = 2 }] };

        Assert.Equal([0, 3], Make(resting).Sessions.Select(at => at.Slot).Order());
        Assert.Single(Make(resting2).Sessions);
    }

    [Fact]
    public void Travel_takes_its_time_between_places_and_none_within_one()
    {
        var problem = Plain(["0000"], ["0000"], ["0000"]) with
        {
            Travel =
            [
                [0, 1],
                [1, 0],
            ],
        };
        var apart = problem with { Groups = [problem.Groups[0], problem.Groups[1] with { Place = 1 }] };

        Assert.Equal((2, 1), (Make(problem).Sessions.Count, Make(apart).Sessions.Count));
    }

    [Theory]
    [InlineData(6, 2)]
    [InlineData(5, 1)]
    public void Who_comes_to_sessions_of_two_groups_needs_the_way_between_them(int slots, int placed)
    {
        // Person 2 is a member of both groups, which have a coach and a place each; the way takes two slots.
        var day = new[] { new string('0', slots) };
        var problem = Plain(day, day, day) with
        {
            People = [.. Enumerable.Range(0, 3).Select(_ => Availability.From(day))],
            Coaches = [new Coach { Person = 0 }, new Coach { Person = 1 }],
            Travel =
            [
                [0, 2],
                [2, 0],
            ],
            Groups =
            [
                new CoachedGroup
                {
                    People = [2],
                    Coaches = [0],
                    Sessions = [Session(1)],
                },
                new CoachedGroup
                {
                    People = [2],
                    Coaches = [1],
                    Place = 1,
                    Sessions = [Session(1)],
                },
            ],
        };

        Assert.Equal(placed, Make(problem).Sessions.Count);
        Assert.Equal(
            2,
            Make(problem with { Groups = [problem.Groups[0], problem.Groups[1] with { Place = 0 }] }).Sessions.Count
        );
    }

    [Fact]
    public void What_somebody_has_elsewhere_takes_its_time_and_the_way_from_it()
    {
        // The coach, person 0, is elsewhere in the first two slots; person 1 in the evening after the day.
        var problem = Plain(["0000000"], ["0000000"]) with
        {
            Travel =
            [
                [0, 2],
                [2, 0],
            ],
            Elsewhere = [new Elsewhere(0, 0, 0, 2, 1), new Elsewhere(1, 0, 8, 2, 1)],
        };

        Assert.Equal(4, Assert.Single(Make(problem).Sessions).Slot);
        Assert.Equal(
            ObstacleKind.Travel,
            Assert
                .Single(Make(problem with { Elsewhere = [.. problem.Elsewhere, new(1, 0, 7, 1, 1)] }).Unplaced)
                .Why.Kind
        );
    }

    [Fact]
    public void What_is_agreed_at_a_place_of_its_own_is_travelled_to_from_there()
    {
        var problem = Plain(["000000"], ["000000"], ["000000"]) with
        {
            Travel =
            [
                [0, 2],
                [2, 0],
            ],
        };
        var agreed = Session(1) with { Agreed = new AgreedSession(0, 0, 0, Place: 1) };

        var schedule = Make(WithSession(problem, 0, agreed));

        Assert.Equal([0, 4], schedule.Sessions.Select(at => at.Slot).Order());
    }

    [Fact]
    public void A_room_holds_one_session_at_a_time()
    {
        var problem = Plain(["000"], ["000"]) with
        {
            People = [.. Enumerable.Range(0, 4).Select(_ => Availability.From(["000"]))],
            Coaches = [new Coach { Person = 0 }, new Coach { Person = 1 }],
            Rooms = [new CoachingRoom { Availability = Availability.Free(1) }],
        };
        var inRoom = new CoachedGroup { People = [2], Sessions = [Session(1) with { Rooms = [0] }] };
        var two = problem with { Groups = [inRoom, inRoom with { People = [3] }] };

        var schedule = Make(two);

        Assert.Single(schedule.Sessions);
        Assert.Equal(ObstacleKind.TakenByOthers, Assert.Single(schedule.Unplaced).Why.Kind);
    }

    [Fact]
    public void Reading_days_hold_a_session_back()
    {
        var problem = WithSession(Plain(["00", "00", "00"], ["00", "00", "00"]), 0, Session(3) with { NotBefore = 2 });

        Assert.Equal(2, Assert.Single(Make(problem).Sessions).Day);
    }

    [Fact]
    public void Slots_somebody_would_rather_not_have_are_taken_last()
    {
        var problem = Plain(["0000"], ["0000"]);
        var wish = problem.People[1] with { PreferNot = [0b0011] };

        var schedule = Make(problem with { People = [problem.People[0], wish] });

        Assert.Equal((2, 0L), (Assert.Single(schedule.Sessions).Slot, schedule.Cost));
    }

    [Fact]
    public void Cancelling_gives_the_best_so_far()
    {
        // Not proved in its first round: that alone would end it, too.
        var problem = SchedulePins.Crowded(124);
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();

        var schedule = Assert.IsType<ScheduleAnswer.Made>(MakeSchedule.Of(problem, new(), cancel.Token)).Schedule;

        Assert.Empty(ScheduleRules.BrokenBy(problem, schedule.Sessions));
        Assert.Equal((1, ScheduleStop.Cancelled), (schedule.Rounds, schedule.Stop));
    }

    [Fact]
    public void Progress_tells_of_each_round()
    {
        var heard = new Heard();

        var schedule = Make(RandomSchedule.Larger(5), Briefly with { Progress = heard });

        Assert.Equal(schedule.Rounds, heard.All.Count);
        Assert.Equal(
            (schedule.Cost, schedule.LowerBound, schedule.Unplaced.Count),
            (heard.All[^1].Cost, heard.All[^1].LowerBound, heard.All[^1].Unplaced)
        );
    }

    internal static ScheduleProblem WithSession(ScheduleProblem problem, int group, SessionNeed need) =>
        problem with
        {
            Groups = [.. problem.Groups.Select((own, at) => at == group ? own with { Sessions = [need] } : own)],
        };

    internal static ScheduleProblem Agree(ScheduleProblem problem, IEnumerable<PlacedSession> sessions)
    {
        var agreed = sessions.ToDictionary(at => (at.Group, at.Session));
        return problem with
        {
            Groups =
            [
                .. problem.Groups.Select(
                    (group, at) =>
                        group with
                        {
                            Sessions =
                            [
                                .. group.Sessions.Select(
                                    (need, session) =>
                                        agreed.TryGetValue((at, session), out var time)
                                            ? need with
                                            {
                                                Agreed = new(time.Day, time.Slot, time.Coach, time.Room),
                                            }
                                            : need
                                ),
                            ],
                        }
                ),
            ],
        };
    }

    private sealed class Heard : IProgress<ScheduleProgress>
    {
        public List<ScheduleProgress> All { get; } = [];

        public void Report(ScheduleProgress value) => All.Add(value);
    }
}
