using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Sparring.Platform.Data;
using Sparring.Rooms.Coaching.Contract;
using Sparring.Rooms.Coaching.Sessions;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Coaching.Sessions;

/// <summary>What the database itself lets each of them do with a session's content and with points across groups.</summary>
public sealed class SessionRightsTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_released_point_is_read_by_its_audience_and_by_no_other_coach()
    {
        var stage = await SessionStage.SetAsync(app, "released");
        await PointAsync(stage, "2019-01-01", released: true);

        Assert.Equal(
            (1, 1, 0),
            (
                await PointsAsync(stage, stage.People.Coach),
                await PointsAsync(stage, stage.People.Organiser),
                await PointsAsync(stage, stage.People.OtherCoach)
            )
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_group_is_put_behind_a_point_once_it_is_offered_or_by_another_coach(bool isOwn)
    {
        var stage = await SessionStage.SetAsync(app, $"marks {isOwn}");
        var point = await PointAsync(stage, "2019-01-15", released: false, by: isOwn ? null : stage.People.OtherCoach);

        var fault = await Assert.ThrowsAsync<PostgresException>(() =>
            AsAsync(
                stage.People.Coach,
                tx =>
                    tx.ExecuteAsync(
                        "insert into coaching_insight_group (tenant, insight, sparring_group, marked_by) values (tenant(), @point, @Group, viewer())",
                        new { point, stage.People.Group }
                    )
            )
        );

        Assert.Equal("42501", fault.SqlState);
    }

    [Fact]
    public async Task A_point_offered_twice_is_heard_by_the_groups_of_the_first_time()
    {
        var stage = await SessionStage.SetAsync(app, "offered");
        var store = app.Services.GetRequiredService<InsightStore>();
        var second = await app.World.GroupAsync(stage.People.Tenant, stage.People.Programme, 92, stage.People.Coach);
        var point = new CoachingInsight(
            Ids.Secure.Next(),
            stage.People.Programme,
            stage.People.Coach,
            "",
            app.Clock.Today(),
            "forum",
            null,
            null
        );

        await AsAsync(stage.People.Coach, tx => OfferAsync(tx, stage.People.Group));
        await AsAsync(stage.People.Coach, tx => OfferAsync(tx, second));

        Assert.Equal(
            [stage.People.Group.Value],
            await app.Database.ListAsync<Guid>(
                "select sparring_group from coaching_insight_group where insight = @Id",
                new { point.Id }
            )
        );

        async Task<int> OfferAsync(Tx tx, SparringGroupId group)
        {
            await store.OfferAsync(tx, point, [1], [group]);
            return 0;
        }
    }

    [Fact]
    public async Task How_it_went_is_kept_with_the_line_it_was_said_of_and_with_no_later_one()
    {
        var stage = await SessionStage.SetAsync(app, "outcome");
        var store = app.Services.GetRequiredService<CommitmentStore>();
        var session = CoachingSessionId.Of(stage.First);
        await LineAsync(stage, version: 2);

        var stale = await AsAsync(
            stage.People.Leader,
            tx => store.LookAgainAsync(tx, session, 1, "kept", [1], app.Clock.GetUtcNow())
        );
        var kept = await AsAsync(
            stage.People.Leader,
            tx => store.LookAgainAsync(tx, session, 2, "adapted", [1], app.Clock.GetUtcNow())
        );

        Assert.Equal((false, true), (stale, kept));
        Assert.Equal(["adapted"], await app.Database.ListAsync<string>("select outcome from session_commitment"));
    }

    [Theory]
    [InlineData("update session_commitment set agreed_at = now()")]
    [InlineData("update session_commitment set outcome = 'kept', outcome_at = now()")]
    [InlineData("update session_commitment set owner = viewer()")]
    [InlineData("update session_commitment set version = 3, agreed_at = agreed_at + interval '1 day'")]
    public async Task Nobody_says_yes_to_anothers_line_or_how_it_went(string sql)
    {
        var stage = await SessionStage.SetAsync(app, "word " + sql[30..]);
        await LineAsync(stage, version: 2);

        foreach (var other in new[] { stage.People.Peer, stage.People.Coach })
        {
            var fault = await Assert.ThrowsAsync<PostgresException>(() =>
                AsAsync(other, tx => tx.ExecuteAsync(sql + " where session = @First", new { stage.First }))
            );
            Assert.Equal("42501", fault.SqlState);
        }
    }

    [Fact]
    public async Task Another_at_the_table_writes_a_line_over_and_takes_the_yes_back()
    {
        var stage = await SessionStage.SetAsync(app, "over");
        await LineAsync(stage, version: 2);

        var written = await AsAsync(
            stage.People.Peer,
            tx =>
                tx.ExecuteAsync(
                    "update session_commitment set version = 3, agreed_at = null, written_by = viewer() where session = @First",
                    new { stage.First }
                )
        );

        Assert.Equal(1, written);
    }

    private static Task<int> PointsAsync(SessionStage stage, PersonId reader) =>
        AsAsync(
            stage.App,
            reader,
            tx =>
                tx.ValueAsync<int>(
                    "select count(*) from coaching_insight where programme = @Programme",
                    new { stage.People.Programme }
                )
        );

    private Task<T> AsAsync<T>(PersonId person, Func<Tx, Task<T>> work) => AsAsync(app, person, work);

    private static async Task<T> AsAsync<T>(TestApp app, PersonId person, Func<Tx, Task<T>> work) =>
        await app.Db.AsAsync(await app.World.ViewerAsync(person), work, TestContext.Current.CancellationToken);

    private async Task<Guid> PointAsync(SessionStage stage, string offered, bool released, PersonId? by = null)
    {
        var id = Ids.Secure.Next();
        await app.Database.ExecuteAsync(
            """
            insert into coaching_insight (tenant, id, programme, coach, sealed, written_on, offered_on, audience, people, released_on)
            values (@Tenant, @id, @Programme, @coach, 'x', @offered::date, @offered::date, 'forum',
                    case when @released then 6 end, case when @released then '2019-01-10'::date end)
            """,
            new
            {
                stage.People.Tenant,
                id,
                stage.People.Programme,
                coach = by ?? stage.People.Coach,
                offered,
                released,
            }
        );
        return id;
    }

    private Task<int> LineAsync(SessionStage stage, int version) =>
        app.Database.ExecuteAsync(
            """
            delete from session_commitment;
            insert into session_commitment (tenant, session, programme, owner, version, sealed, written_by, written_at, agreed_at)
            values (@Tenant, @First, @Programme, @Leader, @version, 'x', @Leader, now(), now())
            """,
            new
            {
                stage.People.Tenant,
                stage.First,
                stage.People.Programme,
                stage.People.Leader,
                version,
            }
        );
}
