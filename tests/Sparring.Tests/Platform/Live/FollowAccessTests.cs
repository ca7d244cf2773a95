using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Data;
using Sparring.Platform.Live;
using Sparring.Testing;
using Sparring.Tests.Rooms.Foundation;
using Xunit;

namespace Sparring.Tests.Platform.Live;

public sealed class FollowAccessTests(TestApp app) : IClassFixture<TestApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_is_made_with_the_mark_its_stream_begins_with()
    {
        var stage = await FoundationStage.SetAsync(app, "maerke");
        var address = await stage.HandInAsync();
        using var coach = await stage.AsAsync(stage.Coach);
        using var page = await coach.PageAsync(address);
        using var stream = await StreamAsync(coach);

        Assert.Equal("/live/access", page.Body?.GetAttribute("data-follow"));
        Assert.Equal(page.Body?.GetAttribute("data-mark"), await stream.MarkAsync());
    }

    [Fact]
    public async Task Who_leaves_a_group_and_who_stays_are_both_told_at_once()
    {
        var stage = await FoundationStage.SetAsync(app, "forlader");
        var address = await stage.HandInAsync();
        using var coach = await stage.AsAsync(stage.Coach);
        using var leader = await stage.AsAsync(stage.Leader);
        using var coachHears = await StreamAsync(coach);
        using var leaderHears = await StreamAsync(leader);
        var (before, own) = (await coachHears.MarkAsync(), await leaderHears.MarkAsync());

        await app.Database.ExecuteAsync(
            "update sparring_group_member set valid = daterange(lower(valid), '2019-01-15') where person = @Leader",
            new { stage.Leader }
        );

        Assert.NotEqual(before, await coachHears.MarkAsync());
        Assert.NotEqual(own, await leaderHears.MarkAsync());
        using var refused = await coach.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Theory]
    [InlineData("update sparring_group_coach set valid = daterange(lower(valid), '2019-01-15') where person = @Coach")]
    [InlineData("update sign_in_session set ended_at = now() where person = @Coach")]
    [InlineData("delete from programme_role where person = @Coach")]
    [InlineData("update person set left_on = '2019-01-14' where id = @Coach")]
    [InlineData("delete from sparring_group_member where person = @Peer")]
    [InlineData(
        "insert into share (tenant, id, artefact, artefact_id, owner, programme, kind, person, shared_at) values (@Tenant, gen_random_uuid(), 'trial-action', gen_random_uuid(), @Leader, @Programme, 'coach', null, now()); update share set revoked_at = now() where owner = @Leader"
    )]
    [InlineData(
        "insert into coaching_track (tenant, id, programme, name, first_day, last_day) values (@Tenant, gen_random_uuid(), @Programme, 'Coaching', '2018-11-20', '2019-02-01'); insert into coaching_session (tenant, id, programme, track, sparring_group, number, coach, starts_at, ends_at, place) select @Tenant, gen_random_uuid(), @Programme, id, @Group, 1, @Coach, '2018-11-23 10:00+01', '2018-11-23 12:00+01', 'Rådhuset' from coaching_track where programme = @Programme; insert into session_reflection (tenant, session, programme, owner, section, revision, sealed, saved_at, editor, step, shared_at) select @Tenant, id, @Programme, @Leader, 'learned', 1, '', now(), id, 1, now() from coaching_session where programme = @Programme; update session_reflection set shared_at = null where owner = @Leader"
    )]
    public async Task Whatever_takes_a_right_away_is_told_to_those_it_takes_it_from(string change)
    {
        var stage = await FoundationStage.SetAsync(app, "tager" + change.Length);
        using var coach = await stage.AsAsync(stage.Coach);
        using var stream = await StreamAsync(coach);
        var before = await stream.MarkAsync();

        await app.Database.ExecuteAsync(
            change,
            new
            {
                stage.Coach,
                stage.Peer,
                stage.Leader,
                stage.Tenant,
                stage.Programme,
                stage.Group,
            }
        );

        Assert.NotEqual(before, await stream.MarkAsync());
    }

    [Fact]
    public async Task A_new_day_is_told_although_a_notice_came_at_midnight()
    {
        var changes = app.Services.GetRequiredService<AccessChanges>();
        var somebody = new PersonId(Ids.Secure.Next());
        await using var marks = changes.FollowAsync(somebody, Cancel).GetAsyncEnumerator(Cancel);
        await marks.MoveNextAsync();
        var slow = new List<TimeSpan>();

        // It looks every twenty seconds without being told. A machine may be that slow once, not five times.
        for (var night = 0; night < 5 && slow.Count == night; night++)
        {
            var before = marks.Current;
            app.Clock.Advance(TimeSpan.FromDays(1));
            var told = Stopwatch.StartNew();
            await app.Database.ExecuteAsync("select pg_notify('sparring_access', gen_random_uuid()::text)");
            await marks.MoveNextAsync().AsTask().WaitAsync(Waiting.Patience, Cancel);
            Assert.NotEqual(before, marks.Current);
            slow.AddRange(told.Elapsed > TimeSpan.FromSeconds(19) ? [told.Elapsed] : []);
        }

        Assert.True(slow.Count < 5, string.Join(", ", slow));
    }

    [Fact]
    public async Task Another_group_hears_nothing_of_it()
    {
        var stage = await FoundationStage.SetAsync(app, "anden-gruppe");
        using var coach = await stage.AsAsync(stage.Coach);
        using var other = await stage.AsAsync(stage.OtherCoach);
        using var coachHears = await StreamAsync(coach);
        using var otherHears = await StreamAsync(other);
        var (before, unchanged) = (await coachHears.MarkAsync(), await otherHears.MarkAsync());

        await app.Database.ExecuteAsync("delete from sparring_group_member where person = @Peer", new { stage.Peer });
        Assert.NotEqual(before, await coachHears.MarkAsync());
        await app.Database.ExecuteAsync(
            "update sparring_group_coach set valid = daterange(lower(valid), '2019-01-15') where person = @OtherCoach",
            new { stage.OtherCoach }
        );
        var first = await otherHears.MarkAsync();

        // Had the other been told of the first change, two changes would be counted.
        Assert.Equal(Count(unchanged) + 1, Count(first));
    }

    [Fact]
    public async Task Nobody_follows_without_being_signed_in()
    {
        using var nobody = app.Client();
        using var answer = await nobody.GetAsync("/live/access");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private static long Count(string? mark) =>
        long.Parse((mark ?? "").Split('-')[^1], System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<MarkStream> StreamAsync(TestClient client) =>
        new(await client.Http.GetAsync("/live/access", HttpCompletionOption.ResponseHeadersRead, Cancel));

    /// <summary>An open event stream, read mark by mark.</summary>
    private sealed class MarkStream(HttpResponseMessage answer) : IDisposable
    {
        private StreamReader? lines;

        public async Task<string?> MarkAsync()
        {
            Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
            lines ??= new StreamReader(await answer.Content.ReadAsStreamAsync(Cancel));
            using var wait = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
            wait.CancelAfter(Waiting.Patience);
            while (await lines.ReadLineAsync(wait.Token) is { } line)
            {
                if (line.StartsWith("data: ", StringComparison.Ordinal))
                {
                    return line["data: ".Length..];
                }
            }

            return null;
        }

        public void Dispose()
        {
            lines?.Dispose();
            answer.Dispose();
        }
    }
}
