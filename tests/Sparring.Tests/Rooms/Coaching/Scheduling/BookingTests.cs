using Sparring.Rooms.Coaching.Contract;
using Sparring.Rooms.Coaching.Scheduling;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Coaching.Scheduling;

public sealed class BookingTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Organiser = "Gitte Ranløv";
    private const string Nanna = "Nanna Sejersborg";

    [Fact]
    public async Task Cancelling_twice_is_one_cancellation_and_the_session_can_be_booked_again()
    {
        var stage = await CoachingStage.SetAsync(app, "twice", 1, Nanna);
        await stage.PlaceAsync(Organiser, stage.Wanted(1, 1, Nanna, "2018-11-27T10:00"));
        var shown = await SessionAsync(stage);

        var first = await CancelAsync(stage, shown);
        var second = await CancelAsync(stage, shown);
        var again = await stage.PlaceAsync(Organiser, stage.Wanted(1, 1, Nanna, "2018-11-28T10:00"), "Igen");

        Assert.Equal(
            [new BookingAnswer.Done(shown.Id), new BookingAnswer.Nothing(), new BookingAnswer.Done(shown.Id)],
            [first, second, again]
        );
        Assert.Equal(2, (await SessionAsync(stage)).Sequence);
    }

    [Fact]
    public async Task A_page_that_shows_an_older_time_cancels_nothing()
    {
        var stage = await CoachingStage.SetAsync(app, "older", 1, Nanna);
        await stage.PlaceAsync(Organiser, stage.Wanted(1, 1, Nanna, "2018-11-27T10:00"));
        var shown = await SessionAsync(stage);
        using var client = await app.SignedInClientAsync(stage[Organiser]);
        using var page = await client.PageAsync(shown.Address);
        var sequence =
            page.QuerySelector("form[action$='/cancellation'] input[name=sequence]")?.GetAttribute("value") ?? "";
        await stage.PlaceAsync(Organiser, stage.Wanted(1, 1, Nanna, "2018-11-29T10:00"), "Flyttet");

        using var answer = await client.PostFormAsync(
            shown.Address + "/cancellation",
            [new("cancel-reason", "Syg"), new("sequence", sequence)],
            shown.Address
        );

        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(
            "En anden har ændret sessionen",
            System.Net.WebUtility.HtmlDecode(
                await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
            ),
            StringComparison.Ordinal
        );
        Assert.Null((await SessionAsync(stage)).CancelledAt);
    }

    [Fact]
    public async Task What_is_refused_by_a_chair_nobody_here_sees_is_no_success()
    {
        var stage = await CoachingStage.SetAsync(app, "unseen", 1, Nanna);
        await stage.ElsewhereAsync(Nanna, "2018-11-27T10:00");

        var placed = await stage.AsAsync(
            Organiser,
            tx =>
                stage.Booking.PlaceAllAsync(
                    tx,
                    stage.Track,
                    [stage.Wanted(1, 1, Nanna, "2018-11-27T11:00")],
                    stage.Booking.Press()
                )
        );

        Assert.Equal((0, 0, true), (placed.Changed, placed.Clashes.Count, placed.IsRefused));
        Assert.Null(await stage.SessionAsync(1, 1));
    }

    private static Task<BookingAnswer> CancelAsync(CoachingStage stage, CoachingSession shown) =>
        stage.AsAsync(Organiser, tx => stage.Booking.CancelAsync(tx, shown, stage.Booking.Press("Syg")));

    private static async Task<CoachingSession> SessionAsync(CoachingStage stage)
    {
        var session = await stage.SessionAsync(1, 1);
        Assert.NotNull(session);
        return session;
    }
}
