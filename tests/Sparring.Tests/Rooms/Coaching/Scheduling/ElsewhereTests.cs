using System.Globalization;
using Sparring.Platform.Data;
using Sparring.Rooms.Coaching.Scheduling;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Coaching.Scheduling;

/// <summary>The coach has a session in another programme 10–12, at a site of that programme; here all is at the town hall on that day.</summary>
public sealed class ElsewhereTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Organiser = "Gitte Ranløv";
    private const string Nanna = "Nanna Sejersborg";

    [Theory]
    [InlineData("Rådhuset", "12:00")] // the same house in both lists
    [InlineData("havnehuset", "13:30")] // 90 minutes, as this programme says
    [InlineData("Kolding", "14:00")] // 120, as only the other one says
    [InlineData("Teams", "12:00")] // no site at all
    [InlineData("Skolen", "12:30")] // a site nobody has said anything of
    public async Task The_way_from_what_a_coach_has_in_another_programme_is_kept_free(string place, string starts)
    {
        var (stage, client) = await OneDayAsync("way " + place, place);
        using var organiser = client;

        var plan = await FindTimesTests.SearchAsync(stage, client);

        var found = Assert.Single(plan.Found.Sessions, session => session.Number == 1);
        Assert.Equal(starts, found.Starts.InCopenhagen().ToString("HH:mm", CultureInfo.InvariantCulture));
    }

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

    private async Task<(CoachingStage Stage, TestClient Client)> OneDayAsync(string name, string place)
    {
        var stage = await CoachingStage.SetAsync(app, name, 1, Nanna);
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
