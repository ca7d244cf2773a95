using System.Net;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Coaching.Sessions;

public sealed class AgreementTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Line = "Spørge naboafdelingen, før vi svarer borgeren";

    [Fact]
    public async Task A_line_the_coach_writes_waits_for_the_owners_yes()
    {
        var stage = await SessionStage.SetAsync(app, "yes");
        using var coach = await stage.CoachAsync();
        using var leader = await stage.LeaderAsync();
        using var written = await stage.WriteLineAsync(coach, stage.People.Leader, Line, "20.2.2019");
        Assert.Equal(HttpStatusCode.SeeOther, written.StatusCode);
        Assert.Contains("Sig ja til din linje", await SessionStage.TextAsync(leader, "/"));

        using var yes = await SessionStage.SendAsync(leader, stage.Page("agreement"), "/agreement/yes");

        var page = await SessionStage.TextAsync(leader, stage.Page("agreement"));
        Assert.Contains(Line, page);
        Assert.Contains("Senest 20. februar 2019.", page);
        Assert.Contains("Aftalt", page);
        Assert.DoesNotContain("Sig ja til din linje", await SessionStage.TextAsync(leader, "/"));
    }

    [Fact]
    public async Task Two_at_the_table_never_write_over_each_other()
    {
        var stage = await SessionStage.SetAsync(app, "stale");
        using var coach = await stage.CoachAsync();
        using var leader = await stage.LeaderAsync();
        using var page = await leader.PageAsync(stage.Page("agreement"));
        using var first = await stage.WriteLineAsync(coach, stage.People.Leader, Line);
        var form = page.QuerySelectorAll("form[action$='/agreement/lines']")
            .First(one =>
                one.QuerySelector("input[name=owner]")?.GetAttribute("value") == stage.People.Leader.Value.ToString()
            );

        using var second = await Foundation.FoundationStage.SendAsync(
            leader,
            form,
            new Dictionary<string, string> { ["text"] = "Noget helt andet" }
        );

        var answer = await Foundation.FoundationStage.BodyAsync(second);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
        Assert.Contains(Line, answer);
        Assert.Contains("Noget helt andet", answer);
    }

    [Theory]
    [InlineData("", "20.2.2019", "Skriv, hvad handlingen er.")]
    [InlineData("Spørge først", "en dag", "Skriv dagen som")]
    public async Task What_is_missing_or_unreadable_is_said_and_nothing_typed_is_lost(
        string text,
        string due,
        string said
    )
    {
        var stage = await SessionStage.SetAsync(app, "bad" + due.Length);
        using var leader = await stage.LeaderAsync();

        using var refused = await stage.WriteLineAsync(leader, stage.People.Leader, text, due);

        var answer = await Foundation.FoundationStage.BodyAsync(refused);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(said, answer);
        Assert.Contains(due, answer);
        Assert.Contains(text, answer);
    }

    [Fact]
    public async Task The_agreement_of_session_one_is_looked_at_in_session_two()
    {
        var stage = await SessionStage.SetAsync(app, "again");
        using var leader = await stage.LeaderAsync();
        using var peer = await stage.PeerAsync();
        using var written = await stage.WriteLineAsync(leader, stage.People.Leader, Line);
        Assert.Contains(Line, await SessionStage.TextAsync(peer, stage.Page("agreement", second: true)));

        using var none = await SessionStage.SendAsync(
            leader,
            stage.Page("agreement", second: true),
            "/agreement/outcome"
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.StatusCode);
        using var said = await SessionStage.SendAsync(
            leader,
            stage.Page("agreement", second: true),
            "/agreement/outcome",
            new Dictionary<string, string> { ["outcome"] = "adapted", ["text"] = "Vi ringede i stedet" }
        );

        Assert.Equal(HttpStatusCode.SeeOther, said.StatusCode);
        var page = await SessionStage.TextAsync(peer, stage.Page("agreement", second: true));
        Assert.Contains("Tilpasset", page);
        Assert.Contains("Vi ringede i stedet", page);
        using var settled = await stage.App.SignedInClientAsync(stage.People.Leader);
        using var open = await settled.PageAsync(stage.Page("agreement"));
        Assert.DoesNotContain(
            open.QuerySelectorAll("form[action$='/agreement/lines'] input[name=owner]"),
            owner => owner.GetAttribute("value") == stage.People.Leader.Value.ToString()
        );
    }

    [Fact]
    public async Task A_look_at_another_members_line_is_noted_once()
    {
        var stage = await SessionStage.SetAsync(app, "noted");
        using var leader = await stage.LeaderAsync();
        using var written = await stage.WriteLineAsync(leader, stage.People.Leader, Line);
        using var peer = await stage.PeerAsync();

        await peer.TextAsync(stage.Page("agreement"));
        await leader.TextAsync(stage.Page("agreement"));

        var looks = await app.Database.ListAsync<string>(
            "select artefact from read_log where subject = @Leader",
            new { stage.People.Leader }
        );
        Assert.Equal("coaching-session", Assert.Single(looks));
    }

    private const string Saved = "Gruppen kan se, hvem der er noteret her.";

    [Fact]
    public async Task With_somebody_present_the_session_is_held()
    {
        var stage = await SessionStage.SetAsync(app, "held");
        using var coach = await stage.CoachAsync();
        Assert.Contains("Notér, hvem der var med", await SessionStage.TextAsync(coach, "/"));

        using var marked = await SessionStage.SendAsync(
            coach,
            stage.Page("agreement"),
            "/attendance",
            new Dictionary<string, string>
            {
                [$"state-{stage.People.Leader.Value}"] = "present",
                [$"state-{stage.People.Peer.Value}"] = "notice",
            }
        );

        using var peer = await stage.PeerAsync();
        var page = await SessionStage.TextAsync(peer, stage.Page("agreement"));
        Assert.Equal($"{stage.Page("agreement")}?saved=true#attendance", marked.Headers.Location?.ToString());
        Assert.Contains(Saved, await SessionStage.TextAsync(coach, stage.Page("agreement") + "?saved=true"));
        Assert.DoesNotContain(Saved, await SessionStage.TextAsync(peer, stage.Page("agreement") + "?saved=true"));
        Assert.Contains("Bo Holt: Afbud", page);
        Assert.DoesNotContain("Notér, hvem der var med", await SessionStage.TextAsync(coach, "/"));
    }

    [Fact]
    public async Task A_mark_that_was_a_mistake_is_taken_away()
    {
        var stage = await SessionStage.SetAsync(app, "unmark");
        using var coach = await stage.CoachAsync();
        using var peer = await stage.PeerAsync();
        using var marked = await MarkAsync(coach, stage, "absent");
        var before = await SessionStage.TextAsync(peer, stage.Page("agreement"));
        using var taken = await MarkAsync(coach, stage, "");

        Assert.Contains("Signe Dam: Udeblevet", before);
        Assert.DoesNotContain("Signe Dam: Udeblevet", await SessionStage.TextAsync(peer, stage.Page("agreement")));
        Assert.Empty(
            await app.Database.ListAsync<Guid>(
                "select person from session_attendance where session = @First",
                new { stage.First }
            )
        );
    }

    private static Task<HttpResponseMessage> MarkAsync(TestClient coach, SessionStage stage, string state) =>
        SessionStage.SendAsync(
            coach,
            stage.Page("agreement"),
            "/attendance",
            new Dictionary<string, string> { [$"state-{stage.People.Leader.Value}"] = state }
        );

    [Fact]
    public async Task A_coach_is_shown_her_next_session_however_far_away()
    {
        var stage = await SessionStage.SetAsync(app, "far");
        await app.Database.ExecuteAsync(
            "update coaching_session set starts_at = starts_at + interval '40 days', ends_at = ends_at + interval '40 days' where id = @Second",
            new { stage.Second }
        );
        using var coach = await stage.CoachAsync();

        var thread = await SessionStage.TextAsync(coach, "/");

        Assert.Contains("Forbered session 2", thread);
    }

    [Fact]
    public async Task Notice_given_before_a_session_does_not_hold_it()
    {
        var stage = await SessionStage.SetAsync(app, "notice");
        using var coach = await stage.CoachAsync();

        using var marked = await SessionStage.SendAsync(
            coach,
            stage.Page("agreement", second: true),
            "/attendance",
            new Dictionary<string, string> { [$"state-{stage.People.Leader.Value}"] = "present" }
        );

        var held = await app.Database.ListAsync<long>(
            "select count(*) from coaching_session where id = @Second and held_at is not null",
            new { stage.Second }
        );
        Assert.Equal(0, held.Single());
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task A_round_of_coaching_ones_own_group_has_held_is_not_told_as_if_to_come(bool held, bool isSaid)
    {
        var stage = await SessionStage.SetAsync(app, "held-" + held);
        await app.Database.ExecuteAsync(
            """
            insert into programme_activity (tenant, programme, phase, position, key, kind, title, fuzzy, first_day, last_day)
            values (@Tenant, @Programme, 'fase', 1, 'coaching-1', 'coaching-track', '{"da": "Coaching 1", "en": "Coaching 1"}',
                    '2019-01-20/2019-02-01', '2019-01-20', '2019-02-01');
            update coaching_session set held_at = ends_at where id = @First and @held
            """,
            new
            {
                stage.People.Tenant,
                stage.People.Programme,
                stage.First,
                held,
            }
        );
        using var leader = await stage.LeaderAsync();

        var thread = await SessionStage.TextAsync(leader, "/");

        Assert.Contains("Coaching 1", thread, StringComparison.Ordinal);
        Assert.Equal(isSaid, thread.Contains("Din gruppe har holdt sin.", StringComparison.Ordinal));
    }
}
