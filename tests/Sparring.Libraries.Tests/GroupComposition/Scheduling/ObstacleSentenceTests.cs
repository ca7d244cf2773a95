using Sparring.GroupComposition.Scheduling;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition.Scheduling;

/// <summary>What the organiser reads of each kind of obstacle, word for word.</summary>
public sealed class ObstacleSentenceTests
{
    private const string Nothing = "Freeing calendars alone would not give it a time.";

    [Fact]
    public void People_of_a_group_by_their_names_and_the_rest_as_a_number()
    {
        var problem = MakeScheduleTests.Plain(["000"], ["100"], ["010"], ["001"]) with
        {
            People = [Row("000", ""), Row("100", "Bo"), Row("010", ""), Row("001", "Dan")],
            Groups = [Group([1, 2, 3]) with { Sessions = [Need(0) with { Slots = 1 }] }],
        };

        Assert.Equal(
            "Bo, person 2 and Dan leave no time of 30 minutes on days 0 to 0. It could be on day 0 at 08:00 with coach 0, if Bo were free then; or on day 0 at 08:30 with coach 0, if person 2 were free then; or on day 0 at 09:00 with coach 0, if Dan were free then.",
            Sentence(problem)
        );
    }

    [Fact]
    public void Of_more_than_six_five_are_named()
    {
        string[] rows = ["011111111", "101111111", "110111111", "111011111", "111101111", "111110111", "111111011"];
        var problem = MakeScheduleTests.Plain([new('0', 9)], [.. rows.Select(row => new[] { row })]) with
        {
            Groups = [Group([1, 2, 3, 4, 5, 6, 7])],
        };

        var six = Sentence(problem with { Groups = [Group([1, 2, 3, 4, 5, 6])] });
        var seven = Sentence(problem);

        Assert.Contains(
            "if person 1, person 2, person 3, person 4, person 5 and person 6 were free then",
            six,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "if person 1, person 2, person 3, person 4, person 5 and 2 more were free then",
            seven,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_coach_without_a_common_time_and_which_coach_it_must_be()
    {
        var two = MakeScheduleTests.Plain(["0000", "1111"], ["0000", "0000"]) with
        {
            Groups = [Group([1]) with { Sessions = [Need(0), Need(1)] }],
        };

        Assert.Equal(
            "Person 1 and person 0 have no time of 60 minutes in common on days 0 to 0. It could be on day 0 at 08:00 with coach 0, if person 1 were free then; or on day 0 at 09:00 with coach 0, if person 0 were free then; or on day 0 at 08:30 with coach 0, if person 1 and person 0 were free then.",
            Sentence(MakeScheduleTests.Plain(["0011"], ["1100"]))
        );
        Assert.StartsWith(
            "Person 0 has no time of 60 minutes on days 1 to 1; coach 0 has the group's other session.",
            Sentence(two),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Nobody_may_coach_a_group_of_coaches_only()
    {
        var problem = MakeScheduleTests.Plain(["00"], ["00"]) with { Groups = [Group([0, 1])] };

        Assert.Equal($"No coach may take the group. {Nothing}", Sentence(problem));
    }

    [Fact]
    public void A_closed_room_full_coaches_and_days_between()
    {
        var plain = MakeScheduleTests.Plain(["00"], ["00"]);
        var room = MakeScheduleTests.WithSession(plain, 0, Need(0) with { Rooms = [0] }) with
        {
            Rooms = [new CoachingRoom { Availability = Availability.From(["01"]) }],
        };
        var full = plain with { Coaches = [new Coach { Person = 0, MostGroups = 0 }] };
        var far = MakeScheduleTests.Plain(["00", "11", "00"], ["00", "00", "00"]);
        var days = far with
        {
            Groups = [Group([1]) with { Sessions = [Need(0, 2), Need(0, 2) with { LeastDays = 3 }] }],
        };

        Assert.Equal(
            "The group and a coach have times on days 0 to 0, but none of its rooms is free at one of them. It could be on day 0 at 08:00 with coach 0 in room 0, if room 0 were free then.",
            Sentence(room)
        );
        Assert.Equal(
            "Every coach who is free when the group is has as many groups as he or she takes. It could be on day 0 at 08:00 with coach 0, if coach 0 took one more group.",
            Sentence(full)
        );
        Assert.Equal(
            $"It has times, but none on days 3 to 2, as its distance to the group's other sessions asks. {Nothing}",
            Sentence(days)
        );
    }

    [Fact]
    public void Times_taken_by_others_and_times_not_worth_it()
    {
        var one = MakeScheduleTests.Plain(["00"], ["00"], ["00"]);
        var two = one with
        {
            People = [.. one.People, .. one.People],
            Coaches = [new Coach { Person = 0 }, new Coach { Person = 3 }],
            Groups = [.. one.Groups, Group([4]), Group([5])],
        };
        var dear = MakeScheduleTests.Plain(["00"], ["00"]) with { StartCosts = [9, 9], UnplacedCost = 5 };

        Assert.Equal($"The times it has are taken by other sessions of coach 0. {Nothing}", Sentence(one));
        Assert.Equal($"The times it has are taken by other sessions of its coaches. {Nothing}", Sentence(two));
        Assert.Equal($"It could have a time, but only at a higher cost than having none. {Nothing}", Sentence(dear));
    }

    [Fact]
    public void What_is_agreed_elsewhere_may_leave_no_time()
    {
        var problem = MakeScheduleTests.Plain(["00"], ["00"]) with { Elsewhere = [new Elsewhere(1, 0, 0, 1, 0)] };

        Assert.Equal(
            $"What is agreed with its people elsewhere leaves no time of 60 minutes on days 0 to 0. {Nothing}",
            Sentence(problem)
        );
    }

    [Fact]
    public void The_way_that_takes_too_long_with_both_places_and_minutes()
    {
        var problem = MakeScheduleTests.Plain(["00000"], ["00111"], ["00000"]) with
        {
            Travel =
            [
                [0, 2],
                [1, 0],
            ],
        };
        var apart = problem with
        {
            Groups = [problem.Groups[0], problem.Groups[1] with { Place = 1 }],
            DayStarts = new TimeOnly(9, 30),
            SlotMinutes = 20,
        };
        var late = apart with
        {
            Groups = [apart.Groups[0], MakeScheduleTests.WithSession(apart, 1, Need(0) with { Slots = 3 }).Groups[1]],
        };

        Assert.Equal(
            $"Travel leaves it no time: on day 0 at 10:10 person 0 would have 0 minutes from place 0 to place 1, which takes 40. {Nothing}",
            Sentence(late)
        );
    }

    private static string Sentence(ScheduleProblem problem) => MakeScheduleTests.Make(problem).Unplaced[0].Why.Sentence;

    private static Availability Row(string row, string name) => Availability.From([row]) with { Name = name };

    private static CoachedGroup Group(int[] people) => new() { People = people, Sessions = [Need(0)] };

    private static SessionNeed Need(int first, int? last = null) =>
        new()
        {
            Slots = 2,
            FirstDay = first,
            LastDay = last ?? first,
        };
}
