using System.Globalization;
using System.Net;
using Sparring.Platform.Data;
using Sparring.Rooms.Coaching.Scheduling;
using Sparring.Rooms.Coaching.Scheduling.Places;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Coaching.Scheduling;

public sealed class KeepSitesTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Organiser = "Gitte Ranløv";
    private const string Nanna = "Nanna Sejersborg";

    [Fact]
    public async Task A_coach_gets_the_time_it_takes_from_one_site_to_the_other_and_the_overview_shows_it()
    {
        var stage = await CoachingStage.SetAsync(app, "trip", 2, Nanna);
        using var client = await app.SignedInClientAsync(stage[Organiser]);
        await OneDayAsync(stage, client);

        var plan = await FindTimesTests.SearchAsync(stage, client, ("keep", "all"));
        using var confirmed = await client.PostFormAsync(
            $"/coaching/times/{plan.Id}/confirmation",
            [],
            "/coaching/times"
        );
        using var loads = await client.PageAsync(ShowSchedule.Path + "?by=coach");

        Assert.Equal(
            [("10:00", ""), ("13:30", "Lokale 1")],
            plan.Found.Sessions.Where(session => session.Number == 1)
                .OrderBy(session => session.Starts)
                .Select(session => (Clock(session.Starts), session.RoomName ?? ""))
        );
        Assert.Equal(
            ["Rejsetid fra Rådhuset til Havnehuset: 90 minutter. Der er 90."],
            loads.QuerySelectorAll(".schedule-trip").Select(trip => trip.TextContent)
        );
        Assert.Contains("Lokale 1, Havnehuset, Kajen 2", loads.Body?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_only_the_way_keeps_from_its_time_says_whose_way_and_what_it_lacks()
    {
        var stage = await CoachingStage.SetAsync(app, "far", 2, Nanna);
        using var client = await app.SignedInClientAsync(stage[Organiser]);
        await OneDayAsync(stage, client);
        await app.Database.ExecuteAsync(
            """
            insert into coaching_busy (tenant, programme, person, at)
            select tenant, id, @leader, busy from programme,
                unnest(array['[2018-12-04 07:00+01, 2018-12-04 12:30+01)', '[2018-12-04 15:00+01, 2018-12-04 19:00+01)']::tstzrange[]) as busy
            where id = @Programme
            """,
            new { stage.Programme, leader = stage["Leder 2.1"] }
        );

        var plan = await FindTimesTests.SearchAsync(stage, client, ("keep", "all"));
        using var page = await client.PageAsync("/coaching/times");

        var none = Assert.Single(plan.Found.Without);
        Assert.Equal((2, 1, "Travel"), (none.GroupNumber, none.Number, none.Kind));
        Assert.Equal(
            (Nanna, "Rådhuset", "Havnehuset", 90, 60, "13:00"),
            none.Journey is { } way ? (way.Person, way.From, way.To, way.Minutes, way.Left, Clock(way.Starts)) : default
        );
        Assert.Contains(
            "Nanna Sejersborg ville tirsdag 4. december 2018 have 60 minutter fra Rådhuset til Havnehuset; det tager 90.",
            page.Body?.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_takes_longer_by_now_is_not_booked_and_a_booking_that_cannot_be_reached_is_doubted()
    {
        var stage = await CoachingStage.SetAsync(app, "longer", 2, Nanna);
        using var client = await app.SignedInClientAsync(stage[Organiser]);
        await OneDayAsync(stage, client);
        var plan = await FindTimesTests.SearchAsync(stage, client, ("keep", "all"));
        await MinutesAsync(client, "120");

        using var refused = await client.PostFormAsync(
            $"/coaching/times/{plan.Id}/confirmation",
            [],
            "/coaching/times"
        );
        using var page = await TestClient.ParseAsync(refused);
        await stage.PlaceAsync(
            Organiser,
            stage.Wanted(2, 1, Nanna, "2018-12-04T12:30") with
            {
                Place = "Havnehuset, stuen",
            }
        );
        using var doubted = await client.PageAsync(ShowSchedule.Path);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("hviler på: gruppe 2, session 1.", page.Body?.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "Gruppe 2, session 1: Nanna Sejersborg kan ikke nå frem fra sessionen før.",
            doubted.Body?.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_is_typed_wrong_comes_back_with_why_and_nothing_is_kept_and_pressing_twice_makes_one()
    {
        var stage = await CoachingStage.SetAsync(app, "typed", 1, Nanna);
        using var client = await app.SignedInClientAsync(stage[Organiser]);
        await KeepAsync(client, ("new-name", "Rådhuset"));
        await KeepAsync(client, ("new-name", "Rådhuset"));
        await KeepAsync(client, ("new-name", "Havnehuset"));

        using var wrong = await PostAsync(
            client,
            (field => field.StartsWith("minutes-", StringComparison.Ordinal), "90 min")
        );
        using var page = await TestClient.ParseAsync(wrong);
        using var same = await PostAsync(
            client,
            (field => field.StartsWith("name-", StringComparison.Ordinal), "Rådhuset")
        );
        using var kept = await client.PageAsync(KeepSites.Path);

        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity),
            (wrong.StatusCode, same.StatusCode)
        );
        Assert.Equal("90 min", page.QuerySelector("[name^=minutes-]")?.GetAttribute("value"));
        Assert.Contains(
            "Fra Havnehuset til Rådhuset: skriv hele minutter",
            page.Body?.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(
            ["Havnehuset", "Rådhuset"],
            kept.QuerySelectorAll("[name^=name-]").Select(field => field.GetAttribute("value"))
        );
        Assert.Equal("30", kept.QuerySelector("[name^=minutes-]")?.GetAttribute("value"));
    }

    [Fact]
    public async Task Only_who_organises_says_where_rooms_are()
    {
        var stage = await CoachingStage.SetAsync(app, "whose", 1, Nanna);
        foreach (var name in new[] { Nanna, "Jette Klintebæk", "Leder 1.1" })
        {
            using var client = await app.SignedInClientAsync(stage[name]);
            using var page = await client.GetAsync(KeepSites.Path);
            using var written = await client.PostFormAsync(KeepSites.Path, [new("new-name", "Slottet")], SayWhenPath);
            using var removed = await client.PostFormAsync(
                $"{KeepSites.Path}/{Ids.Secure.Next()}/removal",
                [],
                SayWhenPath
            );

            Assert.Equal(
                (HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound),
                (page.StatusCode, written.StatusCode, removed.StatusCode)
            );
        }

        Assert.Empty(
            await app.Database.ListAsync<string>(
                "select name from coaching_site where programme = @Programme",
                new { stage.Programme }
            )
        );
    }

    private const string SayWhenPath = "/coaching/when";

    /// <summary>Session 1 is all on 4 December; group 1 meets at the town hall 10–12, and the only room is 90 minutes away.</summary>
    private async Task OneDayAsync(CoachingStage stage, TestClient client)
    {
        await KeepAsync(client, ("new-name", "Rådhuset"));
        await KeepAsync(client, ("new-name", "Havnehuset"), ("new-address", "Kajen 2"));
        using var page = await client.PageAsync(KeepSites.Path);
        var harbour = page.QuerySelectorAll("[name=new-room-site] option")
            .Single(option => option.TextContent == "Havnehuset")
            .GetAttribute("value");
        await KeepAsync(client, ("new-room", "Lokale 1"), ("new-room-site", harbour ?? ""));
        await MinutesAsync(client, "90");
        await app.Database.ExecuteAsync(
            "update coaching_window set first_day = '2018-12-04', last_day = '2018-12-04' where number = 1 and track = @Track",
            new { Track = stage.Track.Value }
        );
        await stage.PlaceAsync(Organiser, stage.Wanted(1, 1, Nanna, "2018-12-04T10:00"));
    }

    private static async Task MinutesAsync(TestClient client, string minutes)
    {
        using var answer = await PostAsync(
            client,
            (field => field.StartsWith("minutes-", StringComparison.Ordinal), minutes)
        );
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    private static async Task KeepAsync(TestClient client, params (string Field, string Value)[] typed)
    {
        using var answer = await client.PostFormAsync(
            KeepSites.Path,
            typed.Select(field => KeyValuePair.Create(field.Field, field.Value)),
            KeepSites.Path
        );
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    /// <summary>The page's own form, with the first such field typed over.</summary>
    private static async Task<HttpResponseMessage> PostAsync(
        TestClient client,
        (Func<string, bool> Field, string Value) typed
    )
    {
        using var page = await client.PageAsync(KeepSites.Path);
        var fields = page.QuerySelectorAll($"form[action='{KeepSites.Path}'] input[name]")
            .Select(field => KeyValuePair.Create(field.GetAttribute("name") ?? "", field.GetAttribute("value") ?? ""))
            .Where(field => field.Key != "form-token")
            .ToList();
        var first = fields.FindIndex(field => typed.Field(field.Key));
        fields[first] = KeyValuePair.Create(fields[first].Key, typed.Value);
        return await client.PostFormAsync(KeepSites.Path, fields, KeepSites.Path);
    }

    private static string Clock(DateTimeOffset at) => at.InCopenhagen().ToString("HH:mm", CultureInfo.InvariantCulture);
}
