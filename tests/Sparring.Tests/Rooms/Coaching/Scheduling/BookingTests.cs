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

    [Fact]
    public async Task What_has_been_held_is_neither_moved_nor_cancelled()
    {
        var stage = await CoachingStage.SetAsync(app, "held", 1, Nanna);
        await stage.PlaceAsync(Organiser, stage.Wanted(1, 1, Nanna, "2018-11-27T10:00"));
        var shown = await SessionAsync(stage);
        await app.Database.ExecuteAsync(
            "update coaching_session set held_at = @at where id = @id",
            new { id = shown.Id, at = app.Clock.Now }
        );
        var elsewhere = stage.Wanted(1, 1, Nanna, "2018-11-28T10:00");

        Assert.Equal(new BookingAnswer.WasHeld(), await stage.PlaceAsync(Organiser, elsewhere));
        Assert.Equal(new BookingAnswer.WasHeld(), await CancelAsync(stage, shown));
        Assert.Equal(
            0,
            (
                await stage.AsAsync(
                    Organiser,
                    tx => stage.Booking.PlaceAllAsync(tx, stage.Track, [elsewhere], stage.Booking.Press())
                )
            ).Changed
        );
        Assert.Equal(shown.Starts, (await SessionAsync(stage)).Starts);
    }

    [Fact]
    public async Task What_is_so_already_is_nothing_and_what_a_page_saw_older_is_changed()
    {
        var stage = await CoachingStage.SetAsync(app, "seen", 1, Nanna);
        var wanted = stage.Wanted(1, 1, Nanna, "2018-11-27T10:00");
        var other = stage.Wanted(1, 1, Nanna, "2018-11-28T10:00");
        await stage.PlaceAsync(Organiser, wanted);
        var shown = await SessionAsync(stage);

        Assert.Equal(new BookingAnswer.Nothing(), await stage.PlaceAsync(Organiser, wanted));
        Assert.Equal(new BookingAnswer.Changed(), await PlaceSeenAsync(stage, other, shown.Sequence + 1));
        Assert.Equal(new BookingAnswer.Done(shown.Id), await PlaceSeenAsync(stage, other, shown.Sequence));
        Assert.Equal(other.Starts, (await SessionAsync(stage)).Starts);
        Assert.Equal(
            new BookingAnswer.Changed(),
            await PlaceSeenAsync(stage, stage.Wanted(1, 2, Nanna, "2018-12-04T10:00"), 1)
        );
    }

    [Fact]
    public async Task A_session_comes_between_its_neighbours_and_a_cancelled_one_is_no_neighbour()
    {
        var stage = await CoachingStage.SetAsync(app, "between", 1, Nanna);
        await stage.PlaceAsync(Organiser, stage.Wanted(1, 1, Nanna, "2018-11-27T10:00"));
        await stage.PlaceAsync(Organiser, stage.Wanted(1, 2, Nanna, "2018-12-04T10:00"));
        var late = stage.Wanted(1, 1, Nanna, "2018-12-05T10:00");
        var same = stage.Wanted(1, 1, Nanna, "2018-12-04T10:00");

        Assert.Equal(new BookingAnswer.OutOfOrder(1, 2, new(2018, 12, 4)), await stage.PlaceAsync(Organiser, late));
        Assert.Equal(new BookingAnswer.OutOfOrder(1, 2, new(2018, 12, 4)), await stage.PlaceAsync(Organiser, same));
        var second = await stage.SessionAsync(1, 2);
        Assert.NotNull(second);
        await CancelAsync(stage, second);

        Assert.IsType<BookingAnswer.Done>(await stage.PlaceAsync(Organiser, late));
    }

    private static Task<BookingAnswer> PlaceSeenAsync(CoachingStage stage, WantedSession wanted, int sequence) =>
        stage.AsAsync(
            Organiser,
            tx => stage.Booking.PlaceAsync(tx, stage.Track, wanted, stage.Booking.Press(), sequence)
        );

    private static Task<BookingAnswer> CancelAsync(CoachingStage stage, CoachingSession shown) =>
        stage.AsAsync(Organiser, tx => stage.Booking.CancelAsync(tx, shown, stage.Booking.Press("Syg")));

    private static async Task<CoachingSession> SessionAsync(CoachingStage stage)
    {
        var session = await stage.SessionAsync(1, 1);
        Assert.NotNull(session);
        return session;
    }
}
