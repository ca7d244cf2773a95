using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Sparring.Rooms.Coaching.Scheduling;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Coaching.Scheduling;

/// <summary>What the database itself lets each of them do with the schedule, whatever a page would say.</summary>
public sealed class SchedulingRightsTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Organiser = "Gitte Ranløv";
    private const string Secretary = "Jette Klintebæk";
    private const string Nanna = "Nanna Sejersborg";

    [Fact]
    public async Task When_people_are_busy_is_read_by_who_books_for_their_group_and_by_the_organiser()
    {
        var stage = await CoachingStage.SetAsync(app, "busy", 2, Nanna);
        await app.Database.ExecuteAsync(
            """
            insert into coaching_availability (tenant, programme, person, week, marks, changed_by, changed_at)
            select tenant, programme, person, '0001-01-01', repeat('b', 100), person, now()
            from sparring_group_member where programme = @programme;
            insert into coaching_busy (tenant, programme, person, at)
            select tenant, programme, person, '[2018-12-03, 2018-12-04)' from sparring_group_member where programme = @programme;
            """,
            new { programme = stage.Programme }
        );

        Assert.Equal((3, 3), await BusyAsync(stage, Secretary));
        Assert.Equal((6, 6), await BusyAsync(stage, Organiser));
        Assert.Equal((1, 1), await BusyAsync(stage, "Leder 2.1"));
    }

    [Fact]
    public async Task Who_no_longer_holds_the_role_of_booking_books_nothing_and_reads_nothing_to_come()
    {
        var stage = await CoachingStage.SetAsync(app, "ended", 1, Nanna);
        await stage.PlaceAsync(Organiser, stage.Wanted(1, 1, Nanna, "2018-11-27T10:00"));
        await stage.PlaceAsync(Organiser, stage.Wanted(1, 2, Nanna, "2019-01-30T10:00"));
        Assert.Equal((2, true, true), await RightsAsync(stage));

        await app.Database.ExecuteAsync(
            "delete from programme_role where person = @person",
            new { person = stage[Secretary] }
        );

        // What she booked and has been stays to be seen as what she did; it is 15 January 2019.
        Assert.Equal((1, false, false), await RightsAsync(stage));
    }

    [Theory]
    [InlineData(
        "insert into coaching_seat (tenant, session, programme, person, at) select tenant, id, programme, @other, at from coaching_session where id = @session"
    )]
    [InlineData(
        "insert into coaching_session_change (tenant, session, programme, sequence, kind, batch, reason, made_by, made_at) select tenant, id, programme, 7, 'moved', id, '', viewer(), now() from coaching_session where id = @session"
    )]
    [InlineData(
        "insert into coaching_invitation (tenant, session, programme, person, sequence, told) select tenant, id, programme, @other, 0, 0 from coaching_session where id = @session"
    )]
    public async Task A_member_of_the_group_sees_its_schedule_and_writes_none_of_it(string sql)
    {
        var stage = await CoachingStage.SetAsync(app, "writes " + sql[..40], 2, Nanna);
        await stage.PlaceAsync(Organiser, stage.Wanted(1, 1, Nanna, "2019-01-28T10:00"));
        var session = (await stage.SessionAsync(1, 1))?.Id;
        var values = new { session, other = stage["Leder 2.1"] };

        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            stage.AsAsync("Leder 1.1", tx => tx.ExecuteAsync(sql, values))
        );
        var written = await stage.AsAsync(Nanna, tx => tx.ExecuteAsync(sql, values));

        Assert.Equal(("42501", 1), (refused.SqlState, written));
    }

    [Fact]
    public async Task A_member_of_the_group_moves_no_chair()
    {
        var stage = await CoachingStage.SetAsync(app, "chair", 1, Nanna);
        await stage.PlaceAsync(Organiser, stage.Wanted(1, 1, Nanna, "2019-01-28T10:00"));
        const string Move = "update coaching_seat set at = '[2019-01-29, 2019-01-30)' where programme = @programme";
        var values = new { programme = stage.Programme };

        var hers = await stage.AsAsync("Leder 1.1", tx => tx.ExecuteAsync(Move, values));
        var coachs = await stage.AsAsync(Nanna, tx => tx.ExecuteAsync(Move, values));

        Assert.Equal((0, 4), (hers, coachs));
    }

    [Fact]
    public async Task Nobody_is_told_when_others_are_taken_but_who_organises_their_programme()
    {
        var stage = await CoachingStage.SetAsync(app, "taken", 1, Nanna);
        await stage.ElsewhereAsync(Nanna, "2018-11-27T10:00");
        const string Taken = "select count(*) from taken_elsewhere(@track)";
        var values = new { track = stage.Track };

        Assert.Equal(1, await stage.AsAsync(Organiser, tx => tx.ValueAsync<int>(Taken, values)));
        Assert.Equal(0, await stage.AsAsync(Secretary, tx => tx.ValueAsync<int>(Taken, values)));
        Assert.Equal(0, await stage.AsAsync("Leder 1.1", tx => tx.ValueAsync<int>(Taken, values)));
    }

    [Theory]
    [InlineData(
        "insert into session_text (tenant, session, section, revision, sealed, saved_at, saved_by, editor, step) values (@tenant, @session, 'agreement', 1, 'x', now(), @leader, @leader, 1)",
        "session_text"
    )]
    [InlineData(
        "insert into session_commitment (tenant, session, programme, owner, version, sealed, written_by, written_at) values (@tenant, @session, @programme, @leader, 1, 'x', @leader, now())",
        "session_commitment"
    )]
    [InlineData(
        "insert into session_note (tenant, session, programme, coach, revision, sealed, saved_at, editor, step) values (@tenant, @session, @programme, @coach, 1, 'x', now(), @coach, 1)",
        "session_note"
    )]
    public async Task Undoing_a_booking_cancels_a_session_in_which_somebody_has_written(string write, string table)
    {
        var stage = await CoachingStage.SetAsync(app, "written " + table, 1, Nanna);
        var press = stage.Booking.Press();
        await stage.AsAsync(
            Organiser,
            tx =>
                stage.Booking.PlaceAllAsync(
                    tx,
                    stage.Track,
                    [stage.Wanted(1, 1, Nanna, "2019-01-21T10:00"), stage.Wanted(1, 2, Nanna, "2019-01-31T10:00")],
                    press
                )
        );
        var session = await stage.SessionAsync(1, 1);
        Assert.NotNull(session);
        await app.Database.ExecuteAsync(
            write,
            new
            {
                tenant = (await stage.ViewerAsync(Nanna)).Tenant,
                session = session.Id,
                programme = stage.Programme,
                leader = stage["Leder 1.1"],
                coach = stage[Nanna],
            }
        );
        var undoing = app.Services.GetRequiredService<Undoing>();

        var undone = await stage.AsAsync(
            Organiser,
            async tx => await undoing.UndoAsync(tx, press.Batch, await undoing.FindAsync(tx, press.Batch))
        );

        Assert.True(undone);
        Assert.NotNull((await stage.SessionAsync(1, 1))?.CancelledAt);
        Assert.Null(await stage.SessionAsync(1, 2));
        Assert.Equal(
            [1],
            await app.Database.ListAsync<long>($"select count(*) from {table} where session = @id", new { session.Id })
        );
    }

    private static async Task<(int Painted, int Read)> BusyAsync(CoachingStage stage, string who) =>
        (
            await stage.AsAsync(who, tx => tx.ValueAsync<int>("select count(*) from coaching_availability")),
            await stage.AsAsync(who, tx => tx.ValueAsync<int>("select count(*) from coaching_busy"))
        );

    private static async Task<(int Sees, bool Books, bool SpeaksFor)> RightsAsync(CoachingStage stage) =>
        (
            await stage.AsAsync(Secretary, tx => tx.ValueAsync<int>("select count(*) from coaching_session")),
            await stage.AsAsync(
                Secretary,
                tx => tx.ValueAsync<bool>("select exists (select 1 from booked_group_of_viewer)")
            ),
            await stage.AsAsync(
                Secretary,
                tx => tx.ValueAsync<bool>("select speaks_for(@Person)", new { Person = stage["Leder 1.1"] })
            )
        );
}
