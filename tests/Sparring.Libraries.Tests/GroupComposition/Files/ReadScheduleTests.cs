using System.Text;
using System.Text.Json;
using Sparring.GroupComposition.Files;
using Sparring.GroupComposition.Scheduling;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition.Files;

public sealed class ReadScheduleTests
{
    private const string Whole = """
        {"name":"x","groups":[["0001","0000","0000"]],"coaches":[["0000","1111","0000"]],"window1":[0,1],"window2":[1,3],
         "session_slots":2,"coach_gap":1,"max_load":3,"min_days_between":2}
        """;

    [Fact]
    public void Every_part_of_the_file_becomes_a_part_of_the_problem()
    {
        var problem = Assert.IsType<ScheduleReading.Read>(Read(Whole)).Problem;

        Assert.Equal(("x", 3, 4), (problem.Name, problem.Days, problem.Slots));
        Assert.Equal([0b1000UL, 0, 0], problem.People[0].Busy);
        Assert.Equal(
            new Coach
            {
                Person = 1,
                MostGroups = 3,
                Gap = 1,
            },
            Assert.Single(problem.Coaches)
        );
        Assert.Equal([3, 3, 0, 0], problem.StartCosts);
        Assert.Equal(
            [(2, 0, 0, 2), (2, 1, 2, 2)],
            Assert.Single(problem.Groups).Sessions.Select(at => (at.Slots, at.FirstDay, at.LastDay, at.LeastDays))
        );
    }

    [Fact]
    public void Any_number_of_windows_may_be_listed()
    {
        var problem = Assert
            .IsType<ScheduleReading.Read>(
                Read(Whole.Replace("\"window1\":[0,1],\"window2\":[1,3]", "\"windows\":[[0,3]]"))
            )
            .Problem;

        Assert.Equal((0, 2), (problem.Groups[0].Sessions[0].FirstDay, problem.Groups[0].Sessions[0].LastDay));
        Assert.Single(problem.Groups[0].Sessions);
    }

    [Fact]
    public void All_faults_of_a_file_are_told_at_once()
    {
        const string bad = """
            {"groups":[["00","0x"],["00"],7],"coaches":[],"window1":[0],"session_slots":-4,"coach_gap":1e99,"max_load":"two",
             "coach_gap":1,"wieghts":3}
            """;

        Assert.Equal(
            [
                "“coach_gap” stands twice.",
                "“wieghts” is not a part of a coaching problem.",
                "Day 1 of the calendar of group 0 has “x” in slot 1; only 0 (free) and 1 (busy) are expected.",
                "The calendar of group 2 must be a list of days; it is a number.",
                "“window1” must be [first day, day after the last]; it is a list of 1.",
                "“window2” is missing: [first day, day after the last].",
                "“session_slots” must be a whole number from 1; it is -4.",
                "“max_load” must be a whole number from 0; it is a text.",
                "“min_days_between” is missing: a whole number from 0.",
                "The calendar of group 1 has 1 days; 2 are expected.",
                "The calendar of group 2 has 0 days; 2 are expected.",
            ],
            Refused(bad)
        );
    }

    [Fact]
    public void Every_kind_of_part_that_is_something_else_is_named_as_what_it_is()
    {
        const string bad = """
            {"name":null,"groups":[["00",5]],"coaches":{},"windows":[[0],[1.5,-1],[true,0]],"session_slots":[1],
             "coach_gap":null,"max_load":{},"min_days_between":false}
            """;

        Assert.Equal(
            [
                "“name” must be a text; it is null.",
                "Day 1 of the calendar of group 0 must be a text of 0 and 1; it is a number.",
                "“coaches” must be a list; it is an object.",
                "Window 0 of “windows” must be [first day, day after the last]; it is a list of 1.",
                "The first day of Window 1 of “windows” must be a whole number from 0; it is 1.5.",
                "The end of Window 1 of “windows” must be a whole number from 1; it is -1.",
                "The first day of Window 2 of “windows” must be a whole number from 0; it is true or false.",
                "The end of Window 2 of “windows” must be a whole number from 1; it is 0.",
                "“session_slots” must be a whole number from 1; it is a list of 1.",
                "“coach_gap” must be a whole number from 0; it is null.",
                "“max_load” must be a whole number from 0; it is an object.",
                "“min_days_between” must be a whole number from 0; it is true or false.",
                "Day 1 of the calendar of group 0 has 0 slots; 2 are expected.",
            ],
            Refused(bad)
        );
    }

    [Fact]
    public void Of_very_many_faults_a_hundred_are_told_and_the_rest_counted()
    {
        var days = string.Join(',', Enumerable.Repeat("2", 103));

        var told = Refused(Whole.Replace("\"0000\",\"1111\",\"0000\"", days)).ToList();

        Assert.Equal((101, "5 more faults."), (told.Count, told[^1]));
    }

    [Fact]
    public void The_groups_and_coaches_have_calendars_costs_and_names_of_their_own()
    {
        var day = new string('0', 14);
        var problem = Assert
            .IsType<ScheduleReading.Read>(
                Read(
                    $$"""
                    {"groups":[["{{day}}"],["{{day}}"]],"coaches":[["{{day}}"]],"windows":[[0,1]],"session_slots":1,"coach_gap":0,
                     "max_load":0,"min_days_between":0}
                    """
                )
            )
            .Problem;

        Assert.Equal(["group 0", "group 1", "coach 0"], problem.People.Select(person => person.Name));
        Assert.Equal([3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4], problem.StartCosts);
        Assert.Equal(
            ("", new TimeOnly(8, 0), 2),
            (problem.Name, problem.DayStarts, Assert.Single(problem.Coaches).Person)
        );
        Assert.Equal([0, 1], problem.Groups.Select(group => Assert.Single(group.People)));
    }

    [Theory]
    [InlineData("[]", "The file must be an object; it is a list of 0.")]
    [InlineData("{\"groups\":NaN}", "The file is not JSON: line 1 cannot be read.")]
    [InlineData("", "The file is not JSON: line 1 cannot be read.")]
    public void What_is_no_problem_at_all_is_refused(string json, string sentence) =>
        Assert.Equal([sentence], Refused(json));

    [Fact]
    public void A_session_longer_than_the_day_and_a_window_after_the_last_are_refused() =>
        Assert.Equal(
            [
                "The length of session 0 of group 0 is 9; it must be 1 to 4.",
                "The length of session 1 of group 0 is 9; it must be 1 to 4.",
                "The last day of session 1 of group 0 is 6; it must be 0 to 2.",
            ],
            Refused(Whole.Replace("\"session_slots\":2", "\"session_slots\":9").Replace("[1,3]", "[1,7]"))
        );

    [Fact]
    public void The_answer_is_written_with_numbers_sentences_and_proof()
    {
        var problem = Assert.IsType<ScheduleReading.Read>(Read(Whole)).Problem;
        var schedule = Assert.IsType<ScheduleAnswer.Made>(MakeSchedule.Of(problem, new())).Schedule;
        using var stream = new MemoryStream();

        WriteSchedule.To(stream, schedule with { Seconds = 0.25 });

        Assert.Equal(
            """
            {"sessions":[{"group":0,"window":0,"day":0,"slot":0,"coach":0},{"group":0,"window":1,"day":2,"slot":2,"coach":0}],"cost":3,"lower_bound":3,"optimal":true,"unplaced":[],"seconds":0.25,"rounds":1,"stop":"Proven"}
            """.Trim(),
            Encoding.UTF8.GetString(stream.ToArray())
        );
    }

    [Fact]
    public void An_unplaced_session_is_written_with_its_reason()
    {
        var problem = Assert.IsType<ScheduleReading.Read>(Read(Whole.Replace("\"0001\"", "\"0101\""))).Problem;
        var schedule = Assert.IsType<ScheduleAnswer.Made>(MakeSchedule.Of(problem, new())).Schedule;
        using var stream = new MemoryStream();

        WriteSchedule.To(stream, schedule);

        using var json = JsonDocument.Parse(stream.ToArray());
        var unplaced = Assert.Single(json.RootElement.GetProperty("unplaced").EnumerateArray());
        Assert.Equal((0, 0), (unplaced.GetProperty("group").GetInt32(), unplaced.GetProperty("window").GetInt32()));
        Assert.StartsWith(
            "Group 0 leaves no time of 60 minutes on days 0 to 0. It could be on day 0 at 08:00 with coach 0, if group 0 were free then",
            unplaced.GetProperty("why").GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_file_without_a_single_calendar_is_refused_in_words()
    {
        const string empty = """
            {"groups":[],"coaches":[],"windows":[[0,1]],"session_slots":1,"coach_gap":0,"max_load":1,"min_days_between":0}
            """;

        Assert.Equal("“days” is 0; it must be 1 to 3660.", Refused(empty).First());
    }

    private static ScheduleReading Read(string json) => ReadSchedule.From(Encoding.UTF8.GetBytes(json));

    private static IEnumerable<string> Refused(string json) =>
        Assert.IsType<ScheduleReading.Refused>(Read(json)).Faults.Select(fault => fault.Sentence);
}
