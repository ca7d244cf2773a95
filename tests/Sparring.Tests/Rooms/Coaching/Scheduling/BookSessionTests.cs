using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Data;
using Sparring.Rooms.Coaching.Scheduling;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Coaching.Scheduling;

public sealed class BookSessionTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Organiser = "Gitte Ranløv";
    private const string Secretary = "Jette Klintebæk";
    private const string Nanna = "Nanna Sejersborg";
    private const string Troels = "Troels Winterbæk";

    // The long form: SPARRING_RACES=1000.
    private static int Races =>
        int.TryParse(Environment.GetEnvironmentVariable("SPARRING_RACES"), CultureInfo.InvariantCulture, out var races)
            ? races
            : 40;

    [Fact]
    public async Task Of_eight_that_confirm_the_same_coach_at_the_same_time_exactly_one_wins_each_time()
    {
        var stage = await CoachingStage.SetAsync(app, "races", 8, Nanna);
        var day = new DateTime(2018, 11, 26, 9, 0, 0);
        foreach (var race in Enumerable.Range(0, Races))
        {
            var at = day.AddDays(race).ToString("s", CultureInfo.InvariantCulture);
            var answers = await Task.WhenAll(
                Enumerable.Range(1, 8).Select(group => stage.PlaceAsync(Organiser, stage.Wanted(group, 1, Nanna, at)))
            );

            Assert.Single(answers.OfType<BookingAnswer.Done>());
            Assert.Equal(7, answers.OfType<BookingAnswer.Taken>().Count());
        }
    }

    [Fact]
    public async Task The_exclusion_constraint_holds_also_where_nobody_asks_first()
    {
        var stage = await CoachingStage.SetAsync(app, "constraint", 2, Nanna);
        await stage.PlaceAsync(Organiser, stage.Wanted(1, 1, Nanna, "2018-11-26T10:00"));
        await stage.PlaceAsync(Organiser, stage.Wanted(2, 1, Nanna, "2018-11-26T12:00"));

        var fault = await Assert.ThrowsAsync<Npgsql.PostgresException>(() =>
            app.Database.ExecuteAsync(
                "update coaching_session set starts_at = starts_at - interval '30 minutes' where sparring_group = @group",
                new { group = stage.Group(2) }
            )
        );

        Assert.Equal("23P01", fault.SqlState);
    }

    [Fact]
    public async Task A_coach_in_two_places_is_refused_and_told_where_she_is()
    {
        var stage = await CoachingStage.SetAsync(app, "places", 2, Nanna);
        await stage.PlaceAsync(Organiser, stage.Wanted(1, 1, Nanna, "2018-11-27T15:30"));
        using var client = await app.SignedInClientAsync(stage[Organiser]);

        var page = await stage.BookAsync(
            client,
            2,
            1,
            ("day", "27.11.2018"),
            ("from", "17.00"),
            ("to", "19.00"),
            ("coach", stage[Nanna].Value.ToString()),
            ("place", "Lokale 3")
        );

        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(
            "Nanna Sejersborg er optaget tirsdag 27. november 2018 kl. 15.30\u2060–\u206017.30: gruppe 1, session 1. Vælg en anden tid for en af dem.",
            page.Text,
            StringComparison.Ordinal
        );
        Assert.Equal("Lokale 3", page.ValueOf("place"));
    }

    [Theory]
    [InlineData(
        "31.3.2019",
        "02.30",
        "04.00",
        "",
        "Uret stilles frem søndag 31. marts 2019, så det klokkeslæt findes ikke. Vælg et andet."
    )]
    [InlineData(
        "28.10.2018",
        "02.30",
        "04.00",
        "",
        "Uret stilles tilbage søndag 28. oktober 2018, så tiden kommer to gange. Sig hvilken."
    )]
    [InlineData("30.2.2019", "10.00", "12.00", "", "Skriv dagen som dag.måned.år.")]
    [InlineData("29.1.2019", "kl. ti", "", "", "Skriv klokkeslættet, fx 10.00.")]
    [InlineData("1.1.0001", "0.00", "12.00", "", "Skriv dagen som dag.måned.år.")]
    [InlineData("29.1.2019", "10.00", "9.30", "", "Sessionen skal slutte, efter at den er begyndt.")]
    public async Task A_time_that_cannot_be_meant_is_refused_with_its_sentence(
        string day,
        string from,
        string to,
        string which,
        string sentence
    )
    {
        var stage = await CoachingStage.SetAsync(app, $"clock {day} {to}", 1, Nanna);
        using var client = await app.SignedInClientAsync(stage[Organiser]);

        var page = await stage.BookAsync(
            client,
            1,
            1,
            ("day", day),
            ("from", from),
            ("to", to),
            ("which", which),
            ("coach", stage[Nanna].Value.ToString())
        );

        Assert.Contains(sentence, page.Text, StringComparison.Ordinal);
        Assert.Null(await stage.SessionAsync(1, 1));
    }

    [Theory]
    [InlineData("first", 0)]
    [InlineData("second", 1)]
    public async Task The_doubled_hour_of_October_is_the_one_that_was_said(string which, int hoursLater)
    {
        var stage = await CoachingStage.SetAsync(app, "october " + which, 1, Nanna);
        using var client = await app.SignedInClientAsync(stage[Organiser]);

        await stage.BookAsync(
            client,
            1,
            1,
            ("day", "28.10.2018"),
            ("from", "02.30"),
            ("to", "04.00"),
            ("which", which),
            ("coach", stage[Nanna].Value.ToString())
        );

        Assert.Equal(
            new DateTimeOffset(2018, 10, 28, 0, 30, 0, TimeSpan.Zero).AddHours(hoursLater),
            (await stage.SessionAsync(1, 1))?.Starts
        );
    }

    [Fact]
    public async Task The_secretary_books_for_her_group_and_no_other_and_reads_nothing_else()
    {
        var stage = await CoachingStage.SetAsync(app, "secretary", 2, Nanna, Troels);
        await stage.PlaceAsync(Organiser, stage.Wanted(2, 1, Nanna, "2018-11-27T10:00") with { Booker = null });
        var other = await stage.SessionAsync(2, 1);
        using var client = await app.SignedInClientAsync(stage[Secretary]);

        using var hidden = await client.GetAsync($"/coaching/sessions/{other?.Id.Value}");
        using var forbidden = await client.GetAsync($"/coaching/booking/{stage.Group(2).Value}/1");
        var clash = await stage.BookAsync(
            client,
            1,
            1,
            ("day", "27.11.2018"),
            ("from", "11.00"),
            ("to", "13.00"),
            ("coach", stage[Nanna].Value.ToString())
        );
        var booked = await stage.BookAsync(
            client,
            1,
            1,
            ("day", "27.11.2018"),
            ("from", "13.00"),
            ("to", "15.00"),
            ("coach", stage[Nanna].Value.ToString())
        );

        Assert.Equal(System.Net.HttpStatusCode.NotFound, hidden.StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, forbidden.StatusCode);
        Assert.Contains(
            "Nanna Sejersborg er optaget tirsdag 27. november 2018 kl. 10.00\u2060–\u206012.00. Vælg",
            clash.Text,
            StringComparison.Ordinal
        );
        Assert.Equal(stage[Secretary], (await stage.SessionAsync(1, 1))?.Booker);
    }

    [Fact]
    public async Task Session_two_comes_after_session_one()
    {
        var stage = await CoachingStage.SetAsync(app, "order", 1, Nanna);
        await stage.PlaceAsync(Organiser, stage.Wanted(1, 1, Nanna, "2018-12-04T10:00"));

        var answer = await stage.PlaceAsync(Organiser, stage.Wanted(1, 2, Nanna, "2018-11-27T10:00"));

        Assert.Equal(new BookingAnswer.OutOfOrder(2, 1, new DateOnly(2018, 12, 4)), answer);
    }

    [Fact]
    public async Task Both_sessions_say_how_many_days_lie_between_them_and_nobody_is_told_before_the_invitations()
    {
        var stage = await CoachingStage.SetAsync(app, "between", 1, Nanna);
        await stage.PlaceAsync(Organiser, stage.Wanted(1, 2, Nanna, "2019-01-17T08:00"));
        using var client = await app.SignedInClientAsync(stage[Organiser]);

        using var first = await client.PageAsync(BookSession.Address(stage.Group(1), 1));
        using var second = await client.PageAsync((await stage.SessionAsync(1, 2))?.Address ?? "");
        await stage.PlaceAsync(Organiser, stage.Wanted(1, 1, Nanna, "2018-12-04T08:00"));
        using var both = await client.PageAsync((await stage.SessionAsync(1, 2))?.Address ?? "");

        Assert.Contains(
            "Der skal gerne være mindst 10 dage imellem.",
            first.Body?.TextContent,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("dage imellem", second.Body?.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "Der skal gerne være mindst 10 dage imellem.",
            both.Body?.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(
            ["Flyt sessionen", "Aflys sessionen"],
            both.QuerySelectorAll("main details button[type=submit]").Select(button => button.TextContent.Trim())
        );
    }

    [Fact]
    public async Task Two_that_swap_their_times_in_one_press_do_not_stand_in_each_others_way()
    {
        var stage = await CoachingStage.SetAsync(app, "swap", 2, Nanna);
        WantedSession[] first =
        [
            stage.Wanted(1, 1, Nanna, "2018-11-27T10:00"),
            stage.Wanted(2, 1, Nanna, "2018-11-27T12:00"),
        ];
        WantedSession[] then =
        [
            stage.Wanted(1, 1, Nanna, "2018-11-27T12:00"),
            stage.Wanted(2, 1, Nanna, "2018-11-27T10:00"),
        ];
        await stage.AsAsync(
            Organiser,
            tx => stage.Booking.PlaceAllAsync(tx, stage.Track, first, stage.Booking.Press())
        );

        var placed = await stage.AsAsync(
            Organiser,
            tx => stage.Booking.PlaceAllAsync(tx, stage.Track, then, stage.Booking.Press())
        );

        Assert.Equal((2, 0), (placed.Changed, placed.Clashes.Count));
        Assert.Equal(then[0].Starts, (await stage.SessionAsync(1, 1))?.Starts);
    }

    [Fact]
    public async Task Undoing_pressed_twice_undoes_once_and_says_so_twice()
    {
        var stage = await CoachingStage.SetAsync(app, "undo twice", 2, Nanna);
        var booked = stage.Booking.Press();
        await stage.AsAsync(
            Organiser,
            tx => stage.Booking.PlaceAllAsync(tx, stage.Track, [stage.Wanted(1, 1, Nanna, "2018-11-27T10:00")], booked)
        );
        await stage.PlaceAsync(Organiser, stage.Wanted(2, 1, Nanna, "2018-11-27T12:00"));
        await stage.PlaceAsync(Organiser, stage.Wanted(2, 1, Nanna, "2018-11-28T12:00"), "Syg");
        var moved = await stage.AsAsync(
            Organiser,
            tx => app.Services.GetRequiredService<UndoStore>().LastAsync(tx, stage.Programme)
        );
        using var client = await app.SignedInClientAsync(stage[Organiser]);

        foreach (var batch in (Guid[])[moved?.Batch ?? Guid.Empty, booked.Batch])
        {
            using var first = await client.PostFormAsync($"/coaching/changes/{batch}/undoing", [], "/coaching");
            using var second = await client.PostFormAsync($"/coaching/changes/{batch}/undoing", [], "/coaching");

            Assert.Equal(
                (HttpStatusCode.SeeOther, "/coaching?told=undone", "/coaching?told=undone"),
                (second.StatusCode, first.Headers.Location?.ToString(), second.Headers.Location?.ToString())
            );
        }

        Assert.Null(await stage.SessionAsync(1, 1));
        Assert.Equal(stage.Wanted(2, 1, Nanna, "2018-11-27T12:00").Starts, (await stage.SessionAsync(2, 1))?.Starts);
    }

    [Fact]
    public async Task What_one_press_did_is_undone_by_one_press_until_something_stands_on_it()
    {
        var stage = await CoachingStage.SetAsync(app, "undo", 2, Nanna);
        WantedSession[] both =
        [
            stage.Wanted(1, 1, Nanna, "2018-11-27T10:00"),
            stage.Wanted(2, 1, Nanna, "2018-11-27T12:00"),
        ];
        var press = stage.Booking.Press();
        await stage.AsAsync(Organiser, tx => stage.Booking.PlaceAllAsync(tx, stage.Track, both, press));
        await stage.PlaceAsync(Organiser, stage.Wanted(1, 1, Nanna, "2018-11-28T10:00"), "Syg");
        var undoing = app.Services.GetRequiredService<Undoing>();

        var tooEarly = await stage.AsAsync(
            Organiser,
            async tx => await undoing.UndoAsync(tx, press.Batch, await undoing.FindAsync(tx, press.Batch))
        );
        var last = await stage.AsAsync(
            Organiser,
            tx => app.Services.GetRequiredService<UndoStore>().LastAsync(tx, stage.Programme)
        );
        Assert.NotNull(last);
        var undone = await stage.AsAsync(
            Organiser,
            async tx => await undoing.UndoAsync(tx, last.Batch, await undoing.FindAsync(tx, last.Batch))
        );

        Assert.Equal((false, true), (tooEarly, undone));
        Assert.Equal(both[0].Starts, (await stage.SessionAsync(1, 1))?.Starts);
        Assert.Equal("", (await stage.SessionAsync(1, 1))?.Reason);
    }

    [Fact]
    public async Task Whoever_moves_to_another_group_takes_its_chairs_and_leaves_the_old_ones()
    {
        var stage = await CoachingStage.SetAsync(app, "moves", 2, Nanna);
        var day = app.Clock.Today().AddDays(7).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await stage.PlaceAsync(Organiser, stage.Wanted(1, 1, Nanna, $"{day}T10:00"));
        await stage.PlaceAsync(Organiser, stage.Wanted(2, 1, Nanna, $"{day}T12:00"));

        await stage.AsAsync(
            Organiser,
            tx =>
                tx.ExecuteAsync(
                    "update sparring_group_member set sparring_group = @Group where person = @Person",
                    new { Group = stage.Group(2), Person = stage["Leder 1.1"] }
                )
        );

        var chairs = await app.Database.ListAsync<string>(
            """
            select g.number || ' ' || count(*) from coaching_seat c join coaching_session s on s.id = c.session
                join sparring_group g on g.id = s.sparring_group
            where s.programme = @programme group by g.number order by 1
            """,
            new { programme = stage.Programme }
        );
        Assert.Equal(["1 3", "2 5"], chairs);
    }
}
