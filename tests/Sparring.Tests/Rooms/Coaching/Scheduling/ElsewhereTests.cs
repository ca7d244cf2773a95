using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Data;
using Sparring.Rooms.Coaching.Scheduling;
using Sparring.Rooms.Coaching.Scheduling.Times;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Coaching.Scheduling;

/// <summary>The coach has a session in another programme 10–12, at a site of that programme; here all is at the town hall on that day.</summary>
public sealed class ElsewhereTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Organiser = "Gitte Ranløv";
    private const string Nanna = "Nanna Sejersborg";
    private const string OtherOrganiser = "Ditte Vangsgaard";

    [Theory]
    [InlineData("Rådhuset", "12:30")] // the same house in both lists: only the gap between two sessions
    [InlineData("havnehuset", "13:30")] // 90 minutes, as this programme says
    [InlineData("Kolding", "14:00")] // 120, as only the other one says
    [InlineData("Teams", "12:30")] // no site at all
    [InlineData("Skolen", "12:30")] // a site nobody has said anything of
    public async Task The_way_from_what_a_coach_has_in_another_programme_is_kept_free(string place, string starts)
    {
        var (stage, client) = await OneDayAsync("way " + place, place);
        using var organiser = client;

        var plan = await FindTimesTests.SearchAsync(stage, client);

        var found = Assert.Single(plan.Found.Sessions, session => session.Number == 1);
        Assert.Equal(starts, found.Starts.InCopenhagen().ToString("HH:mm", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(0, "12:00")]
    [InlineData(20, "12:30")]
    [InlineData(75, "13:30")]
    public async Task The_gap_the_organiser_sets_also_lies_between_a_session_here_and_one_elsewhere(
        int gap,
        string starts
    )
    {
        var (stage, client) = await OneDayAsync($"gap {gap}", "Rådhuset");
        using var organiser = client;

        var plan = await FindTimesTests.SearchAsync(stage, client, ($"gap-{stage[Nanna].Value}", $"{gap}"));

        var found = Assert.Single(plan.Found.Sessions, session => session.Number == 1);
        Assert.Equal(starts, found.Starts.InCopenhagen().ToString("HH:mm", CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_break_that_is_too_short_is_worth_a_look_and_elsewhere_is_all_that_is_told()
    {
        var (stage, client) = await OneDayAsync("short", "Rådhuset", 2);
        using var organiser = client;

        await stage.PlaceAsync(Organiser, stage.Wanted(1, 1, Nanna, "2018-12-04T12:15"));
        await stage.PlaceAsync(Organiser, stage.Wanted(2, 1, Nanna, "2018-12-04T14:30"));
        using var doubted = await client.PageAsync(ShowSchedule.Path);
        await stage.PlaceAsync(Organiser, stage.Wanted(2, 1, Nanna, "2018-12-04T15:00"));
        await stage.PlaceAsync(Organiser, stage.Wanted(1, 1, Nanna, "2018-12-04T12:30"));
        using var rested = await client.PageAsync(ShowSchedule.Path);

        Assert.Equal(
            [
                "Gruppe 1, session 1: Nanna Sejersborg har noget andetsteds samme dag, og pausen imellem er for kort.",
                "Gruppe 2, session 1: Nanna Sejersborg har for kort pause efter sessionen før.",
            ],
            Doubts(doubted)
        );
        Assert.Empty(Doubts(rested));
    }

    [Fact]
    public async Task Two_programmes_that_confirm_at_the_same_moment_leave_their_coach_the_gap()
    {
        var one = await CoachingStage.SetAsync(app, "at once", 1, Nanna);
        var other = await one.BesideAsync("at once beside", OtherOrganiser, Nanna);
        await OnlyAtAsync(one, "10:00");
        await OnlyAtAsync(other, "12:00");
        using var first = await app.SignedInClientAsync(one[Organiser]);
        using var second = await app.SignedInClientAsync(other[OtherOrganiser]);
        var plan = await FindTimesTests.SearchAsync(one, first);
        var beside = await FindTimesTests.SearchAsync(other, second);
        var viewer = await one.ViewerAsync(Organiser);
        var desk = app.Services.GetRequiredService<TimesDesk>();
        var confirming = app.Services.GetRequiredService<PlanConfirming>();
        Task<HttpResponseMessage>? later = null;
        var refusal = await one.AsAsync(
            Organiser,
            async tx =>
            {
                var sheet = await desk.SheetAsync(tx, viewer);
                var said = sheet is null ? "" : await confirming.ConfirmAsync(tx, sheet, one.Track, plan);
                later = second.PostFormAsync($"/coaching/times/{beside.Id}/confirmation", [], "/coaching/times");
                // What is confirmed here is not yet written for good: the other one has to wait for it.
                await Waiting.UntilAsync(async () => later.IsCompleted || await IsWaitingAsync());
                return said;
            }
        );
        using var answer = await (later ?? throw new InvalidOperationException("Not pressed."));

        Assert.Null(refusal);
        Assert.Contains(beside.Found.Sessions, session => session.Number == 1);
        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task A_session_that_is_booked_by_hand_at_the_moment_of_a_confirmation_leaves_their_coach_the_gap()
    {
        var one = await CoachingStage.SetAsync(app, "by hand", 1, Nanna);
        var other = await one.BesideAsync("by hand beside", OtherOrganiser, Nanna);
        await OnlyAtAsync(one, "10:00");
        using var organiser = await app.SignedInClientAsync(one[Organiser]);
        var plan = await FindTimesTests.SearchAsync(one, organiser);
        var wanted = other.Wanted(1, 1, Nanna, "2018-12-04T12:00");
        Task<HttpResponseMessage>? pressed = null;
        var booked = await other.AsAsync(
            OtherOrganiser,
            async tx =>
            {
                var done = await other.Booking.PlaceAsync(tx, other.Track, wanted, other.Booking.Press());
                pressed = organiser.PostFormAsync($"/coaching/times/{plan.Id}/confirmation", [], "/coaching/times");
                // What is booked there is not yet written for good: who confirms here has to wait for it.
                await Waiting.UntilAsync(async () => pressed.IsCompleted || await IsWaitingAsync());
                return done;
            }
        );
        using var answer = await (pressed ?? throw new InvalidOperationException("Not pressed."));

        Assert.IsType<BookingAnswer.Done>(booked);
        Assert.Equal(
            "10:00",
            Assert
                .Single(plan.Found.Sessions, session => session.Number == 1)
                .Starts.InCopenhagen()
                .ToString("HH:mm", CultureInfo.InvariantCulture)
        );
        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    /// <summary>Session 1 fits on 4 December for two hours only.</summary>
    private Task OnlyAtAsync(CoachingStage stage, string starts) =>
        app.Database.ExecuteAsync(
            """
            update coaching_window set first_day = '2018-12-04', last_day = '2018-12-04' where number = 1 and track = @Track;
            insert into coaching_busy (tenant, programme, person, at)
            select tenant, id, @leader, tstzrange('2018-12-04 00:00+01', '2018-12-04 00:00+01'::timestamptz + @starts::interval) from programme where id = @Programme
            union all
            select tenant, id, @leader, tstzrange('2018-12-04 02:00+01'::timestamptz + @starts::interval, '2018-12-05 00:00+01') from programme where id = @Programme
            """,
            new
            {
                stage.Track,
                stage.Programme,
                leader = stage["Leder 1.1"],
                starts,
            }
        );

    private async Task<bool> IsWaitingAsync() =>
        (
            await app.Database.ListAsync<int>(
                "select 1 from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())"
            )
        ).Count > 0;

    private static IEnumerable<string> Doubts(AngleSharp.Html.Dom.IHtmlDocument page) =>
        page.QuerySelectorAll("details.fold li")
            .Select(line => line.TextContent.Trim())
            .Where(line => line.Contains("pause", StringComparison.Ordinal));

    [Fact]
    public async Task What_is_in_the_way_is_called_elsewhere_and_neither_where_nor_what_it_is()
    {
        var (stage, client) = await OneDayAsync("untold", "havnehuset");
        using var organiser = client;
        await app.Database.ExecuteAsync(
            """
            insert into coaching_busy (tenant, programme, person, at)
            select tenant, id, @leader, '[2018-12-04 15:00+01, 2018-12-04 19:00+01)'::tstzrange from programme where id = @Programme
            """,
            new { stage.Programme, leader = stage["Leder 1.1"] }
        );
        var plan = await FindTimesTests.SearchAsync(stage, client);
        using var page = await client.PageAsync("/coaching/times");
        await stage.PlaceAsync(Organiser, stage.Wanted(1, 1, Nanna, "2018-12-04T13:00"));
        using var doubted = await client.PageAsync(ShowSchedule.Path + "?by=coach");
        await stage.PlaceAsync(Organiser, stage.Wanted(1, 1, Nanna, "2018-12-04T13:30"));
        using var reached = await client.PageAsync(ShowSchedule.Path + "?by=coach");

        Assert.Equal("Travel", Assert.Single(plan.Found.Without, none => none.Number == 1).Kind);
        Assert.Contains(
            "Nanna Sejersborg ville tirsdag 4. december 2018 ikke nå mellem sessionen og noget, vedkommende har andetsteds.",
            page.Body?.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Gruppe 1, session 1: Nanna Sejersborg har noget andetsteds samme dag og kan ikke nå frem eller videre i tide.",
            doubted.Body?.TextContent,
            StringComparison.Ordinal
        );
        Assert.NotNull(doubted.QuerySelector(".schedule-trip-long"));
        Assert.DoesNotContain("andetsteds", reached.Body?.TextContent, StringComparison.Ordinal);
        foreach (var told in new[] { page, doubted })
        {
            Assert.DoesNotContain("havnehuset", told.Body?.TextContent, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("elsewhere", told.Body?.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_time_that_was_found_before_the_coach_was_taken_elsewhere_is_not_booked()
    {
        var stage = await CoachingStage.SetAsync(app, "late", 1, Nanna);
        using var client = await app.SignedInClientAsync(stage[Organiser]);
        await HereAsync(stage);
        var plan = await FindTimesTests.SearchAsync(stage, client);
        var found = Assert.Single(plan.Found.Sessions, session => session.Number == 1);
        var after = found.Ends.InCopenhagen().AddMinutes(60).ToString("s", CultureInfo.InvariantCulture);
        var other = await stage.ElsewhereAsync(Nanna, after, "Havnehuset");
        await stage.SiteAsync(other, "Havnehuset");

        using var refused = await client.PostFormAsync(
            $"/coaching/times/{plan.Id}/confirmation",
            [],
            "/coaching/times"
        );
        using var page = await TestClient.ParseAsync(refused);

        Assert.Contains("hviler på: gruppe 1, session 1.", page.Body?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_does_not_organise_learns_nothing_of_it()
    {
        var (stage, client) = await OneDayAsync("nothing", "havnehuset");
        client.Dispose();

        foreach (var name in new[] { Organiser, Nanna, "Jette Klintebæk", "Leder 1.1" })
        {
            var taken = await stage.AsAsync(
                name,
                tx => tx.ListAsync<Guid>("select person from taken_elsewhere(@Track)", new { stage.Track })
            );
            var sessions = await stage.AsAsync(
                name,
                tx =>
                    tx.ListAsync<string>(
                        "select place from coaching_session where programme <> @Programme",
                        new { stage.Programme }
                    )
            );

            Assert.Equal((name == Organiser ? 1 : 0, name == Nanna ? 1 : 0), (taken.Count, sessions.Count));
        }
    }

    private async Task<(CoachingStage Stage, TestClient Client)> OneDayAsync(string name, string place, int groups = 1)
    {
        var stage = await CoachingStage.SetAsync(app, name, groups, Nanna);
        await HereAsync(stage);
        var other = await stage.ElsewhereAsync(
            Nanna,
            "2018-12-04T10:00",
            place == "Teams" ? "Teams" : $"Mødelokale 2, {place}"
        );
        await stage.SiteAsync(other, "RÅDHUSET");
        foreach (var site in new[] { "Havnehuset", "Kolding" })
        {
            await stage.SiteAsync(other, site, 120);
        }

        await app.Database.ExecuteAsync(
            "insert into coaching_site (tenant, id, programme, name) select tenant, @Id, id, 'Skolen' from programme where id = @other",
            new { Id = Ids.Secure.Next(), other }
        );
        return (stage, await app.SignedInClientAsync(stage[Organiser]));
    }

    /// <summary>The town hall with a room, 90 minutes from the house at the harbour; session 1 is on 4 December.</summary>
    private async Task HereAsync(CoachingStage stage)
    {
        var hall = await stage.SiteAsync(stage.Programme, "Rådhuset");
        await stage.SiteAsync(stage.Programme, "Havnehuset", 90);
        await app.Database.ExecuteAsync(
            """
            insert into coaching_room (tenant, id, programme, name, site) select tenant, @room, id, 'Sal 1', @hall from programme where id = @Programme;
            update coaching_window set first_day = '2018-12-04', last_day = '2018-12-04' where number = 1 and track = @Track
            """,
            new
            {
                stage.Programme,
                stage.Track,
                hall,
                room = Ids.Secure.Next(),
            }
        );
    }
}
