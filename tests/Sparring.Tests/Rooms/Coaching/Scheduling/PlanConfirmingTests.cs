using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Rooms.Coaching.Contract;
using Sparring.Rooms.Coaching.Scheduling;
using Sparring.Rooms.Coaching.Scheduling.Times;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Coaching.Scheduling;

public sealed class PlanConfirmingTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Organiser = "Gitte Ranløv";
    private const string Nanna = "Nanna Sejersborg";
    private const string Troels = "Troels Winterbæk";

    [Fact]
    public async Task A_session_that_was_booked_since_the_search_stays_where_it_was_booked()
    {
        var stage = await CoachingStage.SetAsync(app, "since", 1, Nanna);
        using var client = await app.SignedInClientAsync(stage[Organiser]);
        var plan = await FindTimesTests.SearchAsync(stage, client);
        var booked = stage.Wanted(1, 1, Nanna, "2018-12-12T15:00");
        await stage.PlaceAsync(Organiser, booked);

        using var answer = await client.PostFormAsync($"/coaching/times/{plan.Id}/confirmation", [], FindTimes.Path);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(booked.Starts, (await stage.SessionAsync(1, 1))?.Starts);
        Assert.Null(await stage.SessionAsync(1, 2));
    }

    [Theory]
    [InlineData(
        "update coaching_window set first_day = last_day where number = 1",
        "gruppe 1, session 1; gruppe 2, session 1"
    )]
    [InlineData("update coaching_window set minutes = 90 where number = 2", "gruppe 1, session 2; gruppe 2, session 2")]
    [InlineData(
        "update coaching_window set days_after = 90 where number = 2",
        "gruppe 1, session 1; gruppe 2, session 1; gruppe 1, session 2; gruppe 2, session 2"
    )]
    [InlineData(
        "update coaching_limit set most_groups = 1, gap_minutes = 30 where programme = @programme",
        "gruppe 1, session 1; gruppe 2, session 1; gruppe 1, session 2; gruppe 2, session 2"
    )]
    [InlineData(
        "update sparring_group_coach set person = @other where sparring_group = @second",
        "gruppe 2, session 1; gruppe 2, session 2"
    )]
    [InlineData(
        "delete from programme_role where role = 'coach' and programme = @programme",
        "gruppe 1, session 1; gruppe 2, session 1; gruppe 1, session 2; gruppe 2, session 2"
    )]
    [InlineData(
        "insert into coaching_busy (tenant, programme, person, at) select tenant, programme, @leader, '[2018-12-01, 2018-12-31)' from programme_role where role = 'organiser' and programme = @programme",
        "gruppe 1, session 1"
    )]
    public async Task What_the_rules_forbid_by_now_is_not_booked(string change, string broken)
    {
        var stage = await CoachingStage.SetAsync(app, "rules " + change[..40] + broken, 2, Nanna);
        await stage.AddAsync(Troels, "coach");
        await app.Database.ExecuteAsync(
            "update coaching_window set first_day = '2018-12-03' where track = @track and number = 1",
            new { track = stage.Track }
        );
        using var client = await app.SignedInClientAsync(stage[Organiser]);
        var plan = await FindTimesTests.SearchAsync(stage, client);
        await app.Database.ExecuteAsync(
            change.Replace("where number", "where track = @track and number", StringComparison.Ordinal),
            new
            {
                track = stage.Track,
                programme = stage.Programme,
                other = stage[Troels],
                second = stage.Group(2),
                leader = stage["Leder 1.1"],
            }
        );

        using var answer = await client.PostFormAsync($"/coaching/times/{plan.Id}/confirmation", [], FindTimes.Path);
        using var page = await TestClient.ParseAsync(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(broken.Split("; ").Order(), Broken(page).Order());
        Assert.Null(await stage.SessionAsync(1, 1));
    }

    [Fact]
    public async Task What_still_holds_is_booked_and_moves_what_nobody_was_told_of()
    {
        var stage = await CoachingStage.SetAsync(app, "holds", 2, Nanna, Troels);
        await stage.PlaceAsync(Organiser, stage.Wanted(1, 1, Nanna, "2018-12-12T08:00", 180));
        using var client = await app.SignedInClientAsync(stage[Organiser]);
        var plan = await FindTimesTests.SearchAsync(stage, client, ("keep", "told"));
        using var page = await client.PageAsync(FindTimes.Path);

        using var answer = await client.PostFormAsync($"/coaching/times/{plan.Id}/confirmation", [], FindTimes.Path);

        Assert.Contains(
            "Én session står allerede på et andet tidspunkt og bliver flyttet.",
            page.Body?.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "(flyttes fra onsdag 12. december 2018 kl. 08.00\u2060–\u206011.00)",
            Assert
                .Single(
                    page.QuerySelectorAll("li"),
                    line => line.TextContent.Contains("flyttes", StringComparison.Ordinal)
                )
                .TextContent,
            StringComparison.Ordinal
        );
        // The next search moves nothing unasked, whatever this one did.
        Assert.NotNull(page.QuerySelector("input[name=keep][value=all][checked]"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(
            plan.Found.Sessions.Select(found => (found.GroupNumber, found.Number, found.Starts)).Order(),
            (
                await stage.AsAsync(
                    Organiser,
                    tx => app.Services.GetRequiredService<ICoachingSessions>().OfProgrammeAsync(tx, stage.Programme)
                )
            )
                .Select(session => (session.GroupNumber, session.Number, session.Starts))
                .Order()
        );
    }

    [Fact]
    public async Task What_was_confirmed_and_undone_is_no_longer_said_to_stand()
    {
        var stage = await CoachingStage.SetAsync(app, "undone", 1, Nanna);
        using var client = await app.SignedInClientAsync(stage[Organiser]);
        var plan = await FindTimesTests.SearchAsync(stage, client);
        using var answer = await client.PostFormAsync($"/coaching/times/{plan.Id}/confirmation", [], FindTimes.Path);
        using var confirmed = await client.PageAsync(FindTimes.Path);
        using var schedule = await client.PageAsync(ShowSchedule.Path);

        using var undone = await client.PostFormAsync(
            schedule.QuerySelector("form[action$='/undoing']")?.GetAttribute("action") ?? "",
            [],
            FindTimes.Path
        );
        using var since = await client.PageAsync(FindTimes.Path);

        Assert.EndsWith("told=undone", undone.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("fortrudt", confirmed.Body?.TextContent, StringComparison.Ordinal);
        Assert.Contains("Siden er 2 af dem ændret eller fortrudt", since.Body?.TextContent, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Broken(AngleSharp.Html.Dom.IHtmlDocument page) =>
        (page.QuerySelector("main")?.TextContent ?? "").Split("hviler på: ")[1].Split('.')[0].Split("; ");
}
