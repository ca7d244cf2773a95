using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Data;
using Sparring.Rooms.Calendar;
using Sparring.Rooms.Practice.Contract;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Coaching.Sessions;

public sealed class SessionRemindersTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Line = "Spørge naboafdelingen, før vi svarer borgeren";

    [Fact]
    public async Task The_coach_writes_first_to_those_who_lack_something_then_to_all_and_to_each_once()
    {
        var stage = await ToldAsync("lacks");
        using var leader = await stage.LeaderAsync();
        using var line = await stage.WriteLineAsync(leader, stage.People.Leader, Line);

        var week = await SendAsync(stage, 21, nodes: 3);
        var again = await SendAsync(stage, 21);
        var day = await SendAsync(stage, 27);

        Assert.Equal((1, 0, 2), (week, again, day));
        Assert.Equal(
            ["Signe Dam 7 Karl Ravn", "Bo Holt 1 Karl Ravn", "Signe Dam 1 Karl Ravn"],
            await SentAsync(stage, "session-reminder")
        );
        var body = await BodyAsync(stage, stage.People.Leader, 7);
        Assert.Contains("I mødes mandag 28. januar kl. 14.00 i Rådhuset.", body);
        Assert.Contains("– Skriv, hvordan det gik med aftalen fra sidst", body);
        Assert.DoesNotContain(Line, body);
        Assert.DoesNotContain("Det når du endnu", await BodyAsync(stage, stage.People.Peer, 1));
    }

    [Fact]
    public async Task Whoever_is_done_is_not_reminded_to_prepare()
    {
        var stage = await ToldAsync("done");

        Assert.Equal(0, await SendAsync(stage, 21));
    }

    [Fact]
    public async Task A_session_that_moves_reminds_of_its_new_day_once_it_is_told_and_a_cancelled_one_of_none()
    {
        var stage = await ToldAsync("moves");
        await app.Database.ExecuteAsync(
            "update coaching_session set starts_at = '2019-01-30 14:00+01', ends_at = '2019-01-30 16:00+01', sequence = 1 where id = @Second",
            new { stage.Second }
        );
        var old = await SendAsync(stage, 27);
        var untold = await SendAsync(stage, 29);
        await app.Database.ExecuteAsync(
            "update coaching_invitation set told = 1 where session = @Second and person = @Leader",
            new { stage.Second, stage.People.Leader }
        );
        var told = await SendAsync(stage, 29);
        await app.Database.ExecuteAsync(
            "update coaching_invitation set told = 1; update coaching_session set cancelled_at = now() where id = @Second",
            new { stage.Second }
        );

        Assert.Equal((0, 0, 1, 0), (old, untold, told, await SendAsync(stage, 29)));
    }

    [Fact]
    public async Task A_step_agreed_on_is_reminded_of_the_day_before_unless_it_is_done()
    {
        var stage = await SessionStage.SetAsync(app, "step");
        var leader = await app.World.ViewerAsync(stage.People.Leader);
        await app.World.RoleAsync(stage.People.Tenant, stage.People.Programme, stage.People.Coach, "contact");
        var steps = app.Services.GetRequiredService<IWriteTrialActions>();
        await app.Db.AsAsync(
            leader,
            tx =>
                steps.PlanAsync(
                    tx,
                    leader,
                    stage.People.Programme,
                    [Step(stage, Line, 22), Step(stage, Line, 22), Step(stage, Line, 25)]
                ),
            CancellationToken.None
        );
        await app.Database.ExecuteAsync(
            "update trial_action set done_at = now() where owner = @Leader and due = '2019-01-25'",
            new { stage.People.Leader }
        );

        Assert.Equal(
            (0, 1, 0),
            (await SendAsync(stage, 15), await SendAsync(stage, 21, nodes: 2), await SendAsync(stage, 24))
        );
        Assert.Equal(["Signe Dam 1 Karl Ravn"], await SentAsync(stage, "agreed-step-reminder"));
        var body = await BodyAsync(stage, stage.People.Leader, 1);
        Assert.Contains("Du har aftalt at prøve 2 ting senest tirsdag 22. januar.", body);
        Assert.DoesNotContain(Line, body);
    }

    private static AgreedStep Step(SessionStage stage, string text, int day) =>
        new(
            Ids.Secure.Next(),
            "coaching",
            stage.Page("agreement"),
            stage.People.Leader,
            text,
            new DateOnly(2019, 1, day)
        );

    private async Task<SessionStage> ToldAsync(string key)
    {
        var stage = await SessionStage.SetAsync(app, key);
        await app.Database.ExecuteAsync(
            """
            insert into coaching_invitation (tenant, session, programme, person, sequence, told)
            select @Tenant, @Second, @Programme, person, 0, 0 from unnest(array[@Leader, @Peer, @Coach]::uuid[]) person
            """,
            new
            {
                stage.People.Tenant,
                stage.People.Programme,
                stage.Second,
                Leader = stage.People.Leader.Value,
                Peer = stage.People.Peer.Value,
                Coach = stage.People.Coach.Value,
            }
        );
        return stage;
    }

    // Other tests of this class have stages of their own, with sessions on the same days.
    private async Task<int> SendAsync(SessionStage stage, int day, int nodes = 1)
    {
        app.Clock.Now = Clock.At(new DateOnly(2019, 1, day), new TimeOnly(8, 0));
        var reminders = app.Services.GetRequiredService<OwnReminders>();
        var before = await CountAsync(stage);
        await Task.WhenAll(Enumerable.Range(0, nodes).Select(_ => reminders.SendDueAsync(CancellationToken.None)));
        return await CountAsync(stage) - before;
    }

    private Task<int> CountAsync(SessionStage stage) =>
        app.Db.AsSystemAsync(
            stage.People.Tenant,
            tx => tx.ValueAsync<int>("select count(*) from outbox_message where kind like '%-reminder'"),
            CancellationToken.None
        );

    private Task<IReadOnlyList<string>> SentAsync(SessionStage stage, string kind) =>
        app.Db.AsSystemAsync(
            stage.People.Tenant,
            tx =>
                tx.ListAsync<string>(
                    """
                    select p.name || ' ' || m.version || ' ' || s.name from outbox_message m
                        join person p on p.id = m.recipient join person s on s.id = m.sender
                    where m.kind = @kind order by m.version desc, p.name
                    """,
                    new { kind }
                ),
            CancellationToken.None
        );

    private async Task<string> BodyAsync(SessionStage stage, PersonId person, int version) =>
        await app.Db.AsSystemAsync(
            stage.People.Tenant,
            tx =>
                tx.ValueAsync<string>(
                    "select coalesce(nullif(m.body, ''), d.body) from outbox_message m left join delivered_mail d on d.message = m.id where m.recipient = @person and m.version = @version and m.kind like '%-reminder'",
                    new { person, version }
                ),
            CancellationToken.None
        ) ?? "";
}
