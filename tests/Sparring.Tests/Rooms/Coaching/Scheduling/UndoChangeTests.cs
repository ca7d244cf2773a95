using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Data;
using Sparring.Rooms.Coaching.Scheduling;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Coaching.Scheduling;

/// <summary>What becomes of a press that is undone: by whom, when something has come in between, and who is told.</summary>
public sealed class UndoChangeTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Organiser = "Gitte Ranløv";
    private const string Nanna = "Nanna Sejersborg";
    private const string Troels = "Troels Winterbæk";

    [Fact]
    public async Task Where_the_old_time_is_taken_by_now_nothing_is_undone_and_that_is_said()
    {
        var stage = await CoachingStage.SetAsync(app, "taken since", 2, Nanna);
        await stage.PlaceAsync(Organiser, stage.Wanted(1, 1, Nanna, "2018-11-27T10:00"));
        var moved = await PlaceAllAsync(stage, stage.Wanted(1, 1, Nanna, "2018-11-27T12:00"));
        await stage.PlaceAsync(Organiser, stage.Wanted(2, 1, Nanna, "2018-11-27T10:00"));

        Assert.Equal("/coaching?told=not-undone", await UndoAsync(stage, Organiser, moved));

        Assert.Equal(stage.Wanted(1, 1, Nanna, "2018-11-27T12:00").Starts, (await stage.SessionAsync(1, 1))?.Starts);
        Assert.Equal(stage.Wanted(2, 1, Nanna, "2018-11-27T10:00").Starts, (await stage.SessionAsync(2, 1))?.Starts);
    }

    [Fact]
    public async Task After_what_could_not_be_undone_the_same_press_can_go_on()
    {
        var stage = await CoachingStage.SetAsync(app, "goes on", 2, Nanna);
        await stage.PlaceAsync(Organiser, stage.Wanted(1, 1, Nanna, "2018-11-27T10:00"));
        var moved = await PlaceAllAsync(stage, stage.Wanted(1, 1, Nanna, "2018-11-27T12:00"));
        await stage.PlaceAsync(Organiser, stage.Wanted(2, 1, Nanna, "2018-11-27T10:00"));
        var undoing = app.Services.GetRequiredService<Undoing>();

        var (isUndone, next) = await stage.AsAsync(
            Organiser,
            async tx =>
                (
                    await undoing.UndoAsync(tx, moved, await undoing.FindAsync(tx, moved)),
                    await stage.Booking.PlaceAsync(
                        tx,
                        stage.Track,
                        stage.Wanted(1, 1, Nanna, "2018-11-28T10:00"),
                        stage.Booking.Press()
                    )
                )
        );

        Assert.False(isUndone);
        Assert.IsType<BookingAnswer.Done>(next);
    }

    [Fact]
    public async Task Two_that_have_swapped_their_times_swap_back()
    {
        var stage = await CoachingStage.SetAsync(app, "swap back", 2, Nanna);
        await PlaceAllAsync(
            stage,
            stage.Wanted(1, 1, Nanna, "2018-11-27T10:00"),
            stage.Wanted(2, 1, Nanna, "2018-11-27T12:00")
        );
        var swapped = await PlaceAllAsync(
            stage,
            stage.Wanted(1, 1, Nanna, "2018-11-27T12:00"),
            stage.Wanted(2, 1, Nanna, "2018-11-27T10:00")
        );

        Assert.Equal("/coaching?told=undone", await UndoAsync(stage, Organiser, swapped));

        Assert.Equal(stage.Wanted(1, 1, Nanna, "2018-11-27T10:00").Starts, (await stage.SessionAsync(1, 1))?.Starts);
    }

    [Fact]
    public async Task A_press_that_never_was_has_nothing_to_undo()
    {
        var stage = await CoachingStage.SetAsync(app, "never", 1, Nanna);

        Assert.Equal("/coaching?told=undone", await UndoAsync(stage, Organiser, Ids.Secure.Next()));
    }

    [Fact]
    public async Task Who_sees_a_session_and_does_not_book_for_its_group_undoes_nothing_of_it()
    {
        var stage = await CoachingStage.SetAsync(app, "member", 2, Nanna);
        var booked = await PlaceAllAsync(stage, stage.Wanted(2, 1, Nanna, "2018-11-27T10:00"));
        await app.World.RoleAsync(
            (await stage.ViewerAsync(Organiser)).Tenant,
            stage.Programme,
            stage["Leder 2.1"],
            "booker"
        );

        Assert.Null(await UndoAsync(stage, "Leder 2.1", booked));

        Assert.NotNull(await stage.SessionAsync(2, 1));
    }

    [Fact]
    public async Task What_was_undone_for_one_group_alone_is_not_said_to_be_undone_for_all()
    {
        var stage = await CoachingStage.SetAsync(app, "partly", 2, Nanna, Troels);
        await PlaceAllAsync(
            stage,
            stage.Wanted(1, 1, Nanna, "2018-11-27T10:00"),
            stage.Wanted(2, 1, Troels, "2018-11-27T12:00")
        );
        var moved = await PlaceAllAsync(
            stage,
            stage.Wanted(1, 1, Nanna, "2018-11-28T10:00"),
            stage.Wanted(2, 1, Troels, "2018-11-28T12:00")
        );

        Assert.Equal("/coaching?told=undone", await UndoAsync(stage, Nanna, moved));
        Assert.Equal("/coaching?told=not-undone", await UndoAsync(stage, Organiser, moved));

        Assert.Equal(stage.Wanted(1, 1, Nanna, "2018-11-27T10:00").Starts, (await stage.SessionAsync(1, 1))?.Starts);
        Assert.Equal(stage.Wanted(2, 1, Troels, "2018-11-28T12:00").Starts, (await stage.SessionAsync(2, 1))?.Starts);
    }

    [Fact]
    public async Task Those_who_were_told_of_the_time_are_told_that_it_holds_again_and_others_are_not()
    {
        var stage = await CoachingStage.SetAsync(app, "told again", 2, Nanna);
        await stage.PlaceAsync(Organiser, stage.Wanted(1, 1, Nanna, "2018-11-27T10:00"));
        await stage.AsAsync(Organiser, tx => app.Services.GetRequiredService<Inviting>().TellAllAsync(tx, stage.Track));
        await stage.PlaceAsync(Organiser, stage.Wanted(2, 1, Nanna, "2018-11-27T12:00"));
        var moved = await PlaceAllAsync(
            stage,
            stage.Wanted(1, 1, Nanna, "2018-11-28T10:00"),
            stage.Wanted(2, 1, Nanna, "2018-11-28T12:00")
        );

        await UndoAsync(stage, Organiser, moved);

        Assert.Equal(
            ["Leder 1.1 0", "Leder 1.1 2"],
            await app.Database.ListAsync<string>(
                """
                select p.name || ' ' || m.version from outbox_message m join person p on p.id = m.recipient
                where m.kind = 'calendar' and p.id = any (@people) order by 1
                """,
                new { people = new[] { stage["Leder 1.1"].Value, stage["Leder 2.1"].Value } }
            )
        );
    }

    private static async Task<Guid> PlaceAllAsync(CoachingStage stage, params WantedSession[] wanted)
    {
        var press = stage.Booking.Press();
        var placed = await stage.AsAsync(Organiser, tx => stage.Booking.PlaceAllAsync(tx, stage.Track, wanted, press));
        Assert.Equal(wanted.Length, placed.Changed);
        return press.Batch;
    }

    /// <summary>Where the press leads; null: there is no such page for this person.</summary>
    private async Task<string?> UndoAsync(CoachingStage stage, string who, Guid batch)
    {
        using var client = await app.SignedInClientAsync(stage[who]);
        using var answer = await client.PostFormAsync($"/coaching/changes/{batch}/undoing", [], "/coaching");
        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.SeeOther, HttpStatusCode.NotFound });
        return answer.Headers.Location?.ToString();
    }
}
