using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Sparring.Platform.Data;
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

    [Fact]
    public async Task A_single_session_is_moved_earlier_and_later_and_stays_the_same_session()
    {
        var stage = await CoachingStage.SetAsync(app, "to and fro", 1, Nanna);
        var first = await stage.PlaceAsync(Organiser, stage.Wanted(1, 1, Nanna, "2018-11-28T10:00"));

        var earlier = await stage.PlaceAsync(Organiser, stage.Wanted(1, 1, Nanna, "2018-11-27T10:00"));
        var later = await stage.PlaceAsync(Organiser, stage.Wanted(1, 1, Nanna, "2018-11-29T10:00"));

        Assert.IsType<BookingAnswer.Done>(first);
        Assert.Equal([first, first], [earlier, later]);
    }

    [Theory]
    [InlineData("2018-11-26T10:00")]
    [InlineData("2018-11-27T10:00")]
    public async Task Session_two_begins_neither_before_session_one_nor_with_it(string at)
    {
        var stage = await CoachingStage.SetAsync(app, "two first " + at, 1, Nanna);
        await stage.PlaceAsync(Organiser, stage.Wanted(1, 1, Nanna, "2018-11-27T10:00"));

        Assert.Equal(
            new BookingAnswer.OutOfOrder(2, 1, new(2018, 11, 27)),
            await stage.PlaceAsync(Organiser, stage.Wanted(1, 2, Nanna, at))
        );
    }

    [Fact]
    public async Task The_same_number_in_another_track_is_another_session()
    {
        var stage = await CoachingStage.SetAsync(app, "tracks", 1, Nanna);
        await stage.PlaceAsync(Organiser, stage.Wanted(1, 1, Nanna, "2018-11-27T10:00"));
        var spring = await stage.AsAsync(
            Organiser,
            tx =>
                app.Services.GetRequiredService<TrackStore>()
                    .AddAsync(tx, Ids.Secure.Next(), stage.Programme, new(2019, 3, 1), new(2019, 5, 31))
        );

        var placed = await stage.AsAsync(
            Organiser,
            tx =>
                stage.Booking.PlaceAsync(
                    tx,
                    spring,
                    stage.Wanted(1, 1, Nanna, "2019-03-05T10:00"),
                    stage.Booking.Press()
                )
        );

        Assert.IsType<BookingAnswer.Done>(placed);
        Assert.Equal(
            ["2018-11-27", "2019-03-05"],
            await app.Database.ListAsync<string>(
                "select to_char(starts_at, 'YYYY-MM-DD') from coaching_session where programme = @Programme order by 1",
                new { stage.Programme }
            )
        );
    }

    [Fact]
    public async Task What_stands_in_the_way_of_many_is_told_and_none_of_them_is_written()
    {
        var stage = await CoachingStage.SetAsync(app, "in the way", 2, Nanna);
        await stage.PlaceAsync(Organiser, stage.Wanted(1, 1, Nanna, "2018-11-27T10:00"));

        var placed = await stage.AsAsync(
            Organiser,
            tx =>
                stage.Booking.PlaceAllAsync(
                    tx,
                    stage.Track,
                    [stage.Wanted(1, 2, Nanna, "2018-12-04T10:00"), stage.Wanted(2, 1, Nanna, "2018-11-27T11:00")],
                    stage.Booking.Press()
                )
        );

        Assert.Equal((0, true), (placed.Changed, placed.IsRefused));
        Assert.Equal([Nanna], placed.Clashes.Select(clash => clash.Name));
        Assert.Null(await stage.SessionAsync(1, 2));
    }

    [Fact]
    public async Task A_chair_nobody_here_sees_refuses_one_session_and_the_same_press_can_go_on()
    {
        var stage = await CoachingStage.SetAsync(app, "unseen by one", 1, Nanna);
        await stage.ElsewhereAsync(Nanna, "2018-11-27T10:00");

        var (refused, other) = await stage.AsAsync(
            Organiser,
            async tx =>
                (
                    await stage.Booking.PlaceAsync(
                        tx,
                        stage.Track,
                        stage.Wanted(1, 1, Nanna, "2018-11-27T11:00"),
                        stage.Booking.Press()
                    ),
                    await stage.Booking.PlaceAsync(
                        tx,
                        stage.Track,
                        stage.Wanted(1, 1, Nanna, "2018-11-28T11:00"),
                        stage.Booking.Press()
                    )
                )
        );

        Assert.Empty(Assert.IsType<BookingAnswer.Taken>(refused).Clashes);
        Assert.IsType<BookingAnswer.Done>(other);
    }

    [Fact]
    public async Task Whoever_changes_a_track_waits_for_whoever_is_changing_it()
    {
        var stage = await CoachingStage.SetAsync(app, "turns", 1, Nanna);
        var press = stage.Booking.Press();
        await stage.AsAsync(
            Organiser,
            tx => stage.Booking.PlaceAsync(tx, stage.Track, stage.Wanted(1, 1, Nanna, "2018-11-27T10:00"), press)
        );
        var shown = await SessionAsync(stage);
        var elsewhere = stage.Wanted(1, 1, Nanna, "2018-11-28T10:00");
        var undoing = app.Services.GetRequiredService<Undoing>();
        var changes = await stage.AsAsync(Organiser, tx => undoing.FindAsync(tx, press.Batch));
        var acts = new Dictionary<string, Func<Tx, Task>>
        {
            ["place"] = tx => stage.Booking.PlaceAsync(tx, stage.Track, elsewhere, stage.Booking.Press()),
            ["place all"] = tx => stage.Booking.PlaceAllAsync(tx, stage.Track, [elsewhere], stage.Booking.Press()),
            ["cancel"] = tx => stage.Booking.CancelAsync(tx, shown, stage.Booking.Press()),
            ["undo"] = tx => undoing.UndoAsync(tx, press.Batch, changes),
        };

        var waited = await stage.AsAsync(
            Organiser,
            async held =>
            {
                await app.Services.GetRequiredService<BookingStore>().LockAsync(held, stage.Track);
                var waiting = new List<string>();
                foreach (var (act, acting) in acts)
                {
                    var fault = await Record.ExceptionAsync(() =>
                        stage.AsAsync(Organiser, tx => HastyAsync(tx, acting))
                    );
                    waiting.Add($"{act}: {(fault as PostgresException)?.SqlState}");
                }

                return waiting;
            }
        );

        Assert.Equal(acts.Keys.Select(act => $"{act}: {PostgresErrorCodes.LockNotAvailable}"), waited);
        Assert.Equal(shown, await SessionAsync(stage));
    }

    // Whoever must wait for a lock gives up at once.
    private static async Task<bool> HastyAsync(Tx tx, Func<Tx, Task> acting)
    {
        await tx.ExecuteAsync("set local lock_timeout = '50ms'");
        await acting(tx);
        return true;
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
