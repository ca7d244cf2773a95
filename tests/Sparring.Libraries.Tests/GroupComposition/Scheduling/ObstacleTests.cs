using Sparring.GroupComposition.Scheduling;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition.Scheduling;

public sealed class ObstacleTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(3000, 120)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Freeing_what_a_remedy_names_gives_the_session_its_time(int seed)
    {
        var problem = RandomSchedule.Larger(seed) with { UnplacedCost = 100 };
        var schedule = MakeScheduleTests.Make(problem);

        foreach (var (group, session, why) in schedule.Unplaced)
        {
            foreach (var remedy in why.Remedies)
            {
                var freed = Free(MakeScheduleTests.Agree(problem, schedule.Sessions), group, session, remedy);
                var after = MakeScheduleTests.Make(freed);

                var time = Assert.Single(after.Sessions, at => at.Group == group && at.Session == session);
                Assert.Equal((remedy.Day, remedy.Slot, remedy.Coach), (time.Day, time.Slot, time.Coach));
                Assert.Empty(ScheduleRules.BrokenBy(freed, after.Sessions));
            }
        }
    }

    [Fact]
    public void A_way_that_takes_too_long_is_named_with_whose_it_is_and_what_it_lacks()
    {
        // Two sessions of two slots fill four of five slots: one is left for a way that takes two.
        var problem = MakeScheduleTests.Plain(["00000"], ["00000"], ["00000"]) with
        {
            Travel =
            [
                [0, 2],
                [2, 0],
            ],
        };
        var apart = problem with { Groups = [problem.Groups[0], problem.Groups[1] with { Place = 1 }] };

        var why = Assert.Single(MakeScheduleTests.Make(apart).Unplaced).Why;

        Assert.Equal(ObstacleKind.Travel, why.Kind);
        Assert.Equal(
            (0, 2, 1, 1),
            (
                why.Journey?.Person,
                why.Journey?.Slots,
                why.Journey?.Left,
                why.Journey is { } way ? Math.Abs(way.From - way.To) : 0
            )
        );
        Assert.Contains("which takes 60", why.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void People_who_never_meet_are_named_and_nobody_else()
    {
        var problem = MakeScheduleTests.Plain(["0000"], ["0011"]) with
        {
            People = [.. new[] { "0000", "0011", "1000", "1100" }.Select(row => Availability.From([row]))],
        };
        var three = problem with { Groups = [problem.Groups[0] with { People = [1, 2, 3] }] };

        var why = Assert.Single(MakeScheduleTests.Make(three).Unplaced).Why;

        Assert.Equal(ObstacleKind.GroupNeverFree, why.Kind);
        Assert.Equal([1, 3], why.Clashing);
        Assert.Equal(new Remedy(0, 2, 0, null, [1], MoreLoad: false, FreeRoom: false), why.Remedies[0], Same);
        Assert.StartsWith(
            "Person 1 and person 3 leave no time of 60 minutes on days 0 to 0. It could be on day 0 at 09:00 with coach 0, if person 1 were free then;",
            why.Sentence,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_coach_who_is_never_free_when_the_group_is_clashes_with_it()
    {
        var why = Assert.Single(MakeScheduleTests.Make(MakeScheduleTests.Plain(["0011"], ["1100"])).Unplaced).Why;

        Assert.Equal((ObstacleKind.NoCoachFree, 1), (why.Kind, why.CommonTimes));
        Assert.Equal([1, 0], why.Clashing);
    }

    [Fact]
    public void A_full_coach_could_take_one_more()
    {
        var problem = MakeScheduleTests.Plain(["0000"], ["0011"], ["1100"]);

        var why = Assert
            .Single(
                MakeScheduleTests.Make(problem with { Coaches = [new Coach { Person = 0, MostGroups = 1 }] }).Unplaced
            )
            .Why;

        Assert.Equal(ObstacleKind.CoachesFull, why.Kind);
        Assert.True(why.Remedies[0].MoreLoad);
        Assert.Empty(why.Remedies[0].FreePeople);
    }

    [Fact]
    public void A_closed_room_is_named()
    {
        var problem = MakeScheduleTests.Plain(["00"], ["00"]);
        var closed = MakeScheduleTests.WithSession(problem, 0, MakeScheduleTests.Session(1) with { Rooms = [0] }) with
        {
            Rooms = [new CoachingRoom { Availability = Availability.From(["01"]) }],
        };

        var why = Assert.Single(MakeScheduleTests.Make(closed).Unplaced).Why;

        Assert.Equal(ObstacleKind.NoRoomFree, why.Kind);
        Assert.Equal(new Remedy(0, 0, 0, 0, [], MoreLoad: false, FreeRoom: true), Assert.Single(why.Remedies), Same);
    }

    [Fact]
    public void Days_between_sessions_are_named_when_only_they_forbid()
    {
        var problem = MakeScheduleTests.Plain(["00", "11", "00"], ["00", "00", "00"]);
        var need = MakeScheduleTests.Session(3) with { LeastDays = 3 };
        var two = problem with { Groups = [problem.Groups[0] with { Sessions = [need, need] }] };

        var schedule = MakeScheduleTests.Make(two);

        Assert.Single(schedule.Sessions);
        Assert.Equal(ObstacleKind.DaysBetween, Assert.Single(schedule.Unplaced).Why.Kind);
    }

    [Fact]
    public void Reading_days_that_outlast_the_window_leave_nothing_to_free()
    {
        var problem = MakeScheduleTests.Plain(["00", "00"], ["00", "00"]);
        var late = MakeScheduleTests.WithSession(problem, 0, MakeScheduleTests.Session(2) with { NotBefore = 5 });

        var why = Assert.Single(MakeScheduleTests.Make(late).Unplaced).Why;

        Assert.Empty(why.Remedies);
        Assert.Equal(
            "It may not be before day 5, and its last day is 1. Freeing calendars alone would not give it a time.",
            why.Sentence
        );
    }

    [Fact]
    public void A_time_that_costs_more_than_none_is_not_taken_and_said()
    {
        var problem = MakeScheduleTests.Plain(["00"], ["00"]) with { StartCosts = [9, 9], UnplacedCost = 5 };

        var why = Assert.Single(MakeScheduleTests.Make(problem).Unplaced).Why;

        Assert.Equal(ObstacleKind.DearerThanNone, why.Kind);
    }

    private static bool Same(Remedy one, Remedy other) =>
        one with { FreePeople = [] } == other with { FreePeople = [] }
        && one.FreePeople.SequenceEqual(other.FreePeople);

    private static ScheduleProblem Free(ScheduleProblem problem, int group, int session, Remedy remedy)
    {
        var need = problem.Groups[group].Sessions[session];
        var span = ((1UL << need.Slots) - 1) << remedy.Slot;
        return problem with
        {
            People = [.. problem.People.Select((own, at) => remedy.FreePeople.Contains(at) ? Freed(own) : own)],
            Rooms =
            [
                .. problem.Rooms.Select(
                    (room, at) =>
                        remedy.FreeRoom && at == remedy.Room
                            ? room with
                            {
                                Availability = Freed(room.Availability),
                            }
                            : room
                ),
            ],
            Coaches =
            [
                .. problem.Coaches.Select(
                    (coach, at) =>
                        remedy.MoreLoad && at == remedy.Coach ? coach with { MostGroups = coach.MostGroups + 1 } : coach
                ),
            ],
            Groups = [.. problem.Groups.Select((own, at) => at == group ? OnlyThen(own, session, remedy) : Never(own))],
            StartCosts = [.. Enumerable.Range(0, problem.Slots).Select(slot => slot == remedy.Slot ? 0 : 50L)],
        };

        Availability Freed(Availability own) =>
            own with
            {
                Busy = [.. own.Busy.Select((bits, day) => day == remedy.Day ? bits & ~span : bits)],
                PreferNot = [],
            };
    }

    private static CoachedGroup OnlyThen(CoachedGroup group, int session, Remedy remedy)
    {
        var others = Never(group);
        var then = group.Sessions[session] with { FirstDay = remedy.Day, LastDay = remedy.Day };
        return others with
        {
            Coaches = [remedy.Coach],
            Sessions = [.. others.Sessions.Select((need, at) => at == session ? then : need)],
        };
    }

    // Others without a time must not take what was freed.
    private static CoachedGroup Never(CoachedGroup group) =>
        group with
        {
            Sessions =
            [
                .. group.Sessions.Select(need => need.Agreed is null ? need with { NotBefore = int.MaxValue } : need),
            ],
        };
}
