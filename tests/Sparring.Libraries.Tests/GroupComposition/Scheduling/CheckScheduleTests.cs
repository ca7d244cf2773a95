using Sparring.GroupComposition.Scheduling;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition.Scheduling;

public sealed class CheckScheduleTests
{
    private static readonly ScheduleProblem Good = MakeScheduleTests.Plain(["0000", "0000"], ["0000", "0000"]);

    [Fact]
    public void Every_kind_of_fault_has_a_code_of_its_own()
    {
        ScheduleFault[] kinds =
        [
            new ScheduleFault.OutOfRange("", 0, 0, 0),
            new ScheduleFault.TooLarge("", 0, 0),
            new ScheduleFault.Missing(""),
            new ScheduleFault.WrongLength("", 0, 0),
            new ScheduleFault.OutsideTheDay("", 0, 0),
            new ScheduleFault.Unknown("", "", 0, 0),
            new ScheduleFault.Twice("", "", 0),
            new ScheduleFault.Reversed("", 0, 0),
            new ScheduleFault.AgreedClash("", "", ""),
            new ScheduleFault.CostsTooLarge(),
            new ScheduleFault.Unreadable(""),
        ];

        Assert.Equal(
            [
                "out-of-range",
                "too-large",
                "missing",
                "wrong-length",
                "outside-the-day",
                "unknown",
                "twice",
                "reversed",
                "agreed-clash",
                "costs-too-large",
                "unreadable",
            ],
            kinds.Select(fault => fault.Code)
        );
    }

    [Fact]
    public void All_faults_are_told_at_once_each_with_its_place_and_what_is_expected()
    {
        var need = new SessionNeed
        {
            Slots = 5,
            FirstDay = 1,
            LastDay = 0,
            LeastDays = 3,
            MostDays = 2,
            Rooms = [1],
            Agreed = new AgreedSession(2, 0, 7, Room: 1),
        };
        var bad = Good with
        {
            StartCosts = [-1],
            People = [new Availability { Busy = [16] }, Good.People[1]],
            Coaches =
            [
                new Coach
                {
                    Person = 9,
                    MostGroups = -1,
                    Gap = 65,
                },
            ],
            Groups =
            [
                new CoachedGroup
                {
                    People = [1, 1],
                    Coaches = [3],
                    Place = 1,
                    Sessions = [need],
                },
            ],
            Elsewhere = [new Elsewhere(2, 2, 65, 0, 1)],
        };

        Assert.Equal(
            [
                "The list of costs of a start has 1 entries; 4 are expected.",
                "The cost of a start in slot 0 is -1; it must be 0 to 9007199254740991.",
                "The calendar of person 0 has 1 entries; 2 are expected.",
                "The calendar of person 0 has an entry on day 0 after the last of the 4 slots.",
                "The list of coaches names person 9; they are numbered 0 to 1.",
                "The most groups of coach 0 is -1; it must be 0 to 2147483647.",
                "The gap of coach 0 is 65; it must be 0 to 64.",
                "Group 0 names person 1 twice.",
                "Group 0 names coach 3; they are numbered 0 to 0.",
                "Group 0 names place 1; they are numbered 0 to 0.",
                "The length of session 0 of group 0 is 5; it must be 1 to 4.",
                "The day of session 0 of group 0 must be at least 1 but at most 0.",
                "The days before session 0 of group 0 must be at least 3 but at most 2.",
                "The list of rooms of session 0 of group 0 names room 1, but there are none.",
                "The agreed day of session 0 of group 0 is 2; it must be 0 to 1.",
                "What is agreed for session 0 of group 0 names coach 7; they are numbered 0 to 0.",
                "What is agreed for session 0 of group 0 names room 1, but there are none.",
                "Elsewhere 0 names person 2; they are numbered 0 to 1.",
                "The day of elsewhere 0 is 2; it must be 0 to 1.",
                "The slot of elsewhere 0 is 65; it must be -64 to 64.",
                "The length of elsewhere 0 is 0; it must be 1 to 64.",
                "Elsewhere 0 names place 1; they are numbered 0 to 0.",
            ],
            bad.Check().Select(fault => fault.Sentence)
        );
    }

    [Fact]
    public void Nobody_at_all_is_a_fault()
    {
        var bad = Good with { Groups = [], Coaches = [] };

        Assert.Equal(["There must be at least one group.", "There must be at least one coach."], Sentences(bad));
    }

    [Theory]
    [InlineData(0, 4, "“days” is 0; it must be 1 to 3660.")]
    [InlineData(2, 65, "The number of slots in a day is 65; it must be 1 to 64.")]
    public void A_calendar_without_days_or_with_endless_ones_is_refused(int days, int slots, string sentence) =>
        Assert.Equal([sentence], Sentences(Good with { Days = days, Slots = slots }));

    [Fact]
    public void Costs_no_reader_of_JSON_can_hold_are_refused()
    {
        var bad = Good with { UnplacedCost = 9_007_199_254_740_991, StartCosts = [9, 9, 9, 9], PreferNotCost = 1 };

        Assert.Equal(
            "The costs are so large that a schedule could cost more than 9,007,199,254,740,991.",
            Assert.Single(bad.Check()).Sentence
        );
    }

    [Fact]
    public void Two_agreed_sessions_cannot_share_a_person_or_a_room()
    {
        var session = MakeScheduleTests.Session(2) with { Agreed = new(0, 0, 0, Room: 0) };
        var later = session with { Agreed = new(0, 1, 1, Room: 0) };
        var bad = Good with
        {
            People = [.. Enumerable.Range(0, 4).Select(_ => Availability.Free(2))],
            Coaches = [new Coach { Person = 0 }, new Coach { Person = 3 }],
            Rooms = [new CoachingRoom { Availability = Availability.Free(2) }],
            Groups =
            [
                new CoachedGroup { People = [1, 2], Sessions = [session] },
                new CoachedGroup { People = [2], Sessions = [later] },
            ],
        };

        Assert.Equal(
            [
                "Session 0 of group 0 and Session 0 of group 1 are both agreed, but person 2 cannot be at both: they overlap.",
                "Session 0 of group 0 and Session 0 of group 1 are both agreed, but room 0 cannot be at both: they overlap.",
            ],
            Sentences(bad)
        );
    }

    [Fact]
    public void Nothing_is_scheduled_from_what_cannot_be_meant()
    {
        var answer = MakeSchedule.Of(Good with { UnplacedCost = -1 }, new());

        Assert.Equal("out-of-range", Assert.Single(Assert.IsType<ScheduleAnswer.Refused>(answer).Faults).Code);
    }

    private static IEnumerable<string> Sentences(ScheduleProblem problem) =>
        problem.Check().Select(fault => fault.Sentence);
}
