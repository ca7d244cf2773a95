using Sparring.GroupComposition.Scheduling;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition.Scheduling;

public sealed class CheckScheduleLimitsTests
{
    private static readonly ScheduleProblem Good = MakeScheduleTests.Plain(["0000", "0000"], ["0000", "0000"]);

    public static TheoryData<string, string, ScheduleProblem> Unsound =>
        new()
        {
            {
                "wrong-length",
                "The calendar of room 0 has 1 entries; 2 are expected.",
                Rooms(new CoachingRoom { Availability = Availability.Free(1) })
            },
            {
                "unknown",
                "Room 0 names place 1; they are numbered 0 to 0.",
                Rooms(new CoachingRoom { Availability = Availability.Free(2), Place = 1 })
            },
            {
                "unknown",
                "Room 0 names place -1; they are numbered 0 to 0.",
                Rooms(new CoachingRoom { Availability = Availability.Free(2), Place = -1 })
            },
            {
                "wrong-length",
                "The calendar of person 1, “prefer not”, has 1 entries; 2 are expected.",
                People(new Availability { Busy = [0, 0], PreferNot = [0] })
            },
            {
                "outside-the-day",
                "The calendar of person 1, “prefer not”, has an entry on day 1 after the last of the 4 slots.",
                People(new Availability { Busy = [0, 0], PreferNot = [0, 16] })
            },
            {
                "twice",
                "The list of coaches names person 0 twice.",
                Good with
                {
                    Coaches = [new Coach { Person = 0 }, new Coach { Person = 0 }],
                }
            },
            {
                "unknown",
                "The list of coaches names person -1; they are numbered 0 to 1.",
                Good with
                {
                    Coaches = [new Coach { Person = -1 }],
                }
            },
            {
                "wrong-length",
                "The row of travel from place 0 has 2 entries; 1 are expected.",
                Good with
                {
                    Travel =
                    [
                        [0, 1],
                    ],
                }
            },
            {
                "out-of-range",
                "Travel from place 0 to place 0 is 65; it must be 0 to 64.",
                Good with
                {
                    Travel =
                    [
                        [65],
                    ],
                }
            },
            {
                "out-of-range",
                "The cost of a slot somebody would rather not is -1; it must be 0 to 9007199254740991.",
                Good with
                {
                    PreferNotCost = -1,
                }
            },
            {
                "twice",
                "Group 0 names coach 0 twice.",
                Good with
                {
                    Groups = [Good.Groups[0] with { Coaches = [0, 0] }],
                }
            },
            {
                "out-of-range",
                "The first day of session 0 of group 0 is -1; it must be 0 to 1.",
                Session(need => need with { FirstDay = -1 })
            },
            {
                "out-of-range",
                "The last day of session 0 of group 0 is 2; it must be 0 to 1.",
                Session(need => need with { LastDay = 2 })
            },
            {
                "out-of-range",
                "“Not before” of session 0 of group 0 is -1; it must be 0 to 2147483647.",
                Session(need => need with { NotBefore = -1 })
            },
            {
                "out-of-range",
                "The least days before session 0 of group 0 is -1; it must be 0 to 2147483647.",
                Session(need => need with { LeastDays = -1 })
            },
            {
                "out-of-range",
                "The length of session 0 of group 0 is 0; it must be 1 to 4.",
                Session(need => need with { Slots = 0 })
            },
            {
                "out-of-range",
                "The agreed slot of session 0 of group 0 is 3; it must be 0 to 2.",
                Session(need => need with { Agreed = new(0, 3, 0) })
            },
            {
                "unknown",
                "What is agreed for session 0 of group 0 names place 1; they are numbered 0 to 0.",
                Session(need => need with { Agreed = new(0, 2, 0, Place: 1) })
            },
        };

    [Theory]
    [MemberData(nameof(Unsound))]
    public void What_cannot_be_meant_is_said_with_its_code(string code, string sentence, ScheduleProblem problem)
    {
        var fault = Assert.Single(problem.Check());

        Assert.Equal((code, sentence), (fault.Code, fault.Sentence));
    }

    [Fact]
    public void What_lies_just_within_every_limit_can_be_scheduled()
    {
        var calendar = new Availability { Busy = [ulong.MaxValue, 1UL << 63], PreferNot = [1UL << 63, 0] };
        var need = new SessionNeed
        {
            Slots = 64,
            FirstDay = 1,
            LastDay = 1,
            LeastDays = 3,
            MostDays = 3,
            Rooms = [0],
            Agreed = new AgreedSession(1, 0, 0, Room: 0, Place: 1),
        };
        var problem = new ScheduleProblem
        {
            Days = 2,
            Slots = 64,
            People = [calendar, calendar],
            Coaches =
            [
                new Coach
                {
                    Person = 1,
                    MostGroups = 0,
                    Gap = 64,
                },
            ],
            Rooms = [new CoachingRoom { Availability = calendar, Place = 1 }],
            Travel =
            [
                [0, 64],
                [0, 0],
            ],
            Groups =
            [
                new CoachedGroup
                {
                    People = [0],
                    Coaches = [0],
                    Place = 1,
                    Sessions = [need],
                },
            ],
            Elsewhere = [new Elsewhere(1, 1, -64, 64, 1), new Elsewhere(0, 0, 64, 1, 0)],
            UnplacedCost = 0,
            PreferNotCost = 0,
        };

        Assert.Empty(problem.Check());
    }

    // One session of two people over four slots: 4 × 2 wishes and the dearer of a start and of none.
    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void The_dearest_schedule_may_cost_the_largest_number_and_no_more(int more, bool admitted)
    {
        const long largest = 9_007_199_254_740_991 - (4 * 2 * 5);

        var none = Good with { PreferNotCost = 5, UnplacedCost = largest + more, StartCosts = [0, 0, 1, 0] };
        var start = Good with { PreferNotCost = 5, UnplacedCost = 1, StartCosts = [0, 0, largest + more, 0] };

        Assert.Equal((admitted, admitted), (none.Check().Count == 0, start.Check().Count == 0));
    }

    [Fact]
    public void Agreed_sessions_that_touch_without_overlapping_do_not_clash()
    {
        var first = MakeScheduleTests.Session(2) with { Agreed = new(0, 0, 0) };
        var problem = Good with
        {
            Groups =
            [
                Good.Groups[0] with
                {
                    Sessions = [first],
                },
                Good.Groups[0] with
                {
                    Sessions = [first with { Agreed = new(0, 2, 0) }],
                },
                Good.Groups[0] with
                {
                    Sessions = [first with { Agreed = new(1, 0, 0) }],
                },
            ],
        };

        Assert.Empty(problem.Check());
    }

    private static ScheduleProblem Rooms(CoachingRoom room) => Good with { Rooms = [room] };

    private static ScheduleProblem People(Availability person) => Good with { People = [Good.People[0], person] };

    private static ScheduleProblem Session(Func<SessionNeed, SessionNeed> change) =>
        MakeScheduleTests.WithSession(Good, 0, change(Good.Groups[0].Sessions[0]));
}
