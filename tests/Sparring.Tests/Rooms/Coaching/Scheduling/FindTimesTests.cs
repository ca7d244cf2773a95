using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Data;
using Sparring.Rooms.Coaching.Contract;
using Sparring.Rooms.Coaching.Scheduling;
using Sparring.Rooms.Coaching.Scheduling.Times;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Coaching.Scheduling;

public sealed class FindTimesTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Organiser = "Gitte Ranløv";
    private const string Nanna = "Nanna Sejersborg";
    private const string Troels = "Troels Winterbæk";

    // A search ends after 20 seconds; a minute and it hangs.

    [Fact]
    public async Task All_times_are_found_at_once_and_confirmed_in_one_press_and_what_is_agreed_stays()
    {
        var stage = await CoachingStage.SetAsync(app, "find", 6, Nanna, Troels);
        var agreed = stage.Wanted(3, 1, Nanna, "2018-12-04T16:00");
        await stage.PlaceAsync(Organiser, agreed);
        using var client = await app.SignedInClientAsync(stage[Organiser]);

        var plan = await SearchAsync(stage, client, ("keep", "all"));
        using var confirmed = await client.PostFormAsync($"/coaching/times/{plan.Id}/confirmation", [], FindTimes.Path);
        using var again = await client.PostFormAsync($"/coaching/times/{plan.Id}/confirmation", [], FindTimes.Path);

        var sessions = await SessionsAsync(stage);
        Assert.Equal((12, 0), (plan.Found.Sessions.Count, plan.Found.Without.Count));
        Assert.Equal(12, sessions.Count);
        Assert.Equal(agreed.Starts, sessions.Single(session => session is { GroupNumber: 3, Number: 1 }).Starts);
        Assert.All(
            sessions.GroupBy(session => session.Group),
            group =>
                Assert.True(
                    group.Max(session => session.Day.DayNumber) - group.Min(session => session.Day.DayNumber) >= 10
                )
        );
        Assert.All(sessions, session => Assert.InRange(session.Starts.TimeOfDay.Hours, 0, 18));
    }

    [Fact]
    public async Task A_session_that_was_held_early_or_lies_outside_the_day_keeps_its_time_and_the_next_counts_from_it()
    {
        var stage = await CoachingStage.SetAsync(app, "held", 2, Nanna);
        await stage.PlaceAsync(Organiser, stage.Wanted(1, 1, Nanna, "2018-11-12T10:00"));
        await stage.PlaceAsync(Organiser, stage.Wanted(2, 1, Nanna, "2018-12-05T06:00", 60));
        await app.Database.ExecuteAsync(
            "update coaching_session set held_at = ends_at where track = @track and starts_at < '2018-11-20'",
            new { track = stage.Track.Value }
        );
        using var client = await app.SignedInClientAsync(stage[Organiser]);

        var plan = await SearchAsync(
            stage,
            client,
            ("keep", "all"),
            ("first-2", "7.1.2019"),
            ("last-2", "31.1.2019"),
            ("apart-2", "60")
        );

        Assert.Equal(
            [(1, 2, false), (1, 1, true), (2, 2, false)],
            plan.Found.Sessions.OrderBy(session => session.GroupNumber)
                .ThenBy(session => session.IsKept)
                .Select(session => (session.GroupNumber, session.Number, session.IsKept))
        );
        Assert.Empty(plan.Found.Without);
        Assert.InRange(
            plan.Found.Sessions.Single(session => session is { GroupNumber: 1, Number: 2 }).Starts,
            Clock.At(new DateOnly(2019, 1, 11), TimeOnly.MinValue),
            Clock.At(new DateOnly(2019, 2, 1), TimeOnly.MinValue)
        );
    }

    [Fact]
    public async Task A_group_without_a_time_in_common_reads_whose_calendars_clash_and_what_would_free_one()
    {
        var stage = await CoachingStage.SetAsync(app, "clash", 1, Nanna);
        using var leader = await app.SignedInClientAsync(stage["Leder 1.1"]);
        var whole = Enumerable.Range(0, 100).Select(at => KeyValuePair.Create("busy", $"{at}"));
        using var painted = await leader.PostFormAsync(
            "/coaching/when",
            [.. whole, new("person", stage["Leder 1.1"].Value.ToString())]
        );
        using var client = await app.SignedInClientAsync(stage[Organiser]);

        var plan = await SearchAsync(stage, client);
        using var page = await client.PageAsync(FindTimes.Path);

        Assert.Equal(
            [("Leder 1.1", 1), ("Leder 1.1", 2)],
            plan.Found.Without.Select(none => (string.Join(", ", none.Clashing), none.Number))
        );
        Assert.Contains(
            "Gruppe 1, session 1: Leder 1.1 har ingen fælles tid.",
            page.Body?.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("hvis Leder 1.1 blev fri", page.Body?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_at_which_the_coach_is_in_another_programme_is_not_found()
    {
        var stage = await CoachingStage.SetAsync(app, "elsewhere", 1, Nanna);
        using var client = await app.SignedInClientAsync(stage[Organiser]);
        var first = (await SearchAsync(stage, client)).Found.Sessions[0];
        await stage.ElsewhereAsync(Nanna, first.Starts.InCopenhagen().ToString("s", CultureInfo.InvariantCulture));
        app.Clock.Advance(TimeSpan.FromMinutes(1));

        var plan = await SearchAsync(stage, client);
        using var confirmed = await client.PostFormAsync($"/coaching/times/{plan.Id}/confirmation", [], FindTimes.Path);

        Assert.Equal(ShowSchedule.Path + "?told=confirmed", confirmed.Headers.Location?.OriginalString);
        Assert.Equal(2, (await SessionsAsync(stage)).Count);
        Assert.NotEqual(first.Starts, plan.Found.Sessions[0].Starts);
    }

    [Fact]
    public async Task Times_that_cannot_be_booked_are_never_said_to_be_agreed()
    {
        var stage = await CoachingStage.SetAsync(app, "hidden", 1, Nanna);
        using var client = await app.SignedInClientAsync(stage[Organiser]);
        var plan = await SearchAsync(stage, client);
        await stage.ElsewhereAsync(
            Nanna,
            plan.Found.Sessions[0].Starts.InCopenhagen().ToString("s", CultureInfo.InvariantCulture)
        );

        using var refused = await client.PostFormAsync($"/coaching/times/{plan.Id}/confirmation", [], FindTimes.Path);
        using var page = await TestClient.ParseAsync(refused);

        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(
            "hviler på: gruppe 1, session 1.",
            page.QuerySelector("main")?.TextContent,
            StringComparison.Ordinal
        );
        Assert.Empty(await SessionsAsync(stage));
    }

    [Fact]
    public async Task A_room_another_track_has_taken_is_not_given_away()
    {
        var stage = await CoachingStage.SetAsync(app, "room", 1, Nanna, Troels);
        using var client = await app.SignedInClientAsync(stage[Organiser]);
        await app.Database.ExecuteAsync(
            """
            insert into coaching_room (tenant, id, programme, name) select tenant, gen_random_uuid(), id, 'Tårnet' from programme where id = @Programme;
            insert into coaching_track (tenant, id, programme, name, first_day, last_day)
            select tenant, gen_random_uuid(), id, 'Før', '2018-01-01', '2018-01-02' from programme where id = @Programme;
            update coaching_window set first_day = '2018-12-04', last_day = '2018-12-04' where number = 1 and track = @Track;
            insert into coaching_session (tenant, id, programme, track, sparring_group, number, coach, starts_at, ends_at, room)
            select t.tenant, gen_random_uuid(), t.programme, t.id, g.id, 1, @Coach, '2018-12-04 07:00+01', '2018-12-04 15:00+01', r.id
            from coaching_track t join coaching_room r on r.programme = t.programme
                join sparring_group g on g.programme = t.programme where t.programme = @Programme and t.name = 'Før';
            delete from coaching_seat where programme = @Programme;
            """,
            new
            {
                stage.Programme,
                Track = stage.Track.Value,
                Coach = stage[Troels],
            }
        );

        var plan = await SearchAsync(stage, client, ("keep", "all"));

        Assert.Equal(
            "2018-12-04T15:00:00",
            plan.Found.Sessions.Single(session => session.Number == 1)
                .Starts.InCopenhagen()
                .ToString("s", CultureInfo.InvariantCulture)
        );
    }

    [Fact]
    public async Task What_is_typed_wrong_comes_back_with_where_and_why_and_nothing_is_searched_or_kept()
    {
        var stage = await CoachingStage.SetAsync(app, "typed wrong", 1, Nanna);
        using var client = await app.SignedInClientAsync(stage[Organiser]);

        using var refused = await client.PostFormAsync(
            FindTimes.Path + "/search",
            [
                new("first-1", "31.2.2019"),
                new("last-1", "14.12.2018"),
                new("minutes-1", "to timer"),
                new("last-2", "1.1.2019"),
                new("apart-2", "-1"),
                new("reading", "61"),
                new($"most-{stage[Nanna].Value}", "0"),
                new($"gap-{stage[Nanna].Value}", ""),
                new("rooms", new string('x', 201)),
                new("keep", "told"),
            ],
            FindTimes.Path
        );
        using var page = await TestClient.ParseAsync(refused);
        using var kept = await client.PageAsync(FindTimes.Path);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(
            [
                "Session 1, »Tidligst«: skriv en dag som dag.måned.år.",
                "Session 1, »Minutter«: skriv et helt tal fra 30 til 480.",
                "Session 2: den sidste dag ligger før den første, eller mere end to år efter.",
                "Session 2, »Mindst så mange dage efter den forrige«: skriv et helt tal fra 0 til 365.",
                "Session 1, »Dage til at læse«: skriv et helt tal fra 0 til 60.",
                "Nanna Sejersborg, »Højst så mange grupper«: skriv et helt tal fra 1 til 999.",
                "Nanna Sejersborg, »Minutter mellem to sessioner, rejsetid med«: skriv et helt tal fra 0 til 240.",
                "Skriv højst 50 lokaler, et på hver linje, hvert på højst 200 tegn.",
            ],
            page.QuerySelectorAll("#errors li").Select(error => error.TextContent.Trim())
        );
        Assert.Equal("31.2.2019", page.QuerySelector("#first-1")?.GetAttribute("value"));
        Assert.Equal("to timer", page.QuerySelector("#minutes-1")?.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector("[name=keep][value=told][checked]"));
        Assert.Equal("23.11.2018", kept.QuerySelector("#first-1")?.GetAttribute("value"));
        Assert.Equal("120", kept.QuerySelector("#minutes-1")?.GetAttribute("value"));
        Assert.Null(stage.App.Services.GetRequiredService<TimeSearches>().Of(stage.Track));
    }

    [Fact]
    public async Task A_calendar_file_says_busy_and_nothing_else_and_nobody_says_it_for_somebody_elses()
    {
        var stage = await CoachingStage.SetAsync(app, "calendar", 2, Nanna);
        const string Own =
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Tandlæge\nDTSTART:20181127T080000Z\nDURATION:PT2H\nEND:VEVENT\nEND:VCALENDAR";
        using var leader = await app.SignedInClientAsync(stage["Leder 1.1"]);
        using var secretary = await app.SignedInClientAsync(stage["Jette Klintebæk"]);

        using var read = await leader.PostFileAsync(
            "/coaching/when",
            "file",
            "mine.ics",
            System.Text.Encoding.UTF8.GetBytes(Own),
            "/coaching/when"
        );
        using var hers = await secretary.GetAsync($"/coaching/when?person={stage["Leder 1.2"].Value}");
        using var others = await secretary.GetAsync($"/coaching/when?person={stage["Leder 2.1"].Value}");

        var kept = await app.Database.ListAsync<string>(
            "select to_char(lower(at) at time zone 'UTC', 'HH24:MI') || '-' || to_char(upper(at) at time zone 'UTC', 'HH24:MI') from coaching_busy where person = @person",
            new { person = stage["Leder 1.1"] }
        );
        Assert.Equal(["08:00-10:00"], kept);
        Assert.Equal(System.Net.HttpStatusCode.OK, hers.StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, others.StatusCode);
    }

    /// <summary>Searches as a browser does, and waits for the end.</summary>
    public static async Task<KeptPlan> SearchAsync(
        CoachingStage stage,
        TestClient client,
        params (string, string)[] fields
    )
    {
        using var begun = await client.PostFormAsync(
            FindTimes.Path + "/search",
            fields.Select(field => KeyValuePair.Create(field.Item1, field.Item2)),
            FindTimes.Path
        );
        var searches = stage.App.Services.GetRequiredService<TimeSearches>();
        await Waiting.UntilAsync(() => Task.FromResult(searches.Of(stage.Track) is null));
        var store = stage.App.Services.GetRequiredService<PlanStore>();
        var plan = await stage.AsAsync(stage.Organiser, tx => store.LastAsync(tx, stage.Track));
        Assert.NotNull(plan);
        return plan;
    }

    private Task<IReadOnlyList<CoachingSession>> SessionsAsync(CoachingStage stage) =>
        stage.AsAsync(
            Organiser,
            tx => app.Services.GetRequiredService<ICoachingSessions>().OfProgrammeAsync(tx, stage.Programme)
        );
}
